"""What happens to rows is recorded here: by a form, or a whole workbook at a time.

Nothing is written over. History keeps how many rows and which events, never what a row said.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from households.models import Household, HouseholdMembers, HouseholdOrigin, HouseholdState
from households.rows import checking, serials
from households.rows.content import Content, Event, RowChange
from households.rows.permissions import may_see_rows
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import demand

BATCH = 2_000
"""Rows closed at a time."""


class RefusedChangesError(ValidationError):
    """`by_place` tells, by the place of a change in its batch, what stands against it."""

    def __init__(self, by_place: Mapping[int, str]) -> None:
        super().__init__(list(dict.fromkeys(by_place.values())))
        self.by_place = by_place


def objections(organization: Organization, changes: Sequence[RowChange]) -> dict[int, str]:
    """What would stand against the changes now, by their places; nothing is written or held."""
    return checking.objections(changes, checking.known_for(organization, changes))


@transaction.atomic
def apply(
    organization: Organization, changes: Sequence[RowChange], *, by: Official
) -> list[Household]:
    """Record all of them at one moment, or none; the rows, in the order of the changes.

    Rows that are new have got their serials. Raises RefusedChangesError, or PermissionDenied unless
    rows are open to the official. As many queries for any number of changes, but for the inserts,
    which the database takes in portions.
    """
    demand(may_see_rows(by, organization))
    known = checking.known_for(organization, changes, locked=True)
    if refused := checking.objections(changes, known):
        raise RefusedChangesError(refused)
    rows = _rows(organization, changes, known)
    _append(rows, changes, by)
    _record(organization, rows, changes, by)
    return rows


def _rows(
    organization: Organization, changes: Sequence[RowChange], known: checking.Known
) -> list[Household]:
    new = _drawn(organization, sum(change.is_new for change in changes))
    keys = {known.key_of(change) for change in changes if not change.is_new}
    old = Household.objects.in_bulk([key for key in keys if key]) if keys else {}
    fresh = iter(new)
    return [next(fresh) if change.is_new else old[known.key_of(change) or 0] for change in changes]


def _drawn(organization: Organization, count: int) -> list[Household]:
    if not count:
        return []
    drawn = serials.draw_unused(count)
    return Household.objects.bulk_create(
        Household(organization=organization, serial=serial) for serial in drawn
    )


def _append(rows: Sequence[Household], changes: Sequence[RowChange], by: Official) -> None:
    at = timezone.now()
    states = HouseholdState.objects.bulk_create(
        HouseholdState(
            household=row,
            event=change.event,
            from_day=change.from_day,
            group_id=change.content.group if change.content else None,
            head_group_id=change.content.head if change.content else None,
            recorded_by=by,
            recorded_at=at,
        )
        for row, change in zip(rows, changes, strict=True)
    )
    contents = [change.content for change in changes]
    HouseholdMembers.objects.bulk_create(members_of(states, contents))
    HouseholdOrigin.objects.bulk_create(
        HouseholdOrigin(state=state, household_id=origin)
        for state, change in zip(states, changes, strict=True)
        for origin in change.origins
    )


def members_of(
    states: Sequence[HouseholdState], contents: Sequence[Content | None]
) -> list[HouseholdMembers]:
    return [
        HouseholdMembers(
            state=state, ethnic_group_id=code, persons=members.persons, women=members.women
        )
        for state, content in zip(states, contents, strict=True)
        for code, members in (content.members.items() if content else ())
    ]


def _record(
    organization: Organization,
    rows: Sequence[Household],
    changes: Sequence[RowChange],
    by: Official,
) -> None:
    """One entry for the batch; of a single row it names the key."""
    if not rows:
        return
    events = Counter(change.event.value for change in changes)
    subject = subject_of(rows[0] if len(set(rows)) == 1 else organization)
    details = {"rows": len(set(rows)), **dict(sorted(events.items()))}
    record(organization.pk, verb="households.record_rows", by=by, subject=subject, details=details)


@transaction.atomic
def end_all(organization: Organization, *, from_day: date, by: Official) -> int:
    """From the day on none of the rows that are here counts: a new list takes their place.

    Raises ValidationError where something is recorded of a later day. Returns how many rows.
    """
    demand(may_see_rows(by, organization))
    ended = close(organization, from_day=from_day, by=by)
    details = {"rows": ended}
    subject = subject_of(organization)
    record(organization.pk, verb="households.end_rows", by=by, subject=subject, details=details)
    return ended


def close(organization: Organization, *, from_day: date, by: Official) -> int:
    """Writes the states of `end_all` and `erasing.erase_all`, which ask who may and record it."""
    if from_day > today():
        raise ValidationError({"from_day": "Ngày không được ở tương lai."})
    _hold(organization)
    last = HouseholdState.objects.of(organization).in_force().here()
    if late := last.filter(from_day__gt=from_day).order_by("-from_day").first():
        day = short(late.from_day)
        raise ValidationError({"from_day": f"Đã ghi biến động ngày {day}; chọn từ ngày ấy trở đi."})
    keys = list(last.order_by("household").values_list("household", flat=True))
    at = timezone.now()
    HouseholdState.objects.bulk_create(_ended(keys, from_day, by, at), batch_size=BATCH)
    return len(keys)


def _hold(organization: Organization) -> None:
    """Nothing else is recorded of any row until the transaction ends."""
    rows = Household.objects.of(organization).select_for_update().order_by("pk")
    list(rows.values_list("pk", flat=True))


def _ended(
    keys: Iterable[int], from_day: date, by: Official, at: datetime
) -> Iterable[HouseholdState]:
    for key in keys:
        yield HouseholdState(
            household_id=key,
            event=Event.ENDED,
            from_day=from_day,
            recorded_by=by,
            recorded_at=at,
        )
