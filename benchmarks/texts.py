"""What holds for random texts, in full number: `bin/bench texts`.

The tests are those of `bin/test`, which runs fewer examples of each. No database is touched.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = 10_000
TESTS = {
    "reading never fails, writing what was read is stable, no word lost": "test_outline.py",
    "numbers as a slow model counts them, and stay when read again": "test_numbering.py",
    "bold, italic, citations and figures: nothing lost": "test_inline.py",
    "keys of blocks survive edits as a slow model says": "test_alignment.py",
}


def main() -> None:
    print(f"\n| {EXAMPLES:,} examples of each property | |\n|---|---|")
    for shown, file in TESTS.items():
        print(f"| {shown} | {proven(file)} |", flush=True)


def proven(file: str) -> str:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--timeout", "3600", f"tests/paper/{file}"],
        cwd=ROOT,
        env={**os.environ, "BINHAN_EXAMPLES": str(EXAMPLES)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        return "BROKEN"
    return f"holds, {time.monotonic() - started:.0f} s"


if __name__ == "__main__":
    main()
