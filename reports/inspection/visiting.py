"""Planning a visit, what was found, recording it: the verbs of who inspects."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from history.recording import record, subject_of
from officials.models import Official
from reports.inspection.lifecycle import LIFECYCLE, PLANNED, inspects
from reports.models import Visit, VisitFinding
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, demand, refused

TO_COME = "Ngày kiểm tra chưa đến; ghi kết quả sau khi kiểm tra."
BEFORE_THE_VISIT = "Thời hạn khắc phục không được trước ngày kiểm tra."
NOT_OPEN = "Buổi kiểm tra đã ghi kết quả hoặc đã hủy nên không sửa kiến nghị được nữa."


def plan_visit(visit: Visit, *, by: Official) -> Verdict:
    """Raises ValidationError. The visited office is told at once."""
    visit.planned_by = by
    demand(inspects(visit, by))
    if visit.planned_on < today():
        raise ValidationError({"planned_on": "Ngày kiểm tra dự kiến đã qua."})
    with transaction.atomic():
        visit.full_clean(exclude=["planned_by"])
        visit.save(force_insert=True)
        record(
            visit.office_id,
            verb="reports.plan_visit",
            by=by,
            subject=subject_of(visit),
            details={"organization": visit.organization_id},
        )
    return ALLOWED


def add_finding(finding: VisitFinding, *, by: Official) -> Verdict:
    """Told when the visit is recorded. Raises ValidationError."""
    with transaction.atomic():
        visit = _held(finding.visit, by)
        if visit.state not in PLANNED:
            return refused(NOT_OPEN)
        finding.made_by = by
        if finding.due_on < visit.planned_on:
            raise ValidationError({"due_on": BEFORE_THE_VISIT})
        finding.full_clean(exclude=["made_by"])
        finding.save(force_insert=True)
        _tell("reports.add_visit_finding", visit, finding.pk, by)
    return ALLOWED


def take_back_finding(finding: VisitFinding, *, by: Official) -> Verdict:
    with transaction.atomic():
        visit = _held(finding.visit, by)
        if visit.state not in PLANNED:
            return refused(NOT_OPEN)
        _tell("reports.take_back_visit_finding", visit, finding.pk, by)
        finding.delete()
    return ALLOWED


def record_visit(visit: Visit, *, visited_on: date, words: str, by: Official) -> Verdict:
    """From now on the visited office reads what is to be mended."""
    if visited_on > today():
        return refused(TO_COME)

    def effect(locked: Visit) -> Mapping[str, object]:
        locked.visited_on, locked.words = visited_on, words
        locked.save(update_fields=["visited_on", "words"])
        return {"findings": locked.findings.count()}

    return LIFECYCLE.perform("reports.record_visit", visit, by=by, effect=effect)


def cancel_visit(visit: Visit, *, reason: str, by: Official) -> Verdict:
    if not reason.strip():
        return refused("Cần ghi lý do hủy.")

    def effect(locked: Visit) -> Mapping[str, object]:
        locked.reason = reason
        locked.save(update_fields=["reason"])
        return {}

    return LIFECYCLE.perform("reports.cancel_visit", visit, by=by, effect=effect)


def _held(visit: Visit, by: Official) -> Visit:
    locked = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    demand(inspects(locked, by))
    return locked


def _tell(verb: str, visit: Visit, finding: int, by: Official) -> None:
    subject, details = subject_of(visit), {"finding": finding}
    record(visit.office_id, verb=verb, by=by, subject=subject, details=details)
