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


def kept_rows(
    organization: Organization, *, reader: Official, chair: Official
) -> dict[str, object]:
    """A ward with rows switched on, and what each address about them needs."""
    decision = open_rows(organization, reader, by=chair)
    group = ResidentialGroup.objects.filter(unit=organization.unit).on(today())[0]
    row = make_row(organization, content(group), by=reader)
    about_row = ("row", "row_change", "row_leave", "row_split", "row_merge", "row_erase")
    of_state = {"pk": row.pk, "state_pk": state_of(row).pk}
    return {
        **{name: {"pk": row.pk} for name in about_row},
        **dict.fromkeys(("row_correct", "row_strike"), of_state),
        **{name: {"pk": decision.pk} for name in ("rows_switch_off", "rows_name_reader")},
        "rows_end_reader": {"pk": decision.readers.get().pk},
        "rows_take_sheet": {"pk": group.pk, "day": f"{today():%d-%m-%Y}"},
    }
