"""Which book a paper belongs to, which number comes next in it, and which days fit that number."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Max, Q, QuerySet

from documents.models import (
    BookEntry,
    CarriedNumber,
    NumberBook,
    NumberingDecision,
    NumberingOrder,
    Series,
    SeriesClosing,
)
from officials.models import Organization
from paper.kinds import Kind
from vietnamese.numerals import POINT_LETTERS

Mode = NumberingDecision.Mode
Scheme = NumberingDecision.Scheme
COMMON_NAME = "Hệ thống số chung"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A number's place in its book; the first insertion after 15 is 15a."""

    number: int
    insertion: int = 0

    @classmethod
    def of(cls, entry: BookEntry) -> Self:
        return cls(entry.number, entry.insertion)

    def __str__(self) -> str:
        return f"{self.number}{POINT_LETTERS[self.insertion - 1] if self.insertion else ''}"


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that the date of a number must not pass, and whose day it is ("số 05")."""

    day: date
    owner: str


def decision_for(organization: Organization, year: int) -> NumberingDecision | None:
    """The head's latest decision on numbering that reaches this year."""
    decisions = organization.numbering_decisions.filter(valid_from__year__lte=year)
    return decisions.order_by("-valid_from", "-pk").first()


def mode_of(organization: Organization, year: int) -> NumberingDecision.Mode:
    decision = decision_for(organization, year)
    return Mode(decision.mode) if decision else Mode.OWN


def scheme_of(organization: Organization, year: int) -> NumberingDecision.Scheme:
    decision = decision_for(organization, year)
    return Scheme(decision.scheme) if decision else Scheme.COMMON


def permission_for(
    organization: Organization, permit: NumberingOrder.Permit
) -> NumberingOrder | None:
    """The order that allows it, unless a later one took it back."""
    latest = organization.numbering_orders.filter(permit=permit).order_by("-pk").first()
    return latest if latest and latest.is_on else None


def series_of_papers(organization: Organization, kind: Kind, year: int) -> Series:
    """The common series, or that of the kind; made when first needed."""
    if scheme_of(organization, year) == Scheme.COMMON:
        return _the_series(organization, Series.Use.PAPERS, name=COMMON_NAME)
    return _the_series(organization, Series.Use.PAPERS, kind=kind.code, name=kind.title)


def body_named(organization: Organization, name: str) -> Series | None:
    """The series of an advisory body: Ban Chỉ đạo, Hội đồng, Tổ công tác."""
    bodies = organization.series.filter(use=Series.Use.ADVISORY, name=name)
    return bodies.select_related("organization").first()


def bodies_on(organization: Organization, day: date) -> QuerySet[Series]:
    """The advisory bodies that give numbers on the day."""
    bodies = Series.objects.filter(organization=organization, use=Series.Use.ADVISORY)
    return bodies.open_on(day).order_by("name")


def hold(organization: Organization) -> None:
    """Keep how the office numbers as it is, until the end of the transaction.

    Whoever gives a number reads a decision first, whoever decides looks for numbers first: without
    this a decision and a number of the same moment would not see each other. Before the book's
    lock.
    """
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)


def closing_of(series: Series) -> SeriesClosing | None:
    return SeriesClosing.objects.filter(series=series).first()


def series_of_copies(organization: Organization) -> Series:
    return _the_series(organization, Series.Use.COPIES, name="Bản sao")


def series_of_secret_papers(organization: Organization) -> Series:
    return _the_series(organization, Series.Use.SECRET, name="Văn bản mật")


def _the_series(
    organization: Organization, use: Series.Use, *, name: str, kind: str = ""
) -> Series:
    wanted = Series(organization=organization, use=use, kind=kind, name=name)
    series = Series.objects.filter(organization=organization, use=use, kind=kind)
    if not series.exists():
        # Two first papers at once: one inserts, the other waits for it and finds it.
        Series.objects.bulk_create([wanted], ignore_conflicts=True)
    return series.select_related("organization").get()


def locked(series: Series, year: int) -> NumberBook:
    """The book, made when first needed, held until the end of the transaction."""
    books = NumberBook.objects.select_for_update(of=("self",))
    found = books.filter(series=series, year=year).first()
    if found is None:
        new = NumberBook(organization=series.organization, series=series, year=year)
        NumberBook.objects.bulk_create([new], ignore_conflicts=True)
        found = books.get(series=series, year=year)
    return found


def carried(book: NumberBook) -> CarriedNumber | None:
    """Where the paper book had come to when this one took over."""
    return book.carried.order_by("-pk").first()


def next_number(book: NumberBook) -> int:
    """One past all numbers given, voided, reserved, or carried over. Only of use under the lock."""
    before = carried(book)
    taken = (
        before.number if before else 0,
        book.entries.aggregate(last=Max("number"))["last"] or 0,
        book.reserved.aggregate(last=Max("number"))["last"] or 0,
    )
    return max(taken) + 1


def next_insertion(book: NumberBook, number: int) -> Place:
    last = book.entries.filter(number=number).aggregate(last=Max("insertion"))["last"]
    return Place(number, (last or 0) + 1)


def waiting_reservations(book: NumberBook) -> list[int]:
    """Numbers reserved and not yet given."""
    given = book.entries.filter(insertion=0).values("number")
    unused = book.reserved.exclude(number__in=given)
    return list(unused.order_by("number").values_list("number", flat=True))


def earliest_day(book: NumberBook, place: Place) -> Bound | None:
    """The date of the number before, voided or not: dates never run backwards in a book."""
    before = Q(number__lt=place.number) | Q(number=place.number, insertion__lt=place.insertion)
    entry = book.entries.filter(before).order_by("-number", "-insertion").first()
    if entry:
        return Bound(entry.issued_on, f"số {entry}")
    start = carried(book)
    return Bound(start.on, f"số {start.number} trong sổ giấy") if start else None


def latest_day(book: NumberBook, place: Place) -> Bound | None:
    """The date of the number after, where one was given already."""
    after = Q(number__gt=place.number) | Q(number=place.number, insertion__gt=place.insertion)
    entry = book.entries.filter(after).order_by("number", "insertion").first()
    return Bound(entry.issued_on, f"số {entry}") if entry else None


def gaps(book: NumberBook) -> tuple[int, ...]:
    """Numbers missing from a book of our own: always empty, or somebody reached the tables."""
    start = carried(book)
    held = set(book.entries.values_list("number", flat=True))
    held |= set(book.reserved.values_list("number", flat=True))
    first = start.number + 1 if start else 1
    return tuple(n for n in range(first, max(held, default=0) + 1) if n not in held)
