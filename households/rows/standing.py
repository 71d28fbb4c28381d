"""What the rows of a ward said on a day, as known at a moment: the same answer for ever.

Rows of wards that went into this one are among them. Nothing here asks who wants to know: that is
`Household.objects.visible_to` and `rows.permissions`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Sum

from households.models import Household, HouseholdMembers, HouseholdState
from households.rows.content import Content, Event, Members
from households.rows.querysets import offices_of
from households.tallies import Composition, Tally, total
from officials.models import Organization


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a row stands: its state in force, and what that says; `content` None: it has gone."""

    household: int
    serial: str | None
    state: int
    event: Event
    from_day: date
    content: Content | None


def states_on(
    organization: Organization, *, on: date, known: datetime | None = None
) -> QuerySet[HouseholdState]:
    """The states in force on the day of the rows that are here; `known` None: all of today."""
    return HouseholdState.objects.of(organization).in_force(on=on, known=known).here()


def latest(organization: Organization, *, serials: Iterable[str]) -> dict[str, Standing]:
    """Where rows stand by all that is recorded, by serial; gone ones too. Four queries."""
    found = HouseholdState.objects.in_force().filter(household__in=keys_of(organization, serials))
    standings = map(standing_of, found.select_related("household").prefetch_related("members"))
    return {one.serial: one for one in standings if one.serial}


def keys_of(organization: Organization, serials: Iterable[str]) -> list[int]:
    """The keys of the office's rows that bear these serials.

    Asked by serial alone: asked by office too, SQLite goes through all rows of the office.
    """
    offices = offices_of(organization)
    rows = Household.objects.filter(serial__in=list(serials)).values_list("pk", "organization")
    return [key for key, office in rows if office in offices]


def standing_of(state: HouseholdState) -> Standing:
    row = state.household
    event = Event(state.event)
    return Standing(row.pk, row.serial, state.pk, event, state.from_day, content_of(state))


def content_of(state: HouseholdState) -> Content | None:
    """What a state says; its members are read along with it or in one query."""
    if state.group_id is None or state.head_group_id is None:
        return None
    members = {one.ethnic_group_id: Members(one.persons, one.women) for one in state.members.all()}
    return Content(state.group_id, state.head_group_id, members)


def counted(states: QuerySet[HouseholdState]) -> Mapping[int, Composition]:
    """The rows of these states added up, by the key of the group they name. Two queries.

    A household counts by the group of its head, a person by their own.
    """
    heads = states.order_by().values_list("group", "head_group").annotate(Count("pk"))
    found: dict[int, dict[str, Tally]] = {}
    for group, code, households in heads:
        _add(found, group, code, Tally(households=households))
    for group, code, persons, women, unknown in _persons(states):
        _add(found, group, code, Tally(0, persons, None if unknown else women))
    return {
        group: Composition(total(lines.values()), dict(sorted(lines.items())))
        for group, lines in found.items()
    }


def _persons(states: QuerySet[HouseholdState]) -> Iterable[tuple[int, str, int, int, int]]:
    members = HouseholdMembers.objects.filter(state__in=states.order_by().values("pk"))
    grouped = members.order_by().values_list("state__group", "ethnic_group")
    unknown = Count("pk", filter=Q(women=None))
    return grouped.annotate(Sum("persons"), Sum("women"), unknown=unknown)


def _add(found: dict[int, dict[str, Tally]], group: int, code: str, tally: Tally) -> None:
    lines = found.setdefault(group, {})
    lines[code] = lines.get(code, Tally()) + tally
