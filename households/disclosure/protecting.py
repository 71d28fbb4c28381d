"""What may leave a ward of the figures of a day, after all that left it before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from households.disclosure.rules import smallest_on
from households.disclosure.suppression import KINH, Cell, Release, Shown, Standing, Table, protect
from households.figures.ward import Ward, ward_of
from households.models import FigureRelease, ReleasedGroup
from households.tallies import Tally
from officials.models import Organization
from officials.once import once_a_page


@dataclass(frozen=True, slots=True)
class Protected:
    """The figures as they are, and what of them may be given; `has_groups` is False where nobody
    counted ethnic groups apart, or a sheet is missing."""

    organization: Organization
    ward: Ward
    known: datetime
    table: Table
    shown: Shown
    has_groups: bool


@once_a_page
def protected(organization: Organization, *, on: date, known: datetime) -> Protected | None:
    """None where the office keeps no figures."""
    ward = ward_of(organization, on=on, known=known)
    if ward is None:
        return None
    table, smallest = table_of(ward), smallest_on(organization)
    shown = protect(
        table,
        releases_of(organization),
        k=smallest,
        parts=_parts(organization, on=on, known=known, smallest=smallest),
    )
    return Protected(organization, ward, known, table, shown, ward.by_ethnic_group is not None)


def table_of(ward: Ward) -> Table:
    found = ward.by_ethnic_group
    lines = found[0].lines if found else {}
    return Table(
        groups={code: _cell(tally) for code, tally in lines.items()},
        women=found[0].summed.women if found else None,
        minority_women=found[0].minorities.women if found else None,
        religions={name: _cell(tally) for name, tally in ward.religions.items()},
    )


@once_a_page
def releases_of(organization: Organization) -> list[Release]:
    """What left the ward by ethnic group, oldest first."""
    rows = FigureRelease.objects.filter(organization=organization, tells_groups=True)
    found = rows.prefetch_related("groups").order_by("pk")
    return [release_of(row, row.groups.all()) for row in found]


def release_of(row: FigureRelease, groups: Iterable[ReleasedGroup]) -> Release:
    """`shown` holds what left the ward and nothing else."""
    cells = {one.ethnic_group_id: Cell(one.households, one.persons) for one in groups}
    table = Table(cells)
    folded = frozenset(one.ethnic_group_id for one in groups if one.is_folded)
    shown = Shown(
        k=row.smallest,
        total=table.sum(table.present),
        groups={code: cell for code, cell in cells.items() if code not in folded},
        folded=folded,
        names=tuple(one.ethnic_group_id for one in groups if one.is_named),
        standing=Standing(row.minorities),
        minorities=None if KINH in folded else table.minority,
        other=table.sum(folded) if folded and folded != table.present else None,
    )
    return Release(shown, table)


def _parts(
    organization: Organization, *, on: date, known: datetime, smallest: int
) -> Sequence[Shown]:
    """Where a ward this one was put together from gave figures of that day: what each may give."""
    before = _predecessors(organization)
    if on not in _days_given(tuple(before)):
        return ()
    wards = ((one, ward_of(one, on=on, known=known)) for one in before)
    return [protect(table_of(ward), releases_of(one), k=smallest) for one, ward in wards if ward]


@once_a_page
def _predecessors(organization: Organization) -> list[Organization]:
    return list(organization.predecessors.select_related("unit"))


@once_a_page
def _days_given(offices: tuple[Organization, ...]) -> frozenset[date]:
    """Days of which one of them gave figures by ethnic group."""
    given = FigureRelease.objects.filter(organization__in=offices, tells_groups=True)
    return frozenset(given.values_list("on", flat=True)) if offices else frozenset()


def _cell(tally: Tally) -> Cell:
    return Cell(tally.households, tally.persons)
