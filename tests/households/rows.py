"""Rows for the tests, recorded as an official to whom they are open records them."""

from collections.abc import Mapping
from datetime import date, timedelta

from households.models import Household, HouseholdState, RowsDecision
from households.rows import recording, switching
from households.rows.content import Content, Event, Members, RowChange
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import KINH, MUONG, TAY, THAI, make_ethnic_groups
from vietnamese.dates import today

__all__ = ["KINH", "MUONG", "TAY", "THAI", "Event", "Members"]
LONG_PAST = date(2024, 1, 1)
PURPOSE = "Rà soát, hỗ trợ hộ đồng bào dân tộc thiểu số"


def open_rows(organization: Organization, *readers: Official, by: Official) -> RowsDecision:
    """Switched on for a year, with the posts of these officials in the office named."""
    make_ethnic_groups()
    posts = switching.posts_to_name(organization).filter(official__in=readers)
    assert posts.count() == len(readers)
    return switching.switch_on(
        organization,
        purpose=PURPOSE,
        valid_from=today(),
        ends_on=today() + timedelta(days=365),
        readers=posts,
        by=by,
    )


def content(
    group: ResidentialGroup,
    members: Mapping[str, tuple[int, int | None]] | None = None,
    *,
    head: str = "",
) -> Content:
    """Persons and women by ethnic group; the first is the head's unless said."""
    told = members or {KINH: (4, 2)}
    persons = {code: Members(*numbers) for code, numbers in told.items()}
    return Content(group.pk, head or next(iter(told)), persons)


def make_row(
    organization: Organization,
    says: Content,
    *,
    by: Official,
    from_day: date = LONG_PAST,
    event: Event = Event.FOUND,
) -> Household:
    return recording.apply(organization, [RowChange(event, from_day, says)], by=by)[0]


def change(
    household: Household,
    event: Event,
    from_day: date,
    says: Content | None = None,
    *,
    by: Official,
) -> None:
    told = RowChange(event, from_day, says, household=household.pk)
    recording.apply(household.organization, [told], by=by)


def state_of(household: Household) -> HouseholdState:
    """The one in force by all that is recorded."""
    return HouseholdState.objects.in_force().get(household=household)
