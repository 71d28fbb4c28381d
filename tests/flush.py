"""Lets the flush after a transactional test past the triggers that refuse it.

`manage.py flush` stays refused, here as in production.
"""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import TransactionTestCase

from history import triggers


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_triggers() -> Iterator[None]:
    flush = TransactionTestCase._fixture_teardown

    def flush_without_triggers(case: TransactionTestCase) -> None:
        databases = [connections[alias] for alias in case._databases_names(include_mirrors=False)]
        for connection in databases:
            triggers.remove(connection)
        try:
            flush(case)
        finally:
            for connection in databases:
                triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without_triggers)
        yield
