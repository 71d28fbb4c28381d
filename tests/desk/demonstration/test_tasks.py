"""The demonstration at work: tasks in every state, given out by an issued plan."""

import pytest

from documents.models import Document
from officials.models import Official
from plans.models import Plan, TaskStep, TaskTurn
from plans.tasks.querysets import TurnQuerySet
from vietnamese.dates import today

State, Kind = TaskTurn.State, TaskStep.Kind
pytestmark = pytest.mark.django_db


def plan() -> Plan:
    return Plan.objects.get(tasks__what__startswith="Kiểm tra túi sơ cứu")


def turn(words: str) -> TaskTurn:
    return first_turns().get(task__what__startswith=words)


def first_turns() -> TurnQuerySet:
    return TaskTurn.objects.filter(task__plan=plan(), number=1)


def test_the_plan_is_issued_with_its_ten_tasks() -> None:
    document = plan().document
    entry = document.book_entries.live().get()
    assert (document.state, str(entry)) == (Document.State.ISSUED, "01/KH-UBND")
    assert plan().tasks.count() == 10


def test_a_task_stands_in_every_state_and_every_step_was_taken() -> None:
    states = dict.fromkeys(State.values, 0)
    for one in first_turns():
        states[one.state] += 1
    assert states == {"open": 6, "awaiting": 1, "done": 2, "withdrawn": 1}
    taken = set(TaskStep.objects.filter(turn__in=first_turns()).values_list("kind", flat=True))
    assert taken == {
        *(Kind.PROGRESS, Kind.CLOSING, Kind.CONFIRMED, Kind.SENT_BACK, Kind.ASKED_TIME),
        *(Kind.ASKED_CHANGE, Kind.REFUSED, Kind.HANDED_ON, Kind.WITHDRAWN),
    }


def test_one_is_late_one_was_refused_more_time_one_was_handed_on() -> None:
    assert list(first_turns().overdue(today())) == [turn("Rà soát nguồn nước")]
    assert turn("Tuyên truyền").steps.last().kind == Kind.REFUSED  # type: ignore[union-attr]
    drafter = Official.objects.get(username="soanthao")
    assert turn("Vận động") in TaskTurn.objects.led_by(drafter)
    assert turn("Kiểm tra túi").steps.get().is_for_another
