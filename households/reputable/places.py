"""Residential groups through mergers: what a group has become, and how many persons it may have."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from localities.models import (
    AdministrativeUnit,
    ResidentialGroup,
    ResidentialGroupSuccession,
)


def group_on(group: ResidentialGroup, day: date) -> ResidentialGroup:
    """The group that holds it on that day; the last one known where it was split."""
    return groups_on([group], day)[group.pk]


def groups_on(groups: Iterable[ResidentialGroup], day: date) -> dict[int, ResidentialGroup]:
    """By the keys of those given; one query for each change in a row, however many groups."""
    found = {group.pk: group for group in groups}
    while after := _following(group for group in found.values() if _has_ended(group, day)):
        found = {key: after.get(group.pk, group) for key, group in found.items()}
    return found


def _has_ended(group: ResidentialGroup, day: date) -> bool:
    return group.valid_to is not None and group.valid_to < day


def _following(ended: Iterable[ResidentialGroup]) -> dict[int, ResidentialGroup]:
    """What came after each, where it was one group only."""
    after: dict[int, list[ResidentialGroup]] = defaultdict(list)
    keys = [group.pk for group in ended]
    if keys:
        links = ResidentialGroupSuccession.objects.filter(predecessor__in=keys)
        for link in links.select_related("successor"):
            after[link.predecessor_id].append(link.successor)
    return {key: groups[0] for key, groups in after.items() if len(groups) == 1}


def groups_of(unit: AdministrativeUnit, day: date) -> QuerySet[ResidentialGroup]:
    return ResidentialGroup.objects.filter(unit=unit).on(day).order_by("name_sort", "pk")


def quota(group: ResidentialGroup) -> int:
    """One; where groups merged, one for each of them (QĐ 28/2023/QĐ-TTg).

    A group that was split has not merged: each of its parts counts as one.
    """
    merged = group.predecessors.all()
    return max(1, sum(_share(one) for one in merged))


def origins(group: ResidentialGroup) -> frozenset[int]:
    """The group and all that it came from."""
    found, wave = {group.pk}, {group.pk}
    while wave:
        before = ResidentialGroup.objects.filter(successors__in=wave)
        wave = set(before.values_list("pk", flat=True)) - found
        found |= wave
    return frozenset(found)


def _share(group: ResidentialGroup) -> int:
    return quota(group) if group.successors.count() == 1 else 1
