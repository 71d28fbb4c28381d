"""A throw-away PostgreSQL: its own data folder, a unix socket, no TCP port, gone at the end."""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.places import roomy

PROGRAMS = ("initdb", "postgres", "pg_isready")
KNOWN_PLACES = (
    ("/usr/lib/postgresql", "*/bin"),
    ("/", "usr/pgsql-*/bin"),
    ("/opt/homebrew/opt", "postgresql@*/bin"),
)
ABSENT = """PostgreSQL's server programs (initdb, postgres) were not found.
  Debian, Ubuntu:  apt-get install postgresql   (bin/setup --test does it)
  Fedora:          dnf install postgresql-server
  macOS:           brew install postgresql@17
Or name a server whose user may create databases: DATABASE_URL=postgres://user@host/name bin/test"""

# Nothing in the cluster outlives the run, so nothing has to survive a power cut.
SERVER_OPTIONS = (
    *("-c", "listen_addresses="),
    *("-c", "fsync=off"),
    *("-c", "synchronous_commit=off"),
    *("-c", "full_page_writes=off"),
    *("-c", "max_connections=120"),
)
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
PR_SET_PDEATHSIG = 1
SECONDS_TO_START = 30


class NoServerError(Exception):
    """PostgreSQL is not installed, or did not start; the message says what to do."""


def installed() -> Path | None:
    """The folder of the newest server programs on this machine."""
    found = [Path(initdb).resolve().parent for initdb in [shutil.which("initdb")] if initdb]
    for base, pattern in KNOWN_PLACES:
        found += sorted(Path(base).glob(pattern), key=_version, reverse=True)
    return next((folder for folder in found if _is_complete(folder)), None)


@contextlib.contextmanager
def throwaway_server() -> Iterator[str]:
    """Runs a server for the length of the block; gives its address as a DATABASE_URL."""
    programs = installed()
    if programs is None:
        raise NoServerError(ABSENT)
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="binh-an-pg-", dir=roomy()))
    try:
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        _make_cluster(programs, folder, owner)
        with _running(programs, folder, owner):
            yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _version(programs: Path) -> float:
    digits = "".join(c for c in str(programs) if c.isdigit() or c == ".")
    return float(digits.strip(".") or 0)


def _is_complete(folder: Path) -> bool:
    return all(os.access(folder / program, os.X_OK) for program in PROGRAMS)


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; root runs it as the user Debian makes for it."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoServerError("Run by root, PostgreSQL needs a user 'postgres' or 'nobody' to run as.")


def _make_cluster(programs: Path, folder: Path, owner: dict[str, Any]) -> None:
    made = subprocess.run(
        [
            *(programs / "initdb", "-D", folder / "data", "-U", "postgres"),
            *("--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        **{"cwd": folder, "env": ENVIRONMENT, "capture_output": True, "text": True, **owner},
    )
    if made.returncode:
        raise NoServerError(f"initdb failed:\n{made.stderr}")


@contextlib.contextmanager
def _running(programs: Path, folder: Path, owner: dict[str, Any]) -> Iterator[None]:
    log = folder / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, *SERVER_OPTIONS],
            preexec_fn=_die_with_parent,
            **{"cwd": folder, "env": ENVIRONMENT, "stdout": out, "stderr": out, **owner},
        )
    try:
        _wait_for(server, programs, folder)
        yield
    finally:
        # A fast shutdown; an immediate one would leave its shared memory behind.
        server.send_signal(signal.SIGINT)
        server.wait(SECONDS_TO_START)


def _die_with_parent() -> None:
    """Lets the kernel stop the server when this process is killed outright (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _wait_for(server: subprocess.Popen[bytes], programs: Path, folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        ready = subprocess.run([programs / "pg_isready", "-q", "-h", folder])
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise NoServerError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
