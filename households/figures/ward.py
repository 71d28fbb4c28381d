"""A ward on a day, as plain values: everything that a named figure may tell of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from households.as_of import Figures, figures, tally_of
from households.disclosure.rules import smallest_on
from households.models import KINH, GroupCount, WardStatement
from households.models.disclosure import USUAL_SMALLEST
from households.permissions import keeps_figures
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Organization
from officials.once import once_a_page
from vietnamese.dates import short

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
    """A residential group; `counted` None where no sheet tells of it by itself."""

    name: str
    kind: str
    counted: Composition | None = None
    cells: int | None = None


@dataclass(frozen=True, slots=True)
class Ward:
    """`counted` is its groups added up, None as long as the sheet of one is missing; `stated` what
    was announced of the whole. `sheets` and `statement` tell where they come from."""

    name: str
    kind: str
    on: date
    groups: tuple[Group, ...] = ()
    missing: tuple[str, ...] = ()
    counted: Composition | None = None
    sheets: Origin | None = None
    stated: Tally | None = None
    statement: Origin | None = None
    area_hectares: Decimal | None = None
    religions: Mapping[str, Tally] = field(default_factory=dict)
    few: int = USUAL_SMALLEST
    """Persons under which an ethnic group is not named by itself (docs/bounds.md, 4)."""

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


@once_a_page
def ward_of(organization: Organization, *, on: date, known: datetime | None = None) -> Ward | None:
    """The office's figures of that day; None for an office that keeps none."""
    if not keeps_figures(organization):
        return None
    found = figures(organization, on=on, known=known)
    unit, statement, missing = organization.unit, found.statement, _missing(found)
    sheets = _sheets(found)
    return Ward(
        name=f"{unit.full_name[:1].lower()}{unit.full_name[1:]}",
        kind=unit.get_kind_display().lower(),
        on=on,
        groups=tuple(_group(found, group) for group in found.groups),
        missing=missing,
        counted=found.whole if sheets and not missing else None,
        sheets=_origin(sheets),
        stated=(tally_of(statement) or None) if statement else None,
        statement=Origin(statement.closes_on, statement.source) if statement else None,
        area_hectares=statement.area_hectares if statement else None,
        religions=_religions(statement),
        few=smallest_on(organization),
    )


def _group(found: Figures, group: ResidentialGroup) -> Group:
    sheet = found.sheets.get(group.pk)
    cells = sheet.cells if sheet else None
    return Group(group.name, group.kind, found.of(group.pk), cells)


def _missing(found: Figures) -> tuple[str, ...]:
    """Groups that keep the ward from being added up: without figures, or shared with another ward.

    What is to be divided within the ward counts for it all the same.
    """
    within = {one.pk for question in found.questions if question.within for one in question.among}
    missing = [one.name for one in found.missing if one.pk not in within]
    shared = [question.group.name for question in found.questions if not question.within]
    return tuple(dict.fromkeys([*missing, *shared]))


def _sheets(found: Figures) -> list[GroupCount]:
    """Every sheet that counts, also those of the groups of before."""
    held = (part for holding in found.carried.values() for part in holding.parts)
    earlier = (sheet for part in (*held, *found.loose) for sheet in part.sheets)
    return list({sheet.pk: sheet for sheet in (*found.sheets.values(), *earlier)}.values())


def _origin(sheets: list[GroupCount]) -> Origin | None:
    if not sheets:
        return None
    days = [sheet.closes_on for sheet in sheets]
    since = f", chốt từ {short(min(days))}" if min(days) != max(days) else ""
    return Origin(max(days), f"cộng {len(sheets)} phiếu số liệu ({_named(sheets)}){since}")


def _named(sheets: list[GroupCount]) -> str:
    sources = "; ".join(dict.fromkeys(sheet.source for sheet in sheets))
    return sources if len(sources) <= MOST_NAMED else SEVERAL


def _religions(statement: WardStatement | None) -> dict[str, Tally]:
    totals = statement.religious_totals.all() if statement else ()
    return {total.religion: tally_of(total) for total in totals}
