"""Tasks that were given out, as the desk shows them: one office, its people, a fixed day."""

from datetime import date

from officials.models import Official, Organization
from plans.models import TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.papers import make_plan
from tests.tasks import make_turn

DAY = date(2024, 11, 20)
"""A Wednesday."""


def make_tasks(
    ward: Organization,
    by: Official,
    days: dict[str, date],
    *,
    lead: Somebody | None = None,
    partners: tuple[Somebody, ...] = (),
) -> dict[str, TaskTurn]:
    """By their words, all in one plan; led by the plan's office where nobody else is named."""
    plan = make_plan(ward, by)
    cast = Cast(lead=lead or Somebody(ward), partners=partners)
    return {what: make_turn(plan, what=what, due_on=day, cast=cast) for what, day in days.items()}


def close(turn: TaskTurn, by: Official, *, done_on: date = DAY) -> None:
    told = {"words": "Đã làm xong.", "deliverable": "Biên bản, lưu tại văn phòng"}
    verdict = running.close(turn, done_on=done_on, by=by, **told)
    assert verdict, verdict.reason
