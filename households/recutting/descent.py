"""Which residential group came from which, and which unit took the people of which, until a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from localities.models import (
    AdministrativeUnit,
    ResidentialGroup,
    ResidentialGroupSuccession,
    UnitSuccession,
)

Extent = UnitSuccession.Extent
Link = TypeVar("Link", bound=Model)
ON, BACK = ("predecessor_id", "successor_id"), ("successor_id", "predecessor_id")


@dataclass(frozen=True, slots=True)
class Descent:
    """All groups that some units have to do with, as recorded at a moment, up to a day.

    `heirs` of a unit are those that took its people; `children` and `parents` are of groups, and
    what is in `cut` went to its children in part, so that there may be more than are recorded.
    """

    until: date
    units: Mapping[int, AdministrativeUnit]
    groups: Mapping[int, ResidentialGroup]
    heirs: Mapping[int, frozenset[int]]
    children: Mapping[int, tuple[int, ...]]
    parents: Mapping[int, tuple[int, ...]]
    cut: frozenset[int]

    def lives_on(self, group: int, day: date) -> bool:
        found = self.groups[group]
        end = last_day(found)
        return (found.valid_from is None or found.valid_from <= day) and (end is None or day <= end)

    def ends_before(self, group: int, day: date) -> bool:
        end = last_day(self.groups[group])
        return end is not None and end < day

    def holders(self, unit: int) -> frozenset[int | None]:
        """Units that hold this one's people on the day; None where that is not recorded."""
        if self.units[unit].is_valid_on(self.until):
            return frozenset({unit})
        further = [self.holders(heir) for heir in self.heirs.get(unit, ())]
        return frozenset[int | None]().union(*further) or frozenset({None})


def last_day(group: ResidentialGroup) -> date | None:
    """As it was told at the moment for which the group was read."""
    end: date | None = group.known_end  # type: ignore[attr-defined]
    return end


def around(
    units: Collection[AdministrativeUnit], *, until: date, known: datetime | None
) -> Descent:
    """What has to do with these units: groups and units they came from, and where those went."""
    changes = UnitSuccession.objects.filter(happened_on__lte=until)
    links = _links_until(until, known)
    _, territory = _followed(changes, {unit.pk for unit in units}, BACK)
    inside = ResidentialGroup.objects.filter(unit__in=territory).as_known(known)
    before, keys = _followed(links, set(inside.values_list("pk", flat=True)), BACK)
    after, keys = _followed(links, keys, ON)
    read = ResidentialGroup.objects.filter(pk__in=keys).as_known(known).select_related("unit")
    groups = {group.pk: group for group in read}
    passed, territory = _followed(
        changes, territory | {group.unit_id for group in groups.values()}, ON
    )
    found = {**before, **after}.values()
    return Descent(
        until=until,
        units=AdministrativeUnit.objects.in_bulk(territory),
        groups=groups,
        heirs=_heirs(passed.values()),
        children=_by(found, ON),
        parents=_by(found, BACK),
        cut=frozenset(link.predecessor_id for link in found if link.in_part),
    )


def _links_until(until: date, known: datetime | None) -> QuerySet[ResidentialGroupSuccession]:
    links = ResidentialGroupSuccession.objects.filter(happened_on__lte=until)
    return links.filter(recorded_at__lte=known) if known else links


def _followed(
    links: QuerySet[Link], start: set[int], way: tuple[str, str]
) -> tuple[dict[int, Link], set[int]]:
    """All links that lead on from these rows, and the rows they lead over; a query a step."""
    near, far = way
    found: dict[int, Link] = {}
    reached, wave = set(start), set(start)
    while wave:
        step = {link.pk: link for link in links.filter(**{f"{near}__in": wave})}
        found |= step
        wave = {getattr(link, far) for link in step.values()} - reached
        reached |= wave
    return found, reached


def _heirs(changes: Iterable[UnitSuccession]) -> Mapping[int, frozenset[int]]:
    """All units after one; where people are said to have all gone to one, that one alone."""
    of_unit: defaultdict[int, list[UnitSuccession]] = defaultdict(list)
    for change in changes:
        of_unit[change.predecessor_id].append(change)
    return {unit: _takers(its) for unit, its in of_unit.items()}


def _takers(changes: Sequence[UnitSuccession]) -> frozenset[int]:
    all_people = [one for one in changes if one.extent == Extent.PART_AREA_ALL_PEOPLE]
    with_people = [one for one in changes if Extent(one.extent).takes_people]
    return frozenset(one.successor_id for one in all_people or with_people or changes)


def _by(
    links: Iterable[ResidentialGroupSuccession], way: tuple[str, str]
) -> Mapping[int, tuple[int, ...]]:
    near, far = way
    found: defaultdict[int, list[int]] = defaultdict(list)
    for link in links:
        found[getattr(link, near)].append(getattr(link, far))
    return {key: tuple(sorted(others)) for key, others in found.items()}
