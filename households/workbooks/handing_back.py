"""The ward's own workbook with serials and errors filled in, for the ward alone.

An .xlsx stays itself: only the cells of two columns are put into the sheet that was read, and
everything else is copied as it stands. Other formats become an .xlsx with the same values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from households.workbooks import tables
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.filling import fill
from households.workbooks.formats.book import Book
from households.workbooks.formats.recognition import open_book
from households.workbooks.headings import Field
from households.workbooks.limits import MAX_WRITTEN_TEXT
from households.workbooks.rewriting import rewrite
from households.workbooks.tables import Table
from households.workbooks.values import Answer

SERIAL, ERROR = "Số phiếu", "Lỗi"
Texts = Mapping[int, Mapping[int, str]]
"""By line from 1, then by column from 0."""


def hand_back(
    name: str,
    data: bytes,
    *,
    answers: Mapping[int, Answer],
    ethnic: Mapping[str, str] | None = None,
) -> bytes:
    """An .xlsx with an answer at each line that has one; "Số phiếu" only where there are serials.

    `ethnic` as it was read with: it may tell which sheet that was. Raises Unreadable.
    """
    book = open_book(name, data, longest=MAX_WRITTEN_TEXT)
    table, _ = tables.best(book, EthnicNames(ethnic or {}))
    texts = _texts(answers, _places(book, table, answers))
    if book.ending == ".xlsx":
        return fill(data, book.sheets.index(table.sheet), texts)
    return rewrite(book, table, texts)


@dataclass(frozen=True, slots=True)
class _Places:
    heading: int
    serial: int | None
    error: int


def _places(book: Book, table: Table, answers: Mapping[int, Answer]) -> _Places:
    """Columns the workbook has for it, else new ones to the right of everything."""
    right = _last_column(table) + 1
    serial = next(iter(table.columns(Field.SERIAL)), None)
    if serial is None and any(answer.serial for answer in answers.values()):
        serial, right = right, right + 1
    return _Places(table.heading_line, serial, next(iter(table.columns(Field.ERROR)), right))


def _last_column(table: Table) -> int:
    return max(max(line.cells) for line in table.sheet.lines() if line.cells)


def _texts(answers: Mapping[int, Answer], places: _Places) -> dict[int, dict[int, str]]:
    heading = {places.error: ERROR}
    texts = {line: {places.error: answer.error} for line, answer in answers.items()}
    if places.serial is not None:
        heading[places.serial] = SERIAL
        for line, answer in answers.items():
            if answer.serial:
                texts[line][places.serial] = answer.serial
    return {**texts, places.heading: heading}
