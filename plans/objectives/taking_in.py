"""Taking objectives from above into a plan: each becomes the indicator of a task.

The task names the share it took in, and goes into a further paper of the plan with it. What was
given anew since then is told apart by the share that counts now.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from directives.models import Share
from directives.objectives.querysets import ShareQuerySet
from directives.reach import lineage_of
from history.recording import record, subject_of
from officials.models import Official
from plans.models import Assignment, Plan, Task
from plans.tasks.drafting import Cast, Somebody, add_task, change_task, somebody

NOT_OURS = "Chỉ tiêu này không còn giao cho cơ quan của kế hoạch."
TAKEN = "Chỉ tiêu này đã có trong kế hoạch."
HAS_ONE = "Nhiệm vụ này đã có chỉ tiêu khác; hãy chọn nhiệm vụ khác hoặc thêm nhiệm vụ mới."
Role = Assignment.Role


def shares_reaching(plan: Plan) -> ShareQuerySet:
    """What the plan's office, and those it succeeded, have to reach in the plan's year."""
    offices = [office.pk for office in lineage_of(plan.organization)]
    return Share.objects.reaching(offices).in_year(plan.year)


def take_in(
    share: Share, task: Task, *, target: Decimal | None, cast: Cast | None = None, by: Official
) -> Task:
    """Make it the indicator of a task, new or drafted without one. Raises ValidationError.

    A new task needs its `cast`; one that is drafted already keeps its people.
    """
    with transaction.atomic():
        if task.pk and task.indicator:
            raise ValidationError(HAS_ONE)
        _name(task, share, target)
        if task.pk is None:
            add_task(task, cast or Cast(), by=by)
        else:
            change_task(task, cast_of(task), version=task.version, by=by)
        _check(share, task)
        _tell(task, "plans.take_in_objective", share, by)
    return task


def renew(task: Task, *, by: Official) -> Task:
    """Take in what counts now; a target that was the share follows it. Raises ValidationError."""
    with transaction.atomic():
        old, share = task.share, current_of(task, shares_reaching(task.plan))
        if old is None or share is None:
            raise ValidationError(NOT_OURS)
        followed = task.target is None or task.target == old.target
        _name(task, share, share.target if followed else task.target)
        change_task(task, cast_of(task), version=task.version, by=by)
        _tell(task, "plans.renew_objective", share, by)
    return task


def leave_out(task: Task, *, by: Official) -> Task:
    """The task keeps its indicator, as one of the office's own."""
    with transaction.atomic():
        share, task.share = task.share, None
        if share is None:
            raise ValidationError(NOT_OURS)
        change_task(task, cast_of(task), version=task.version, by=by)
        _tell(task, "plans.leave_out_objective", share, by)
    return task


def current_of(task: Task, shares: Iterable[Share]) -> Share | None:
    """The share that counts now of the objective that a task took in."""
    taken = task.share
    return next((one for one in shares if taken and _is_of_the_same(one, taken)), None)


def cast_of(task: Task) -> Cast:
    """Who has to do with a drafted task, to be saved with it as they are."""
    of: dict[str, list[Somebody]] = {role: [] for role in Role}
    for row in task.assignments.select_related("organization", "official").order_by("pk"):
        of[row.role].append(somebody(row))
    lead = next(iter(of[Role.LEAD]), None)
    return Cast(lead, tuple(of[Role.PARTNER]), tuple(of[Role.OBSERVER]))


def _is_of_the_same(one: Share, other: Share) -> bool:
    of = (one.objective_id, one.organization_id)
    return of == (other.objective_id, other.organization_id)


def _name(task: Task, share: Share, target: Decimal | None) -> None:
    task.share = share
    task.indicator, task.unit = share.objective.name, share.objective.unit
    task.target = target


def _check(share: Share, task: Task) -> None:
    """With the paper held: still given to this office, and not in the plan yet."""
    if not shares_reaching(task.plan).filter(pk=share.pk).exists():
        raise ValidationError(NOT_OURS)
    same = {"share__objective": share.objective_id, "share__organization": share.organization_id}
    others = task.plan.tasks.exclude(state=Task.State.ENDED).filter(**same)
    if any(other.pk not in {task.pk, task.replaces_id} for other in others):
        raise ValidationError(TAKEN)


def _tell(task: Task, verb: str, share: Share, by: Official) -> None:
    details = {"task": task.pk, "share": share.pk, "objective": share.objective_id}
    record(
        task.plan.organization_id, verb=verb, by=by, subject=subject_of(task.plan), details=details
    )
