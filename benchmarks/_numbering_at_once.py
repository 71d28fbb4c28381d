"""Fifty processes number fifty papers at once, ten times, while others void; fifty are killed.

A part of `bin/bench life`. The tests are those of `bin/test`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
TESTS = "tests/documents/test_numbering_at_once.py"
DATABASES = ("sqlite", "postgres")


def main() -> None:
    print("\n| numbering at once, in full number | |\n|---|---|")
    for database in DATABASES:
        print(f"| {database} | {proven(database)} |", flush=True)


def proven(database: str) -> str:
    """ "holds" and how long it took, or that it does not."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests", "--only", database, "-q", TESTS],
        cwd=ROOT,
        env={**os.environ, "BINHAN_FULL_NUMBERING": "1"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        return "BROKEN"
    return f"holds, {time.monotonic() - started:.0f} s"


if __name__ == "__main__":
    main()
