"""Where every look-up of tasks that were given out starts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from officials.models import Role

if TYPE_CHECKING:
    from officials.models import Official
    from plans.models import Assignment, TaskTurn  # noqa: F401 (in strings)

OWNING_ROLES = frozenset({Role.DRAFTER, Role.OFFICE_HEAD, Role.CHAIR})
"""Who answers for the work of the office's plans."""
OPEN, AWAITING, DONE = "open", "awaiting", "done"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self) -> Self:
        return self.filter(ended_at=None)

    def falling_to(self, official: "Official") -> Self:
        """Theirs by name, by a post they hold, or by an office they sit in that names nobody.

        Whoever has left an office has nothing more to do in it, by name or otherwise.
        """
        theirs, succeeded = Q(pk__in=[]), official.succeeded_organizations
        for post in official.current_appointments:
            offices = {post.organization_id, *succeeded[post.organization_id]}
            named = Q(official=official) | Q(official=None, post__in=["", post.title])
            theirs |= Q(organization__in=offices) & named
        return self.standing().filter(theirs)

    def leading(self) -> Self:
        return self.filter(role="lead")


class TurnQuerySet(models.QuerySet["TaskTurn"]):
    """What falls to an official, and what they own, is among what they may see: it is not asked
    twice, which would cost a list more than its lines."""

    def visible_to(self, official: "Official") -> Self:
        """Of plans of their offices, and whatever names one of their offices."""
        offices = official.visible_organization_ids
        named = _assignments().standing().filter(organization__in=offices)
        return self.filter(Q(task__plan__organization__in=offices) | _of_task(named))

    def led_by(self, official: "Official") -> Self:
        return self.filter(_of_task(_assignments().leading().falling_to(official)))

    def falling_to(self, official: "Official", *roles: str) -> Self:
        """In which they have one of these roles."""
        theirs = _assignments().falling_to(official).filter(role__in=roles)
        return self.filter(_of_task(theirs))

    def owned_by(self, official: "Official") -> Self:
        """Of the plans whose work they answer for."""
        offices = {
            post.organization_id
            for post in official.current_appointments
            if post.role in OWNING_ROLES
        }
        offices |= {old for office in offices for old in official.succeeded_organizations[office]}
        return self.filter(task__plan__organization__in=offices)

    def given(self) -> Self:
        """Not withdrawn."""
        return self.filter(state__in=[OPEN, AWAITING, DONE])

    def running(self) -> Self:
        return self.filter(state__in=[OPEN, AWAITING])

    def overdue(self, on: date) -> Self:
        """Not yet reported done, and the day has gone by."""
        return self.filter(state=OPEN, due_on__lt=on)

    def with_people(self) -> Self:
        """For lists: the task, its plan, and who has to do with it."""
        people = ("task__assignments__organization", "task__assignments__official")
        return self.select_related("task__plan__organization").prefetch_related(*people)

    def with_lead(self) -> Self:
        """With `lead`, whoever leads now, to be named in columns that are read or grouped by."""
        standing = Q(task__assignments__role="lead", task__assignments__ended_at=None)
        return self.annotate(lead=FilteredRelation("task__assignments", condition=standing))


def _assignments() -> AssignmentQuerySet:
    return AssignmentQuerySet(apps.get_model("plans", "Assignment"))


def _of_task(assignments: "QuerySet[Assignment]") -> Exists:
    return Exists(assignments.filter(task=OuterRef("task")))


def is_asked() -> Q:
    """Open, and a request for time or for change waits for the answer."""
    steps = apps.get_model("plans", "TaskStep").objects
    waiting = steps.filter(kind__in=["asked_time", "asked_change"], answer=None)
    return Q(state=OPEN, pk__in=waiting.values("turn"))
