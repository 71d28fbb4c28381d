"""The table of states as XLSX: every unit, every period, in words."""

from collections.abc import Sequence
from datetime import date

from paper.registers import Column
from paper.tables import Align
from paper.writers import table_xlsx
from reports.models import Regime
from reports.province.states import StateTable, UnitState
from vietnamese.dates import long_date, short
from vietnamese.numerals import grouped

FIRST = (Column("STT", 12, Align.CENTRE), Column("Nơi báo cáo", 60), Column("Mã", 20))
PERIOD_WIDTH = 40


def write(regime: Regime, table: StateTable, *, on: date) -> bytes:
    columns = (*FIRST, *(_column(name) for name in _headings(table)))
    rows = [
        (str(number), row.place.name, row.place.code, *map(in_words, row.states))
        for number, row in enumerate(table.rows, start=1)
    ]
    closing = f"Cộng: {grouped(len(rows))} nơi. Tính đến {long_date(on)}."
    return table_xlsx.write(f"Tình hình nộp: {regime}", columns, rows, closing=closing)


def in_words(state: UnitState | None) -> str:
    """ "Nộp trễ, chấp nhận, không phát sinh"; a dash where it had not to report."""
    if state is None:
        return "–"
    beside = (
        *(["chấp nhận"] if state.is_accepted else []),
        *(["không phát sinh"] if state.is_nothing else []),
    )
    return ", ".join((str(state.standing.label), *beside))


def _headings(table: StateTable) -> Sequence[str]:
    return [f"{due.name} (hạn {short(due.due_on)})" for due in table.dues]


def _column(heading: str) -> Column:
    return Column(heading, PERIOD_WIDTH)
