"""Tasks of plans, as a drafter of the office puts them down."""

from datetime import date

from officials.models import Official
from plans.models import Plan, Task
from plans.tasks import drafting
from plans.tasks.drafting import Cast, Somebody


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


def rows_of_tasks(plan: Plan, by: Official) -> dict[str, object]:
    """What the addresses about a plan's tasks stand for."""
    at = {"pk": plan.pk, "task_pk": make_task(plan, by).pk}
    return {
        **{key: {"pk": plan.pk} for key in ("tasks", "new_task", "place_table")},
        **dict.fromkeys(("edit_task", "remove_task"), at),
        "move_task": {**at, "way": "len"},
    }
