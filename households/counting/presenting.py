"""The figures of a ward on a day as a table: one row per residential group, totals below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from households.as_of import Figures, composition, tally_of
from households.counting import differing
from households.counting.differing import Difference
from households.models import KINH, EthnicGroup, GroupCount, WardStatement
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Organization
from vietnamese.dates import read_date, short, today

HALF_YEARS = ((12, 31), (6, 30))


@dataclass(frozen=True, slots=True)
class Row:
    """One group. `sheet` is its own; without one, `told` is what it has from those it came from.

    `told` is None where nothing is known. `is_older`: closed before the newest sheet of the ward.
    """

    group: ResidentialGroup
    sheet: GroupCount | None
    told: Composition | None = None
    closes_on: date | None = None
    cells: int | None = None
    lines: tuple[Tally, ...] = ()
    is_older: bool = False
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    ethnic_groups: tuple[EthnicGroup, ...]
    rows: tuple[Row, ...]
    loose: tuple[Tally, ...]
    """Total and lines of what counts for the ward and for no group alone; nothing of nothing."""
    whole: Composition
    totals: tuple[Tally, ...]
    small_groups: int | None
    """Tổ dân cư of all groups; None where a sheet does not say."""
    differences: tuple[Difference, ...]
    """What is stated of the ward against the sheets; of nothing while sheets are missing."""

    @property
    def missing(self) -> int:
        return sum(row.told is None for row in self.rows)

    @property
    def width(self) -> int:
        """Columns beside the name of the group."""
        return 5 + 2 * len(self.ethnic_groups)


def table(known: Figures) -> Table:
    newest = max((sheet.closes_on for sheet in known.sheets.values()), default=known.on)
    codes = codes_in_use(known)
    whole = known.whole
    rows = tuple(_row(known, group, codes, newest) for group in known.groups)
    return Table(
        named(codes),
        rows,
        _loose(known, codes),
        whole,
        tuple(map(whole.of, codes)),
        _small_groups(rows),
        unequal(known),
    )


def unequal(known: Figures) -> tuple[Difference, ...]:
    """Of nothing, too, where sheets have come in since the ward was stated."""
    statement = known.statement
    if statement is None or not is_complete(known):
        return ()
    if any(sheet.closes_on > statement.closes_on for sheet in known.sheets.values()):
        return ()
    return differing.of_ward(tally_of(statement), known.whole.stated)


def is_complete(known: Figures) -> bool:
    """Whether the figures of all groups are there to be added up."""
    return bool(known.groups) and not known.missing and not known.questions


def codes_in_use(known: Figures) -> tuple[str, ...]:
    """Ethnic groups of which a sheet of the ward has a line; Kinh stands there always."""
    return tuple(sorted({KINH, *known.whole.lines}))


def named(codes: Iterable[str]) -> tuple[EthnicGroup, ...]:
    groups = EthnicGroup.objects.in_bulk(tuple(codes))
    return tuple(groups[code] for code in codes if code in groups)


def last_day_of(organization: Organization) -> date:
    """Today, or the last day of a ward that is no more."""
    end = organization.unit.valid_to
    return min(today(), end) if end else today()


def day_of(typed: str, *, last: date, otherwise: date) -> tuple[date, str]:
    """The day that was typed, and what is said where another one is taken instead."""
    day = read_date(typed)
    if day is None:
        doubt = f"Không hiểu ngày “{typed}”; đang xem ngày {short(otherwise)}." if typed else ""
        return otherwise, doubt
    if day > last:
        return last, f"Chưa có số liệu sau ngày {short(last)}; đang xem ngày ấy."
    return day, ""


def closing_day(day: date) -> date:
    """The last end of a half-year up to the day: what sheets are usually closed on."""
    ends = (date(day.year - back, *end) for back in (0, 1) for end in HALF_YEARS)
    return max(end for end in ends if end <= day)


def next_closing_day(organization: Organization) -> date | None:
    """The end of this half-year, for which sheets are handed out; None where a ward is no more."""
    if organization.unit.valid_to:
        return None
    day = today()
    return min(end for month, last in HALF_YEARS if (end := date(day.year, month, last)) >= day)


def first_without(table: Table, day: date) -> ResidentialGroup | None:
    """Where to begin with the sheets of a closing day: the first group that has none."""
    waiting = (row.group for row in table.rows if not row.sheet or row.sheet.closes_on != day)
    return next(waiting, table.rows[0].group if table.rows else None)


def square_kilometres(statement: WardStatement | None) -> str:
    if statement is None or statement.area_hectares is None:
        return ""
    return f"{(statement.area_hectares / 100).normalize():f}".replace(".", ",")


def religions_of(statement: WardStatement | None) -> Sequence[tuple[str, Tally]]:
    """Religious totals as they stand in the statement, by their names."""
    if statement is None:
        return ()
    totals = statement.religious_totals.all()
    return [(one.get_religion_display(), tally_of(one)) for one in totals]


def _row(known: Figures, group: ResidentialGroup, codes: Sequence[str], newest: date) -> Row:
    sheet, held = known.sheets.get(group.pk), known.carried.get(group.pk)
    if sheet:
        told = composition(sheet)
        lines = tuple(map(told.of, codes))
        is_older, differences = sheet.closes_on < newest, differing.of_sheet(told)
        return Row(group, sheet, told, sheet.closes_on, sheet.cells, lines, is_older, differences)
    if held:
        told, sheets = held.figures, [sheet for part in held.parts for sheet in part.sheets]
        closes_on = max(one.closes_on for one in sheets)
        cells = None if any(part.divided for part in held.parts) else _added(sheets)
        return Row(group, None, told, closes_on, cells, tuple(map(told.of, codes)))
    return Row(group, None)


def _loose(known: Figures, codes: Sequence[str]) -> tuple[Tally, ...]:
    if not known.loose:
        return ()
    apart = sum((part.figures for part in known.loose), start=Composition())
    return (apart.stated, *map(apart.of, codes))


def _small_groups(rows: Sequence[Row]) -> int | None:
    return _added([row for row in rows if row.told])


def _added(those: Sequence[Row] | Sequence[GroupCount]) -> int | None:
    """Tổ of all of them; None where one does not say."""
    numbers = [one.cells for one in those]
    return None if None in numbers or not numbers else sum(filter(None, numbers))
