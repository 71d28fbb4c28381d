"""Putting a line into a number book: which number it gets, and every reason to refuse it.

What was typed wrongly is a ValidationError by the field "on", "number", "kind" or "subject".
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Q

from documents.models import BookEntry, NumberBook, NumberingOrder, Series
from documents.numbers import books
from documents.numbers.books import Mode, Place
from officials.models import Organization
from vietnamese.dates import short
from vietnamese.numerals import POINT_LETTERS


class Way(models.TextChoices):
    NEXT = "next", "Số tiếp theo của sổ"
    RESERVED = "reserved", "Số đã để dành"
    INSERTED = "inserted", "Chèn sau một số đã cấp (15a)"
    TYPED = "typed", "Số chép từ sổ của cơ quan"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which number is asked for; `number` is the reserved, the preceding or the typed one."""

    way: Way = Way.NEXT
    number: int = 0
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a line of the book says besides number and date. All empty for a secret paper."""

    kind: str = ""
    subject: str = ""
    symbol: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    keeper: str = ""
    copies: int | None = None


NEXT = Wanted()
SECRET = Particulars()
_PERMITS = {
    Way.RESERVED: NumberingOrder.Permit.RESERVE,
    Way.INSERTED: NumberingOrder.Permit.INSERT,
}


def enter(
    entry: BookEntry, particulars: Particulars, *, series: Series, wanted: Wanted, day: date
) -> None:
    """Put the line into its book; the book's row stays locked until the commit."""
    _refuse_future(entry.issued_on, day)
    order = _order_for(series.organization, wanted)
    mode = books.mode_of(series.organization, entry.issued_on.year)
    _refuse_unopened(series, entry.issued_on.year, mode=mode, day=day)
    refuse_closed(series, entry.issued_on)
    book = books.locked(series, entry.issued_on.year)
    place = _place(book, wanted, mode)
    if mode == Mode.OWN:
        _refuse_disorder(book, place, entry.issued_on)
    entry.book, entry.order, entry.organization = book, order, series.organization
    entry.issuer, entry.year = series.issuer, book.year
    entry.number, entry.insertion = place.number, place.insertion
    _describe(entry, particulars)
    _refuse_twin(entry, mode)
    entry.full_clean(exclude=["document", "follows", "given_by", "order", "organization", "book"])
    entry.save(force_insert=True)


def _describe(entry: BookEntry, particulars: Particulars) -> None:
    entry.kind, entry.subject = particulars.kind, particulars.subject
    entry.symbol, entry.signer = particulars.symbol, particulars.signer
    entry.recipients = list(particulars.recipients)
    entry.keeper, entry.copies = particulars.keeper, particulars.copies


def _place(book: NumberBook, wanted: Wanted, mode: Mode) -> Place:
    if mode == Mode.ELSEWHERE:
        return _typed(wanted)
    if wanted.way == Way.TYPED:
        raise ValidationError({"number": "Chương trình giữ sổ: số do chương trình cấp."})
    if wanted.way == Way.RESERVED:
        return _reserved(book, wanted)
    if wanted.way == Way.INSERTED:
        return _inserted(book, wanted)
    return Place(books.next_number(book))


def _typed(wanted: Wanted) -> Place:
    if wanted.way != Way.TYPED or wanted.number < 1:
        raise ValidationError({"number": "Cần ghi số đã cấp trong sổ của cơ quan."})
    if wanted.letter not in {"", *POINT_LETTERS}:
        raise ValidationError({"number": f"“{wanted.number}{wanted.letter}” không phải là số."})
    return Place(wanted.number, f" {POINT_LETTERS}".index(wanted.letter or " "))


def _reserved(book: NumberBook, wanted: Wanted) -> Place:
    if wanted.number not in books.waiting_reservations(book):
        raise ValidationError({"number": f"Số {wanted.number} không phải số để dành còn trống."})
    return Place(wanted.number)


def _inserted(book: NumberBook, wanted: Wanted) -> Place:
    if not book.entries.filter(number=wanted.number, insertion=0).exists():
        raise ValidationError({"number": f"Số {wanted.number} chưa cấp, không chèn sau nó được."})
    place = books.next_insertion(book, wanted.number)
    if place.insertion > len(POINT_LETTERS):
        raise ValidationError({"number": f"Đã chèn hết chữ cái sau số {wanted.number}."})
    return place


def _refuse_future(on: date, day: date) -> None:
    if on > day:
        raise ValidationError(
            {"on": f"Ngày {short(on)} ở tương lai; hôm nay là {short(day)}. Chưa cấp số."}
        )


def _refuse_unopened(series: Series, year: int, *, mode: Mode, day: date) -> None:
    """No book is begun for a year that is over: a slip of the pen would open it with 01."""
    if mode == Mode.OWN and year < day.year and not series.books.filter(year=year).exists():
        raise ValidationError(
            {"on": f"Chương trình không có sổ năm {year} của hệ thống số “{series}”. Chưa cấp số."}
        )


def refuse_closed(series: Series, on: date) -> None:
    closing = books.closing_of(series)
    if closing and on >= closing.closed_from:
        day = short(closing.closed_from)
        raise ValidationError({"on": f"Hệ thống số “{series}” đã đóng từ ngày {day}. Chưa cấp số."})


def _refuse_disorder(book: NumberBook, place: Place, on: date) -> None:
    """Số và ngày theo thứ tự thời gian ban hành (Điều 15.1)."""
    before = books.earliest_day(book, place)
    if before and on < before.day:
        raise ValidationError(
            {
                "on": f"Ngày {short(on)} trước ngày {short(before.day)} của {before.owner}. "
                "Ngày trong sổ không lùi lại. Chưa cấp số."
            }
        )
    after = books.latest_day(book, place)
    if after and on > after.day:
        raise ValidationError(
            {
                "on": f"Ngày {short(on)} sau ngày {short(after.day)} của {after.owner}. "
                "Ngày phải theo thứ tự của số. Chưa cấp số."
            }
        )


def _refuse_twin(entry: BookEntry, mode: Mode) -> None:
    """One number and symbol of one issuer once a year. What was miscopied may be copied again."""
    same_number = BookEntry.objects.filter(number=entry.number, insertion=entry.insertion)
    same_symbol = Q(
        organization=entry.organization,
        year=entry.year,
        issuer=entry.issuer,
        symbol=entry.symbol,
    )
    here = Q(book=entry.book)
    if entry.symbol:
        here |= same_symbol
    twins = same_number.filter(here)
    twin = (twins.live() if mode == Mode.ELSEWHERE else twins).first()
    if twin:
        raise ValidationError(
            {
                "number": f"Số {twin} ngày {short(twin.issued_on)} của {twin.issuer} đã có trong "
                f"sổ{f': {twin.subject}' if twin.subject else ''}. Chưa cấp số."
            }
        )
    entry.correction = twins.count()


def _order_for(organization: Organization, wanted: Wanted) -> NumberingOrder | None:
    permit = _PERMITS.get(wanted.way)
    return demanded_order(organization, permit) if permit else None


def demanded_order(organization: Organization, permit: NumberingOrder.Permit) -> NumberingOrder:
    order = books.permission_for(organization, permit)
    if order is None:
        raise PermissionDenied(f"{permit.label}: chưa có lệnh của người đứng đầu được ghi lại.")
    return order
