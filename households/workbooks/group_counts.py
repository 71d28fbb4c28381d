"""Sheets of counts: a line per residential group, or per residential and ethnic group."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from households.workbooks import cells
from households.workbooks.columns import Columns
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.figures import Figures
from households.workbooks.headings import Field
from households.workbooks.household_lines import members_by_group
from households.workbooks.records import TOTALS_OF_A_GROUP, Record
from households.workbooks.values import Members, Row
from vietnamese.folding import fold

MOST_PERSONS = 50_000
"""Of one residential group; the largest blocks of flats hold some 20,000."""
MOST_CELLS = 500
NO_ETHNIC = "Chưa ghi dân tộc."
TWICE = "Dân tộc này đã có ở dòng trên của cùng khối."
NOT_THE_SUM = "Tổng không bằng cộng các dân tộc."
NO_NUMBERS = "Chưa ghi số hộ, số khẩu."


@dataclass(slots=True)
class _Sheet:
    """The lines of one residential group, being put together."""

    number: int
    lines: dict[str, Members] = field(default_factory=dict)
    stated: Members | None = None
    above: str = ""


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """Reads records into rows, one per residential group."""

    columns: Columns
    names: EthnicNames

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        for _, lines in groupby(records, key=self._sheet_of):
            yield self._row(list(lines))

    def _sheet_of(self, record: Record) -> object:
        """Lines of one residential group belong together where each is of an ethnic group."""
        is_long = self.columns.of(Field.ETHNIC) is not None
        return record.group if is_long and record.group else record.number

    def _row(self, records: list[Record]) -> Row:
        sheet = _Sheet(records[0].number)
        whole = Figures(self.columns, self.names, {})
        number_of_cells = None
        for record in records:
            line = Figures(self.columns, self.names, record.cells, [*record.findings])
            self._take(sheet, line)
            number_of_cells = line.number(Field.CELLS, most=MOST_CELLS) or number_of_cells
            whole.findings += line.findings
        self._check(sheet, whole)
        return Row(
            sheet.number,
            group=records[0].group,
            members=sheet.lines,
            stated=sheet.stated,
            cells=number_of_cells,
            findings=tuple(dict.fromkeys(whole.findings)),
        )

    def _take(self, sheet: _Sheet, line: Figures) -> None:
        column = self.columns.of(Field.ETHNIC)
        counted = line.members(most=MOST_PERSONS)
        if column is None:
            sheet.lines |= members_by_group(line, most=MOST_PERSONS)
            sheet.stated = counted
        elif fold(cells.text(line.cells.get(column))) in TOTALS_OF_A_GROUP:
            sheet.stated = counted
        elif code := line.ethnic(sheet.above):
            if code in sheet.lines:
                line.wrong(column, TWICE)
            sheet.above = code
            sheet.lines[code] = counted or Members()
        elif not line.findings:
            line.wrong(column, NO_ETHNIC)

    def _check(self, sheet: _Sheet, line: Figures) -> None:
        if any(finding.wrong for finding in line.findings):
            return
        if not sheet.lines and sheet.stated is None:
            line.wrong(None, NO_NUMBERS)
        elif sheet.lines and sheet.stated and _sums(sheet.lines) != _sums({"": sheet.stated}):
            line.note(self.columns.of(Field.PERSONS), NOT_THE_SUM)


def _sums(lines: dict[str, Members]) -> tuple[int, int]:
    return (
        sum(members.households for members in lines.values()),
        sum(members.persons for members in lines.values()),
    )
