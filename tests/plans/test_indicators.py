"""How far an indicator has come, against sums made by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officials.models import Official, Organization
from plans.activities import recording
from plans.activities.achieved import achieved, achieved_by_task, indicator_of
from plans.models import Activity, Plan, Task, TaskStep, TaskTurn
from tests.activities import make_activity
from tests.papers import make_plan
from tests.tasks import make_task

pytestmark = pytest.mark.django_db
Kind = TaskStep.Kind
YEAR = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}


def make_turn(task: Task, number: int = 1) -> TaskTurn:
    return TaskTurn.objects.create(task=task, number=number, due_on=date(2026, 12, 15))


def make_counted(plan: Plan, by: Official, **columns: object) -> TaskTurn:
    facts = {"indicator": "Số buổi tuyên truyền", "unit": "buổi", "target": 12, **columns}
    return make_turn(make_task(plan, by, **facts))


def report(turn: TaskTurn, kind: Kind, amount: int | None, by: Official, **columns: object) -> None:
    words = "Kết quả" if kind != Kind.CONFIRMED else ""
    TaskStep.objects.create(turn=turn, kind=kind, amount=amount, words=words, by=by, **columns)


def serve(turn: TaskTurn, amount: object, by: Official, *, on: date = date(2026, 5, 1)) -> Activity:
    office = turn.task.plan.organization
    facts = {"turn": turn, "amount": Decimal(str(amount)), "unit": turn.task.unit, "held_on": on}
    return make_activity(office, by, **facts)


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


def test_reports_and_activities_add_up_each_once(plan: Plan, drafter: Official) -> None:
    turn = make_counted(plan, drafter)
    report(turn, Kind.PROGRESS, 2, drafter, on=date(2026, 3, 1))
    report(turn, Kind.PROGRESS, None, drafter, on=date(2026, 4, 1))
    report(turn, Kind.CLOSING, 3, drafter, on=date(2026, 6, 1))
    serve(turn, "1.5", drafter)
    withdrawn = serve(turn, 100, drafter)
    recording.withdraw(withdrawn, reason="Ghi hai lần", by=drafter)
    serve(make_counted(plan, drafter), 50, drafter)
    assert achieved(turn.task, **YEAR) == Decimal("6.5")


def test_a_report_that_was_sent_back_does_not_count(plan: Plan, drafter: Official) -> None:
    turn = make_counted(plan, drafter)
    report(turn, Kind.CLOSING, 4, drafter, on=date(2026, 6, 1))
    report(turn, Kind.CONFIRMED, None, drafter)
    report(turn, Kind.REOPENED, None, drafter)
    report(turn, Kind.CLOSING, 5, drafter, on=date(2026, 7, 1))
    report(turn, Kind.SENT_BACK, None, drafter)
    assert achieved(turn.task, **YEAR) == 4, "confirmed first, the second came back"
    report(turn, Kind.CLOSING, 6, drafter, on=date(2026, 7, 2))
    assert achieved(turn.task, **YEAR) == 10


def test_a_withdrawn_turn_does_not_count(plan: Plan, drafter: Official) -> None:
    turn = make_counted(plan, drafter)
    report(turn, Kind.PROGRESS, 2, drafter, on=date(2026, 3, 1))
    serve(turn, 1, drafter)
    TaskTurn.objects.filter(pk=turn.pk).update(state=TaskTurn.State.WITHDRAWN)
    assert achieved(turn.task, **YEAR) == 0


def test_only_the_days_asked_for_count_and_a_report_without_one_its_own(
    plan: Plan, drafter: Official
) -> None:
    turn = make_counted(plan, drafter)
    for day in (date(2026, 3, 14), date(2026, 3, 15), date(2026, 6, 14), date(2026, 6, 15)):
        serve(turn, 1, drafter, on=day)
        report(turn, Kind.PROGRESS, 10, drafter, on=day)
    assert achieved(turn.task, since=date(2026, 3, 15), until=date(2026, 6, 14)) == 22
    report(turn, Kind.PROGRESS, 1000, drafter)
    step = TaskStep.objects.latest("pk")
    day = step.at.astimezone(UTC).date()
    assert achieved(turn.task, since=day, until=date(2100, 1, 1)) >= 1000
    assert achieved(turn.task, since=day.replace(year=day.year + 2), until=date(2100, 1, 1)) == 0
    assert datetime.now(UTC) >= step.at


def test_many_tasks_cost_three_queries(plan: Plan, drafter: Official) -> None:
    turns = [make_counted(plan, drafter) for _ in range(5)]
    for turn in turns:
        serve(turn, 1, drafter)
    with CaptureQueriesContext(connection) as counted:
        found = achieved_by_task((turn.task_id for turn in turns), **YEAR)
    assert (len(counted), set(found.values())) == (3, {Decimal(1)})


def test_last_year_is_told_to_the_same_day_where_the_plan_before_has_the_indicator(
    plan: Plan, ward: Organization, drafter: Official
) -> None:
    turn = make_counted(plan, drafter)
    serve(turn, 3, drafter, on=date(2026, 2, 1))
    on = date(2026, 5, 31)
    told = indicator_of(turn.task, on=on)
    assert (told.so_far, told.earlier) == (3, None)
    before = make_plan(ward, drafter, year=2025)
    Plan.objects.filter(pk=plan.pk).update(previous=before)
    task = Task.objects.get(pk=turn.task_id)
    assert indicator_of(task, on=on).earlier is None, "nothing to compare"
    same = make_counted(before, drafter, indicator="SỐ BUỔI  tuyên truyền")
    make_counted(before, drafter, unit="lượt")
    for day, amount in ((date(2025, 5, 31), 7), (date(2025, 6, 1), 90), (date(2024, 12, 31), 80)):
        serve(same, amount, drafter, on=day)
    told = indicator_of(Task.objects.get(pk=turn.task_id), on=on)
    assert (told.earlier, told.since, told.until) == (7, date(2026, 1, 1), on)


def test_a_task_without_an_indicator_tells_nothing(plan: Plan, drafter: Official) -> None:
    assert indicator_of(make_task(plan, drafter), on=date(2026, 5, 1)) is None
