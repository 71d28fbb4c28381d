"""The residential groups of a ward, kept by the administrator of its People's Committee.

`localities.grouping` does it and refuses; here it is decided who may, and it is recorded.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from history.recording import record, subject_of
from localities import grouping
from localities.grouping import Naming
from localities.kinds import Level
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from officials.permissions import NOT_ADMINISTRATOR


def committees(by: Official) -> QuerySet[Organization]:
    """People's Committees of communes whose groups this administrator keeps."""
    administered = Organization.objects.administered_by(by).select_related("unit")
    return administered.filter(
        kind=Organization.Kind.PEOPLES_COMMITTEE, unit__kind__in=Level.COMMUNE.kinds
    )


@transaction.atomic
def add(
    committee: Organization, *, naming: Naming, valid_from: date | None, by: Official
) -> ResidentialGroup:
    _require_keeper(committee, by)
    group = grouping.add(committee.unit, naming=naming, valid_from=valid_from)
    _record(committee, "officials.add_group", group, by)
    return group


@transaction.atomic
def correct(group: ResidentialGroup, *, naming: Naming, by: Official) -> None:
    committee = keeper(group, by)
    grouping.correct(group, naming=naming)
    _record(committee, "officials.correct_group", group, by)


@transaction.atomic
def rename(group: ResidentialGroup, *, naming: Naming, on: date, by: Official) -> None:
    committee = keeper(group, by)
    renamed = grouping.rename(group, naming=naming, on=on)
    _record(committee, "officials.rename_group", renamed, by, [group])


@transaction.atomic
def end(group: ResidentialGroup, *, last_day: date, by: Official) -> None:
    committee = keeper(group, by)
    grouping.end(group, last_day=last_day)
    _record(committee, "officials.end_group", group, by)


@transaction.atomic
def merge(
    groups: Iterable[ResidentialGroup], *, naming: Naming, on: date, by: Official
) -> ResidentialGroup:
    old = list(groups)
    committees_of = {keeper(group, by) for group in old}
    merged = grouping.merge(old, naming=naming, on=on)
    _record(committees_of.pop(), "officials.merge_groups", merged, by, old)
    return merged


@transaction.atomic
def split(group: ResidentialGroup, *, into: Sequence[Naming], on: date, by: Official) -> None:
    committee = keeper(group, by)
    for part in grouping.split(group, into=into, on=on):
        _record(committee, "officials.split_group", part, by, [group])


def keeper(group: ResidentialGroup, by: Official) -> Organization:
    """The People's Committee the group belongs to, if this administrator keeps it."""
    committee = committees(by).filter(unit=group.unit_id).first()
    if committee is None:
        raise PermissionDenied(NOT_ADMINISTRATOR)
    return committee


def _require_keeper(committee: Organization, by: Official) -> None:
    if not committees(by).filter(pk=committee.pk).exists():
        raise PermissionDenied(NOT_ADMINISTRATOR)


def _record(
    committee: Organization,
    verb: str,
    group: ResidentialGroup,
    by: Official,
    before: Iterable[ResidentialGroup] = (),
) -> None:
    details = {"before": [one.pk for one in before]}
    record(committee.pk, verb=verb, by=by, subject=subject_of(group), details=details)
