"""The act itself: everything an official has at hand goes to the successor, or nothing does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from desk.handover import minutes, reports
from desk.handover.holdings import Holdings, assignments_of, holdings_of, papers_of
from desk.handover.lifecycle import CONFIRM, DROP, LIFECYCLE
from desk.handover.models import THINGS, Handover, HandoverItem
from desk.handover.permissions import can_receive, may_propose, posts_of
from documents.models import Document
from history.recording import record, subject_of
from officials.models import Official
from paper import freezing
from plans.models import Assignment, Task, TaskStep, TaskTurn
from reports.models import Report
from workflow.verdicts import ALLOWED, Verdict, demand, refused

NOTHING = "{} không còn bản thảo, nhiệm vụ, báo cáo nào để bàn giao tại {}."
CHANGED = "Danh sách việc đã thay đổi sau khi anh/chị mở trang. Hãy xem lại rồi xác nhận."
COUNTED = ("papers", "tasks", "files", "reports", "reviews")
"""Of what is at hand, by columns of the handover."""
Role = Assignment.Role
STRONGEST_FIRST = (Role.LEAD, Role.PARTNER, Role.OBSERVER)


def propose(handover: Handover, *, by: Official) -> Handover:
    """Say whose work shall go to whom; nothing moves yet. Raises ValidationError."""
    demand(may_propose(handover.organization, handover.giver, by))
    _check(handover)
    handover.proposed_by = by
    with transaction.atomic():
        handover.full_clean(exclude=["proposed_by"])
        handover.save(force_insert=True)
        record(
            handover.organization_id,
            verb="desk.propose_handover",
            by=by,
            subject=subject_of(handover),
            details=_people(handover),
        )
    return handover


def drop(handover: Handover, *, by: Official) -> Verdict:
    return LIFECYCLE.perform(DROP, handover, by=by)


def confirm(handover: Handover, *, seen: str, by: Official) -> Verdict:
    """Move everything at once. `seen`: `Holdings.seen` of the list that was read."""

    def check(locked: Handover) -> Verdict:
        _lock(locked)
        holdings = holdings_of(locked)
        is_seen = ALLOWED if holdings.seen == seen else refused(CHANGED)
        return has_something(locked, holdings) and is_seen

    def effect(locked: Handover) -> Mapping[str, Any]:
        return _hand_over(locked, holdings_of(locked), by)

    return LIFECYCLE.perform(CONFIRM, handover, by=by, check=check, effect=effect)


def has_something(handover: Handover, holdings: Holdings) -> Verdict:
    if holdings:
        return ALLOWED
    return refused(NOTHING.format(handover.giver, handover.organization))


def _check(handover: Handover) -> None:
    receives = can_receive(handover.receiver, handover.organization, handover.on)
    if handover.giver_id == handover.receiver_id:
        raise ValidationError({"receiver": "Không bàn giao cho chính mình."})
    if not posts_of(handover.giver, handover.organization).exists():
        never = f"{handover.giver} chưa từng giữ chức vụ tại {handover.organization}."
        raise ValidationError({"giver": never})
    if not receives:
        raise ValidationError({"receiver": receives.reason})
    if handover.witness_id in {handover.giver_id, handover.receiver_id}:
        raise ValidationError({"witness": "Người chứng kiến không phải là bên giao, bên nhận."})


def _lock(handover: Handover) -> None:
    """Papers, turns, tasks, reports, each in the order of their keys; what they are is read
    afterwards."""
    papers = Document.objects.select_for_update().filter(pk__in=papers_of(handover).values("pk"))
    list(papers.order_by("pk").values_list("pk", flat=True))
    turns = TaskTurn.objects.select_for_update().running()
    tasks = assignments_of(handover).values("task")
    list(turns.filter(task__in=tasks).order_by("pk").values_list("pk", flat=True))
    rows = Task.objects.select_for_update().filter(pk__in=tasks)
    list(rows.order_by("pk").values_list("pk", flat=True))
    held = (reports.writing_of(handover), reports.reviewing_of(handover))
    keys = {key for found in held for key in found.values_list("pk", flat=True)}
    locked = Report.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    list(locked.values_list("pk", flat=True))


def _hand_over(handover: Handover, holdings: Holdings, by: Official) -> Mapping[str, Any]:
    papers = [paper.pk for paper in holdings.papers]
    Document.objects.filter(pk__in=papers).update(drafted_by=handover.receiver)
    _reassign(handover, holdings.tasks, by)
    _tell_the_turns(handover, holdings.tasks, by)
    reports.hand_on(handover, holdings.reports, holdings.reviews)
    _keep(handover, holdings, by)
    _tell(handover, holdings, by)
    return {**_people(handover), **{name: getattr(handover, name) for name in COUNTED}}


def _reassign(handover: Handover, given: Sequence[Assignment], by: Official) -> None:
    """Of giver and receiver the stronger part in a task stands, under the receiver's name."""
    now, receiver = timezone.now(), handover.receiver
    tasks = {one.task_id for one in given}
    rows = Assignment.objects.standing().filter(task__in=tasks)
    held = list(rows.filter(official=receiver))
    Assignment.objects.filter(pk__in=[one.pk for one in given]).update(ended_at=now)
    for task in sorted(tasks):
        role = _strongest([one for one in given if one.task_id == task])
        own = [one for one in held if one.task_id == task]
        if own and STRONGEST_FIRST.index(_strongest(own)) <= STRONGEST_FIRST.index(role):
            continue
        Assignment.objects.filter(pk__in=[one.pk for one in own]).update(ended_at=now)
        Assignment.objects.create(
            task_id=task,
            role=role,
            organization=handover.organization,
            official=receiver,
            assigned_by=by,
        )


def _strongest(assignments: Sequence[Assignment]) -> Assignment.Role:
    roles = {one.role for one in assignments}
    return next(role for role in STRONGEST_FIRST if role in roles)


def _tell_the_turns(handover: Handover, given: Sequence[Assignment], by: Official) -> None:
    """On the page of each turn that the giver led."""
    words = f"Bàn giao công việc: {handover.giver} giao cho {handover.receiver}."
    TaskStep.objects.bulk_create(
        TaskStep(turn=turn, kind=TaskStep.Kind.HANDED_ON, words=words, to=handover.receiver, by=by)
        for one in given
        if one.role == Role.LEAD
        for turn in one.task.turns.all()
    )


def _keep(handover: Handover, holdings: Holdings, by: Official) -> None:
    handover.confirmed_by, handover.confirmed_at = by, timezone.now()
    for name in COUNTED:
        setattr(handover, name, len(getattr(holdings, name)))
    handover.minutes = freezing.to_data(minutes.sheet_of(handover, holdings))
    handover.save(update_fields=["confirmed_by", "confirmed_at", *COUNTED, "minutes"])
    items = [
        HandoverItem(handover=handover, **{thing: one})
        for thing, held in zip(THINGS, holdings.moving, strict=True)
        for one in held
    ]
    HandoverItem.objects.bulk_create(items)


def _tell(handover: Handover, holdings: Holdings, by: Official) -> None:
    """In the histories of the papers, the reports and the plans, which may be other offices'; of a
    review in that of the office that reviews."""
    changed = [
        (paper.organization_id, "documents.hand_over", subject_of(paper))
        for paper in holdings.papers
    ]
    changed += [
        (one.task.plan.organization_id, "tasks.hand_over", subject_of(one.task))
        for one in holdings.tasks
    ]
    changed += [
        (one.organization_id, "reports.hand_over", subject_of(one)) for one in holdings.reports
    ]
    changed += [
        (one.terms.reviewer_id, "reports.hand_over_review", subject_of(one))
        for one in holdings.reviews
    ]
    details = {**_people(handover), "handover": handover.pk}
    for organization_id, verb, subject in sorted(changed):
        record(organization_id, verb=verb, by=by, subject=subject, details=details)


def _people(handover: Handover) -> dict[str, int]:
    return {"giver": handover.giver_id, "receiver": handover.receiver_id}
