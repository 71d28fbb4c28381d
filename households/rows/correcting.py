"""A state that was recorded wrongly: another takes its place, and the first stays readable."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from history.recording import record, subject_of
from households.models import Household, HouseholdMembers, HouseholdState
from households.rows import checking
from households.rows.content import Content, Event
from households.rows.permissions import may_see_rows
from households.rows.recording import members_of
from officials.models import Official, Organization
from vietnamese.dates import short, today
from workflow.verdicts import demand

REPLACED = "Biến động này vừa được sửa; hãy xem lại."
BEGINNING = "Đây là biến động đầu tiên của hộ và sau đó còn biến động khác: hãy sửa các số của nó."
FOLLOWED = "Sau lần tách, nhập này đã có biến động khác: hãy sửa hoặc bỏ các biến động ấy trước."
JOINED = frozenset({Event.SPLIT, Event.MERGED})


def place_of(state: HouseholdState) -> tuple[date, int]:
    """Where a state stands among those of its row."""
    return state.from_day, state.instead_of_id or state.pk


def standing_states(household: Household) -> list[HouseholdState]:
    """What counts of a row by all that is recorded, in its order."""
    return sorted(household.states.counting(), key=place_of)


@transaction.atomic
def correct(
    organization: Organization,
    state: HouseholdState,
    *,
    from_day: date,
    content: Content | None,
    by: Official,
) -> HouseholdState:
    """The same event with other numbers or another day, as if it had been recorded so at first.

    Raises ValidationError where the day is beyond the states beside it, or a number cannot be.
    """
    standing = _held(organization, state, by)
    _refuse_day(state, standing, from_day)
    if (content is None) != (state.group_id is None):
        raise ValidationError("Chỉ sửa được số và ngày của biến động này.")
    if content:
        known = checking.known_for(organization, [])
        if reason := checking.against_content(content, from_day, known):
            raise ValidationError(reason)
    made = _instead(state, Event(state.event), from_day=from_day, content=content, by=by)
    _record(organization, "households.correct_row", made, by)
    return made


@transaction.atomic
def strike(organization: Organization, state: HouseholdState, *, by: Official) -> None:
    """It was recorded by mistake and counts no more; of a split or merger, for all its rows."""
    _held(organization, state, by)
    for one in _of_the_same_act(state):
        _refuse_needed(one)
        made = _instead(one, Event.MISTAKEN, from_day=one.from_day, content=None, by=by)
        _record(organization, "households.strike_row_event", made, by)


def _held(
    organization: Organization, state: HouseholdState, by: Official
) -> Sequence[HouseholdState]:
    """The states of the row, which nobody else changes until the transaction ends."""
    demand(may_see_rows(by, organization))
    household = Household.objects.of(organization).select_for_update().get(pk=state.household_id)
    standing = standing_states(household)
    if state not in standing:
        raise ValidationError(REPLACED)
    return standing


def _refuse_day(state: HouseholdState, standing: Sequence[HouseholdState], day: date) -> None:
    place = standing.index(state)
    if day > today():
        raise ValidationError({"from_day": "Ngày không được ở tương lai."})
    if place and day < (before := standing[place - 1].from_day):
        raise ValidationError({"from_day": f"Trước đó đã có biến động ngày {short(before)}."})
    if place + 1 < len(standing) and day > (after := standing[place + 1].from_day):
        raise ValidationError({"from_day": f"Sau đó đã có biến động ngày {short(after)}."})


def _refuse_needed(state: HouseholdState) -> None:
    standing = standing_states(state.household)
    if state.event in JOINED and state != standing[-1]:
        raise ValidationError(FOLLOWED)
    if state == standing[0] and len(standing) > 1:
        raise ValidationError(BEGINNING)


def _of_the_same_act(state: HouseholdState) -> Sequence[HouseholdState]:
    """A split and a merger are recorded of all their rows at one moment."""
    if state.event not in JOINED:
        return [state]
    first = state.instead_of or state
    act = HouseholdState.objects.filter(
        event=first.event, recorded_at=first.recorded_at, recorded_by=first.recorded_by_id
    )
    told = list(act.prefetch_related("origins"))
    rows = _joined_with(first, told)
    places = {one.pk for one in told if one.household_id in rows}
    held = Household.objects.select_for_update().filter(pk__in=rows).order_by("pk")
    return [
        one
        for household in held
        for one in standing_states(household)
        if place_of(one)[1] in places
    ]


def _joined_with(first: HouseholdState, told: Sequence[HouseholdState]) -> set[int]:
    """The rows of one split or merger among those told at that moment."""
    found = {first.household_id}
    for one in told:
        origins = {origin.household_id for origin in one.origins.all()}
        if origins and first.household_id in {one.household_id, *origins}:
            found |= {one.household_id, *origins}
    return found


def _instead(
    state: HouseholdState, event: Event, *, from_day: date, content: Content | None, by: Official
) -> HouseholdState:
    made = HouseholdState.objects.create(
        household_id=state.household_id,
        event=event,
        from_day=from_day,
        group_id=content.group if content else None,
        head_group_id=content.head if content else None,
        corrects=state,
        instead_of=state.instead_of or state,
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    HouseholdMembers.objects.bulk_create(members_of([made], [content]))
    return made


def _record(organization: Organization, verb: str, made: HouseholdState, by: Official) -> None:
    subject = subject_of(made.household)
    details = {"state": made.corrects_id}
    record(organization.pk, verb=verb, by=by, subject=subject, details=details)
