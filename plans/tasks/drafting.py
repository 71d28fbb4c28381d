"""Drafting the tasks of a plan: what is to be done, by whom, until when."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from directives.models import Duty
from directives.reach import lineage_of, reaches
from documents.models import Document
from history.recording import record, subject_of
from officials.administering import StaleError
from officials.models import Official, Organization
from plans.models import Assignment, Plan, PlanPaper, Task
from plans.tasks.permissions import may_change_task, may_plan_tasks
from vietnamese.dates import today
from vietnamese.folding import fold
from workflow.verdicts import demand

Role = Assignment.Role
ASKED_ONLY = ("mat tran", "uy ban mat tran", "hoi ", "doan ", "lien doan", "cong doan")
"""Mặt trận and the organizations of the people are asked to take part; nobody assigns them."""
NOT_OURS = "Nhiệm vụ trên giao này không giao cho cơ quan của kế hoạch."
NOT_TO_LEAD = "Mặt trận và các đoàn thể được đề nghị phối hợp, không giao chủ trì."
PAST_DUE = "Thời hạn đã qua; nhiệm vụ của kế hoạch năm nay hoặc năm sau cần một ngày chưa qua."
COLUMNS = (
    *("heading", "what", "document", "key", "quote", "deliverable", "recurrence", "due_on"),
    *("recurs_until", "indicator", "unit", "target", "share", "basis"),
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


def add_task(task: Task, cast: Cast, *, duties: Sequence[Duty] = (), by: Official) -> Task:
    """Put a new task at the end of those of the paper in hand. Raises ValidationError."""
    with transaction.atomic():
        task.paper = hold_paper(task.plan, by)
        last = task.paper.tasks.aggregate(Max("position"))["position__max"] or 0
        task.position, task.created_by = last + 1, by
        _check(task, cast)
        _check_duties(task, duties)
        task.save(force_insert=True)
        _settle(task, cast, by)
        task.duties.set(duties)
        _tell(task, "plans.add_task", by)
    return task


def change_task(
    task: Task, cast: Cast, *, version: int, duties: Sequence[Duty] | None = None, by: Official
) -> Task:
    """Save what was drafted anew; its duties stay unless named. Raises StaleError,
    ValidationError."""
    with transaction.atomic():
        _hold_drafted(task, by)
        current = Task.objects.get(pk=task.pk).version
        if current != version:
            raise StaleError(current)
        _check(task, cast)
        _check_duties(task, duties or ())
        task.version = version + 1
        task.save(update_fields=[*COLUMNS, "version"])
        _settle(task, cast, by)
        if duties is not None:
            task.duties.set(duties)
        _tell(task, "plans.change_task", by)
    return task


def remove_task(task: Task, *, by: Official) -> None:
    """A task that was only drafted leaves nothing behind but the line in the history."""
    with transaction.atomic():
        _hold_drafted(task, by)
        subject = subject_of(task)
        task.assignments.all().delete()
        task.duties.clear()
        task.delete()
        record(task.plan.organization_id, verb="plans.remove_task", by=by, subject=subject)


def move_task(task: Task, *, up: bool, by: Official) -> None:
    """Change places with the task before or after it; at the end nothing happens."""
    with transaction.atomic():
        _hold_drafted(task, by)
        row = list(task.paper.tasks.all())
        place = row.index(task)
        other = place - 1 if up else place + 1
        if 0 <= other < len(row):
            row[place], row[other] = row[other], row[place]
            _number(row)
            _tell(task, "plans.move_task", by)


def past_due(task: Task) -> bool:
    """Whether its last day is over already, in a plan that is not one of an earlier year.

    A task that changes a given one may keep the day it had.
    """
    last = task.due_on if task.recurrence == Task.Recurrence.ONCE else task.recurs_until
    kept = task.replaces.due_on if task.replaces else None
    if last is None or task.due_on == kept or task.plan.year < today().year:
        return False
    return last < today()


def hold_paper(plan: Plan, by: Official) -> PlanPaper:
    """The paper in hand, locked, so that nobody hands it up meanwhile; asks who may draft in it."""
    papers = Document.objects.filter(plan_paper__plan=plan).order_by("pk")
    list(papers.select_for_update(of=("self",)).values_list("pk"))
    fresh = Plan.objects.get(pk=plan.pk)
    demand(may_plan_tasks(fresh, by))
    if fresh.in_hand is None:
        raise ValueError(f"plan {plan.pk} may be planned and has no paper in hand")
    return fresh.in_hand


def _hold_drafted(task: Task, by: Official) -> None:
    """The same for a task that is in the draft already."""
    hold_paper(task.plan, by)
    demand(may_change_task(task, by))


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


def _check_duties(task: Task, duties: Sequence[Duty]) -> None:
    lineage = lineage_of(task.plan.organization) if duties else ()
    if not all(reaches(duty, lineage) for duty in duties):
        raise ValidationError({"duties": NOT_OURS})


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
