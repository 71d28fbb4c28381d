"""Tài liệu minh chứng: files that show what was done.

They stay in the ward. What goes out with a report is ticked one by one, by who leads the task or
whose plan it is.
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from documents.originals import files
from documents.originals.files import Accepted
from history.recording import record, subject_of
from officials.models import Official
from plans.models import StepFile, TaskStep, TaskTurn
from plans.tasks import guards
from workflow.verdicts import ALLOWED, Verdict, refused

MOST_FILES = 3
"""With one report. All of them together are sent in one request, which may not be larger."""


def put(step: TaskStep, given: Sequence[Accepted], *, is_for_report: bool, by: Official) -> None:
    """Enter files that lie on the shelf. Raises ValidationError where they are too many."""
    if len(given) > MOST_FILES:
        told = f"Mỗi lần báo cáo kèm nhiều nhất {MOST_FILES} tệp; hãy báo cáo thêm lần nữa."
        raise ValidationError({"sent": told})
    for accepted in given:
        stored = files.enter(accepted, by=by)
        StepFile.objects.create(step=step, file=stored, is_for_report=is_for_report)


def may_open(turn: TaskTurn, by: Official) -> Verdict:
    """Offices of the plan's own territory; the turn itself may be seen by others it names."""
    office = turn.task.plan.organization
    if office.pk in by.visible_organization_ids:
        return ALLOWED
    if any(post.organization.unit_id == office.unit_id for post in by.current_appointments):
        return ALLOWED
    return refused("Tài liệu minh chứng chỉ xem được tại địa phương ban hành kế hoạch.")


def may_tick(turn: TaskTurn, by: Official) -> Verdict:
    """Who leads the task, or whose plan it is."""
    return guards.owns(turn, by) or guards.leads(turn, by)


@transaction.atomic
def tick(kept: StepFile, *, is_for_report: bool, by: Official) -> Verdict:
    """Gửi kèm báo cáo, or no more."""
    turn = kept.step.turn
    verdict = may_tick(turn, by)
    if verdict and kept.is_for_report != is_for_report:
        kept.is_for_report = is_for_report
        kept.save(update_fields=["is_for_report"])
        record(
            turn.task.plan.organization_id,
            verb="tasks.tick_file",
            by=by,
            subject=subject_of(turn),
            details={"file": kept.pk, "for_report": is_for_report},
        )
    return verdict
