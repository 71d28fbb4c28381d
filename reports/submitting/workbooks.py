"""The form of a regime as .xlsx: written for one office and period, read back for the same only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice

from django.core.exceptions import ValidationError
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from directives.objectives.amounts import read_amount
from households.workbooks.cells import Misread, sound, text
from households.workbooks.formats.book import Book, Line, Value
from households.workbooks.formats.recognition import open_book
from officials.models import Organization
from paper.readers.received import Unreadable
from paper.slips import PAGE
from paper.writers import workbook as books
from paper.writers.workbook import put
from reports.models import AskedFigure
from reports.models.reports import PLACES, Figure
from reports.regimes.calendar import Due
from vietnamese.dates import short
from vietnamese.folding import clean

MARK = "Mã biểu:"
HEADINGS = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Giải trình")
WIDTHS = (16, 52, 14, 16, 40)
CODE, AMOUNT, REASON = 0, 3, 4
"""Columns, counted from 0."""
FORMAT = "#,##0.##"
MOST_LINES = 500
"""A form has at most 150 figures (`reports.regimes.rules`)."""
MOST_FAULTS = 5
"""Told at once; the rest are found when these are mended."""
NOT_OURS = (
    "Tệp không phải biểu của chế độ báo cáo này: không thấy dòng “Mã biểu”. Hãy tải biểu mẫu tại "
    "trang này, điền cột Số liệu rồi gửi lại."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """By code; None where the cell is empty."""

    amounts: Mapping[str, Decimal | None] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


def written(
    due: Due, organization: Organization, figures: Mapping[str, Figure] | None = None
) -> bytes:
    """The form, empty or with these figures by code."""
    workbook = Workbook()
    sheet: Worksheet = workbook.active
    sheet.title = "Biểu số liệu"
    title = f"{due.regime.name}, {due.name}"
    for number, words in enumerate(_head(due, organization, title), start=1):
        put(sheet.cell(number, 1), words, bold=number == 1, wrap=False)
    for place, heading in enumerate(HEADINGS, start=1):
        put(sheet.cell(6, place), heading, bold=True, align="center", framed=True)
        sheet.column_dimensions["ABCDE"[place - 1]].width = WIDTHS[place - 1]
    for number, asked in enumerate(due.terms.asked_figures.all(), start=7):
        _line(sheet, number, asked, (figures or {}).get(asked.code))
    sheet.freeze_panes = "A7"
    books.set_page(sheet, PAGE)
    return books.packed(workbook, title=title)


def read(name: str, data: bytes, *, due: Due, organization: Organization) -> Filled:
    """Raises Unreadable, with a message that says what to mend; nothing is taken then."""
    lines = _lines(open_book(name, data))
    _demand_same(lines, due, organization)
    table = _under_headings(lines)
    known = {asked.code: asked for asked in due.terms.asked_figures.all()}
    return _filled(table, known)


def code_of(due: Due, organization: Organization) -> str:
    """Tells this office's form for this period from every other."""
    return f"{due.regime.pk}/{due.since}/{due.until}/{organization.unit.code}"


def _head(due: Due, organization: Organization, title: str) -> tuple[str, ...]:
    return (
        title,
        f"Nơi báo cáo: {organization}",
        f"Số liệu từ ngày {short(due.since)} đến hết ngày {short(due.until)}",
        f"{MARK} {code_of(due, organization)} (không sửa dòng này và cột Mã)",
    )


def _line(sheet: Worksheet, number: int, asked: AskedFigure, figure: Figure | None) -> None:
    told = (asked.code, asked.name, asked.unit, "", figure.reason if figure else "")
    for place, words in enumerate(told, start=1):
        put(sheet.cell(number, place), words, framed=True)
    cell = sheet.cell(number, AMOUNT + 1)
    cell.number_format = FORMAT
    if figure and figure.amount is not None:
        cell.value = figure.amount
    elif figure and figure.words:
        put(cell, figure.words, framed=True)


def _lines(book: Book) -> list[Line]:
    """Of the first sheet that is shown; no more are read than any form has."""
    first = next(iter(book.visible), None)
    lines = list(islice(first.lines(), MOST_LINES + 1)) if first else []
    if len(lines) > MOST_LINES:
        raise Unreadable(
            f"Tệp có hơn {MOST_LINES} dòng, không phải biểu của chế độ báo cáo. Hãy tải biểu mẫu "
            "tại trang này rồi điền."
        )
    return lines


def _demand_same(lines: list[Line], due: Due, organization: Organization) -> None:
    marks = (text(value) for line in lines for value in line.cells.values())
    found = next((mark for mark in marks if mark.startswith(MARK)), "")
    told = found.removeprefix(MARK).split("(")[0].strip().split("/")
    if len(told) != 4:
        raise Unreadable(NOT_OURS)
    wanted = code_of(due, organization).split("/")
    if told[0] != wanted[0]:
        raise Unreadable(f"Biểu này của chế độ báo cáo khác; đang ghi “{due.regime.name}”.")
    if told[1:3] != wanted[1:3]:
        raise Unreadable(
            f"Biểu này của kỳ khác ({_span(told[1:3])}); đang ghi {due.name} "
            f"({_span(wanted[1:3])}). Chưa nhận số nào."
        )
    if told[3] != wanted[3]:
        raise Unreadable(f"Biểu này của nơi khác; đang ghi cho {organization}.")


def _span(days: list[str]) -> str:
    try:
        return " – ".join(short(date.fromisoformat(day)) for day in days)
    except ValueError:
        return "không rõ ngày"


def _under_headings(lines: list[Line]) -> list[Line]:
    for place, line in enumerate(lines):
        if tuple(text(line.cells.get(column)) for column in range(5)) == HEADINGS:
            return lines[place + 1 :]
    raise Unreadable("Dòng tiêu đề của bảng đã bị sửa. Hãy tải lại biểu mẫu rồi điền.")


def _filled(lines: list[Line], known: Mapping[str, AskedFigure]) -> Filled:
    amounts: dict[str, Decimal | None] = {}
    reasons: dict[str, str] = {}
    faults: list[str] = []
    for line in lines:
        code = text(line.cells.get(CODE))
        try:
            _demand_known(code, known, amounts)
            amounts[code] = amount_of(line.cells.get(AMOUNT))
            reasons[code] = clean(text(line.cells.get(REASON)))
        except Misread as fault:
            name = known[code].name if code in known else code
            faults.append(f"dòng {line.number} “{name}”: {fault.reason}")
    if faults:
        raise Unreadable(" ".join(_told(faults)))
    return Filled(amounts, reasons)


def _told(faults: list[str]) -> Iterator[str]:
    yield "Chưa nhận số nào từ tệp:"
    yield from faults[:MOST_FAULTS]
    if more := len(faults) - MOST_FAULTS:
        yield f"và {more} dòng khác." if more > 0 else ""


def _demand_known(
    code: str, known: Mapping[str, AskedFigure], read_already: Mapping[str, object]
) -> None:
    if code not in known:
        raise Misread("mã không có trong chế độ báo cáo này.")
    if code in read_already:
        raise Misread("mã ghi hai lần.")


def amount_of(value: Value | None) -> Decimal | None:
    """The number of a cell, at most with two places; None where it is empty. Raises Misread."""
    found = sound(value)
    if found is None:
        return None
    if isinstance(found, bool | date):
        raise Misread("Ô này không phải số.")
    typed = found if isinstance(found, str) else f"{round(Decimal(repr(found)), PLACES):f}"
    try:
        return read_amount(typed if isinstance(found, str) else typed.replace(".", ","))
    except ValidationError as fault:
        raise Misread(" ".join(fault.messages)) from None
