"""After a transactional test the tables are emptied one by one, past the triggers that refuse it.

Django's own flush truncates all of them and asks for the content types and permissions anew, five
times the time; most tables are empty, and no test changes those two. `manage.py flush` stays
refused, here as in production.
"""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

from history import triggers

KEPT = {ContentType._meta.db_table, Permission._meta.db_table}


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_triggers() -> Iterator[None]:
    def flush(case: TransactionTestCase) -> None:
        for alias in case._databases_names(include_mirrors=False):
            _empty(connections[alias])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush)
        yield


def _empty(connection: BaseDatabaseWrapper) -> None:
    """In one transaction: rows that refer to each other may then go in any order."""
    triggers.remove(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables = connection.introspection.django_table_names(only_existing=True)
        quoted = [connection.ops.quote_name(table) for table in set(tables) - KEPT]
        cursor.execute(" UNION ALL ".join(map(_if_it_has_rows, quoted)))
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    triggers.install(connection)


def _if_it_has_rows(table: str) -> str:
    return f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})"  # noqa: S608
