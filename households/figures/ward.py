"""A ward on a day, as plain values: everything that a named figure may tell of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from households.as_of import Figures, composition, figures, tally_of
from households.models import KINH, GroupCount, WardStatement
from households.permissions import keeps_figures
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Organization

FEW = 5
"""Persons under which an ethnic group is not named by itself (docs/bounds.md, 4)."""
MOST_NAMED = 120
"""Characters of the sources of single sheets, beyond which they are only said to be several."""
SEVERAL = "nhiều nguồn"


@dataclass(frozen=True, slots=True)
class Origin:
    """Since when a figure is true, and where it comes from, in the words of the office."""

    closes_on: date
    source: str


@dataclass(frozen=True, slots=True)
class Group:
    """A residential group with its sheet; without one nobody has counted it yet."""

    name: str
    kind: str
    counted: Composition | None = None
    cells: int | None = None


@dataclass(frozen=True)
class Ward:
    """`sheets` and `statement` are None where nothing of that kind was recorded by the day."""

    name: str
    kind: str
    on: date
    groups: tuple[Group, ...] = ()
    sheets: Origin | None = None
    statement: Origin | None = None
    stated: Tally | None = None
    area_hectares: Decimal | None = None
    religions: Mapping[str, Tally] = field(default_factory=dict)
    few: int = FEW

    @property
    def missing(self) -> tuple[str, ...]:
        """Groups without a sheet, by name."""
        return tuple(group.name for group in self.groups if group.counted is None)

    @cached_property
    def counted(self) -> Composition | None:
        """The groups added up; None as long as one of them is not counted."""
        if self.missing or not self.groups:
            return None
        return sum((group.counted or Composition() for group in self.groups), start=Composition())

    @property
    def total(self) -> tuple[Tally, Origin] | None:
        """The groups added up; as stated of the whole ward where not all of them are counted."""
        if self.counted and self.sheets:
            return self.counted.stated, self.sheets
        if self.stated and self.statement:
            return self.stated, self.statement
        return None

    @property
    def by_ethnic_group(self) -> tuple[Composition, Origin] | None:
        """None where a sheet is missing, or the sheets do not tell ethnic groups apart."""
        whole = self.counted
        if whole is None or self.sheets is None or (whole.stated and not whole.summed):
            return None
        return whole, self.sheets

    @property
    def minorities(self) -> tuple[tuple[str, Tally], ...]:
        """Code and numbers of each ethnic minority that lives here, the largest first."""
        found = self.by_ethnic_group
        lines = found[0].lines.items() if found else ()
        here = ((code, tally) for code, tally in lines if code != KINH and tally)
        return tuple(sorted(here, key=lambda line: (-line[1].persons, line[0])))


def ward_of(organization: Organization, *, on: date, known: datetime | None = None) -> Ward | None:
    """The office's figures of that day; None for an office that keeps none."""
    if not keeps_figures(organization):
        return None
    found = figures(organization, on=on, known=known)
    unit, statement = organization.unit, found.statement
    return Ward(
        name=f"{unit.full_name[:1].lower()}{unit.full_name[1:]}",
        kind=unit.get_kind_display().lower(),
        on=on,
        groups=_groups(found),
        sheets=_origin_of_sheets(found),
        statement=Origin(statement.closes_on, statement.source) if statement else None,
        stated=_stated(statement),
        area_hectares=statement.area_hectares if statement else None,
        religions=_religions(statement),
    )


def _groups(found: Figures) -> tuple[Group, ...]:
    counted = [
        (sheet.group, Group(sheet.group.name, sheet.group.kind, composition(sheet), sheet.cells))
        for sheet in found.sheets.values()
    ]
    missing = [(group, Group(group.name, group.kind)) for group in found.missing]
    return tuple(one for _, one in sorted([*counted, *missing], key=_in_order))


def _in_order(entry: tuple[ResidentialGroup, Group]) -> tuple[str, int]:
    group, _ = entry
    return group.name_sort, group.pk


def _origin_of_sheets(found: Figures) -> Origin | None:
    sheets = found.sheets.values()
    if not sheets:
        return None
    days = [sheet.closes_on for sheet in sheets]
    since = f", chốt từ {min(days):%d/%m/%Y}" if min(days) != max(days) else ""
    return Origin(max(days), f"{_source_of(list(sheets))}{since}")


def _source_of(sheets: list[GroupCount]) -> str:
    sources = list(dict.fromkeys(sheet.source for sheet in sheets))
    named = "; ".join(sources)
    named = named if len(named) <= MOST_NAMED else SEVERAL
    return f"cộng {len(sheets)} phiếu số liệu ({named})"


def _stated(statement: WardStatement | None) -> Tally | None:
    tally = tally_of(statement) if statement else None
    return tally or None


def _religions(statement: WardStatement | None) -> dict[str, Tally]:
    totals = statement.religious_totals.all() if statement else ()
    return {total.religion: tally_of(total) for total in totals}
