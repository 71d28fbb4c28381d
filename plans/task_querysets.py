"""Where every look-up of tasks starts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from officials.models import Official
    from plans.models import Assignment, Task, TaskTurn  # noqa: F401 (in strings)


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, official: "Official") -> Self:
        """Of the plans they see; once given out, also what an office or post of theirs is named in.

        A drafted task is the drafting office's alone.
        """
        own = Q(plan__organization__in=official.visible_organization_ids)
        named = Exists(_assignments().held_by(official).filter(task=OuterRef("pk")))
        return self.filter(own | (~Q(state="proposed") & named))


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)

    def held_by(self, official: "Official") -> Self:
        """Assignments that this official is, holds the post of, or works for."""
        mine = Q(official=official)
        for post in official.current_appointments:
            there = Q(organization=post.organization_id, official=None)
            mine |= there & (Q(post="") | Q(post=post.title))
        return self.current().filter(mine)


class TurnQuerySet(models.QuerySet["TaskTurn"]):
    def visible_to(self, official: "Official") -> Self:
        tasks = TaskQuerySet(apps.get_model("plans", "Task"))
        return self.filter(task__in=tasks.visible_to(official).values("pk"))

    def open(self) -> Self:
        return self.filter(state="open")

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today)


def _assignments() -> AssignmentQuerySet:
    return AssignmentQuerySet(apps.get_model("plans", "Assignment"))
