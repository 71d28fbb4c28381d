"""What is done with a task that was given out, verb by verb."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from history.verification import verify
from officials.models import Official, Organization
from plans.models import Plan, TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.papers import make_plan
from tests.tasks import make_turn
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = TaskTurn.State


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


@pytest.fixture
def turn(plan: Plan, ward: Organization, clerk: Official) -> TaskTurn:
    """Led by the clerk, by name."""
    return make_turn(plan, cast=Cast(lead=Somebody(ward, official=clerk)))


def test_a_task_is_reported_closed_sent_back_closed_again_and_confirmed(
    turn: TaskTurn, clerk: Official, drafter: Official
) -> None:
    assert running.report(turn, words="Đã phát thanh 2 buổi.", by=clerk)
    done = {"words": "Đã xong.", "deliverable": "Báo cáo lưu tại văn thư", "done_on": today()}
    assert running.close(turn, **done, by=clerk)
    assert turn.state == State.AWAITING
    assert running.send_back(turn, reason="Còn thiếu khối 3.", by=drafter)
    assert running.close(turn, **done, by=clerk)
    assert running.confirm(turn, by=drafter)
    assert (turn.state, turn.done_on) == (State.DONE, today())
    kinds = [step.kind for step in turn.steps.all()]
    assert kinds == ["progress", "closing", "sent_back", "closing", "confirmed"]
    assert verify() == ()


def test_more_time_is_asked_and_granted(turn: TaskTurn, clerk: Official, drafter: Official) -> None:
    wanted = turn.due_on + timedelta(days=30)
    assert running.ask_time(turn, reason="Mưa bão.", until=wanted, by=clerk)
    assert running.grant(turn, by=drafter)
    assert turn.due_on >= wanted


def test_a_task_is_handed_on_within_the_office_and_in_no_circle(
    turn: TaskTurn, clerk: Official, drafter: Official, ward_police: Official
) -> None:
    assert running.hand_on(turn, to=drafter, reason="Nghỉ phép.", by=clerk)
    assert "vòng" in running.hand_on(turn, to=clerk, reason="Trả lại.", by=drafter).reason
    assert "chính" in running.hand_on(turn, to=drafter, reason="?", by=drafter).reason
    assert "không giữ" in running.hand_on(turn, to=ward_police, reason="?", by=drafter).reason
    with pytest.raises(ValidationError):
        running.ask_change(turn, reason=" ", by=drafter)
