"""A workbook whatever its format: sheets, each a run of lines, each line its cells by column."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from households.workbooks.limits import MAX_CELLS, MAX_COLUMN, MAX_LINE_NUMBER, MAX_LINES
from paper.readers.received import Unreadable
from vietnamese.numerals import grouped

BROKEN = "Tệp bị hỏng, không đọc được. Hãy mở bằng Excel (hoặc LibreOffice), lưu lại rồi thử lại."


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell whose formula gives an error, "#DIV/0!", or has no result yet, ""."""

    text: str = ""


Value = str | int | float | bool | date | Fault


@dataclass(frozen=True, slots=True)
class Line:
    """`number` counts from 1, columns from 0; cells without content are left out."""

    number: int
    cells: dict[int, Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lines` reads the sheet anew at each call; empty lines are left out.

    `days_ahead` is what its count of days is short of the usual one, where it begins with 1904.
    """

    name: str
    lines: Callable[[], Iterator[Line]]
    hidden: bool = False
    days_ahead: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """`ending` is that of the format by its content, ".xlsx"."""

    ending: str
    sheets: tuple[Sheet, ...]

    @property
    def visible(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self.sheets if not sheet.hidden)


@dataclass(slots=True)
class Gauge:
    """Counts what a sheet holds, and raises Unreadable where it is too much."""

    sheet: str
    cells: int = 0
    lines: int = 0

    def add_cells(self, count: int = 1) -> None:
        self.cells += count
        if self.cells > MAX_CELLS:
            raise Unreadable(
                f"Trang “{self.sheet}” có hơn {grouped(MAX_CELLS)} ô (kể cả ô trống có định dạng). "
                "Hãy chép riêng bảng số liệu sang một tệp mới rồi thử lại."
            )

    def check(self, line: Line) -> Line:
        self.lines += 1
        if self.lines > MAX_LINES:
            raise Unreadable(
                f"Trang “{self.sheet}” có hơn {grouped(MAX_LINES)} dòng có dữ liệu. "
                "Hãy chia thành nhiều tệp."
            )
        if line.number > MAX_LINE_NUMBER:
            raise Unreadable(
                f"Trang “{self.sheet}” có dữ liệu sau dòng {grouped(MAX_LINE_NUMBER)}. "
                "Hãy chép riêng bảng số liệu sang một tệp mới rồi thử lại."
            )
        if max(line.cells) >= MAX_COLUMN:
            raise Unreadable(
                f"Trang “{self.sheet}”, dòng {line.number}: có dữ liệu ở cột "
                f"{letters(max(line.cells))}, xa hơn {MAX_COLUMN} cột đọc được. "
                "Hãy xóa các cột thừa rồi thử lại."
            )
        return line


def letters(column: int) -> str:
    """ "A" of column 0, "AA" of column 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(name: str) -> int:
    """0 of "A". Raises Unreadable where that is no name of a column."""
    if not re.fullmatch(r"[A-Z]{1,3}", name):
        raise Unreadable(BROKEN)
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1
