"""Splitting a household, and making one of several: what there was before is there after.

Who was born, died or moved at the same time is recorded by itself, so that the parts add up.
"""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from households.models import Household, HouseholdState
from households.rows import recording, standing
from households.rows.content import Content, Event, RowChange
from households.rows.standing import Standing
from officials.models import Official, Organization

NOT_A_PART = "Phần tách ra có nhiều khẩu, hoặc nhiều nữ, hơn cả hộ."
NOBODY_LEFT = "Hộ cũ phải còn người; nếu cả hộ đi, hãy ghi “Chuyển đi” hoặc “Thay đổi”."
ONE_ROW = "Cần ít nhất một hộ khác để nhập."
GONE = "Có hộ không còn trong danh sách."


def split(
    organization: Organization,
    household: Household,
    *,
    part: Content,
    rest_head: str,
    on: date,
    base: int | None = None,
    by: Official,
) -> Household:
    """The new household. Raises ValidationError where the part is not in the household."""
    before = _standing(household)
    whole = _here(before)
    rest = whole.without(part, head=rest_head)
    if any(members.persons < 0 or (members.women or 0) < 0 for members in rest.members.values()):
        raise ValidationError(NOT_A_PART)
    if not rest.members:
        raise ValidationError(NOBODY_LEFT)
    stays = RowChange(Event.SPLIT, on, rest, household=household.pk, base=base or before.state)
    goes = RowChange(Event.SPLIT, on, part, origins=(household.pk,))
    return recording.apply(organization, [stays, goes], by=by)[1]


def merge(
    organization: Organization,
    household: Household,
    others: Sequence[Household],
    *,
    head: str,
    on: date,
    base: int | None = None,
    by: Official,
) -> None:
    """The others go; all their persons live on in the household. Raises ValidationError."""
    if not others or household in others:
        raise ValidationError(ONE_ROW)
    into, *gone = [_standing(row) for row in (household, *others)]
    whole = _here(into).with_others([_here(one) for one in gone], head=head)
    origins = tuple(one.household for one in gone)
    stays = RowChange(
        Event.MERGED,
        on,
        whole,
        household=household.pk,
        base=base or into.state,
        origins=origins,
    )
    goes = [RowChange(Event.MERGED, on, household=one.household, base=one.state) for one in gone]
    with transaction.atomic():
        recording.apply(organization, [stays, *goes], by=by)


def _standing(household: Household) -> Standing:
    states = HouseholdState.objects.in_force().filter(household=household)
    state = states.select_related("household").prefetch_related("members").first()
    if state is None:
        raise ValidationError(GONE)
    return standing.standing_of(state)


def _here(one: Standing) -> Content:
    if one.content is None:
        raise ValidationError(GONE)
    return one.content
