"""Time limits of a file, counted by hand on the calendar of 2026."""

from datetime import date

import pytest

from households.models import DecidingLevel, Proposal
from households.reputable import proposals, rules
from localities.calendars import office_calendar
from localities.models import Holiday
from officials.models import Official, Organization
from tests.households.reputable import State, bring, decide, make_proposal, make_rule
from vietnamese.working_days import Calendar

pytestmark = pytest.mark.django_db
HUNG_KINGS, REUNIFICATION, LABOUR = date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)
WEEKDAYS = Calendar(exceptions={}, years=frozenset({2026}))


@pytest.fixture
def proposal(ward: Organization, drafter: Official, chair: Official) -> Proposal:
    make_rule(ward, chair)
    return make_proposal(ward, drafter)


def test_while_the_village_and_the_front_prepare_no_limit_runs(
    proposal: Proposal, drafter: Official, reviewer: Official
) -> None:
    for state in (State.PREPARING, State.VILLAGE_MET, State.JOINT_MET):
        bring(proposal, state, drafter=drafter, head=reviewer)
        assert rules.due(proposal, calendar=WEEKDAYS) is None


def test_a_file_is_examined_within_five_working_days(
    proposal: Proposal, drafter: Official, reviewer: Official
) -> None:
    bring(proposal, State.RECEIVED, drafter=drafter, head=reviewer)
    due = rules.due(proposal, calendar=WEEKDAYS)
    assert due is not None
    # Monday 9 March; the day itself is none of the five.
    assert due.on == date(2026, 3, 16)
    assert due.is_known
    assert due.limit.is_certain
    assert [due.is_over(date(2026, 3, day)) for day in (16, 17)] == [False, True]


def test_the_chair_decides_within_ten(
    proposal: Proposal, drafter: Official, reviewer: Official
) -> None:
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    due = rules.due(proposal, calendar=WEEKDAYS)
    # Thursday 12 March and ten working days.
    assert due is not None
    assert due.on == date(2026, 3, 26)
    assert not due.limit.is_certain


def test_the_province_has_fifteen(
    ward: Organization, proposal: Proposal, drafter: Official, reviewer: Official, chair: Official
) -> None:
    make_rule(ward, chair, level=DecidingLevel.PROVINCE, valid_from=date(2025, 7, 1))
    bring(proposal, State.SENT, drafter=drafter, head=reviewer)
    due = rules.due(proposal, calendar=WEEKDAYS)
    # Friday 13 March and fifteen working days.
    assert due is not None
    assert due.on == date(2026, 4, 3)


def test_days_off_do_not_count(proposal: Proposal, drafter: Official, reviewer: Official) -> None:
    for day in (HUNG_KINGS, REUNIFICATION, LABOUR):
        Holiday.objects.create(
            day=day,
            kind=Holiday.Kind.HOLIDAY,
            name="Nghỉ lễ",
            certainty=Holiday.Certainty.CERTAIN,
        )
    bring(proposal, State.RECEIVED, drafter=drafter, head=reviewer)
    thursday = date(2026, 4, 23)
    assert proposals.take(proposal, rules.Step.RECEIVED, on=thursday, by=drafter)
    due = rules.due(proposal, calendar=office_calendar())
    # From Thursday 23 April: Friday, Tuesday, Wednesday, then Monday and Tuesday of May.
    assert due is not None
    assert due.on == date(2026, 5, 5)
    assert not due.is_known


def test_a_decided_file_has_no_limit(
    proposal: Proposal, drafter: Official, reviewer: Official, chair: Official
) -> None:
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    assert rules.due(proposal, calendar=WEEKDAYS) is None
