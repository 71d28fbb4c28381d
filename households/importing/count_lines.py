"""A workbook of counts against the sheets of the office: one row is the sheet of one group."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from households import as_of
from households.counting import differing
from households.importing.lines import (
    GROUP,
    UNKNOWN_GROUP,
    Account,
    Line,
    Outcome,
    composition_of,
    groups_of,
)
from households.models import GroupCount, Import
from households.tallies import Composition
from households.workbooks.values import Finding, Reading, Row
from vietnamese.dates import short
from vietnamese.numerals import grouped

TOTAL = "Tổng số"
TWICE = Finding(GROUP, "Trong tệp có nhiều dòng của cùng một khối, tổ, thôn, bản.")


class CountSorter:
    """Each row against the sheet that counts on the closing day."""

    lacks_serials = False

    def __init__(self, imported: Import, reading: Reading) -> None:
        self._closes_on = imported.closes_on
        self._groups = groups_of(imported)
        self._sheets = as_of.figures(imported.organization, on=imported.closes_on).sheets
        self._times = Counter(row.group for row in reading.rows if row.group)

    def refusal(self) -> str:
        return ""

    def basis(self) -> str:
        return ""

    def lines(self, rows: Sequence[Row]) -> list[Line]:
        return [self._line(row) for row in rows]

    def absent(self, account: Account) -> int:
        return len(self._groups) - len(self._groups.keys() & self._times.keys())

    def _line(self, row: Row) -> Line:
        group = self._groups.get(row.group)
        composition = composition_of(row)
        sheet = self._sheets.get(group) if group else None
        outcome, findings = self._outcome(row, group, composition, sheet)
        return Line(
            row.number,
            outcome,
            group=group,
            tally=composition.stated,
            findings=(*row.findings, *findings),
            before=sheet.pk if sheet else None,
            content=(composition, row.cells),
        )

    def _outcome(
        self, row: Row, group: int | None, composition: Composition, sheet: GroupCount | None
    ) -> tuple[Outcome, tuple[Finding, ...]]:
        if row.is_wrong:
            return Outcome.WRONG, ()
        if group is None:
            return Outcome.WRONG, (UNKNOWN_GROUP,)
        if self._times[row.group] > 1:
            return Outcome.CONFLICTING, (TWICE,)
        if differences := differing.of_sheet(composition):
            return Outcome.WRONG, tuple(Finding(TOTAL, one.text) for one in differences)
        if sheet is None:
            return Outcome.NEW, ()
        return self._compared(composition, row.cells, sheet)

    def _compared(
        self, composition: Composition, cells: int | None, sheet: GroupCount
    ) -> tuple[Outcome, tuple[Finding, ...]]:
        before = as_of.composition(sheet)
        is_of_the_day = sheet.closes_on == self._closes_on
        is_same = before.stated == composition.stated and before.lines == _filled(composition)
        if is_of_the_day and is_same and cells in (None, sheet.cells):
            return Outcome.SAME, ()
        told = tuple(_told(before, composition, sheet))
        return (Outcome.CHANGED if is_of_the_day else Outcome.NEW), told


def _filled(composition: Composition) -> Mapping[str, object]:
    return {code: tally for code, tally in composition.lines.items() if tally}


def _told(before: Composition, now: Composition, sheet: GroupCount) -> Iterator[Finding]:
    for column, word in (("households", "hộ"), ("persons", "khẩu")):
        old, new = getattr(before.stated, column), getattr(now.stated, column)
        if old != new:
            reason = f"{grouped(old)} (chốt {short(sheet.closes_on)}) → {grouped(new)}"
            yield Finding(f"Số {word}", reason, wrong=False)
