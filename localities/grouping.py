"""Keeping the residential groups of a unit: add, correct, end, rename, merge, split, move.

Groups merge and split too (a commune went from 12 ấp to 8 on 01/7/2026): a group that changes
ends, and those that follow name it as their predecessor. Refusals are `ValidationError` in
Vietnamese. The caller, who knows the organization, decides who may and records it in the same
transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import transaction

from localities.kinds import Level
from localities.models import (
    AdministrativeUnit,
    ResidentialGroup,
    ResidentialGroupSuccession,
)

Kind = ResidentialGroup.Kind


@dataclass(frozen=True, slots=True)
class Naming:
    """The full name ("Khối 2") and kind of a group to be made."""

    name: str
    kind: Kind

    @classmethod
    def of(cls, name: str, *, default: Kind = Kind.OTHER) -> Self:
        """The name with the kind that its first words tell."""
        start = f"{name.casefold()} "
        told = [kind for kind in Kind if start.startswith(f"{kind.label.casefold()} ")]
        return cls(name, max(told, key=lambda kind: len(kind.label), default=default))


def add(unit: AdministrativeUnit, *, naming: Naming, valid_from: date | None) -> ResidentialGroup:
    """`valid_from` is None for a group that has been there for as long as anyone knows.

    A group under a unit that has ended ends with it.
    """
    if unit.level is not Level.COMMUNE:
        raise ValidationError(f"{unit} không phải là đơn vị hành chính cấp xã.")
    if valid_from and not unit.is_valid_on(valid_from):
        raise ValidationError(f"{unit} không tồn tại vào ngày {valid_from:%d/%m/%Y}.")
    group = ResidentialGroup(
        unit=unit,
        name=naming.name,
        kind=naming.kind,
        valid_from=valid_from,
        valid_to=unit.valid_to,
    )
    group.full_clean()
    _refuse_namesake(group)
    group.save()
    return group


def _refuse_namesake(group: ResidentialGroup) -> None:
    """The constraint compares groups without an end; this one those with an end as well."""
    namesakes = ResidentialGroup.objects.filter(unit=group.unit, name_sort=group.name_sort)
    if namesake := namesakes.overlapping(group.valid_from, group.valid_to).first():
        until = f"{namesake.valid_to:%d/%m/%Y}"
        raise ValidationError(f"{namesake} có đến hết ngày {until}: hãy nêu ngày bắt đầu sau đó.")


def correct(group: ResidentialGroup, *, naming: Naming) -> None:
    """Puts a mistyped name right; a group that is given another name is renamed instead."""
    group.name, group.kind = naming.name, naming.kind
    group.full_clean()
    group.save(update_fields=["name", "kind"])


def end(group: ResidentialGroup, *, last_day: date) -> None:
    if group.valid_to and group.valid_to < last_day:
        raise ValidationError(f"{group} đã kết thúc ngày {group.valid_to:%d/%m/%Y}.")
    before, group.valid_to = group.valid_to, last_day
    group.full_clean()
    with transaction.atomic():
        group.save(update_fields=["valid_to"])
        if before != last_day:
            _record_ending(group, last_day, before=before)


def _record_ending(group: ResidentialGroup, last_day: date, *, before: date | None) -> None:
    """When each last day was told; the first one, that of the unit, was told with the group."""
    if before and not group.endings.exists():
        group.endings.create(last_day=before, recorded_at=group.recorded_at)
    group.endings.create(last_day=last_day)


def rename(group: ResidentialGroup, *, naming: Naming, on: date) -> ResidentialGroup:
    """Another name from that day on; papers of earlier days keep the old one."""
    return _replace([group], [naming], unit=group.unit, on=on)[0]


def merge(groups: Iterable[ResidentialGroup], *, naming: Naming, on: date) -> ResidentialGroup:
    old = list(groups)
    if len(old) < 2:
        raise ValidationError("Chọn ít nhất hai khối, tổ dân phố, thôn, bản để nhập.")
    if len({group.unit_id for group in old}) > 1:
        raise ValidationError("Chỉ nhập được khối, tổ dân phố, thôn, bản trong cùng một địa bàn.")
    return _replace(old, [naming], unit=old[0].unit, on=on)[0]


def split(group: ResidentialGroup, *, into: Sequence[Naming], on: date) -> list[ResidentialGroup]:
    if len(into) < 2:
        raise ValidationError("Nêu ít nhất hai tên, mỗi dòng một tên.")
    return _replace([group], into, unit=group.unit, on=on)


def move(
    group: ResidentialGroup,
    *,
    to: AdministrativeUnit,
    on: date,
    naming: Naming | None = None,
    in_part: bool = False,
) -> ResidentialGroup:
    """The same group under another unit, as when its ward goes into a new one.

    A group that a new border cuts through goes `in_part` to one unit and in part to another.
    """
    same = Naming(group.name, Kind(group.kind))
    return _replace([group], [naming or same], unit=to, on=on, in_part=in_part)[0]


def _replace(
    old: Sequence[ResidentialGroup],
    new: Sequence[Naming],
    *,
    unit: AdministrativeUnit,
    on: date,
    in_part: bool = False,
) -> list[ResidentialGroup]:
    with transaction.atomic():
        ended = ResidentialGroup.objects.select_for_update().filter(pk__in=[g.pk for g in old])
        for group in ended:
            _refuse_replaced(group, on, in_part=in_part)
            end(group, last_day=on - timedelta(days=1))
        made = [add(unit, naming=naming, valid_from=on) for naming in new]
        ResidentialGroupSuccession.objects.bulk_create(
            ResidentialGroupSuccession(
                predecessor=before, successor=after, happened_on=on, in_part=in_part
            )
            for before in ended
            for after in made
        )
    return made


def _refuse_replaced(group: ResidentialGroup, on: date, *, in_part: bool) -> None:
    """Nobody lives in two groups: what has become another does not become a third.

    Only the parts of a group that a border cuts through are recorded one by one, on one day.
    """
    others = (
        group.successions.exclude(in_part=True, happened_on=on) if in_part else group.successions
    )
    if other := others.select_related("successor").first():
        since = f"{other.happened_on:%d/%m/%Y}"
        raise ValidationError(f"{group} đã thành {other.successor} từ ngày {since}.")
