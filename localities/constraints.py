"""Dated rows of one code do not overlap: a constraint Django has for PostgreSQL only."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models.constraints import BaseConstraint

# A leading 1 keeps the zeros of a code when it becomes a number, which the built-in ranges of
# PostgreSQL can compare without the extension btree_gist.
_EXCLUSION = (
    "CONSTRAINT %(name)s EXCLUDE USING gist ("
    "int4range(('1' || code)::integer, ('1' || code)::integer, '[]') WITH &&, "
    "daterange(valid_from, valid_to, '[]') WITH &&)"
)
_TRIGGER = (
    "CREATE TRIGGER %(name)s BEFORE %(event)s ON %(table)s WHEN EXISTS ("
    "SELECT 1 FROM %(table)s AS other WHERE other.code = NEW.code AND other.id IS NOT NEW.id"
    " AND coalesce(other.valid_from, '') <= coalesce(NEW.valid_to, '9999')"
    " AND coalesce(other.valid_to, '9999') >= coalesce(NEW.valid_from, '')"
    ") BEGIN SELECT RAISE(ABORT, 'constraint failed: %(constraint)s'); END"
)
_EVENTS = {"insert": "INSERT", "update": "UPDATE OF code, valid_from, valid_to"}


class NoOverlap(BaseConstraint):
    """No two rows of one `code` (digits) are valid on the same day.

    PostgreSQL holds it by an exclusion constraint, SQLite by two triggers, which belong to the
    table's definition here and so come back whenever Django rebuilds the table.
    """

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        if schema_editor.connection.vendor == "postgresql":
            return _EXCLUSION % {"name": schema_editor.quote_name(self.name)}
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> str:
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> str:
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} DROP CONSTRAINT {schema_editor.quote_name(self.name)}"

    def _triggers(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Iterator[Statement]:
        for suffix, event in _EVENTS.items():
            yield Statement(
                _TRIGGER,
                name=schema_editor.quote_name(f"{self.name}_{suffix}"),
                event=event,
                table=Table(model._meta.db_table, schema_editor.quote_name),
                constraint=self.name,
            )

    def validate(
        self,
        model: type[models.Model],
        instance: Any,
        exclude: Any = None,
        using: str = "default",
    ) -> None:
        if {"code", "valid_from", "valid_to"} & set(exclude or ()):
            return
        others: Any = model._default_manager.using(using).exclude(pk=instance.pk)
        same_code = others.filter(code=instance.code)
        if same_code.overlapping(instance.valid_from, instance.valid_to).exists():
            raise ValidationError(self.get_violation_error_message(), code="overlap")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NoOverlap):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__
