"""After every test that wrote to the history, every chain must hold.

A test that breaks a chain on purpose says so: `@pytest.mark.breaks_the_chain`.
"""

from collections.abc import Generator

import pytest
from django.db import connection

from history import heads
from history.models import Head
from history.verification import verify

DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "breaks_the_chain: leaves a history that does not verify")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    if not _touches_database(item):
        return (yield)
    heads.path().unlink(missing_ok=True)
    before = _heads()
    result = yield
    if not item.get_closest_marker("breaks_the_chain") and _readable() and _heads() != before:
        assert verify() == ()
    return result


def _heads() -> set[tuple[int, str]]:
    return set(Head.objects.values_list("pk", "hash"))


def _touches_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(_fixtures(item)))


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def _readable() -> bool:
    """A test may end with its transaction aborted by the error it provoked."""
    return not connection.needs_rollback and connection.is_usable()
