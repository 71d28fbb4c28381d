"""In which residential group of a day rows stand whose own has been renamed, merged or moved.

Rows of a group that was split, or cut by a border, stay under its name until somebody says of each
where it lives.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Q

from households.models import HouseholdState
from households.rows import standing
from households.rows.querysets import offices_of
from households.tallies import Composition
from localities.models import ResidentialGroupSuccession
from officials.models import Organization


def became(
    organization: Organization, *, on: date, known: datetime | None = None
) -> Mapping[int, int]:
    """By the key of a group that had become another by the day: that other's, as known then."""
    units = Organization.objects.filter(pk__in=offices_of(organization)).values("unit")
    by_then = Q(recorded_at__lte=known) if known else Q()
    links = ResidentialGroupSuccession.objects.filter(
        by_then, predecessor__unit__in=units, happened_on__lte=on
    )
    after = defaultdict(list)
    for before, successor, in_part in links.values_list("predecessor", "successor", "in_part"):
        after[before].append((successor, in_part))
    whole = {
        before: there[0][0]
        for before, there in after.items()
        if len(there) == 1 and not there[0][1]
    }
    return {before: _end_of(before, whole) for before in whole}


def _end_of(group: int, whole: Mapping[int, int]) -> int:
    seen = {group}
    while group in whole and whole[group] not in seen:
        group = whole[group]
        seen.add(group)
    return group


def counted_on(
    organization: Organization, *, on: date, known: datetime | None = None
) -> Mapping[int, Composition]:
    """What the rows add up to on the day, by the key of the group in which they then stood."""
    states = HouseholdState.objects.of(organization).in_force(on=on, known=known).here()
    later = became(organization, on=on, known=known)
    found: dict[int, Composition] = {}
    for group, composition in standing.counted(states).items():
        place = later.get(group, group)
        found[place] = found.get(place, Composition()) + composition
    return found
