"""Figures over time in full number, on both databases: `bin/bench borders`.

The tests are those of `bin/test`, which takes fewer histories.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HISTORIES = 500
DATABASES = ("sqlite", "postgres")
TESTS = {
    f"{HISTORIES} random histories, as the plain model says": "test_as_of_by_chance.py",
    "Nghệ An and Quảng Ninh, as the table of changes says": "test_provinces.py",
}


def main() -> None:
    print("\n| | SQLite | PostgreSQL |\n|---|---|---|")
    for shown, file in TESTS.items():
        print(f"| {shown} | {' | '.join(proven(file, on) for on in DATABASES)} |", flush=True)


def proven(file: str, database: str) -> str:
    """ "holds" and how long it took, or what pytest said."""
    command = [sys.executable, "-m", "tests", "--only", database, "-q", "--timeout", "3600"]
    started = time.monotonic()
    done = subprocess.run(
        [*command, f"tests/households/{file}"],
        cwd=ROOT,
        env={**os.environ, "BINHAN_EXAMPLES": str(HISTORIES)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        return "BROKEN"
    return f"holds, {time.monotonic() - started:.0f} s"


if __name__ == "__main__":
    sys.exit(main())
