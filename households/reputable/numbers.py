"""How many reputable persons a ward has: all that offices other than the two readers see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from households.models import ReputablePerson
from households.reputable.reach import counted_by
from officials.models import Official, Organization


@dataclass(frozen=True, slots=True)
class WardNumber:
    ward: Organization
    listed: int


def number_of(organization: Organization, *, on: date) -> int:
    """Of one ward, with those it took over from wards it succeeded."""
    return ReputablePerson.objects.of(organization).listed(on).count()


def numbers_for(official: Official, *, on: date) -> tuple[WardNumber, ...]:
    """Ward by ward by name, of the territory of their offices; never by group or ethnic group."""
    wards = Organization.objects.filter(pk__in=counted_by(official)).select_related("unit")
    listed = _by_heir(on)
    return tuple(
        WardNumber(ward, listed[ward.pk]) for ward in wards.order_by("unit__name_sort", "pk")
    )


def _by_heir(day: date) -> Counter[int]:
    """In two queries, whatever has merged with what."""
    successors = dict(
        Organization.objects.exclude(successor=None).values_list("pk", "successor_id")
    )
    found: Counter[int] = Counter()
    keys = ReputablePerson.objects.listed(day).order_by().values_list("organization_id", flat=True)
    for key in keys:
        while key in successors:
            key = successors[key]
        found[key] += 1
    return found
