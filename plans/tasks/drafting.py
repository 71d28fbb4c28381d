"""Drafting the tasks of a plan: what is to be done, by whom, until when."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from documents.models import Document
from history.recording import record, subject_of
from officials.administering import StaleError
from officials.models import Official, Organization
from plans.models import Assignment, Plan, Task
from plans.tasks.permissions import may_plan_tasks
from vietnamese.folding import fold
from workflow.verdicts import demand

Role = Assignment.Role
ASKED_ONLY = ("mat tran", "uy ban mat tran", "hoi ", "doan ", "lien doan", "cong doan")
"""Mặt trận and the organizations of the people are asked to take part; nobody assigns them."""
NOT_TO_LEAD = "Mặt trận và các đoàn thể được đề nghị phối hợp, không giao chủ trì."
COLUMNS = (
    *("heading", "what", "document", "key", "quote", "deliverable", "recurrence", "due_on"),
    *("recurs_until", "indicator", "unit", "target", "basis"),
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """An organization, a post in it or an official of it; or the name of a unit outside."""

    organization: Organization | None = None
    post: str = ""
    official: Official | None = None
    name: str = ""

    @property
    def is_only_asked(self) -> bool:
        if self.organization:
            return self.organization.kind == Organization.Kind.FATHERLAND_FRONT
        return fold(self.name).startswith(ASKED_ONLY)


def somebody(row: Assignment) -> Somebody:
    return Somebody(row.organization, row.post, row.official, row.name)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who has to do with a task. A lead may still be missing while it is drafted."""

    lead: Somebody | None = None
    partners: tuple[Somebody, ...] = ()
    observers: tuple[Somebody, ...] = ()

    def by_role(self) -> tuple[tuple[Assignment.Role, tuple[Somebody, ...]], ...]:
        lead = (self.lead,) if self.lead else ()
        return ((Role.LEAD, lead), (Role.PARTNER, self.partners), (Role.OBSERVER, self.observers))


def add_task(task: Task, cast: Cast, *, by: Official) -> Task:
    """Put a new task at the end of its plan. Raises ValidationError."""
    with transaction.atomic():
        _hold(task.plan, by)
        last = task.plan.tasks.aggregate(Max("position"))["position__max"] or 0
        task.position, task.created_by = last + 1, by
        _check(task, cast)
        task.save(force_insert=True)
        _settle(task, cast, by)
        _tell(task, "plans.add_task", by)
    return task


def change_task(task: Task, cast: Cast, *, version: int, by: Official) -> Task:
    """Save what was drafted anew. Raises StaleError, ValidationError."""
    with transaction.atomic():
        _hold(task.plan, by)
        current = Task.objects.get(pk=task.pk).version
        if current != version:
            raise StaleError(current)
        _check(task, cast)
        task.version = version + 1
        task.save(update_fields=[*COLUMNS, "version"])
        _settle(task, cast, by)
        _tell(task, "plans.change_task", by)
    return task


def remove_task(task: Task, *, by: Official) -> None:
    """A task that was only drafted leaves nothing behind but the line in the history."""
    with transaction.atomic():
        _hold(task.plan, by)
        subject = subject_of(task)
        task.assignments.all().delete()
        task.delete()
        record(task.plan.organization_id, verb="plans.remove_task", by=by, subject=subject)


def move_task(task: Task, *, up: bool, by: Official) -> None:
    """Change places with the task before or after it; at the end nothing happens."""
    with transaction.atomic():
        _hold(task.plan, by)
        row = list(task.plan.tasks.all())
        place = row.index(task)
        other = place - 1 if up else place + 1
        if 0 <= other < len(row):
            row[place], row[other] = row[other], row[place]
            _number(row)
            _tell(task, "plans.move_task", by)


def _hold(plan: Plan, by: Official) -> None:
    """Lock the paper, which nobody hands up meanwhile, and ask whether it is still a draft."""
    Document.objects.select_for_update().get(pk=plan.original.pk)
    demand(may_plan_tasks(Plan.objects.get(pk=plan.pk), by))


def _number(row: list[Task]) -> None:
    for position, task in enumerate(row, start=1):
        if task.position != position:
            task.position = position
            task.save(update_fields=["position"])


def _check(task: Task, cast: Cast) -> None:
    if cast.lead and cast.lead.is_only_asked:
        raise ValidationError({"lead": NOT_TO_LEAD})
    if cast.lead in cast.partners:
        raise ValidationError({"partners": "Đơn vị chủ trì không đồng thời là đơn vị phối hợp."})
    task.what = task.what.strip()
    task.full_clean(exclude=["created_by"])


def _settle(task: Task, cast: Cast, by: Official) -> None:
    """Assignments that stay keep their row; a draft's others leave nothing behind."""
    wanted = {(role, one) for role, those in cast.by_role() for one in those}
    kept = {(Role(row.role), somebody(row)): row for row in task.assignments.all()}
    for key in kept.keys() - wanted:
        kept[key].delete()
    Assignment.objects.bulk_create(
        Assignment(
            task=task,
            role=role,
            organization=one.organization,
            post=one.post,
            official=one.official,
            name=one.name,
            assigned_by=by,
        )
        for role, those in cast.by_role()
        for one in dict.fromkeys(those)
        if (role, one) not in kept
    )


def _tell(task: Task, verb: str, by: Official) -> None:
    count = task.assignments.count()
    details = {"plan": task.plan_id, "assignments": count}
    record(task.plan.organization_id, verb=verb, by=by, subject=subject_of(task), details=details)
