"""Tasks of plans, as a drafter of the office puts them down."""

from datetime import date, timedelta

from documents.models import Use
from documents.originals import files
from officials.models import Official
from plans.models import Plan, StepFile, Task, TaskTurn
from plans.tasks import drafting, running
from plans.tasks.drafting import Cast, Somebody
from tests.cast import LONG_AGO
from vietnamese.dates import today


def make_task(
    plan: Plan,
    by: Official,
    what: str = "Tuyên truyền lưu động tại các khối",
    *,
    cast: Cast | None = None,
    due_on: date | None = date(2026, 3, 31),
    **columns: object,
) -> Task:
    """Led by the plan's own office where nobody else is named."""
    task = Task(plan=plan, what=what, due_on=due_on, **columns)
    return drafting.add_task(task, cast or Cast(lead=Somebody(plan.organization)), by=by)


def make_evidence(turn: TaskTurn, by: Official, name: str = "danh-sach.txt") -> StepFile:
    """A file put in with a report of whoever leads it."""
    accepted = files.accept(b"Da lam xong.", use=Use.EVIDENCE, name=name)
    assert running.report(turn, words="Đã làm.", files=[accepted], by=by)
    return StepFile.objects.get(step=turn.steps.last())


def rows_of_tasks(plan: Plan, by: Official) -> dict[str, object]:
    """What the addresses about a plan's tasks stand for."""
    turn = make_turn(plan)
    of_file = {"pk": turn.pk, "file_pk": make_evidence(turn, by).pk}
    at = {"pk": plan.pk, "task_pk": make_task(plan, by).pk}
    return {
        **{key: {"pk": plan.pk} for key in ("tasks", "new_task", "place_table")},
        **dict.fromkeys(("edit_task", "remove_task"), at),
        "move_task": {**at, "way": "len"},
        "turn": {"pk": turn.pk},
        "step": {"pk": turn.pk, "slug": "thoi-giao"},
        **dict.fromkeys(("evidence", "tick_evidence"), of_file),
    }


def make_turn(
    plan: Plan, *, due_on: date | None = None, given_on: date = LONG_AGO, **columns: object
) -> TaskTurn:
    """Given out as the issue of the plan does it; due in ten days where no day is named."""
    due_on = due_on or today() + timedelta(days=10)
    task = make_task(plan, plan.created_by, due_on=due_on, **columns)
    Task.objects.filter(pk=task.pk).update(state=Task.State.ASSIGNED)
    return TaskTurn.objects.create(task=task, number=1, due_on=due_on, given_on=given_on)
