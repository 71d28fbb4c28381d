"""The first half of 2026 in Thái Hòa: what its report is written from, added up by hand."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from desk import demonstrated_reports
from documents.models import Document
from households.as_of import figures
from households.tallies import Tally
from officials.models import Organization
from plans.activities.achieved import achieved
from plans.models import Activity, Commendation, CommunityModel, Plan, Task, TaskStep, TaskTurn

SINCE, UNTIL = date(2025, 12, 15), date(2026, 6, 14)
pytestmark = pytest.mark.django_db


def plan() -> Plan:
    return Task.objects.get(indicator=demonstrated_reports.INDICATOR).plan


def turns() -> list[tuple[date | None, date | None, str]]:
    within = TaskTurn.objects.filter(task__plan=plan(), due_on__range=(SINCE, UNTIL))
    return [(turn.due_on, turn.done_on, turn.state) for turn in within]


def test_of_seven_tasks_six_are_done_one_of_them_late() -> None:
    states = [state for _, _, state in turns()]
    assert (len(states), states.count("done"), states.count("open")) == (7, 6, 1)
    late = [(due, done) for due, done, _ in turns() if due and done and done > due]
    assert late == [(date(2026, 6, 10), date(2026, 6, 12))]


def test_nothing_was_done_before_it_was_given_out_or_after_today() -> None:
    given_out = TaskTurn.objects.filter(task__plan=plan())
    for turn in given_out:
        assert turn.given_on == date(2026, 1, 15)
        assert turn.done_on is None or turn.done_on > turn.given_on
    assert {step.on for step in TaskStep.objects.filter(turn__in=given_out, kind="closing")} == {
        *(date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 27), date(2026, 5, 28)),
        *(date(2026, 6, 9), date(2026, 6, 12), date(2026, 9, 8), date(2026, 9, 9)),
    }


def test_the_activities_add_up_as_the_module_says() -> None:
    held = Activity.objects.standing().held(SINCE, UNTIL)
    rows = held.order_by("kind").values_list("kind").annotate(Sum("sessions"), Sum("attendants"))
    assert {kind: (sessions, attendants) for kind, sessions, attendants in rows} == {
        "outreach": (15, 725),
        "mediation": (3, 15),
        "inspection": (17, 0),
        "training": (1, 48),
        "meeting": (1, 26),
        "launch": (1, 42),
        "patrol": (12, 60),
    }
    assert Activity.objects.count() == held.count() + 2


def test_half_of_the_indicator_is_reached() -> None:
    task = Task.objects.get(indicator=demonstrated_reports.INDICATOR)
    assert (achieved(task, since=SINCE, until=UNTIL), task.target) == (Decimal(12), Decimal(24))


def test_two_models_run_and_one_commendation_counts() -> None:
    running = CommunityModel.objects.on(UNTIL).then_in("active")
    assert running.count() == 2
    assert Commendation.objects.filter(issued_on__range=(SINCE, UNTIL)).count() == 1


def test_its_plan_is_issued() -> None:
    assert plan().document.state == Document.State.ISSUED


def test_the_register_of_its_last_day_reads_as_the_module_says() -> None:
    ward = Organization.objects.get(name="Ủy ban nhân dân phường Thái Hòa")
    told = figures(ward, on=UNTIL)
    assert told.whole.stated == Tally(5446, 22655, 11339)
    assert told.whole.minorities == Tally(157, 764, 379)
    assert (len(told.groups), told.missing) == (17, ())
