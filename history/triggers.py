"""Triggers by which the database itself refuses to change or delete what is only ever appended.

A model declares it by the class attribute `append_only = True`.
"""

from typing import Any

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from history.dialects import DIALECTS, Trigger


def declared(connection: BaseDatabaseWrapper) -> frozenset[Trigger]:
    """The triggers that the models with a table in this database ask for."""
    asking = {model._meta.db_table for model in apps.get_models() if _is_append_only(model)}
    tables = asking.intersection(connection.introspection.table_names())
    operations = DIALECTS[connection.vendor].operations
    return frozenset(Trigger(table, operation) for table in tables for operation in operations)


def installed(connection: BaseDatabaseWrapper) -> frozenset[Trigger]:
    """The triggers in force; one that was switched off or altered is not."""
    with connection.cursor() as cursor:
        return frozenset(DIALECTS[connection.vendor].in_force(cursor))


def install(connection: BaseDatabaseWrapper) -> None:
    """Leave exactly the declared triggers in the database, as this version defines them."""
    dialect = DIALECTS[connection.vendor]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        remove(connection)
        for statement in dialect.preparations:
            cursor.execute(statement)
        for trigger in sorted(declared(connection)):
            cursor.execute(dialect.definition(trigger))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger of ours away, also those no longer declared or spoilt."""
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        for name, table in dialect.present(cursor):
            cursor.execute(dialect.removal(name, table))


def install_after_migrate(*, using: str, **kwargs: Any) -> None:
    install(connections[using])


def _is_append_only(model: type[models.Model]) -> bool:
    return getattr(model, "append_only", False) and not model._meta.proxy
