"""`bin/run`: prepares the database, then keeps web and background work running until told to stop.

No Django here: what it starts may fail, be replaced or run out of memory without taking this down.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from config.keys import kept_key

BASE = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
# A PDF of 300 pages is rendered within one request.
SECONDS_A_REQUEST_MAY_TAKE = 120
SECONDS_TO_FINISH = 10
SECONDS_TO_ANSWER = 60
# Those that are ignored from the start stay so: nohup means it.
STOPS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
PR_SET_PDEATHSIG = 1

Children = dict[str, subprocess.Popen[bytes]]
Stops = set[signal.Signals]


class CannotRunError(Exception):
    """Why it does not start; the message says what to do."""


def main() -> int:
    try:
        port = _port()
        environment = _environment()
        _manage("migrate", "--verbosity", "0", environment=environment)
        _manage("load_demonstration", environment=environment)
        return _serve(port, environment)
    except CannotRunError as reason:
        _say(f"bin/run: {reason}")
        return 1
    except KeyboardInterrupt:
        return 130


def _port() -> int:
    """The port of the environment, if it is a port and free."""
    text = os.environ.get("PORT", "8000")
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise CannotRunError(f"PORT must be a number from 1 to 65535, not {text!r}")
    port = int(text)
    with socket.socket() as probe:
        # As gunicorn does: a port that a server has just left may be taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotRunError(
                f"port {port} cannot be used ({error.strerror}). "
                f"Stop what holds it, or choose another: PORT={port % 65535 + 1} bin/run"
            ) from error
    return port


def _environment() -> dict[str, str]:
    """What the parts are started with: this machine only, a key in the data folder."""
    var = Path(os.environ.get("BINHAN_VAR", BASE / "var"))
    try:
        kept_key(var / "secret_key")
    except OSError as error:
        raise CannotRunError(f"the data folder {var} cannot be used ({error.strerror})") from error
    here = {"BINHAN_LOCAL": "1", "BINHAN_DEMONSTRATION": "1"}
    return {**os.environ, **here, "DJANGO_SETTINGS_MODULE": "config.settings"}


def _manage(*arguments: str, environment: dict[str, str]) -> None:
    # The checks load every page and its PDF writer; bin/check has run them.
    with _start([str(BASE / "manage.py"), *arguments, "--skip-checks"], environment) as child:
        if child.wait():
            raise CannotRunError(f"manage.py {arguments[0]} failed; its message is above")


def _serve(port: int, environment: dict[str, str]) -> int:
    # Waited for by name below; a handler, because an ignored signal is never waited for.
    signal.signal(signal.SIGCHLD, lambda *_: None)
    stops = {stop for stop in STOPS if signal.getsignal(stop) != signal.SIG_IGN}
    signal.pthread_sigmask(signal.SIG_BLOCK, {*stops, signal.SIGCHLD})
    with _running({"web": _web(port), "work": _work()}, environment) as children:
        if _is_answering(port, children, stops):
            _say(f"\nBình An: http://{HOST}:{port}   (Ctrl-C để dừng)")
        return _wait(children, stops)


def _web(port: int) -> list[str]:
    options = {
        "--bind": f"{HOST}:{port}",
        # Rendering is not thread-safe: processes, one request each.
        "--workers": "2",
        "--worker-class": "sync",
        "--timeout": str(SECONDS_A_REQUEST_MAY_TAKE),
        "--graceful-timeout": str(SECONDS_TO_FINISH),
        "--max-requests": "1000",
        "--max-requests-jitter": "100",
        "--log-level": "warning",
    }
    arguments = [part for option in options.items() for part in option]
    return ["-m", "gunicorn", "--no-control-socket", *arguments, "config.wsgi"]


def _work() -> list[str]:
    return [str(BASE / "manage.py"), "work"]


@contextlib.contextmanager
def _running(commands: dict[str, list[str]], environment: dict[str, str]) -> Iterator[Children]:
    children: Children = {}
    try:
        for name, command in commands.items():
            children[name] = _start(command, environment)
        yield children
    finally:
        _stop(list(children.values()))


def _start(arguments: Sequence[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C reaches this process only, which then stops the others in order.
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=BASE,
        env=environment,
        process_group=0,
        preexec_fn=_begin_as_child,
    )


def _begin_as_child() -> None:
    """Takes no blocked signal along, and lets Linux stop it when its parent is killed outright."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _is_answering(port: int, children: Children, stops: Stops) -> bool:
    """Whether the web answered before a child ended, a stop was asked for, or time ran out."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline and not _has_ended(children):
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return True
        if signal.sigpending() & stops:
            return False
        time.sleep(0.05)
    return False


def _wait(children: Children, stops: Stops) -> int:
    """Until a stop is asked for (0) or a child ends by itself (1)."""
    while not (ended := _has_ended(children)):
        if signal.sigwait({*stops, signal.SIGCHLD}) in stops:
            return 0
    _say(f"bin/run: {' and '.join(ended)} ended by itself; stopping the rest")
    return 1


def _has_ended(children: Children) -> list[str]:
    return [name for name, child in children.items() if child.poll() is not None]


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Asks each to finish, waits a little, and leaves nothing of their groups behind."""
    for child in children:
        child.terminate()
    deadline = time.monotonic() + SECONDS_TO_FINISH + 5
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0, deadline - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
