"""Many clerks register at once, and a sender recalls meanwhile: số đến stays without gaps."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.process import BaseProcess

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, connections

from directives import incoming_books, receiving
from directives.models import Directive, IncomingBook, Receipt
from directives.receiving import Arrival
from documents.deliveries import delivering
from history.verification import verify
from officials.models import Official, Organization
from tests.deliveries import make_clerk, make_delivery
from tests.directives.making import make_directive
from vietnamese.dates import today

CLERKS, PATIENCE = 8, 120
FORK = multiprocessing.get_context("fork")
REFUSED = 9
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]


def at_once(work: Callable[[int], None], count: int) -> list[int | None]:
    """Processes that begin together, each with a connection of its own; gives how each ended."""
    ready = FORK.Barrier(count)
    connections.close_all()

    def run(number: int) -> None:
        ready.wait(timeout=PATIENCE)
        work(number)
        connections.close_all()

    processes: list[BaseProcess] = [FORK.Process(target=run, args=(n,)) for n in range(count)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=PATIENCE)
    return [process.exitcode for process in processes]


def persistent(act: Callable[[], object]) -> None:
    """SQLite lets one write; who waited in vain asks again, as a clerk would."""
    while True:
        try:
            act()
        except OperationalError as busy:
            if "locked" not in str(busy):
                raise
        except (PermissionDenied, ValidationError):
            raise SystemExit(REFUSED) from None
        else:
            return


def test_two_clerks_at_once_leave_no_gap_and_no_double(ward: Organization, clerk: Official) -> None:
    papers = [make_directive(ward, clerk, number=f"{n}/UBND-NC") for n in range(10, 10 + CLERKS)]
    arrival = Arrival(today(), Receipt.Channel.POST)

    def work(number: int) -> None:
        paper: Directive = papers[number]
        persistent(lambda: receiving.register(ward, paper, arrival, by=clerk))

    assert at_once(work, CLERKS) == [0] * CLERKS
    book = IncomingBook.objects.get()
    numbers = book.receipts.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, CLERKS + 1))
    assert incoming_books.gaps(book) == ()
    assert verify() == ()


def test_of_those_who_register_one_paper_exactly_one_succeeds(
    province: Organization, ward: Organization, clerk: Official
) -> None:
    delivery = make_delivery(province, ward, make_clerk(province))

    def work(number: int) -> None:
        arrival = Arrival(today())
        persistent(lambda: receiving.register_delivery(delivery, arrival, by=clerk))

    codes = at_once(work, CLERKS)
    assert sorted(codes, key=str) == [0] + [REFUSED] * (CLERKS - 1)
    assert Receipt.objects.get().number == 1
    assert Directive.objects.filter(document=delivery.document).count() == 1
    assert verify() == ()


def test_a_recall_and_a_registration_at_once_come_one_after_the_other(
    province: Organization, ward: Organization, clerk: Official
) -> None:
    sender = make_clerk(province)
    delivery = make_delivery(province, ward, sender)

    def withdraw() -> None:
        verdict = delivering.withdraw(delivery, reason="Gửi nhầm nơi", by=sender)
        assert verdict, verdict.reason

    def work(number: int) -> None:
        if number:
            persistent(withdraw)
        else:
            arrival = Arrival(today())
            persistent(lambda: receiving.register_delivery(delivery, arrival, by=clerk))

    registering, withdrawing = at_once(work, 2)
    assert withdrawing == 0
    assert registering in {0, REFUSED}
    assert Receipt.objects.count() == (1 if registering == 0 else 0)
    assert delivery.facts.filter(kind="recalled").exists()
    assert verify() == ()
