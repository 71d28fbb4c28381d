"""Given tasks taken up in a further paper: to be changed there, or to end with it."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max

from history.recording import record, subject_of
from officials.models import Official
from plans.models import Assignment, PlanPaper, Task, TaskEnding
from plans.tasks.drafting import COLUMNS, hold_paper

NOT_GIVEN = "Chỉ sửa hoặc thôi nhiệm vụ đã giao và còn hiệu lực."
TWICE = "Nhiệm vụ này đã được sửa hoặc thôi trong văn bản đang soạn."
BY_REPLACEMENT = "Văn bản thay thế nêu lại mọi nhiệm vụ: bỏ nhiệm vụ khỏi bảng là thôi thực hiện."


def take_up(task: Task, *, by: Official) -> Task:
    """A draft that takes the place of the given task once the paper in hand is issued.

    The given task stays as it is until then.
    """
    with transaction.atomic():
        paper = _held(task, by)
        (copy,) = _copies([task], paper, by)
        _tell(task, "plans.take_up_task", by, paper)
    return copy


def take_up_all(paper: PlanPaper, *, by: Official) -> None:
    """Every task in force, into a replacement that was just begun."""
    _copies(paper.plan.tasks.filter(state=Task.State.ASSIGNED), paper, by)


def end(task: Task, reason: str, *, by: Official) -> TaskEnding:
    """Thôi thực hiện, once the paper in hand is issued. Raises ValidationError."""
    with transaction.atomic():
        paper = _held(task, by)
        if paper.role == PlanPaper.Role.REPLACEMENT:
            raise ValidationError(BY_REPLACEMENT)
        ending = TaskEnding(paper=paper, task=task, reason=reason, created_by=by)
        ending.full_clean()
        ending.save(force_insert=True)
        _tell(task, "plans.end_task", by, paper)
    return ending


def keep(ending: TaskEnding, *, by: Official) -> None:
    """Take back that a task is to end."""
    with transaction.atomic():
        if hold_paper(ending.task.plan, by).pk != ending.paper_id:
            raise PermissionDenied(NOT_GIVEN)
        TaskEnding.objects.filter(pk=ending.pk).delete()
        _tell(ending.task, "plans.keep_task", by, ending.paper)


def _held(task: Task, by: Official) -> PlanPaper:
    """The paper in hand, in which nothing is said of the task yet."""
    paper = hold_paper(task.plan, by)
    if not Task.objects.filter(pk=task.pk, state=Task.State.ASSIGNED).exists():
        raise ValidationError(NOT_GIVEN)
    if paper.tasks.filter(replaces=task).exists() or paper.endings.filter(task=task).exists():
        raise ValidationError(TWICE)
    return paper


def _copies(tasks: Iterable[Task], paper: PlanPaper, by: Official) -> list[Task]:
    last = paper.tasks.aggregate(Max("position"))["position__max"] or 0
    return [
        _copied(task, paper, position, by) for position, task in enumerate(tasks, start=last + 1)
    ]


def _copied(task: Task, paper: PlanPaper, position: int, by: Official) -> Task:
    copy = Task(plan=paper.plan, paper=paper, replaces=task, position=position, created_by=by)
    for name in COLUMNS:
        setattr(copy, name, getattr(task, name))
    if paper.role == PlanPaper.Role.REPLACEMENT and task.document_id == _replaced_by(paper):
        # Its text keeps the keys of the text it was begun with.
        copy.document = paper.document
    copy.save(force_insert=True)
    copy.duties.set(task.duties.all())
    standing = task.assignments.standing().order_by("pk")
    Assignment.objects.bulk_create(
        Assignment(
            task=copy,
            role=one.role,
            organization_id=one.organization_id,
            post=one.post,
            official_id=one.official_id,
            name=one.name,
            assigned_by=by,
        )
        for one in standing
    )
    return copy


def _replaced_by(paper: PlanPaper) -> int:
    return paper.document.relation.of_id


def _tell(task: Task, verb: str, by: Official, paper: PlanPaper) -> None:
    details = {"plan": task.plan_id, "document": paper.document_id}
    record(task.plan.organization_id, verb=verb, by=by, subject=subject_of(task), details=details)
