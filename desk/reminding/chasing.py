"""Công văn đôn đốc: from overdue tasks to a draft that goes the ordinary way of a paper.

A turn that was chased keeps the link to each letter about it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction

from desk.reminding.chasing_text import content_of
from desk.reminding.models import ChasedTurn
from documents.drafts import drafting
from documents.drafts.chasing import NOTE, BeingChasedError, standing_letters
from documents.models import Document
from documents.permissions import may_draft
from history.recording import record, subject_of
from officials.models import Official, Organization
from paper.kinds import Kind
from plans.models import Assignment, TaskTurn
from plans.tasks.querysets import TurnQuerySet
from plans.tasks.roles import lead_of
from vietnamese.dates import today
from vietnamese.ordering import sort_key
from workflow.verdicts import Verdict, demand

AT_MOST = 200
"""Tasks that are offered, and that one letter is about; the oldest come first."""
WHAT = "nhiệm vụ"
GONE = "Có nhiệm vụ vừa được báo cáo hoàn thành hoặc gia hạn; hãy xem lại danh sách."


class Way(models.TextChoices):
    EACH = "moi-noi", "Mỗi đơn vị một công văn"
    ALL = "chung", "Một công văn gửi chung, kèm phụ lục"


def may_chase(organization: Organization, by: Official) -> Verdict:
    return may_draft(by, organization)


def overdue_of(organization: Organization, by: Official, day: date) -> TurnQuerySet:
    """Late tasks of the office's plans that another office leads."""
    leading = Assignment.objects.leading().standing()
    elsewhere = leading.exclude(organization=organization).values("task")
    offices = {organization.pk} | Organization.inherited_by([organization.pk])
    owned = TaskTurn.objects.owned_by(by).filter(task__plan__organization__in=offices)
    return owned.overdue(day).filter(task__in=elsewhere).order_by("due_on", "pk")


def draft_letters(
    turns: Iterable[TaskTurn],
    *,
    organization: Organization,
    way: str,
    answer_by: date,
    again: bool = False,
    by: Official,
) -> list[Document]:
    """Begin the letters. Whoever calls this has had the secrecy question answered with no.

    Raises BeingChasedError unless `again`, ValidationError where a task is late no more.
    """
    demand(may_chase(organization, by))
    keys = [turn.pk for turn in turns]
    with transaction.atomic():
        locked = _locked(keys, organization, by)
        chased = ChasedTurn.objects.filter(turn__in=keys)
        if not again and (letters := standing_letters(chased)):
            raise BeingChasedError(letters, WHAT)
        groups = [locked] if way == Way.ALL else _by_lead(locked)
        return [_draft(group, organization, answer_by, by) for group in groups]


def _locked(keys: Sequence[int], organization: Organization, by: Official) -> list[TaskTurn]:
    """Held until the commit, so that two who chase at once see each other's letter."""
    list(TaskTurn.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    found = list(overdue_of(organization, by, today()).filter(pk__in=keys).with_people())
    if not keys or len(found) != len(set(keys)):
        raise ValidationError(GONE)
    return found


def _by_lead(turns: Sequence[TaskTurn]) -> list[list[TaskTurn]]:
    groups: dict[str, list[TaskTurn]] = {}
    for turn in turns:
        lead = lead_of(turn)
        groups.setdefault(lead.called if lead else "", []).append(turn)
    return [groups[name] for name in sorted(groups, key=sort_key)]


def _draft(
    turns: Sequence[TaskTurn], organization: Organization, answer_by: date, by: Official
) -> Document:
    content = content_of(turns, organization, answer_by=answer_by, on=today())
    letter = drafting.create(
        organization, kind=Kind.OFFICIAL_LETTER, content=content, by=by, note=NOTE
    )
    ChasedTurn.objects.bulk_create(ChasedTurn(document=letter, turn=turn) for turn in turns)
    for plan in {turn.task.plan for turn in turns}:
        record(
            organization.pk,
            verb="desk.chase",
            by=by,
            subject=subject_of(plan),
            details={
                "document": letter.pk,
                "turns": [turn.pk for turn in turns if turn.task.plan_id == plan.pk],
            },
        )
    return letter
