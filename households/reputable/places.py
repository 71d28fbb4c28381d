"""Residential groups through mergers: what a group has become, and how many persons it may have."""

from datetime import date

from django.db.models import QuerySet

from localities.models import AdministrativeUnit, ResidentialGroup


def group_on(group: ResidentialGroup, day: date) -> ResidentialGroup:
    """The group that holds it on that day; the last one known where it was split."""
    while group.valid_to is not None and group.valid_to < day:
        after = list(group.successors.all()[:2])
        if len(after) != 1:
            return group
        group = after[0]
    return group


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
