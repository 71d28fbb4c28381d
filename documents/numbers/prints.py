"""The number books as registers to print: NĐ 30/2020, Điều 15 and Phụ lục IV, I, III and IV.

What nobody types into the program (receipts, days of handing over) stays blank to be written in.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import models
from django_tasks import task

from documents.models import BookEntry, NumberBook, Series
from documents.numbers import books
from documents.rendering import SHELF
from paper import registers
from paper.registers import Register
from paper.writers import form_pdf, register_pdf, register_xlsx
from vietnamese.dates import short

LONG = 250
"""Rows beyond which a PDF is not made within a request."""
_NOT_SENT = ("lưu:", "lưu ", "như trên", "như điều")
_PURPOSE = re.compile(r"\s*\((?:để |b/c|p/h)[^()]*\)$")
"""The "(để báo cáo)" behind a recipient."""


class Form(models.TextChoices):
    OUTGOING = "van-ban-di", registers.OUTGOING.title
    POSTED = "gui-buu-dien", registers.POSTED.title
    LENT = "su-dung-ban-luu", registers.LENT.title


@dataclass(frozen=True, slots=True)
class Span:
    """Days that a print holds, both included; None is the beginning or the end of the book."""

    since: date | None = None
    until: date | None = None


WHOLE = Span()
FORMATS = {"pdf": register_pdf.write, "xlsx": register_xlsx.write}


def register_of(book: NumberBook, form: Form = Form.OUTGOING, *, span: Span = WHOLE) -> Register:
    """The book, or the part of it that these days hold, in one of the three forms."""
    entries = _entries(book, span)
    if form == Form.LENT:
        return _register(book, registers.LENT, (), entries=(), span=span, to_write_in=True)
    if form == Form.POSTED:
        rows = tuple(row for entry in entries for row in _posted_rows(entry))
        return _register(
            book, registers.POSTED, rows, entries=entries, span=span, to_write_in=not rows
        )
    return _register(
        book, registers.OUTGOING, tuple(map(_line, entries)), entries=entries, span=span
    )


def printed(register: Register, suffix: str) -> bytes | None:
    """The file, if it is short enough to be made now or was made before; None: `order` it."""
    kept = _kept(register, suffix)
    if kept.exists():
        return kept.read_bytes()
    is_long = suffix == "pdf" and len(register.rows) > LONG
    return None if is_long else FORMATS[suffix](register)


def order(book: NumberBook, form: Form, span: Span) -> None:
    """Have a long PDF made in the background."""
    since, until = (day.isoformat() if day else None for day in (span.since, span.until))
    print_in_background.enqueue(book_id=book.pk, form=form.value, since=since, until=until)


@task()
def print_in_background(book_id: int, form: str, since: str | None, until: str | None) -> None:
    days = (date.fromisoformat(day) if day else None for day in (since, until))
    register = register_of(NumberBook.objects.get(pk=book_id), Form(form), span=Span(*days))
    if not _kept(register, "pdf").exists():
        SHELF.put(digest(register), FORMATS["pdf"](register), suffix=".pdf")


def digest(register: Register) -> str:
    """Names the print: what it says and what prints it."""
    return hashlib.sha256(f"{form_pdf.fingerprint()}\n{register!r}".encode()).hexdigest()


def recipients_of(entry: BookEntry) -> tuple[str, ...]:
    """Who is sent the paper, with the addressees where "Như trên" stands for them."""
    named = any(name.lower().startswith("như trên") for name in entry.recipients)
    above = entry.document.current.addressed_to if named and entry.document else []
    return sent_to((*above, *entry.recipients))


def sent_to(names: Iterable[str]) -> tuple[str, ...]:
    """Those among the recipients who get a copy by post, each once; the file is none."""
    sent = (name for name in names if not name.lower().startswith(_NOT_SENT))
    return tuple(dict.fromkeys(_PURPOSE.sub("", name) for name in sent))


def _kept(register: Register, suffix: str) -> Path:
    return SHELF.path(digest(register), f".{suffix}")


def _entries(book: NumberBook, span: Span) -> Sequence[BookEntry]:
    found = book.entries.select_related("void", "document__head").order_by("number", "insertion")
    if span.since:
        found = found.filter(issued_on__gte=span.since)
    if span.until:
        found = found.filter(issued_on__lte=span.until)
    return tuple(found.defer("document__head__text", "document__head__keys"))


def _line(entry: BookEntry) -> tuple[str, ...]:
    """The ten columns of Phụ lục IV, I.2; a voided line says so and why."""
    what = f"{entry.get_kind_display()} {entry.subject}".strip()
    reason = f"(hủy: {entry.void.reason})" if entry.is_void else ""
    return (
        str(entry),
        short(entry.issued_on),
        "\n".join(part for part in (what, reason) if part),
        entry.signer,
        "; ".join(entry.recipients),
        entry.keeper,
        str(entry.copies or ""),
        "",
        "",
        "hủy" if entry.is_void else "",
    )


def _posted_rows(entry: BookEntry) -> list[tuple[str, ...]]:
    """One for each recipient of a paper that was not voided."""
    if entry.is_void:
        return []
    return [("", str(entry), name, "", "", "") for name in recipients_of(entry)]


def _register(
    book: NumberBook,
    form: registers.Form,
    rows: tuple[tuple[str, ...], ...],
    *,
    entries: Sequence[BookEntry],
    span: Span,
    to_write_in: bool = False,
) -> Register:
    first, last = (entries[0], entries[-1]) if entries else (None, None)
    superior, issuer = _heading(book, last.issued_on if last else date(book.year, 12, 31))
    return Register(
        form,
        rows,
        superior=superior,
        issuer=issuer,
        year=book.year,
        since=span.since or (first.issued_on if first else None),
        until=span.until or (last.issued_on if last else None),
        first=first.printed_number if first else "",
        last=last.printed_number if last else "",
        series=_series_name(book.series),
        extract=books.mode_of(book.organization, book.year) == books.Mode.ELSEWHERE,
        voided=sum(entry.is_void for entry in entries) if form == registers.OUTGOING else 0,
        empty_rows=registers.EMPTY_ROWS if to_write_in else 0,
    )


def _heading(book: NumberBook, day: date) -> tuple[str, tuple[str, ...]]:
    """Cơ quan chủ quản and cơ quan on that day; an advisory body stands under its office."""
    head = book.organization.letterhead_on(day)
    issuer = head.issuer_lines if head else (book.organization.name.upper(),)
    if book.series.use == Series.Use.ADVISORY:
        return " ".join(issuer), (book.series.name.upper(),)
    return (head.superior if head else ""), issuer


def _series_name(series: Series) -> str:
    """Nothing for the office's one common book, nor where the issuer already says it."""
    common = series.use == Series.Use.PAPERS and not series.kind
    return "" if common or series.use == Series.Use.ADVISORY else series.name
