"""Giving numbers and dates, and voiding numbers: the only ways into a number book.

Whatever was typed wrongly is a ValidationError by the field "on" or "number"; what somebody may
not do is PermissionDenied. In both cases nothing has moved. Lock order: document → book → head.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from documents import books
from documents.book_permissions import may_give_numbers
from documents.books import Mode
from documents.entering import NEXT, SECRET, Particulars, Wanted, demanded_order, enter
from documents.models import (
    BookEntry,
    Document,
    NumberBook,
    NumberingOrder,
    ReservedNumber,
    Series,
    VoidedEntry,
)
from documents.models.numbering import COPY_FORMS
from documents.sheets import sheet_of
from history.recording import record, subject_of
from localities.calendars import office_calendar
from localities.fields import one_line
from officials.models import Official, Organization
from paper.kinds import Kind
from paper.numbers import symbol_for
from paper.sheet import Sheet
from vietnamese.dates import short, today
from workflow.verdicts import ALLOWED, Verdict, demand, refused


@dataclass(frozen=True, slots=True)
class Deadline:
    """`is_certain` is false where a day off on the way is not announced: "chưa kiểm chứng"."""

    on: date
    is_certain: bool

    def is_missed(self, day: date) -> bool:
        return day > self.on


def deadline(signed_on: date) -> Deadline:
    """Chậm nhất trong ngày làm việc tiếp theo (NĐ 30/2020, Điều 15.2)."""
    calendar = office_calendar()
    last = calendar.next_working_day(signed_on)
    return Deadline(last, calendar.is_known(last, since=signed_on))


def entry_of(document: Document) -> BookEntry | None:
    """The number that stands; None before one is given and after it is voided."""
    return BookEntry.objects.live().filter(document=document).first()


def ready(document: Document) -> Verdict:
    """Whether the paper has come so far that it takes a number, whoever gives it."""
    if document.state != Document.State.APPROVED:
        state = document.get_state_display()
        return refused(f"Chỉ văn bản đã duyệt mới được cấp số; văn bản này: “{state}”.")
    if entry := entry_of(document):
        return refused(f"Văn bản đã được cấp số {entry} ngày {short(entry.issued_on)}.")
    return ALLOWED


def may_give(document: Document, by: Official) -> Verdict:
    return may_give_numbers(by, document.organization) and ready(document)


def may_void(entry: BookEntry, by: Official) -> Verdict:
    """As long as the paper has not left the office; afterwards it is recalled instead."""
    if not (verdict := may_give_numbers(by, entry.organization)):
        return verdict
    if entry.is_void:
        return refused(f"Số {entry} đã hủy.")
    if entry.document and entry.document.state != Document.State.APPROVED:
        state = entry.document.get_state_display()
        return refused(f"Không hủy được số của văn bản ở trạng thái “{state}”.")
    return ALLOWED


def give_number(
    document: Document,
    *,
    on: date,
    by: Official,
    wanted: Wanted = NEXT,
    now: datetime | None = None,
) -> BookEntry:
    """Number and date for an approved paper, in one transaction."""
    with transaction.atomic():
        locked = Document.objects.select_for_update().get(pk=document.pk)
        demand(may_give(locked, by))
        series = books.series_of_papers(locked.organization, locked.paper_kind, on.year)
        particulars = _particulars(sheet_of(locked, locked.current))
        voided = VoidedEntry.objects.filter(entry__document=locked, followed_by=None).first()
        entry = BookEntry(document=locked, follows=voided, issued_on=on, given_by=by)
        enter(entry, particulars, series=series, wanted=wanted, day=today(now))
        _record(entry, "documents.give_number", by=by)
    return entry


def number_elsewhere(
    organization: Organization,
    particulars: Particulars,
    *,
    on: date,
    by: Official,
    series: Series | None = None,
    wanted: Wanted = NEXT,
    now: datetime | None = None,
) -> BookEntry:
    """A number for a paper not made here. Without `series` it goes among the office's papers."""
    with transaction.atomic():
        demand(may_give_numbers(by, organization))
        series = series or books.series_of_papers(organization, _kind(particulars), on.year)
        entry = BookEntry(issued_on=on, given_by=by)
        complete = _completed(particulars, series, on)
        enter(entry, complete, series=series, wanted=wanted, day=today(now))
        _record(entry, "documents.number_elsewhere", by=by)
    return entry


def void(entry: BookEntry, *, reason: str, by: Official) -> VoidedEntry:
    """Strike a number through. It stays in the book and is never given again."""
    if not one_line(reason):
        raise ValidationError({"reason": "Cần ghi lý do hủy số."})
    with transaction.atomic():
        if entry.document_id:
            Document.objects.select_for_update().get(pk=entry.document_id)
        NumberBook.objects.select_for_update().get(pk=entry.book_id)
        fresh = BookEntry.objects.select_related("document", "organization").get(pk=entry.pk)
        demand(may_void(fresh, by))
        voided = VoidedEntry.objects.create(entry=fresh, reason=reason, voided_by=by)
        _record(fresh, "documents.void_number", by=by)
    return voided


def reserve(
    series: Series, *, purpose: str, by: Official, now: datetime | None = None
) -> ReservedNumber:
    """Pass the next number over, for a paper still to come."""
    with transaction.atomic():
        demand(may_give_numbers(by, series.organization))
        order = demanded_order(series.organization, NumberingOrder.Permit.RESERVE)
        year = today(now).year
        if books.mode_of(series.organization, year) == Mode.ELSEWHERE:
            raise ValidationError("Sổ của cơ quan ở nơi khác: hãy để dành số trong sổ đó.")
        book = books.locked(series, year)
        number = books.next_number(book)
        reserved = ReservedNumber.objects.create(
            book=book, number=number, purpose=purpose, order=order, reserved_by=by
        )
        record(
            series.organization_id,
            verb="documents.reserve_number",
            by=by,
            subject=subject_of(reserved),
            details={"book": book.pk, "number": number, "order": order.pk},
        )
    return reserved


def _particulars(sheet: Sheet) -> Particulars:
    """What the book says of a paper made here: what stands on its sheet."""
    return Particulars(
        kind=sheet.kind.code,
        subject=sheet.subject,
        symbol=sheet.symbol,
        signer="; ".join(signature.signer for signature in sheet.signatures),
        recipients=sheet.recipients,
    )


def _completed(particulars: Particulars, series: Series, on: date) -> Particulars:
    """With its symbol, unless it was typed; a secret paper has none."""
    if series.use == Series.Use.SECRET:
        if particulars != SECRET:
            raise ValidationError("Văn bản mật chỉ ghi số và ngày, không ghi gì khác.")
        return SECRET
    if not particulars.subject:
        raise ValidationError({"subject": "Cần ghi trích yếu của văn bản."})
    return replace(particulars, symbol=particulars.symbol or _symbol(particulars, series, on))


def _symbol(particulars: Particulars, series: Series, on: date) -> str:
    head = series.organization.letterhead_on(on)
    organ = series.symbol or (head.symbol if head else "")
    if series.use == Series.Use.COPIES:
        if particulars.kind not in dict(COPY_FORMS):
            raise ValidationError({"kind": "Sổ bản sao chỉ ghi sao y, trích sao, sao lục."})
        return f"{particulars.kind}-{organ}"
    return symbol_for(_kind(particulars), organ)


def _kind(particulars: Particulars) -> Kind:
    kind = Kind.of_code(particulars.kind)
    if kind is None:
        raise ValidationError({"kind": "Cần chọn tên loại văn bản."})
    return kind


def _record(entry: BookEntry, verb: str, *, by: Official) -> None:
    record(
        entry.organization_id,
        verb=verb,
        by=by,
        subject=subject_of(entry.document or entry),
        details={
            "book": entry.book_id,
            "entry": entry.pk,
            "number": entry.typed_number,
            "on": entry.issued_on.isoformat(),
        },
    )
