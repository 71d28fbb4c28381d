"""What is done with a task that was given out, verb by verb."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from history.models import Entry
from history.verification import verify
from officials.models import Appointment, Official, Organization
from plans.models import Plan, TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.papers import make_plan
from tests.tasks import make_turn
from vietnamese.dates import today
from workflow.verdicts import Verdict

pytestmark = pytest.mark.django_db
State = TaskTurn.State
TOMORROW = today() + timedelta(days=1)
YESTERDAY = today() - timedelta(days=1)
LATE = today() + timedelta(days=60)
DONE = {"words": "Đã xong.", "deliverable": "Báo cáo lưu tại văn thư", "done_on": today()}


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


@pytest.fixture
def turn(plan: Plan, ward: Organization, clerk: Official) -> TaskTurn:
    """Led by the clerk, by name; due in ten days."""
    return make_turn(plan, cast=Cast(lead=Somebody(ward, official=clerk)))


@pytest.fixture
def outside(plan: Plan) -> TaskTurn:
    return make_turn(plan, cast=Cast(lead=Somebody(name="Trạm Y tế phường")))


def test_a_task_is_reported_closed_sent_back_closed_again_and_confirmed(
    turn: TaskTurn, clerk: Official, drafter: Official
) -> None:
    assert running.report(turn, words="Đã phát thanh 2 buổi.", amount=2, by=clerk)
    assert running.close(turn, **DONE, by=clerk)
    assert turn.state == State.AWAITING
    assert running.send_back(turn, reason="Còn thiếu khối 3.", by=drafter)
    assert running.close(turn, **DONE, by=clerk)
    assert running.confirm(turn, by=drafter)
    assert (turn.state, turn.done_on) == (State.DONE, today())
    kinds = [step.kind for step in turn.steps.all()]
    assert kinds == ["progress", "closing", "sent_back", "closing", "confirmed"]
    told = Entry.objects.filter(verb="tasks.close").last()
    assert told is not None
    last = turn.steps.filter(kind="closing").last()
    assert told.details["step"] == last.pk
    assert verify() == ()


def test_more_time_is_asked_to_a_working_day_and_given_as_asked_or_otherwise(
    plan: Plan, ward: Organization, clerk: Official, drafter: Official
) -> None:
    near = date(today().year + 1, 1, 4)
    turn = make_turn(plan, due_on=near, cast=Cast(lead=Somebody(ward, official=clerk)))
    saturday = near + timedelta(days=5 - near.weekday() + 7)
    assert running.ask_time(turn, reason="Mưa bão.", until=saturday, by=clerk)
    assert turn.due_on == near
    assert running.grant(turn, by=drafter)
    assert turn.due_on == saturday + timedelta(days=2)
    assert running.ask_time(turn, reason="Lại mưa.", until=LATE + timedelta(days=90), by=clerk)
    assert running.grant(turn, until=turn.due_on + timedelta(days=1), by=drafter)
    assert turn.due_on == saturday + timedelta(days=3)
    days = list(turn.steps.filter(kind="granted").values_list("on", flat=True))
    assert days == [saturday + timedelta(days=2), saturday + timedelta(days=3)]


def test_a_request_is_answered_once_and_on_what_was_read(
    turn: TaskTurn, clerk: Official, drafter: Official, chair: Official
) -> None:
    assert running.ask_time(turn, reason="Mưa bão.", until=LATE, by=clerk)
    seen = turn.steps.last().pk
    assert running.refuse(turn, reason="Không được.", seen=seen, by=chair)
    assert "Không có đề nghị" in running.grant(turn, by=drafter).reason
    assert running.ask_change(turn, reason="Bỏ khối 3.", by=clerk)
    assert "diễn biến mới" in running.grant(turn, seen=seen, by=drafter).reason
    what = "Tuyên truyền tại 8 khối"
    assert running.grant(turn, what=what, deliverable="Băng hình", by=drafter)
    turn.task.refresh_from_db()
    assert (turn.task.what, turn.task.deliverable) == (what, "Băng hình")
    told = Entry.objects.get(verb="tasks.grant")
    assert told.details["columns"] == ["what", "deliverable"]


def test_of_two_at_once_the_second_is_refused(
    turn: TaskTurn, clerk: Official, drafter: Official, chair: Official
) -> None:
    assert running.close(turn, **DONE, by=clerk)
    other = TaskTurn.objects.get(pk=turn.pk)
    assert running.confirm(turn, by=drafter)
    refused = running.send_back(other, reason="Thiếu.", by=chair)
    assert refused == Verdict("Không thể “Trả lại, làm tiếp” khi đang ở trạng thái “Hoàn thành”.")
    assert other.state == State.DONE


def test_a_task_is_handed_on_within_the_office_and_in_no_circle(
    turn: TaskTurn,
    clerk: Official,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    ward_police: Official,
) -> None:
    other_turn = TaskTurn.objects.create(task=turn.task, number=2, due_on=LATE)
    assert running.hand_on(turn, to=drafter, reason="Nghỉ phép.", by=clerk)
    assert "vòng" in running.hand_on(turn, to=clerk, reason="Trả lại.", by=drafter).reason
    assert "chính" in running.hand_on(turn, to=drafter, reason="?", by=drafter).reason
    assert "không giữ" in running.hand_on(turn, to=ward_police, reason="?", by=drafter).reason
    chair.appointments.update(valid_to=YESTERDAY)
    assert "không giữ" in running.hand_on(turn, to=chair, reason="?", by=drafter).reason
    with pytest.raises(ValidationError, match="lý do"):
        running.hand_on(turn, to=reviewer, reason=" ", by=drafter)
    assert [str(one) for one in turn.task.assignments.standing()] == [str(drafter)]
    assert TaskTurn.objects.led_by(drafter).filter(pk=other_turn.pk).exists()
    assert "chủ trì" in running.hand_on(other_turn, to=drafter, reason="?", by=clerk).reason
    assert turn.steps.get().to == drafter
    assert turn.task.assignments.exclude(ended_at=None).get().official == clerk


def test_who_handed_it_on_for_the_office_does_not_get_it_back(
    plan: Plan, clerk: Official, drafter: Official, reviewer: Official
) -> None:
    turn = make_turn(plan)
    assert running.hand_on(turn, to=clerk, reason="Giao văn thư.", by=reviewer)
    assert "vòng" in running.hand_on(turn, to=reviewer, reason="Trả lại.", by=clerk).reason
    assert running.hand_on(turn, to=drafter, reason="Giao tiếp.", by=clerk)


def test_whoever_leads_by_name_and_left_the_office_leads_no_more_but_is_still_named(
    turn: TaskTurn, clerk: Official, drafter: Official, police: Organization
) -> None:
    clerk.appointments.update(valid_to=YESTERDAY)
    Appointment.objects.create(official=clerk, organization=police, role="DRAFTER", title="Cán bộ")
    gone = Official.objects.get(pk=clerk.pk)
    assert not TaskTurn.objects.led_by(gone).exists()
    assert not TaskTurn.objects.visible_to(gone).exists()
    assert not running.report(turn, words="Đã làm.", by=gone)
    assert running.report(turn, words="Đã làm.", on=today(), by=drafter)
    assert turn.steps.get().is_for_another
    assert str(turn.task.assignments.get()) == str(clerk)


def test_for_a_unit_without_an_account_its_report_is_written_down(
    outside: TaskTurn, drafter: Official, clerk: Official
) -> None:
    assert not running.report(outside, words="Đã khám.", on=YESTERDAY, by=clerk)
    assert running.report(outside, words="Đã khám.", on=YESTERDAY, by=drafter)
    step = outside.steps.get()
    assert (step.is_for_another, step.on, step.by) == (True, YESTERDAY, drafter)
    assert running.close(outside, **{**DONE, "done_on": YESTERDAY}, on=today(), by=drafter)
    assert outside.done_on == YESTERDAY
    assert outside.steps.last().on == today()


Act = Callable[[TaskTurn, Official], object]
BAD: dict[str, tuple[Act, str]] = {
    "a limit that is past": (
        lambda turn, by: running.ask_time(turn, reason="x", until=YESTERDAY, by=by),
        "until",
    ),
    "a limit before the present one": (
        lambda turn, by: running.ask_time(turn, reason="x", until=TOMORROW, by=by),
        "until",
    ),
    "a limit in the year 9999": (
        lambda turn, by: running.ask_time(turn, reason="x", until=date.max, by=by),
        "until",
    ),
    "more time without a reason": (
        lambda turn, by: running.ask_time(turn, reason=" \n", until=LATE, by=by),
        "words",
    ),
    "a report that says nothing": (lambda turn, by: running.report(turn, by=by), "words"),
    "a report of tomorrow": (
        lambda turn, by: running.report(turn, words="x", on=TOMORROW, by=by),
        "on",
    ),
    "less than nothing": (lambda turn, by: running.report(turn, amount=-1, by=by), "__all__"),
    "done tomorrow": (
        lambda turn, by: running.close(turn, **{**DONE, "done_on": TOMORROW}, by=by),
        "done_on",
    ),
    "done before it was given out": (
        lambda turn, by: running.close(turn, **{**DONE, "done_on": date(2019, 1, 1)}, by=by),
        "done_on",
    ),
    "done without a result": (
        lambda turn, by: running.close(turn, **{**DONE, "words": ""}, by=by),
        "words",
    ),
    "done without evidence": (
        lambda turn, by: running.close(turn, **{**DONE, "deliverable": " "}, by=by),
        "deliverable",
    ),
    "more words than are kept": (
        lambda turn, by: running.report(turn, words="x" * 1001, by=by),
        "words",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_typed_wrongly_is_named_by_its_field_and_changes_nothing(
    turn: TaskTurn, clerk: Official, name: str
) -> None:
    act, field = BAD[name]
    before = Entry.objects.count()
    with pytest.raises(ValidationError) as error:
        act(turn, clerk)
    assert list(error.value.message_dict) == [field]
    assert not turn.steps.exists()
    assert Entry.objects.count() == before
    turn.refresh_from_db()
    assert turn.done_on is None


def test_without_a_time_limit_none_is_prolonged(
    plan: Plan, ward: Organization, clerk: Official
) -> None:
    turn = make_turn(plan, cast=Cast(lead=Somebody(ward, official=clerk)))
    TaskTurn.objects.filter(pk=turn.pk).update(due_on=None)
    with pytest.raises(ValidationError, match="không có thời hạn"):
        running.ask_time(turn, reason="x", until=LATE, by=clerk)


def test_the_report_of_a_unit_comes_after_what_it_tells(
    outside: TaskTurn, drafter: Official
) -> None:
    with pytest.raises(ValidationError, match="Ghi hộ"):
        running.report(outside, words="Đã khám.", by=drafter)
    with pytest.raises(ValidationError, match="trước ngày hoàn thành"):
        running.close(outside, **DONE, on=YESTERDAY, by=drafter)
