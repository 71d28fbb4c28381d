"""Random work on one number book, beside a slow plain model that keeps a list."""

import os
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.models import BookEntry
from documents.numbers import books
from documents.numbers.entering import NEXT, Wanted, Way
from documents.numbers.numbering import number_elsewhere, reserve, void
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.books import LETTER, NOW, TODAY, Permit, make_order

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("BINHAN_EXAMPLES", "8"))
FIRST_DAY = date(2026, 3, 5)
Line = tuple[int, int, date]


@dataclass
class Model:
    """The lines in order of their numbers, and which are voided or held back."""

    lines: list[Line] = field(default_factory=list)
    voided: set[tuple[int, int]] = field(default_factory=set)
    held: set[int] = field(default_factory=set)

    def add(self, wanted: Wanted, day: date) -> Line | None:
        place = self.place(wanted)
        if place is None or day > TODAY or not self.fits(place, day):
            return None
        line = (*place, day)
        self.lines = sorted([*self.lines, line])
        self.held.discard(place[0])
        return line

    def place(self, wanted: Wanted) -> tuple[int, int] | None:
        numbers = [number for number, _, _ in self.lines]
        if wanted.way == Way.NEXT:
            return max([0, *numbers, *self.held]) + 1, 0
        if wanted.way == Way.RESERVED:
            return (wanted.number, 0) if wanted.number in self.held else None
        same = [line for line in self.lines if line[0] == wanted.number]
        return (wanted.number, len(same)) if same else None

    def fits(self, place: tuple[int, int], day: date) -> bool:
        before = [line[2] for line in self.lines if line[:2] < place]
        after = [line[2] for line in self.lines if line[:2] > place]
        return all(other <= day for other in before) and all(day <= other for other in after)


days = st.integers(0, 6).map(lambda n: FIRST_DAY + timedelta(n))
numbers = st.integers(1, 6)
wishes = st.one_of(
    st.just(NEXT),
    st.builds(Wanted, st.sampled_from([Way.RESERVED, Way.INSERTED]), numbers),
)
acts = st.one_of(
    st.tuples(st.just("add"), wishes, days),
    st.tuples(st.just("void"), numbers),
    st.tuples(st.just("reserve")),
)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(work=st.lists(acts, max_size=14))
def test_the_book_says_what_a_list_would_say(
    ward: Organization, clerk: Official, chair: Official, work: list[tuple[object, ...]]
) -> None:
    with transaction.atomic():
        for permit in Permit:
            make_order(ward, chair, permit)
        compare(ward, clerk, work)
        transaction.set_rollback(True)


def compare(ward: Organization, clerk: Official, work: list[tuple[object, ...]]) -> None:
    model = Model()
    for act, *told in work:
        if act == "add":
            assert added(ward, clerk, *told) == model.add(*told)  # type: ignore[arg-type]
        elif act == "void":
            assert voided(clerk, *told) == can_void(model, *told)  # type: ignore[arg-type]
        else:
            number = reserved(ward, clerk)
            assert (number, 0) == model.place(NEXT)
            model.held.add(number)
    assert in_the_book(void=None) == {line for line in model.lines if line[:2] not in model.voided}
    assert in_the_book() == set(model.lines)


def added(ward: Organization, clerk: Official, wanted: Wanted, day: date) -> Line | None:
    try:
        entry = number_elsewhere(ward, LETTER, on=day, by=clerk, wanted=wanted, now=NOW)
    except ValidationError:
        return None
    return entry.number, entry.insertion, entry.issued_on


def voided(clerk: Official, number: int) -> bool:
    entry = BookEntry.objects.filter(number=number, insertion=0).first()
    if entry is None:
        return False
    try:
        void(entry, reason="Thử hủy", by=clerk)
    except PermissionDenied:
        return False
    return True


def can_void(model: Model, number: int) -> bool:
    place = (number, 0)
    if place in model.voided or place not in [line[:2] for line in model.lines]:
        return False
    model.voided.add(place)
    return True


def reserved(ward: Organization, clerk: Official) -> int:
    series = books.series_of_papers(ward, Kind.OFFICIAL_LETTER, TODAY.year)
    return reserve(series, purpose="Văn bản chờ ký", by=clerk, now=NOW).number


def in_the_book(**which: object) -> set[Line]:
    entries = BookEntry.objects.filter(**which)
    return set(entries.values_list("number", "insertion", "issued_on"))
