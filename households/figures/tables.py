"""Figures that are tables: as `|` lines, the way a text of ours holds them."""

from collections.abc import Iterable

from households.figures.ward import Origin, Ward
from households.loading import shipped
from households.models import KINH, ReligiousTotal
from households.tallies import Composition, Tally, total
from paper import tables
from paper.inline import escape
from vietnamese.numerals import grouped

UNKNOWN = "…"
ALL = "**Cộng**"
_BY_KIND = ("Số hộ", "Số nhân khẩu", "Trong đó nữ")
Written = tuple[str, Origin]
Row = tuple[str, ...]


def by_ethnic_group(ward: Ward) -> Written | None:
    """Kinh first, then the minorities from the largest to the smallest."""
    found = ward.by_ethnic_group
    if found is None:
        return None
    whole, origin = found
    lines = [(KINH, whole.of(KINH)), *ward.minorities]
    rows = [_row(_name(code), tally) for code, tally in lines if tally]
    return _table(("Dân tộc", *_BY_KIND), rows, whole.summed), origin


def by_group(ward: Ward) -> Written | None:
    """Each khối, tổ, thôn, bản with its minorities; never for papers that leave the ward."""
    whole, told = ward.counted, [group for group in ward.groups if group.counted]
    if whole is None or ward.sheets is None or len(told) < len(ward.groups):
        return None
    header = ("Khối, tổ, thôn, bản", "Số hộ", "Số nhân khẩu", "Hộ DTTS", "Nhân khẩu DTTS")
    rows = [_group_row(group.name, group.counted or Composition()) for group in told]
    rows.append(_group_row(ALL, whole, bold=True))
    return tables.write([header, *rows], header_rows=1), ward.sheets


def by_religion(ward: Ward) -> Written | None:
    if not ward.religions or ward.statement is None:
        return None
    named = ((religion, ward.religions.get(religion.value)) for religion in ReligiousTotal.Religion)
    rows = [_row(religion.label, tally) for religion, tally in named if tally]
    whole = total(ward.religions.values())
    return (_table(("Tôn giáo", *_BY_KIND), rows, whole), ward.statement) if rows else None


def _table(header: Row, rows: Iterable[Row], whole: Tally) -> str:
    return tables.write([header, *rows, _row(ALL, whole, bold=True)], header_rows=1)


def _row(name: str, tally: Tally, *, bold: bool = False) -> Row:
    numbers = (_number(one) for one in (tally.households, tally.persons, tally.women))
    return (name if bold else escape(name), *(f"**{one}**" if bold else one for one in numbers))


def _group_row(name: str, counted: Composition, *, bold: bool = False) -> Row:
    stated, minorities = counted.stated, counted.minorities
    counts = (stated.households, stated.persons, minorities.households, minorities.persons)
    numbers = (_number(one) for one in counts)
    return (name if bold else escape(name), *(f"**{one}**" if bold else one for one in numbers))


def _number(count: int | None) -> str:
    return UNKNOWN if count is None else grouped(count)


def _name(code: str) -> str:
    return next(one.name for one in shipped() if one.code == code)
