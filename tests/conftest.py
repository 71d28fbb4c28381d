"""Where the tests run: databases, browser, guards. Who appears in them: tests/cast.py."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from itertools import count as counted
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

from tests.looking import WIDTHS, fits_the_window
from tests.places import VAR, remove_leftovers
from tests.reference import ABSENT

pytest_plugins = ["tests.cast", "tests.chain", "tests.flush"]

IN_CI = bool(os.environ.get("CI"))
# "sqlite" or "postgres" when bin/test runs; empty when pytest is called by hand: everything.
PASS = os.environ.get("BINHAN_TEST_PASS", "")
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None
)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]
PROGRAMS = {
    "browser": (CHROMIUM, "no Chromium: apt-get install chromium, or set CHROMIUM=/path"),
    "libreoffice": (
        shutil.which("soffice"),
        "no LibreOffice: apt-get install libreoffice-writer-nogui",
    ),
    "poppler": (shutil.which("pdftotext"), "no Poppler: apt-get install poppler-utils"),
}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}
# What even CI may leave out: a clone has no reference papers beside it.
EXCUSED = (ABSENT,)


def pytest_configure() -> None:
    remove_leftovers()
    VAR.mkdir(mode=0o700, exist_ok=True)


def pytest_unconfigure() -> None:
    shutil.rmtree(VAR, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        _mark(item)
    out = [item for item in items if not _belongs_to_this_pass(item)]
    # Browser tests last: after them a forked process shares threads and connections it must not.
    mine = [item for item in items if _belongs_to_this_pass(item)]
    items[:] = sorted(mine, key=lambda item: _is(item, "browser"))
    config.hook.pytest_deselected(items=out)


def _mark(item: pytest.Item) -> None:
    if "playwright" in _fixtures(item):
        item.add_marker("browser")
    for marker, (program, missing) in PROGRAMS.items():
        if item.get_closest_marker(marker) and not program:
            item.add_marker(pytest.mark.skip(reason=missing))


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _belongs_to_this_pass(item: pytest.Item) -> bool:
    """Journeys once, the smoke set on both; plain tests once, the database's on both.

    Whatever says where it runs, by `only`, runs there.
    """
    named = item.get_closest_marker("only")
    if PASS and named:
        return PASS in named.args
    if PASS == "sqlite":
        return not _is(item, "browser") or _is(item, "smoke") or _is(item, "look")
    if PASS == "postgres":
        return not _is(item, "look") and (_is(item, "browser") or _touches_database(item))
    return True


def _is(item: pytest.Item, marker: str) -> bool:
    return item.get_closest_marker(marker) is not None


def _touches_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or _fixtures(item) & DATABASE_FIXTURES)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for reason, count in sorted(_skipped(terminalreporter).items()):
        terminalreporter.write_line(f"NOT RUN: {count} × {reason}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    unexcused = [r for r in _skipped(reporter) if not r.startswith(EXCUSED)]
    if IN_CI and unexcused and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _skipped(reporter: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for report in reporter.stats.get("skipped", []) if reporter else []:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        counts[reason] = counts.get(reason, 0) + 1
    return counts


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuses every connection that leaves this machine: the product needs none."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_only)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": 1366, "height": 768},
    }


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of; a test that provokes a complaint clears the list."""
    heard: list[str] = []

    def hear_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            heard.append(message.text)

    def hear_request(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            heard.append(f"{request.url}: {request.failure}")

    page.on("console", hear_console)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", hear_request)
    return heard


@pytest.fixture(autouse=True)
def _the_browser_has_nothing_to_complain_of(request: pytest.FixtureRequest) -> Iterator[None]:
    """No script error, no refused style or script (CSP), no file missing, in any browser test."""
    if "page" not in request.fixturenames:
        yield
        return
    heard: list[str] = request.getfixturevalue("complaints")
    yield
    assert heard == [], "\n".join(heard)


@pytest.fixture
def accessible(page: Page) -> Callable[[], None]:
    """Lets axe look at the page as it stands; a violation fails the test and is spelled out."""

    def look() -> None:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()

    return look


@pytest.fixture
def fits(
    page: Page, accessible: Callable[[], None], screenshot: Callable[[str], Path]
) -> Callable[[str], None]:
    """At three widths nothing scrolls sidewise; axe looks at the narrowest; pictures by name."""

    def at_every_width(name: str = "") -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 768})
            fits_the_window(page)
            if width == WIDTHS[0]:
                accessible()
            if name:
                screenshot(f"{name}-{width}")

    return at_every_width


@pytest.fixture
def screenshot(request: pytest.FixtureRequest, page: Page) -> Callable[[str], Path]:
    """Keeps a picture of the whole page under test-results/, for people to look at."""

    def take(name: str) -> Path:
        path = request.config.rootpath / "test-results" / "pictures" / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take


@pytest.fixture
def film(page: Page) -> Callable[[str], None]:
    """Numbered pictures of what is seen, in the folder $BINHAN_FILM; none are taken without it."""
    folder = os.environ.get("BINHAN_FILM", "")
    numbers = counted(1)

    def take(name: str) -> None:
        if folder:
            picture = Path(folder) / f"{next(numbers):02}-{name}.png"
            page.screenshot(path=picture, animations="disabled")

    return take
