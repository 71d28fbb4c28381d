"""Who leads a task that was given out, and to whom a lead may hand it on."""

from collections.abc import Sequence
from itertools import pairwise

from django.db.models import QuerySet
from django.utils import timezone

from officials.models import Appointment, Official, Organization
from plans.models import Assignment, Task, TaskTurn
from plans.tasks.drafting import Somebody
from plans.tasks.guards import lead_of
from workflow.verdicts import ALLOWED, Verdict, refused


def takers_of(turn: TaskTurn, by: Official) -> Sequence[Appointment]:
    """The posts of those to whom it may be handed on, one for each person."""
    posts = _posts_of(turn).select_related("official", "organization")
    ordered = posts.order_by("official__roll_order", "pk").exclude(official=by)
    gone = _gave_it_up(turn.task)
    return list({p.official_id: p for p in ordered if p.official_id not in gone}.values())


def may_take(turn: TaskTurn, official: Official, by: Official) -> Verdict:
    """Whether a lead may hand it on to this official: no further than their own office."""
    if official == by:
        return refused("Nhiệm vụ đang ở chính anh/chị; hãy chọn người khác.")
    if official.pk in _gave_it_up(turn.task):
        return refused(f"{official} đã chuyển nhiệm vụ này đi; không chuyển vòng trở lại.")
    if not _posts_of(turn).filter(official=official).exists():
        return refused(
            f"{official} không giữ chức vụ nào tại đơn vị chủ trì; chỉ chuyển cho người của đơn vị."
        )
    return ALLOWED


def hand_to(turn: TaskTurn, official: Official, *, by: Official) -> Assignment:
    """End the present lead and let the official lead, within the caller's transaction."""
    post = _posts_of(turn).filter(official=official).select_related("organization").first()
    if post is None:
        raise ValueError(f"official {official.pk} holds no post where turn {turn.pk} is led")
    return put_lead(turn.task, Somebody(post.organization, official=official), by=by)


def put_lead(task: Task, somebody: Somebody, *, by: Official) -> Assignment:
    """In place of whoever leads the task, in all its turns; their row stays, ended."""
    Task.objects.select_for_update().get(pk=task.pk)
    task.assignments.leading().standing().update(ended_at=timezone.now())
    return Assignment.objects.create(
        task=task,
        role=Assignment.Role.LEAD,
        organization=somebody.organization,
        post=somebody.post,
        official=somebody.official,
        name=somebody.name,
        assigned_by=by,
    )


def _posts_of(turn: TaskTurn) -> QuerySet[Appointment]:
    """Held today in the office that leads, in its departments, or in what inherited it."""
    lead = lead_of(turn)
    office = lead.organization if lead else None
    if office is None:
        return Appointment.objects.none()
    heirs = (office.pk, office.successor_id)
    offices = Organization.with_departments(pk for pk in heirs if pk)
    posts = Appointment.objects.current().filter(organization__in=offices)
    return posts.filter(official__is_active=True).order_by("pk")


def _gave_it_up(task: Task) -> frozenset[int | None]:
    """Who led it by name and does no more, or handed it on for an office: it goes in no circle."""
    leads = list(task.assignments.leading().order_by("pk"))
    named = {lead.official_id for lead in leads if lead.ended_at and lead.official_id}
    unnamed = {after.assigned_by_id for lead, after in pairwise(leads) if not lead.official_id}
    return frozenset(named | unnamed)
