import pytest
from django.core.management import CommandError, call_command
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction

from history import triggers
from history.dialects import DIALECTS, Operation, Trigger
from history.models import Entry
from tests.history.journal import WARD, write, write_several

TABLE = Entry._meta.db_table
MESSAGE = f"{TABLE}: chỉ được ghi thêm, không được sửa hay xóa"


def refused() -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError, match=MESSAGE)


def expected_operations() -> set[Operation]:
    both = {Operation.UPDATE, Operation.DELETE}
    return both | {Operation.TRUNCATE} if connection.vendor == "postgresql" else both


@pytest.mark.django_db
def test_after_all_migrations_every_declared_trigger_is_in_force_and_no_other() -> None:
    assert triggers.installed(connection) == triggers.declared(connection)
    assert {Trigger(TABLE, operation) for operation in expected_operations()} <= (
        triggers.installed(connection)
    )


@pytest.mark.django_db
def test_an_entry_can_be_neither_changed_nor_deleted() -> None:
    entry = write()
    entry.verb = "approve"
    with refused(), transaction.atomic():
        entry.save(update_fields=["verb"])
    with refused(), transaction.atomic():
        Entry.objects.update(verb="approve")
    with refused(), transaction.atomic():
        entry.delete()
    with refused(), transaction.atomic():
        Entry.objects.of(WARD)._raw_delete("default")
    assert Entry.objects.get().verb == "save"


@pytest.mark.django_db
def test_an_upsert_changes_nothing_either() -> None:
    entry = write()
    entry.verb = "approve"
    with refused(), transaction.atomic():
        Entry.objects.bulk_create(
            [entry], update_conflicts=True, update_fields=["verb"], unique_fields=["id"]
        )


@pytest.mark.django_db(transaction=True)
def test_flushing_a_database_with_a_history_is_refused_and_loses_nothing() -> None:
    write_several(2)
    with pytest.raises(CommandError, match="couldn't be flushed"):
        call_command("flush", interactive=False, verbosity=0)
    assert Entry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_flush_between_tests_leaves_nothing_behind() -> None:
    assert not Entry.objects.exists()
    write()


@pytest.mark.django_db(transaction=True)
def test_the_flush_between_tests_leaves_nothing_behind_the_second_time() -> None:
    assert not Entry.objects.exists()
    assert triggers.installed(connection) == triggers.declared(connection)
    write()


@pytest.mark.django_db
def test_emptying_the_table_is_refused_also_when_it_comes_down_a_foreign_key() -> None:
    write()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE above (id bigint PRIMARY KEY)")
        cursor.execute(f"ALTER TABLE {TABLE} ADD COLUMN above_id bigint REFERENCES above (id)")
    for table in (TABLE, "above"):
        emptying = connection.ops.sql_flush(no_style(), [table], allow_cascade=True)
        with refused():
            connection.ops.execute_sql_flush(emptying)
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_installing_again_changes_nothing() -> None:
    before = triggers.installed(connection)
    triggers.install(connection)
    assert triggers.installed(connection) == before


@pytest.mark.django_db
def test_removing_takes_all_away_and_installing_brings_them_back() -> None:
    triggers.remove(connection)
    assert triggers.installed(connection) == frozenset()
    write()
    assert Entry.objects.update(actor_id=3) == 1
    triggers.install(connection)
    assert triggers.installed(connection) == triggers.declared(connection)


@pytest.mark.django_db
def test_a_trigger_altered_to_let_things_pass_is_not_in_force_and_is_mended() -> None:
    trigger = Trigger(TABLE, Operation.UPDATE)
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(dialect.removal(trigger.name, TABLE))
        if connection.vendor == "sqlite":
            cursor.execute(
                f'CREATE TRIGGER "{trigger.name}" BEFORE UPDATE ON {TABLE} BEGIN SELECT 1; END'
            )
        else:
            cursor.execute(dialect.definition(trigger))
            cursor.execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER {trigger.name}")
    assert trigger not in triggers.installed(connection)
    triggers.install(connection)
    assert trigger in triggers.installed(connection)


@pytest.mark.django_db
def test_a_trigger_nobody_declares_any_longer_goes() -> None:
    stale = Trigger("history_head", Operation.UPDATE)
    with connection.cursor() as cursor:
        cursor.execute(DIALECTS[connection.vendor].definition(stale))
    assert stale in triggers.installed(connection)
    triggers.install(connection)
    assert stale not in triggers.installed(connection)


@pytest.mark.django_db(transaction=True)
def test_migrating_brings_back_what_a_rebuilt_table_has_lost() -> None:
    """On SQLite altering a column makes a new table, and drops the triggers with the old one."""
    write()
    column = Entry._meta.get_field("verb")
    wider = models.CharField(max_length=column.max_length + 1)
    wider.set_attributes_from_name("verb")
    with connection.schema_editor() as editor:
        editor.alter_field(Entry, column, wider)
    if connection.vendor == "sqlite":
        assert triggers.installed(connection).isdisjoint(
            Trigger(TABLE, operation) for operation in expected_operations()
        )
    with connection.schema_editor() as editor:
        editor.alter_field(Entry, wider, column)
    call_command("migrate", verbosity=0)
    assert triggers.installed(connection) == triggers.declared(connection)
    with refused(), transaction.atomic():
        Entry.objects.update(verb="approve")


@pytest.mark.django_db(transaction=True)
def test_migrating_backwards_and_forwards_leaves_the_triggers_in_force(
    pytestconfig: pytest.Config,
) -> None:
    if pytestconfig.getoption("nomigrations"):
        pytest.skip("needs the migrations: bin/test, or pytest --migrations")
    call_command("migrate", "history", "zero", verbosity=0)
    assert Trigger(TABLE, Operation.UPDATE) not in triggers.declared(connection)
    call_command("migrate", verbosity=0)
    assert triggers.installed(connection) == triggers.declared(connection) != frozenset()
