"""A number and a decision about numbers at the same moment: one waits for the other and sees it."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from documents.models import BookEntry, NumberingDecision, SeriesClosing
from documents.numbers import numbering
from documents.numbers import setup as book_setup
from officials.models import Official, Organization
from tests.books import LETTER, NOW, TODAY, Scheme, make_decision

pytestmark = pytest.mark.django_db(transaction=True)
HELD_FOR = 0.5
"""Seconds that the first keeps its transaction open, done with everything but the commit."""


def one_after_the_other(first: Callable[[], object], second: Callable[[], object]) -> list[str]:
    """Begin the second while the first is done and not committed; what was objected to each."""
    is_done = threading.Event()
    objections = ["", ""]

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            with transaction.atomic():
                act()
        except ValidationError as objection:
            objections[place] = " ".join(objection.messages)
        finally:
            is_done.set()
            connection.close()

    def first_and_wait() -> None:
        first()
        is_done.set()
        threading.Event().wait(HELD_FOR)

    threads = [threading.Thread(target=run, args=[0, first_and_wait])]
    threads[0].start()
    is_done.wait()
    threads.append(threading.Thread(target=run, args=[1, second]))
    threads[1].start()
    for thread in threads:
        thread.join()
    return objections


@pytest.fixture
def number(ward: Organization, clerk: Official) -> Callable[[], object]:
    return lambda: numbering.number_elsewhere(ward, LETTER, on=TODAY, by=clerk, now=NOW)


def test_a_number_waits_for_the_decision_and_follows_it(
    ward: Organization, chair: Official, number: Callable[[], object]
) -> None:
    decide = lambda: make_decision(ward, chair, scheme=Scheme.BY_KIND)  # noqa: E731
    assert one_after_the_other(decide, number) == ["", ""]
    assert BookEntry.objects.get().book.series.kind == "CV"


def test_a_decision_waits_for_the_number_and_is_refused_for_that_year(
    ward: Organization, chair: Official, number: Callable[[], object]
) -> None:
    decide = lambda: make_decision(ward, chair, scheme=Scheme.BY_KIND)  # noqa: E731
    refused = one_after_the_other(number, decide)[1]
    assert "Năm 2026 đã cấp số theo cách hiện hành" in refused
    assert BookEntry.objects.get().book.series.kind == ""
    assert not NumberingDecision.objects.exists()


def test_a_series_closed_at_the_same_moment_gives_no_number_after_it(
    ward: Organization, chair: Official, clerk: Official
) -> None:
    body = book_setup.add_advisory_body(ward, name="Ban Chỉ đạo mẫu", symbol="BCĐ", by=chair)
    closing = SeriesClosing(series=body, closed_from=TODAY, reference="QĐ số 09")

    def close() -> object:
        return book_setup.close_series(closing, by=chair)

    def number() -> object:
        return numbering.number_elsewhere(ward, LETTER, series=body, on=TODAY, by=clerk, now=NOW)

    assert "đã đóng" in one_after_the_other(close, number)[1]
    assert not BookEntry.objects.exists()


def test_a_number_given_at_the_same_moment_keeps_the_series_from_being_closed_before_it(
    ward: Organization, chair: Official, clerk: Official
) -> None:
    body = book_setup.add_advisory_body(ward, name="Ban Chỉ đạo mẫu", symbol="BCĐ", by=chair)
    closing = SeriesClosing(series=body, closed_from=TODAY, reference="QĐ số 09")

    def close() -> object:
        return book_setup.close_series(closing, by=chair)

    def number() -> object:
        return numbering.number_elsewhere(ward, LETTER, series=body, on=TODAY, by=clerk, now=NOW)

    assert "hãy đóng từ ngày sau" in one_after_the_other(number, close)[1]
    assert (BookEntry.objects.count(), SeriesClosing.objects.count()) == (1, 0)
