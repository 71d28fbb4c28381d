"""Reading .xls, of Excel 2 to 2003."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial

import xlrd
from xlrd.sheet import Sheet as OldSheet

from households.workbooks.formats.book import BROKEN, Book, Fault, Gauge, Line, Sheet, Value
from households.workbooks.formats.package import ENCRYPTED
from households.workbooks.limits import MAX_SHEETS, MAX_TEXT
from paper.readers.received import Unreadable


def read(data: bytes, *, longest: int = MAX_TEXT) -> Book:
    # Whatever a damaged file makes the library stumble over, the answer is the same; and nothing
    # of the file may stand in a message or a cause.
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
        sheets = book.sheets()[:MAX_SHEETS]
    except Exception as error:
        is_encrypted = "encrypted" in str(error)
        raise Unreadable(ENCRYPTED if is_encrypted else BROKEN) from None
    return Book(
        ".xls",
        tuple(
            Sheet(old.name, partial(_lines, old, book.datemode, longest), old.visibility != 0)
            for old in sheets
        ),
    )


def _lines(old: OldSheet, datemode: int, longest: int) -> Iterator[Line]:
    gauge = Gauge(old.name)
    for row in range(old.nrows):
        types, values = old.row_types(row), old.row_values(row)
        gauge.add_cells(len(types))
        read = (
            (column, _value(kind, value, datemode, longest))
            for column, (kind, value) in enumerate(zip(types, values, strict=True))
        )
        found = {column: value for column, value in read if value is not None}
        if found:
            yield gauge.check(Line(row + 1, found))


def _value(kind: int, value: object, datemode: int, longest: int) -> Value | None:
    if kind == xlrd.XL_CELL_TEXT:
        return str(value)[:longest] if str(value).strip() else None
    if kind == xlrd.XL_CELL_ERROR:
        return Fault(xlrd.error_text_from_code.get(value, "#?"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if not isinstance(value, float):
        return None
    if kind == xlrd.XL_CELL_DATE:
        return _day(value, datemode)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _day(value: float, datemode: int) -> date | float:
    try:
        return xlrd.xldate_as_datetime(value, datemode).date()  # type: ignore[no-any-return]
    except (ValueError, OverflowError):
        return value
