"""A version as XLSX: every unit one row with numbers as numbers, the sums below as values."""

from collections.abc import Sequence
from decimal import Decimal

from paper.registers import Column
from paper.tables import Align
from paper.writers import table_xlsx
from reports.consolidating.reading import Consolidated, Row, Total
from reports.consolidating.summing import Given
from reports.consolidating.tables import NONE, NOT_ADDED, NUMBER, PLACE, named
from reports.models import AskedFigure

Cell = str | Decimal
ALL, BEHIND, STANDING = "Tổng cộng", "Số đơn vị có số liệu", "Tình trạng báo cáo"


def workbook_of(found: Consolidated) -> bytes:
    made = found.made
    title = f"{made.regime}, {made.period_name}, bản tổng hợp {made.number}"
    rows = [_row(place, row, found.asked) for place, row in enumerate(found.rows, start=1)]
    feet = [_foot(ALL, map(_sum, found.totals)), _foot(BEHIND, map(_places, found.totals))]
    return table_xlsx.write(title, _columns(found.asked), [*rows, *feet], closing=closing_of(found))


def closing_of(found: Consolidated) -> str:
    """Which reports count, so that the numbers are not read for more than they are."""
    which = (
        "tính cả báo cáo đã nộp, chưa chấp nhận"
        if found.made.counts_submitted
        else "chỉ tính báo cáo đã chấp nhận"
    )
    return f"Tính được {found.counted}/{len(found.rows)} đơn vị; {which}."


def _columns(asked: Sequence[AskedFigure]) -> list[Column]:
    figures = [Column(_heading(one), 26, Align.RIGHT) for one in asked]
    return [Column(NUMBER, 12), Column(PLACE, 45), Column(STANDING, 36), *figures]


def _heading(asked: AskedFigure) -> str:
    return f"{asked.heading}: {named(asked)}" if asked.heading else named(asked)


def _row(place: int, row: Row, asked: Sequence[AskedFigure]) -> list[Cell]:
    told = row.instead or row.standing.label
    given = (row.figures.get(one.code, Given()) for one in asked)
    return [str(place), row.unit.full_name, told, *(_cell(one) for one in given)]


def _cell(given: Given) -> Cell:
    return given.words if given.amount is None else given.amount


def _foot(label: str, cells: "map[Cell]") -> list[Cell]:
    return ["", label, "", *cells]


def _sum(total: Total) -> Cell:
    if not total.asked.is_summed:
        return NOT_ADDED
    return NONE if total.now.amount is None else total.now.amount


def _places(total: Total) -> Cell:
    return Decimal(total.now.places)
