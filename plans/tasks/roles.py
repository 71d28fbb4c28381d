"""Who has to do with a task, in the words of the office."""

from plans.models import Assignment, Task, TaskTurn
from plans.tasks.drafting import somebody

ASKED = "Đề nghị phối hợp"
"""Mặt trận and the organizations of the people: nobody assigns them anything."""
Role = Assignment.Role


def cast_of(task: Task) -> list[tuple[str, str]]:
    """Each role with who has it now, the lead first; reads what a list has fetched in advance."""
    standing = [row for row in task.assignments.all() if row.ended_at is None]
    told: dict[str, list[str]] = {}
    for row in sorted(standing, key=lambda row: (list(Role).index(Role(row.role)), row.pk)):
        told.setdefault(called(row), []).append(str(row))
    return [(role, "; ".join(names)) for role, names in told.items()]


def lead_of(turn: TaskTurn) -> Assignment | None:
    """Who leads it now, of a turn read with its people or its lead."""
    standing = (
        row for row in turn.task.assignments.all() if row.role == Role.LEAD and row.ended_at is None
    )
    return next(standing, None)


def called(row: Assignment) -> str:
    if row.role == Role.PARTNER and somebody(row).is_only_asked:
        return ASKED
    return Role(row.role).label


def former_leads(task: Task) -> list[str]:
    """Those who led it before and handed it on, the first one first."""
    ended = [row for row in task.assignments.all() if row.ended_at and row.role == Role.LEAD]
    return [str(row) for row in sorted(ended, key=lambda row: row.pk)]
