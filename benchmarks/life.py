"""The proofs of a paper's life in full number, on both databases: `bin/bench life`.

The tests are those of `bin/test`, which runs fewer examples of each.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import _numbering_at_once

ROOT = Path(__file__).parent.parent
EXAMPLES = 1_000
DATABASES = ("sqlite", "postgres")
TESTS = {
    "tampered histories, all found": "test_every_tampered_history_is_found",
    "honest histories, no alarm": "test_no_honest_history_raises_an_alarm",
    "random walks through the lifecycle, as the model says": "walks",
}
"""What is shown, and by which words pytest finds the test of it."""
FOLDERS = ("tests/history", "tests/documents")
NOTHING_FOUND = 5


def main() -> None:
    print(f"\n| {EXAMPLES:,} of each | SQLite | PostgreSQL |\n|---|---|---|")
    for shown, words in TESTS.items():
        print(f"| {shown} | {' | '.join(proven(words, on) for on in DATABASES)} |", flush=True)
    _numbering_at_once.main()


def proven(words: str, database: str) -> str:
    """ "holds" and how long it took, or what pytest said."""
    command = [sys.executable, "-m", "tests", "--only", database, "-q", "-k", words]
    many = {"BINHAN_EXAMPLES": str(EXAMPLES)}
    started = time.monotonic()
    done = subprocess.run(
        [*command, "--timeout", "3600", *FOLDERS],
        cwd=ROOT,
        env={**os.environ, **many},
        capture_output=True,
        text=True,
    )
    if done.returncode == NOTHING_FOUND:
        return "no such test"
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        return "BROKEN"
    return f"holds, {time.monotonic() - started:.0f} s"


if __name__ == "__main__":
    sys.exit(main())
