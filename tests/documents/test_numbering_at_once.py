"""Many processes number papers at once, others void, some are killed: the book stays whole.

A few processes here; `bin/bench life` sends fifty, ten times.
"""

import multiprocessing
import os
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connections, transaction

from documents.models import BookEntry, Document, NumberBook
from documents.numbers import books
from documents.numbers.numbering import give_number, void
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization
from tests.books import NOW, TODAY, make_approved

FULL = bool(os.environ.get("BINHAN_FULL_NUMBERING"))
PROCESSES, ROUNDS, VOIDING = (50, 10, 3) if FULL else (8, 2, 2)
KILLED, PAPERS_TO_KILL_OVER = (50, 200) if FULL else (6, 24)
DAYS = 5
PATIENCE = 600 if FULL else 120
Work = Callable[[int, random.Random], None]
FORK = multiprocessing.get_context("fork")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(1800 if FULL else 300),
]


def started(work: Work, count: int) -> list[BaseProcess]:
    """Processes that begin together, each with a connection and chances of its own."""
    ready = FORK.Barrier(count)
    connections.close_all()
    processes: list[BaseProcess] = [
        FORK.Process(target=run, args=(work, number, ready)) for number in range(count)
    ]
    for process in processes:
        process.start()
    return processes


def run(work: Work, number: int, ready: Barrier) -> None:
    ready.wait(timeout=PATIENCE)
    work(number, random.Random(number))
    connections.close_all()


def ended(processes: list[BaseProcess]) -> list[int | None]:
    for process in processes:
        process.join(timeout=PATIENCE)
    return [process.exitcode for process in processes]


def number_some_day(document: Document, clerk: Official, chance: random.Random) -> BookEntry:
    """A day at random, and while the book refuses it, the day after.

    SQLite lets one write and the others wait their 20 seconds, in no order: who waited in vain
    asks again, as a clerk would. Nothing has moved then either.
    """
    day = TODAY - timedelta(chance.randrange(DAYS))
    while True:
        try:
            return give_number(document, on=day, by=clerk, now=NOW)
        except ValidationError:
            day += timedelta(1)
            assert day <= TODAY
        except OperationalError as busy:
            if "locked" not in str(busy):
                raise


def void_some(clerk: Official, chance: random.Random) -> None:
    for _ in range(3):
        live = list(BookEntry.objects.live().values_list("pk", flat=True))
        if live:
            entry = BookEntry.objects.get(pk=chance.choice(live))
            try:
                void(entry, reason="Thử hủy", by=clerk)
            except PermissionDenied:
                continue
            except OperationalError as busy:
                if "locked" not in str(busy):
                    raise


def lines_of_the_book() -> list[tuple[int, date]]:
    with transaction.atomic():
        # Whoever was killed while committing is waited for.
        book = NumberBook.objects.select_for_update().get()
        assert books.gaps(book) == ()
        return list(book.entries.order_by("number").values_list("number", "issued_on"))


def assert_the_book_is_whole(papers: int) -> None:
    lines = lines_of_the_book()
    days = [day for _, day in lines]
    assert [number for number, _ in lines] == list(range(1, papers + 1))
    assert days == sorted(days)
    given = Entry.objects.filter(verb="documents.number").values_list("details", flat=True)
    assert sorted(int(details["number"]) for details in given) == list(range(1, papers + 1))
    assert verify() == ()


def test_numbers_given_at_once_are_consecutive_while_others_void(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    for done in range(ROUNDS):
        papers = [make_approved(ward, drafter) for _ in range(PROCESSES)]

        def work(number: int, chance: random.Random, papers: list[Document] = papers) -> None:
            if number < PROCESSES:
                number_some_day(papers[number], clerk, chance)
            else:
                void_some(clerk, chance)

        codes = ended(started(work, PROCESSES + VOIDING))
        assert codes == [0] * (PROCESSES + VOIDING)
        assert_the_book_is_whole(PROCESSES * (done + 1))


def test_of_those_who_give_one_paper_its_number_exactly_one_succeeds(
    ward: Organization, drafter: Official, clerk: Official
) -> None:
    document = make_approved(ward, drafter)

    def work(number: int, chance: random.Random) -> None:
        try:
            give_number(document, on=TODAY, by=clerk, now=NOW)
        except PermissionDenied as refusal:
            is_told_which = "đã có số 01/KH-UBND" in str(refusal)
            raise SystemExit(9 if is_told_which else 1) from None

    codes = ended(started(work, PROCESSES))
    assert sorted(codes, key=str) == [0] + [9] * (PROCESSES - 1)
    assert_the_book_is_whole(1)


def test_after_killing_every_number_is_given_or_never_was(
    ward: Organization, drafter: Official, clerk: Official, tmp_path: Path
) -> None:
    papers = [make_approved(ward, drafter) for _ in range(PAPERS_TO_KILL_OVER)]
    said = tmp_path / "said"

    def work(number: int, chance: random.Random) -> None:
        for document in chance.sample(papers, len(papers)):
            try:
                entry = number_some_day(document, clerk, chance)
            except PermissionDenied:
                continue
            with said.open("a") as told:
                told.write(f"{document.pk} {entry.number}\n")

    processes = started(work, KILLED)
    for process in processes:
        time.sleep(random.random() / 10)
        process.kill()
    ended(processes)
    given = dict(BookEntry.objects.values_list("document", "number"))
    told = [line.split() for line in said.read_text().splitlines()] if said.exists() else []
    assert all(given[int(document)] == int(number) for document, number in told)
    for document in papers:
        if document.pk not in given:
            number_some_day(document, clerk, random.Random(0))
    assert_the_book_is_whole(PAPERS_TO_KILL_OVER)
