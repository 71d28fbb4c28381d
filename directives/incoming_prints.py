"""The incoming papers on paper: both books as registers, the stamp of arrival, the slip.

NĐ 30/2020, Phụ lục IV, V to VIII. What nobody types (Ký nhận) stays blank to be written in. A
register becomes a file by `documents.numbers.prints.printed`.
"""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import models
from django_tasks import task

from directives import incoming_books
from directives.handling import Standing, standing
from directives.models import Assignment, IncomingBook, Opinion, Receipt
from documents.numbers import prints as book_prints
from documents.numbers.prints import FORMATS, WHOLE, Span
from documents.rendering import SHELF
from officials.models import Organization
from paper import components, registers
from paper.registers import Register
from paper.sheet import IssueDate
from paper.slips import ArrivalStamp, Section, Slip
from vietnamese.dates import long_date, short, today

ROOM = 24.0
"""Left free in each part of the slip, in mm, to be written in."""


class Form(models.TextChoices):
    INCOMING = "van-ban-den", registers.INCOMING.title
    FOLLOWED_UP = "theo-doi", registers.FOLLOWED_UP.title


def register_of(book: IncomingBook, form: Form = Form.INCOMING, *, span: Span = WHOLE) -> Register:
    """The book, or the part of it whose arrivals these days hold."""
    receipts = _receipts(book, span)
    line = _LINES[form]
    first, last = (receipts[0], receipts[-1]) if receipts else (None, None)
    superior, issuer = heading(book.organization, last.arrived_on if last else today())
    return Register(
        registers.INCOMING if form == Form.INCOMING else registers.FOLLOWED_UP,
        tuple(line(receipt, standing(receipt)) for receipt in receipts),
        superior=superior,
        issuer=issuer,
        year=book.year,
        since=span.since or (first.arrived_on if first else None),
        until=span.until or (last.arrived_on if last else None),
        first=first.printed_number if first else "",
        last=last.printed_number if last else "",
        extract=_is_elsewhere(book),
        voided=sum(receipt.is_void for receipt in receipts),
    )


def order(book: IncomingBook, form: Form, span: Span) -> None:
    """Have a long PDF made in the background."""
    since, until = (day.isoformat() if day else None for day in (span.since, span.until))
    print_in_background.enqueue(book_id=book.pk, form=form.value, since=since, until=until)


@task()
def print_in_background(book_id: int, form: str, since: str | None, until: str | None) -> None:
    days = (date.fromisoformat(day) if day else None for day in (since, until))
    book = IncomingBook.objects.select_related("organization").get(pk=book_id)
    register = register_of(book, Form(form), span=Span(*days))
    SHELF.put(book_prints.digest(register), FORMATS["pdf"](register), suffix=".pdf")


def stamp_of(receipt: Receipt) -> ArrivalStamp:
    """Dấu "ĐẾN"; who has the paper stands in it once that is said."""
    return ArrivalStamp(
        receipt.organization.name,
        receipt.printed_number,
        short(receipt.arrived_on),
        standing(receipt).lead,
        receipt.file_code,
    )


def slip_of(receipt: Receipt) -> Slip:
    """Phiếu giải quyết with what was said so far, and room to write in."""
    superior, issuer = heading(receipt.organization, receipt.arrived_on)
    head = receipt.organization.letterhead_on(receipt.arrived_on)
    day = components.date_words(IssueDate.of(receipt.arrived_on))
    return Slip(
        "Phiếu giải quyết văn bản đến",
        f"{receipt.named} {long_date(receipt.issued_on)} của {receipt.author}: {receipt.subject}",
        superior=superior,
        issuer=issuer,
        dateline=f"{head.place}, {day}" if head else day,
        sections=(
            Section("Số đến", (f"{receipt.printed_number}, {short(receipt.arrived_on)}",)),
            *(_part(receipt, place, part) for place, part in enumerate(Opinion.Part, start=1)),
        ),
        stately=True,
    )


def heading(organization: Organization, day: date) -> tuple[str, tuple[str, ...]]:
    """Cơ quan chủ quản and cơ quan on that day."""
    head = organization.letterhead_on(day)
    if head is None:
        return "", (organization.name.upper(),)
    return head.superior, head.issuer_lines


def _part(receipt: Receipt, place: int, part: Opinion.Part) -> Section:
    opinions = sorted(receipt.opinions.all(), key=lambda one: one.pk)
    lines = [line for one in opinions if one.part == part for line in _said(one)]
    return Section(f"{place}. {part.label}", tuple(lines), room=ROOM)


def _said(opinion: Opinion) -> Sequence[str]:
    given = f"{opinion.said_by}, ngày {short(opinion.given_on)}"
    charges = [_charge(one) for one in opinion.assignments.all()]
    return [f"{given}: {opinion.text}" if opinion.text else f"{given}:", *charges]


def _charge(one: Assignment) -> str:
    due = f", thời hạn {short(one.due_on)}" if one.due_on else ""
    return f"- {one.get_part_display()}: {one.who}{due}"


def _incoming_line(receipt: Receipt, now: Standing) -> tuple[str, ...]:
    """The ten columns of Phụ lục IV, VI.2; a struck line says so and why."""
    reason = f"\n(hủy: {receipt.void.reason})" if receipt.is_void else ""
    return (
        short(receipt.arrived_on),
        receipt.printed_number,
        receipt.author,
        receipt.paper_number,
        short(receipt.issued_on),
        f"{receipt.get_kind_display()} {receipt.subject}{reason}",
        now.holders,
        short(now.passed_on) if now.passed_on else "",
        "",
        _remarks(receipt),
    )


def _followed_up_line(receipt: Receipt, now: Standing) -> tuple[str, ...]:
    """The seven columns of Phụ lục IV, VIII.2."""
    progress = now.progress
    far = f"{progress.get_step_display()}, {short(progress.on)}" if progress else ""
    done = f"\n{progress.text}" if progress and progress.text else ""
    return (
        receipt.printed_number,
        f"{receipt.named} ngày {short(receipt.issued_on)} của {receipt.author}",
        now.holders,
        short(now.due_on) if now.due_on else "",
        f"{far}{done}",
        progress.reply_number if progress else "",
        _remarks(receipt),
    )


_LINES: dict[Form, Callable[[Receipt, Standing], tuple[str, ...]]] = {
    Form.INCOMING: _incoming_line,
    Form.FOLLOWED_UP: _followed_up_line,
}


def _remarks(receipt: Receipt) -> str:
    struck = "hủy" if receipt.is_void else ""
    recalled = "đã thu hồi" if receipt.delivery and receipt.delivery.is_recalled else ""
    urgent = receipt.get_urgency_display() if receipt.urgency else ""
    return "; ".join(part for part in (struck, recalled, urgent, receipt.note) if part)


def _receipts(book: IncomingBook, span: Span) -> Sequence[Receipt]:
    found = book.receipts.all().as_lines().order_by("number", "correction")
    if span.since:
        found = found.filter(arrived_on__gte=span.since)
    if span.until:
        found = found.filter(arrived_on__lte=span.until)
    return tuple(found)


def _is_elsewhere(book: IncomingBook) -> bool:
    mode = incoming_books.mode_of(book.organization, book.year)
    return mode == incoming_books.Mode.ELSEWHERE
