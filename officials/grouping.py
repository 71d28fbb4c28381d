"""The residential groups of a ward, kept by the administrator of its People's Committee.

`localities.grouping` does it and refuses; here it is decided who may, and it is recorded.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from history.recording import record, subject_of
from localities import grouping
from localities.grouping import Naming
from localities.kinds import Level
from localities.models import ResidentialGroup, UnitSuccession
from officials.models import Official, Organization
from officials.permissions import NOT_ADMINISTRATOR

Extent = UnitSuccession.Extent


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


def formers(committee: Organization) -> QuerySet[ResidentialGroup]:
    """Groups of the units that its unit came from which have not wholly become others yet."""
    before = committee.unit.predecessors().values("pk")
    ended = ResidentialGroup.objects.filter(unit__in=before, valid_to=F("unit__valid_to"))
    gone = committee.unit.residential_groups.filter(predecessors=OuterRef("pk"))
    open_ones = ended.exclude(successions__in_part=False).exclude(Exists(gone))
    return open_ones.select_related("unit").order_by("unit__name_sort", "name_sort", "pk")


def cut_units(committee: Organization) -> frozenset[int]:
    """Units of which its unit came into a part only."""
    origins = committee.unit.origins.all()
    return frozenset(one.predecessor_id for one in origins if not Extent(one.extent).is_whole)


@transaction.atomic
def take_over(
    committee: Organization,
    taken: Sequence[tuple[ResidentialGroup, Naming, bool]],
    *,
    by: Official,
) -> None:
    """Groups of the units before become groups of this one from its first day on.

    Of each: what it is called from then on, and whether only a part of it came.
    """
    _require_keeper(committee, by)
    since = committee.unit.valid_from
    mine = set(formers(committee).values_list("pk", flat=True))
    if since is None or not taken or not {group.pk for group, _, _ in taken} <= mine:
        raise ValidationError("Chọn khối, xóm, bản được nhận trong danh sách.")
    for group, naming, in_part in taken:
        try:
            moved = grouping.move(
                group, to=committee.unit, on=since, naming=naming, in_part=in_part
            )
        except ValidationError as objection:
            told = [f"{group}, {group.unit.running_name}: {one}" for one in objection.messages]
            raise ValidationError(told) from objection
        _record(committee, "officials.take_over_group", moved, by, [group])


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
