"""Numbers, days and names of ethnic groups out of a line, with a finding for what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from households.workbooks import cells
from households.workbooks.cells import Misread
from households.workbooks.columns import Columns
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.formats.book import Value
from households.workbooks.headings import Field
from households.workbooks.values import Finding, Members

NOT_REGISTERED = "Tên dân tộc không có trong danh mục; hãy ghi tên đầy đủ."
NOTHING_ABOVE = "Dấu “như trên” mà dòng trên không có dân tộc."
MORE_WOMEN = "Số nữ lớn hơn số khẩu."
T = TypeVar("T")


@dataclass(slots=True)
class Figures:
    """One line being read; findings gather here."""

    columns: Columns
    names: EthnicNames
    cells: dict[int, Value]
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, column: int | None, reason: str) -> None:
        self.findings.append(Finding(self.columns.title(column), reason))

    def note(self, column: int | None, reason: str) -> None:
        self.findings.append(Finding(self.columns.title(column), reason, wrong=False))

    def has(self, field: Field, ethnic: str = "") -> bool:
        return self.columns.of(field, ethnic) in self.cells

    def number(self, field: Field, ethnic: str = "", *, most: int) -> int | None:
        """None where there is no column or nothing in it, and where it is wrong."""
        column = self.columns.of(field, ethnic)
        found = self._read(column, cells.whole)
        if found is not None and found > most:
            self.wrong(column, "Số quá lớn; xem lại.")
            return None
        return found

    def day(self) -> date | None:
        column = self.columns.of(Field.FROM_DAY)
        found = self._read(column, self._day)
        if found is None:
            return None
        if found[1]:
            self.note(column, found[1])
        return found[0]

    def _day(self, value: Value | None) -> tuple[date | None, str]:
        return cells.day(value, ahead=self.columns.days_ahead)

    def ethnic(self, above: str) -> str:
        """The code in the column for it, `above` where it is a ditto mark; "" where it has none."""
        column = self.columns.of(Field.ETHNIC)
        value = self.cells.get(column) if column is not None else None
        if cells.is_ditto(value):
            if not above:
                self.wrong(column, NOTHING_ABOVE)
            return above
        typed = cells.text(self._read(column, cells.sound))
        if not typed:
            return ""
        code = self.names.code(typed)
        if not code:
            self.wrong(column, NOT_REGISTERED)
        return code

    def members(self, ethnic: str = "", *, most: int) -> Members | None:
        """Persons and women of one group or of all; None where that is not said, or is wrong."""
        before = len(self.findings)
        households = self.number(Field.HOUSEHOLDS, ethnic, most=most)
        persons = self.number(Field.PERSONS, ethnic, most=most)
        women = self.number(Field.WOMEN, ethnic, most=most)
        men = self.number(Field.MEN, ethnic, most=most)
        if persons is None and men is not None:
            persons = men + (women or 0)
        elif women is None and men is not None and persons is not None:
            women = persons - men
        if (households, persons, women) == (None, None, None) or len(self.findings) > before:
            return None
        if women is not None and not 0 <= women <= (persons or 0):
            self.wrong(self.columns.of(Field.WOMEN, ethnic), MORE_WOMEN)
            women = None
        return Members(persons or 0, women, households or 0)

    def _read(self, column: int | None, reading: Callable[[Value | None], T]) -> T | None:
        if column is None or column not in self.cells:
            return None
        try:
            return reading(self.cells[column])
        except Misread as misread:
            self.wrong(column, misread.reason)
            return None
