"""Whose tasks a calendar shows."""

from django.db import models

from officials.models import Official
from plans.models import Assignment, TaskTurn
from plans.tasks.querysets import TurnQuerySet

Role = Assignment.Role


class Scope(models.TextChoices):
    MINE = "cua-toi", "Việc của tôi"
    OFFICE = "co-quan", "Cả cơ quan"


def scope_of(asked: str) -> Scope:
    return Scope.OFFICE if asked == Scope.OFFICE else Scope.MINE


def turns_of(official: Official, scope: Scope) -> TurnQuerySet:
    """Theirs: what they lead or help with. The office's: all they may see. None withdrawn."""
    turns = TaskTurn.objects.given()
    if scope is Scope.OFFICE:
        return turns.visible_to(official)
    return turns.falling_to(official, Role.LEAD, Role.PARTNER)
