"""The ward's own workbook with serials and errors filled in, for the ward alone.

An .xlsx stays itself: only the cells of two columns are put into the sheet that was read, and
everything else is copied as it stands. Other formats become an .xlsx with the same values.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from households.workbooks import tables
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.filling import fill
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
    texts = _texts(table, answers, _places(table, answers))
    if book.ending == ".xlsx":
        return fill(data, book.sheets.index(table.sheet), texts)
    return rewrite(book, table, texts)


@dataclass(frozen=True, slots=True)
class _Places:
    """`told` are the lines at which an error of an earlier time stands."""

    serial: int | None
    error: int
    told: tuple[int, ...]


def _places(table: Table, answers: Mapping[int, Answer]) -> _Places:
    """Columns the workbook has for it, else new ones to the right of everything."""
    serial = next(iter(table.columns(Field.SERIAL)), None)
    error = next(iter(table.columns(Field.ERROR)), None)
    right, told = 0, []
    for line in table.sheet.lines():
        right = max(right, max(line.cells) + 1)
        if error in line.cells and line.number > table.last_heading_line:
            told.append(line.number)
    if serial is None and any(answer.serial for answer in answers.values()):
        serial, right = right, right + 1
    return _Places(serial, right if error is None else error, tuple(told))


def _texts(
    table: Table, answers: Mapping[int, Answer], places: _Places
) -> dict[int, dict[int, str]]:
    texts = {line: {places.error: ""} for line in places.told}
    for line, answer in answers.items():
        texts[line] = {places.error: answer.error}
        if answer.serial and places.serial is not None:
            texts[line][places.serial] = answer.serial
    heading = {places.error: ERROR, places.serial: SERIAL}
    texts[table.heading_line] = {
        column: text
        for column, text in heading.items()
        if column is not None and column not in table.headings
    }
    return texts
