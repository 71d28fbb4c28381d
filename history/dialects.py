"""How SQLite and PostgreSQL define a trigger that refuses, and tell which they have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.db.backends.utils import CursorWrapper

PREFIX = "append_only_"
REFUSAL = "chỉ được ghi thêm, không được sửa hay xóa."


class Operation(StrEnum):
    UPDATE = "UPDATE"
    DELETE = "DELETE"
    TRUNCATE = "TRUNCATE"


@dataclass(frozen=True, slots=True, order=True)
class Trigger:
    table: str
    operation: Operation

    @property
    def name(self) -> str:
        return f"{PREFIX}{self.operation.lower()}_{self.table}"


class Dialect(Protocol):
    operations: Sequence[Operation]
    preparations: Sequence[str]

    def definition(self, trigger: Trigger) -> str: ...

    def removal(self, name: str, table: str) -> str: ...

    def present(self, cursor: CursorWrapper) -> list[tuple[str, str]]:
        """Name and table of every trigger that bears our prefix."""

    def in_force(self, cursor: CursorWrapper) -> Iterator[Trigger]:
        """The triggers that are as `definition` says and switched on."""


class SQLite:
    # It has no TRUNCATE, and a trigger makes DELETE without WHERE go row by row.
    operations: Sequence[Operation] = (Operation.UPDATE, Operation.DELETE)
    preparations: Sequence[str] = ()

    def definition(self, trigger: Trigger) -> str:
        return (
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.operation} ON "{trigger.table}" '
            f"BEGIN SELECT RAISE(ABORT, '{trigger.table}: {REFUSAL}'); END"
        )

    def removal(self, name: str, table: str) -> str:
        return f'DROP TRIGGER "{name}"'

    def present(self, cursor: CursorWrapper) -> list[tuple[str, str]]:
        return [(name, table) for name, table, _ in self._stored(cursor)]

    def in_force(self, cursor: CursorWrapper) -> Iterator[Trigger]:
        definitions = {definition for _, _, definition in self._stored(cursor)}
        for _, table, _ in self._stored(cursor):
            for operation in self.operations:
                if self.definition(Trigger(table, operation)) in definitions:
                    yield Trigger(table, operation)

    def _stored(self, cursor: CursorWrapper) -> list[tuple[str, str, str]]:
        cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        return [row for row in cursor.fetchall() if row[0].startswith(PREFIX)]


class PostgreSQL:
    operations: Sequence[Operation] = tuple(Operation)
    function = f"{PREFIX}refuse"
    body = (
        f" BEGIN RAISE EXCEPTION '%: {REFUSAL}', TG_TABLE_NAME "
        "USING ERRCODE = 'restrict_violation'; END "
    )
    preparations: Sequence[str] = (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
    )
    # pg_trigger.tgtype: row 1, before 2, delete 8, update 16, truncate 32.
    kinds: Mapping[int, Operation] = {
        1 + 2 + 16: Operation.UPDATE,
        1 + 2 + 8: Operation.DELETE,
        2 + 32: Operation.TRUNCATE,
    }

    def definition(self, trigger: Trigger) -> str:
        each = "STATEMENT" if trigger.operation is Operation.TRUNCATE else "ROW"
        return (
            f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.operation} ON "{trigger.table}" '
            f"FOR EACH {each} EXECUTE FUNCTION {self.function}()"
        )

    def removal(self, name: str, table: str) -> str:
        return f'DROP TRIGGER "{name}" ON "{table}"'

    def present(self, cursor: CursorWrapper) -> list[tuple[str, str]]:
        cursor.execute(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE starts_with(tgname, %s) AND pg_table_is_visible(tgrelid)",
            [PREFIX],
        )
        return list(cursor.fetchall())

    def in_force(self, cursor: CursorWrapper) -> Iterator[Trigger]:
        cursor.execute(
            "SELECT relname, tgtype FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "JOIN pg_proc ON pg_proc.oid = tgfoid WHERE pg_table_is_visible(tgrelid) "
            "AND proname = %s AND prosrc = %s AND tgenabled = 'O' AND tgqual IS NULL",
            [self.function, self.body],
        )
        for table, kind in cursor.fetchall():
            if kind in self.kinds:
                yield Trigger(table, self.kinds[kind])


DIALECTS: Mapping[str, Dialect] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}
