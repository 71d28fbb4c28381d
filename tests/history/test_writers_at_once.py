"""Several connections write at once: on PostgreSQL and on an SQLite file."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from history import heads
from history.models import Entry, Head
from history.recording import record
from history.verification import verify
from tests.history.journal import OTHER_WARD, WARD, MadeUpActor, write

WRITERS = 4
EACH = 12


def at_once(work: Callable[[int], None]) -> None:
    """Runs the work in several threads that begin together; any failure fails the test."""
    ready = Barrier(WRITERS)

    def run(writer: int) -> None:
        ready.wait(timeout=10)
        try:
            work(writer)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        for done in [threads.submit(run, writer) for writer in range(WRITERS)]:
            done.result()


def write_by_turns(writer: int) -> None:
    for turn in range(EACH):
        organization = [WARD, OTHER_WARD][(writer + turn) % 2]
        write(organization, by=MadeUpActor(writer), details={"turn": turn})


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_no_gap_and_no_duplicate() -> None:
    at_once(write_by_turns)
    for organization in (WARD, OTHER_WARD):
        written = Entry.objects.of(organization).values_list("sequence", flat=True)
        assert list(written) == list(range(WRITERS * EACH // 2, 0, -1))
        assert len(heads.witnesses()[organization].confirmed) == WRITERS * EACH // 2
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_first_entries_at_once_make_one_head() -> None:
    at_once(lambda writer: write(WARD, by=MadeUpActor(writer)) and None)
    assert Head.objects.get().sequence == WRITERS
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_those_who_roll_back_leave_no_gap_for_those_who_do_not() -> None:
    def write_every_other(writer: int) -> None:
        for turn in range(EACH):
            with transaction.atomic():
                record(WARD, verb="save", by=None, subject=f"plans.plan:{turn}")
                transaction.set_rollback((writer + turn) % 2 == 0)

    at_once(write_every_other)
    assert Entry.objects.count() == WRITERS * EACH // 2 == Head.objects.get().sequence
    assert verify() == ()


@pytest.mark.django_db(transaction=True)
def test_verifying_while_others_write_raises_no_alarm() -> None:
    def write_or_verify(writer: int) -> None:
        for _ in range(EACH):
            if writer == 0:
                assert verify() == ()
            else:
                write()

    at_once(write_or_verify)
    assert verify() == ()
