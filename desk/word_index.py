"""The index over the words of the search lines, as each database has it.

Installed after every migrate: SQLite drops triggers when it rebuilds a table, and PostgreSQL may
have been given the extension meanwhile. Without an index the search reads the lines one by one
and finds the same.
"""

import logging
import sqlite3
from contextlib import closing
from functools import cache
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

LINES = "desk_searchline"
TABLE = "desk_search_words"
COLUMNS = ("text", "issuer")
NO_EXTENSION = (
    "PostgreSQL has no extension pg_trgm and this user may not create it: searching reads every "
    "line. Let an administrator run CREATE EXTENSION pg_trgm in this database, then migrate again."
)
NO_FTS = "This SQLite was built without FTS5: searching reads every line."
# The words are made by Python: the tokenizer parts them at the spaces and nothing else.
_WORDS = (
    "CREATE VIRTUAL TABLE desk_search_words USING fts5("
    "text, issuer, content='desk_searchline', content_rowid='place', tokenize='ascii')"
)
_ADD = (
    "INSERT INTO desk_search_words (rowid, text, issuer) VALUES (NEW.place, NEW.text, NEW.issuer);"
)
_DROP = (
    "INSERT INTO desk_search_words (desk_search_words, rowid, text, issuer) "
    "VALUES ('delete', OLD.place, OLD.text, OLD.issuer);"
)
REBUILD = "INSERT INTO desk_search_words (desk_search_words) VALUES ('rebuild')"
TRIGGERS = {
    f"{TABLE}_{event.lower()}": f"CREATE TRIGGER {TABLE}_{event.lower()} AFTER {event} "
    f"ON {LINES} BEGIN {steps} END"
    for event, steps in (("INSERT", _ADD), ("DELETE", _DROP), ("UPDATE", f"{_DROP} {_ADD}"))
}
DEFINITIONS = {TABLE: _WORDS, **TRIGGERS}
_log = logging.getLogger(__name__)


def install_after_migrate(*, using: str, **kwargs: Any) -> None:
    install(connections[using])


def install(connection: BaseDatabaseWrapper) -> None:
    """Leave the index in the database, as this version defines it."""
    if LINES not in connection.introspection.table_names():
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _install_trigrams(connection, cursor)
        elif has_words(connection):
            _install_words(cursor)
        else:
            _log.warning(NO_FTS)


def has_words(connection: BaseDatabaseWrapper) -> bool:
    """Whether the lines are asked through SQLite's table of words."""
    return connection.vendor == "sqlite" and _knows_fts5()


@cache
def _knows_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as nowhere:
        asked = nowhere.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
        return bool(asked.fetchone()[0])


def _install_words(cursor: CursorWrapper) -> None:
    """A table over the lines that keeps no text of its own, filled by triggers."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    present = dict(cursor.fetchall())
    if all(present.get(name) == definition for name, definition in DEFINITIONS.items()):
        return
    for name in TRIGGERS:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
    cursor.execute(f'DROP TABLE IF EXISTS "{TABLE}"')
    for definition in DEFINITIONS.values():
        cursor.execute(definition)
    cursor.execute(REBUILD)


def _install_trigrams(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> None:
    if not _has_trigrams(connection, cursor):
        _log.warning(NO_EXTENSION)
        return
    columns = ", ".join(f"{column} gin_trgm_ops" for column in COLUMNS)
    cursor.execute(f'CREATE INDEX IF NOT EXISTS "{TABLE}" ON "{LINES}" USING gin ({columns})')


def _has_trigrams(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> bool:
    """The extension is there, or this user may create it (PostgreSQL trusts it to owners)."""
    cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
    if cursor.fetchone():
        return True
    try:
        with transaction.atomic(using=connection.alias):
            cursor.execute("CREATE EXTENSION pg_trgm")
    except DatabaseError:
        return False
    return True
