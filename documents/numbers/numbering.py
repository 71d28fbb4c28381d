"""Giving numbers and dates, and voiding numbers: the only ways into a number book.

Whatever was typed wrongly is a ValidationError by the field "on" or "number"; what somebody may
not do is PermissionDenied. In both cases nothing has moved. Lock order: document → book → head.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from documents import frozen
from documents.lifecycle import LIFECYCLE
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
from documents.numbers import books
from documents.numbers.books import Mode
from documents.numbers.entering import (
    NEXT,
    SECRET,
    Particulars,
    Wanted,
    demanded_order,
    enter,
    refuse_closed,
)
from documents.numbers.permissions import may_give_numbers
from documents.originals.signing import ink_of
from documents.review.grounds import objections
from history.recording import record, subject_of
from localities.calendars import office_calendar
from localities.fields import one_line
from officials.models import Official, Organization
from paper.kinds import Kind
from paper.numbers import symbol_for
from vietnamese.dates import short, today
from workflow.verdicts import Verdict, demand, refused


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


def may_give(document: Document, by: Official) -> Verdict:
    return LIFECYCLE.verdict("documents.number", document, by) and may_give_numbers(
        by, document.organization
    )


def may_void(entry: BookEntry, by: Official) -> Verdict:
    """As long as the paper has not left the office; afterwards it is recalled instead."""
    if entry.is_void:
        return refused(f"Số {entry} đã hủy.")
    if entry.document:
        return LIFECYCLE.verdict("documents.void_number", entry.document, by)
    return may_give_numbers(by, entry.organization)


def give_number(
    document: Document,
    *,
    on: date,
    by: Official,
    wanted: Wanted = NEXT,
    now: datetime | None = None,
) -> BookEntry:
    """Number and date for an approved paper, in one transaction."""
    given = BookEntry(document=document, issued_on=on, given_by=by)

    def check(locked: Document) -> Verdict:
        return may_give_numbers(by, locked.organization)

    def effect(locked: Document) -> Mapping[str, object]:
        books.hold(locked.organization)
        _refuse_before_ink(locked, on)
        _refuse_changed_grounds(locked, on)
        given.follows = VoidedEntry.objects.filter(entry__document=locked, followed_by=None).first()
        series = _series_of(locked, on)
        enter(given, _particulars(locked), series=series, wanted=wanted, day=today(now))
        return _details(given)

    demand(LIFECYCLE.perform("documents.number", document, by=by, check=check, effect=effect))
    return given


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
        books.hold(organization)
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
    voided = VoidedEntry(entry=entry, reason=reason, voided_by=by)
    if entry.document:
        _void_of_document(entry.document, voided)
    else:
        _void_elsewhere(voided)
    return voided


def _void_of_document(document: Document, voided: VoidedEntry) -> None:
    def effect(locked: Document) -> Mapping[str, object]:
        _strike(voided)
        return _details(voided.entry)

    by = voided.voided_by
    demand(LIFECYCLE.perform("documents.void_number", document, by=by, effect=effect))


@transaction.atomic
def _void_elsewhere(voided: VoidedEntry) -> None:
    demand(may_give_numbers(voided.voided_by, voided.entry.organization))
    _strike(voided)
    _record(voided.entry, "documents.void_number", by=voided.voided_by)


def _strike(voided: VoidedEntry) -> None:
    NumberBook.objects.select_for_update().get(pk=voided.entry.book_id)
    if VoidedEntry.objects.filter(entry=voided.entry).exists():
        demand(refused(f"Số {voided.entry} đã hủy."))
    voided.full_clean(exclude=["entry", "voided_by"])
    voided.save(force_insert=True)


def reserve(
    series: Series, *, purpose: str, by: Official, now: datetime | None = None
) -> ReservedNumber:
    """Pass the next number over, for a paper still to come."""
    with transaction.atomic():
        demand(may_give_numbers(by, series.organization))
        books.hold(series.organization)
        refuse_closed(series, today(now))
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


def _series_of(document: Document, on: date) -> Series:
    """That of the advisory body which issues the paper; else of the office's papers."""
    name = frozen.submission_of(document).revision.issuing_body
    if not name:
        return books.series_of_papers(document.organization, document.paper_kind, on.year)
    body = books.body_named(document.organization, name)
    if body is None:
        raise ValidationError(f"Cơ quan không có hệ thống số của “{name}”. Chưa cấp số.")
    return body


def _particulars(document: Document) -> Particulars:
    """What the book says of a paper made here: what stands on its frozen sheet."""
    sheet = frozen.sheet_of(document)
    return Particulars(
        kind=document.kind,
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


def _refuse_before_ink(document: Document, on: date) -> None:
    ink = ink_of(document)
    if ink and on < ink.signed_on:
        raise ValidationError(
            {"on": f"Ngày {short(on)} trước ngày ký {short(ink.signed_on)}. Chưa cấp số."}
        )


def _refuse_changed_grounds(document: Document, on: date) -> None:
    told = list(objections(frozen.submission_of(document), on=on))
    if told:
        raise ValidationError({"on": told})


def _details(entry: BookEntry) -> Mapping[str, object]:
    return {
        "book": entry.book_id,
        "entry": entry.pk,
        "number": entry.typed_number,
        "on": entry.issued_on.isoformat(),
    }


def _record(entry: BookEntry, verb: str, *, by: Official) -> None:
    record(
        entry.organization_id,
        verb=verb,
        by=by,
        subject=subject_of(entry),
        details=_details(entry),
    )
