"""A workbook of another format as .xlsx: its visible sheets with their values, and the answers.

What the older formats calculated becomes the number it showed; texts typed for old fonts come in
Unicode, because their fonts are lost on the way.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from households.workbooks.decoding import Decoder
from households.workbooks.formats.book import Book, Fault, Line, Sheet, Value
from households.workbooks.limits import MAX_WRITTEN_TEXT
from households.workbooks.tables import BEGINNING, Table
from paper.writers.workbook import FORMULA_STARTS, packed
from vietnamese.folding import clean

_TITLE = "Bảng số liệu"
_DAY = "DD/MM/YYYY"
_WIDEST = 40
_LONGEST_NAME = 31
Texts = Mapping[int, Mapping[int, str]]


def rewrite(book: Book, table: Table, texts: Texts) -> bytes:
    workbook = Workbook(write_only=True)
    for sheet in book.visible:
        written = workbook.create_sheet(_name(sheet))
        _write(written, sheet, texts if sheet is table.sheet else {})
    return packed(workbook, title=_TITLE)


def _write(target: WriteOnlyWorksheet, sheet: Sheet, texts: Texts) -> None:
    beginning = [line for line, _ in zip(sheet.lines(), range(BEGINNING), strict=False)]
    decode = Decoder(beginning)
    for column, width in _widths(beginning, texts).items():
        target.column_dimensions[get_column_letter(column + 1)].width = width
    for cells in _all_lines(sheet, texts):
        last = max(cells, default=-1)
        target.append([_cell(target, cells.get(c), decode) for c in range(last + 1)])


def _all_lines(sheet: Sheet, texts: Texts) -> Iterator[dict[int, Value]]:
    """Empty lines too: the number of a line stays what it was."""
    number = 0
    for line in sheet.lines():
        while number + 1 < line.number:
            number += 1
            yield {}
        number = line.number
        yield {**line.cells, **texts.get(number, {})}


def _cell(target: WriteOnlyWorksheet, value: Value | None, decode: Decoder) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, str | Fault):
        return _text(target, decode(value) if isinstance(value, str) else value.text)
    cell = WriteOnlyCell(target, value)
    if isinstance(value, date):
        cell.number_format = _DAY
    return cell


def _text(target: WriteOnlyWorksheet, text: str) -> object:
    """What begins like a formula was a text and stays one."""
    cell = WriteOnlyCell(target, clean(text)[:MAX_WRITTEN_TEXT])
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _widths(lines: list[Line], texts: Texts) -> dict[int, float]:
    widths: dict[int, float] = {}
    for line in lines:
        for column, value in {**line.cells, **texts.get(line.number, {})}.items():
            width = min(len(str(value)) + 2, _WIDEST)
            widths[column] = max(widths.get(column, 8), width)
    return widths


def _name(sheet: Sheet) -> str:
    bare = re.sub(r"[\[\]:*?/\\']", " ", clean(sheet.name)).strip()
    return bare[:_LONGEST_NAME] or _TITLE
