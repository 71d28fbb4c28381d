"""`bin/test`: the suite on SQLite and, beside it, on PostgreSQL; what goes where: conftest.py.

Two passes for two processors. The second is heard when it is over.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import IO

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
        results = _side_by_side(databases, pytest_arguments)
    except NoServerError as reason:
        print(f"{RED}{reason}{PLAIN}", file=sys.stderr)
        return 1
    return _verdict(results)


def _verdict(results: dict[str, int]) -> int:
    """Arguments may pick tests that one database has none of, but not tests that none has."""
    codes = set(results.values())
    return max(codes - {NOTHING_TO_RUN}, default=NOTHING_TO_RUN)


def _side_by_side(databases: list[str], pytest_arguments: list[str]) -> dict[str, int]:
    with (
        ThreadPoolExecutor(len(databases)) as passes,
        tempfile.TemporaryFile("w+") as unheard,
        tempfile.TemporaryDirectory() as compiled,
    ):
        aloud, *others = databases
        heard = passes.submit(_run, aloud, pytest_arguments, compiled, None)
        beside = {
            name: passes.submit(_run, name, pytest_arguments, compiled, unheard) for name in others
        }
        results = {aloud: heard.result()} | {name: one.result() for name, one in beside.items()}
        unheard.seek(0)
        print(unheard.read(), end="", flush=True)
    return results


def _run(database: str, pytest_arguments: list[str], compiled: str, output: IO[str] | None) -> int:
    started = time.monotonic()
    # Pictures of failures go where the passes do not sweep each other's away.
    pictures = f"--output={tempfile.gettempdir()}/binh-an-test-results-{database}"
    command = [sys.executable, "-m", "pytest", "--migrations", pictures, *pytest_arguments]
    with _server(database) as url:
        environment = {
            **os.environ,
            **_keeping_what_is_compiled(compiled),
            "DATABASE_URL": url,
            "BINHAN_TEST_PASS": database,
        }
        code = subprocess.call(command, env=environment, stdout=output, stderr=output)
    colour, word = (GREEN, "passed") if code in {PASSED, NOTHING_TO_RUN} else (RED, "FAILED")
    took = time.monotonic() - started
    print(f"{colour}== {database}: {word} in {took:.1f} s{PLAIN}", file=output, flush=True)
    return code


def _keeping_what_is_compiled(folder: str) -> dict[str, str]:
    """Some forty processes are started by tests; none compiles Django and us anew."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}


def _server(database: str) -> AbstractContextManager[str]:
    if database == "sqlite":
        return nullcontext("sqlite:///:memory:")
    named = os.environ.get("DATABASE_URL", "")
    return nullcontext(named) if named.startswith("postgres") else throwaway_server()


if __name__ == "__main__":
    sys.exit(main())
