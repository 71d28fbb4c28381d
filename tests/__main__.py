"""`bin/test`: the suite on SQLite, then on PostgreSQL; tests/conftest.py says what goes where."""

import argparse
import os
import subprocess
import sys
import time
from contextlib import AbstractContextManager, nullcontext

from tests.postgres import NoServerError, throwaway_server

RED, GREEN, PLAIN = ("\033[31m", "\033[32m", "\033[0m") if sys.stdout.isatty() else ("", "", "")
PASSED, NOTHING_TO_RUN = 0, 5


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bin/test", epilog="Everything else goes to pytest.", allow_abbrev=False
    )
    parser.add_argument("--only", choices=["sqlite", "postgres"], help="one database only")
    options, pytest_arguments = parser.parse_known_args()
    databases = [options.only] if options.only else ["sqlite", "postgres"]
    try:
        results = {name: _run(name, pytest_arguments) for name in databases}
    except NoServerError as reason:
        print(f"{RED}{reason}{PLAIN}", file=sys.stderr)
        return 1
    return _verdict(results)


def _verdict(results: dict[str, int]) -> int:
    """Arguments may pick tests that one database has none of, but not tests that none has."""
    codes = set(results.values())
    return max(codes - {NOTHING_TO_RUN}, default=NOTHING_TO_RUN)


def _run(database: str, pytest_arguments: list[str]) -> int:
    started = time.monotonic()
    with _server(database) as url:
        environment = {**os.environ, "DATABASE_URL": url, "BINHAN_TEST_PASS": database}
        code = subprocess.call([sys.executable, "-m", "pytest", *pytest_arguments], env=environment)
    colour, word = (GREEN, "passed") if code in {PASSED, NOTHING_TO_RUN} else (RED, "FAILED")
    took = time.monotonic() - started
    print(f"{colour}== {database}: {word} in {took:.1f} s{PLAIN}", flush=True)
    return code


def _server(database: str) -> AbstractContextManager[str]:
    if database == "sqlite":
        return nullcontext("sqlite:///:memory:")
    named = os.environ.get("DATABASE_URL", "")
    return nullcontext(named) if named.startswith("postgres") else throwaway_server()


if __name__ == "__main__":
    sys.exit(main())
