"""Two who write at once: no second row of one document, no circle."""

import multiprocessing
import time
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connections

from directives.models import Directive, Relation
from history.verification import verify
from officials.models import Official, Organization
from tests.directives.making import make_directive, make_relation

FORK = multiprocessing.get_context("fork")
PROCESSES = 6
PATIENCE = 120
REFUSED = 9
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(works: list[Callable[[], object]]) -> list[int | None]:
    """Exit codes of processes that begin together: 0 done, REFUSED refused."""
    ready = FORK.Barrier(len(works))
    connections.close_all()

    def run(work: Callable[[], object]) -> None:
        ready.wait(timeout=PATIENCE)
        try:
            patiently(work)
        except ValidationError:
            raise SystemExit(REFUSED) from None
        finally:
            connections.close_all()

    processes = [FORK.Process(target=run, args=(work,)) for work in works]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=PATIENCE)
    return sorted(process.exitcode or 0 for process in processes)


def patiently(work: Callable[[], object]) -> None:
    """Asks again where SQLite let it wait in vain; nothing has happened then."""
    for _ in range(5):
        try:
            work()
        except OperationalError as busy:
            if "locked" not in str(busy):
                raise
            time.sleep(0.1)
        else:
            return


def test_of_those_who_write_one_document_down_exactly_one_succeeds(
    ward: Organization, clerk: Official
) -> None:
    # Different days of one year: no constraint of the database sees them as one.
    days = [{"issued_on": f"2026-03-{day:02}"} for day in range(1, PROCESSES + 1)]

    codes = at_once(
        [lambda columns=columns: make_directive(ward, clerk, **columns) for columns in days]
    )

    assert codes == [0] + [REFUSED] * (PROCESSES - 1)
    assert Directive.objects.count() == 1
    assert verify() == ()


def test_relations_written_at_once_never_close_a_circle(
    ward: Organization, clerk: Official
) -> None:
    row = [
        make_directive(ward, clerk, number=f"{number}/UBND-NC")
        for number in range(1, PROCESSES + 1)
    ]
    pairs = list(zip(row, [*row[1:], row[0]], strict=True))

    codes = at_once(
        [
            lambda later=later, earlier=earlier: make_relation(later, earlier, by=clerk)
            for later, earlier in pairs
        ]
    )

    assert codes == [0] * (PROCESSES - 1) + [REFUSED]
    assert Relation.objects.count() == PROCESSES - 1
    assert verify() == ()
