"""The index over the words: there after migrations, mended by the next, needed by no answer."""

import logging

import pytest
from django.db import connection, transaction

from desk import word_index
from desk.models import SearchLine
from desk.searching import Question, found
from officials.models import Official
from tests.desk.things_to_find import make_directive, make_duty
from vietnamese.words import asked

pytestmark = pytest.mark.django_db
QUESTIONS = ("uy tin", "12/2018", "hoa giai", "“hòa giải ở cơ sở”", "thủ tướng 2018", "khong co")


def is_there() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            return word_index.DEFINITIONS.items() <= dict(cursor.fetchall()).items()
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [word_index.TABLE])
        return cursor.fetchone() is not None


def install() -> None:
    """PostgreSQL makes no index over rows whose references it has still to check."""
    connection.check_constraints()
    word_index.install(connection)


def take_away() -> None:
    """SQLite loses the triggers when it rebuilds the table of lines."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in word_index.TRIGGERS:
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute(f'DROP INDEX "{word_index.TABLE}"')


def places(words: str, by: Official) -> list[int]:
    return found(Question(words), by=by).places


def test_after_all_migrations_the_index_is_there() -> None:
    assert is_there()


def test_what_was_lost_is_back_after_the_next_migrate_with_what_was_written_meanwhile(
    drafter: Official,
) -> None:
    first = make_directive("11/2018/QĐ-TTg")
    take_away()
    assert not is_there()
    second = make_directive("12/2018/QĐ-TTg")
    first.delete()
    install()
    assert is_there()
    assert len(places("qd ttg", drafter)) == 1
    assert places("12/2018", drafter) == [SearchLine.objects.get(directive=second).place]


def test_installing_it_again_changes_nothing(drafter: Official) -> None:
    make_directive()
    install()
    assert len(places("12/2018", drafter)) == 1


@pytest.mark.parametrize("words", QUESTIONS)
def test_reading_line_by_line_answers_the_same(drafter: Official, words: str) -> None:
    make_duty(make_directive())
    make_directive("13/2018/QĐ-TTg", title="Về tổ hòa giải ở cơ sở")
    read = SearchLine.objects.all().reading({"text": asked(words)})
    assert {*read.values_list("place", flat=True)} == {*places(words, drafter)}


def test_where_the_extension_may_not_be_created_it_is_said_and_the_search_goes_on(
    drafter: Official, caplog: pytest.LogCaptureFixture
) -> None:
    if connection.vendor != "postgresql":
        return
    make_directive()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")
        cursor.execute("CREATE ROLE ordinary")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO ordinary")
        cursor.execute("SET LOCAL ROLE ordinary")
        with caplog.at_level(logging.WARNING):
            word_index.install(connection)
        cursor.execute("RESET ROLE")
        assert word_index.NO_EXTENSION in caplog.text
        assert not is_there()
        assert len(places("12/2018", drafter)) == 1
        transaction.set_rollback(True)
