"""bin/run as a user meets it: real processes, real signals, real port."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 90
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which Linux has")

Launcher = subprocess.Popen[str]


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def launch(var: Path, port: int) -> Iterator[Callable[[], Launcher]]:
    started: list[Launcher] = []

    def start() -> Launcher:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("BINHAN_", "DATABASE"))}
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "config.launch"],
                cwd=ROOT,
                env={**kept, "BINHAN_VAR": str(var), "PORT": str(port)},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        )
        return started[-1]

    yield start
    for launcher in started:
        launcher.kill()
        launcher.communicate()
    assert eventually(lambda: processes_of(var) == {})


def read_until(launcher: Launcher, expected: str) -> str:
    assert launcher.stdout
    heard = ""
    for line in launcher.stdout:
        heard += line
        if expected in line:
            return heard
    pytest.fail(f"never said {expected!r}, but:\n{heard}")


def processes_of(var: Path) -> dict[int, str]:
    """Every living process that was started with this folder, by id."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"BINHAN_VAR={var}".encode() in (process / "environ").read_bytes():
                found[int(process.name)] = (process / "cmdline").read_text().replace("\0", " ")
    return found


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return True
    return False


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_told_to_stop_and_leaves_nothing_behind(
    launch: Callable[[], Launcher], var: Path, port: int, stop: signal.Signals
) -> None:
    launcher = launch()
    read_until(launcher, f"http://127.0.0.1:{port}")
    assert status_of(f"http://127.0.0.1:{port}/") == 200
    assert (var / "secret_key").stat().st_mode & 0o777 == 0o600
    commands = " ".join(processes_of(var).values())
    assert "gunicorn" in commands
    assert "manage.py work" in commands

    launcher.send_signal(stop)

    assert launcher.wait(SECONDS) == 0
    assert processes_of(var) == {}
    assert is_free(port)


@pytest.mark.parametrize("part", ["gunicorn", "manage.py work"])
def test_when_one_part_dies_the_other_is_stopped_and_the_end_is_a_failure(
    launch: Callable[[], Launcher], var: Path, port: int, part: str
) -> None:
    launcher = launch()
    read_until(launcher, f"http://127.0.0.1:{port}")
    os.kill(min(pid for pid, command in processes_of(var).items() if part in command), 9)
    said = read_until(launcher, "ended by itself")
    assert launcher.wait(SECONDS) == 1
    assert ("web" if part == "gunicorn" else "work") in said
    assert processes_of(var) == {}


def test_killed_outright_it_still_leaves_nothing_behind(
    launch: Callable[[], Launcher], var: Path, port: int
) -> None:
    launcher = launch()
    read_until(launcher, f"http://127.0.0.1:{port}")
    launcher.kill()
    assert eventually(lambda: processes_of(var) == {})
    assert is_free(port)


def test_a_port_in_use_is_named_before_anything_starts(
    launch: Callable[[], Launcher], var: Path, port: int
) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen()
        launcher = launch()
        said, _ = launcher.communicate(timeout=SECONDS)
    assert launcher.returncode == 1
    assert re.search(rf"port {port} cannot be used .*PORT=\d+ bin/run", said)
    assert processes_of(var) == {}


@pytest.mark.parametrize("wrong", ["", "0", "65536", "http", "８０００"])
def test_a_port_that_is_no_port_is_refused(wrong: str, var: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "config.launch"],
        cwd=ROOT,
        env={**os.environ, "PORT": wrong, "BINHAN_VAR": str(var)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "PORT must be a number" in done.stderr


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path, port: int) -> None:
    (tmp_path / "file").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "config.launch"],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port), "BINHAN_VAR": str(tmp_path / "file" / "var")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert f"{tmp_path}/file/var cannot be used" in done.stderr
