"""Ý kiến xem xét while it is written: added, changed, taken back, until a decision tells it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from history.recording import record, subject_of
from officials.models import Official
from reports.models import AskedFigure, Finding, Report
from reports.review.reading import is_last_sending
from reports.review.taking import hold, is_free_for, locked_report, may_take
from workflow.verdicts import ALLOWED, Verdict, refused


@dataclass(frozen=True, slots=True)
class Opinion:
    """As typed: on the whole, at a quote from the piece with this key, or at a figure."""

    kind: str
    text: str
    quote: str = ""
    key: str = ""
    asked: AskedFigure | None = None


def add(report: Report, opinion: Opinion, *, number: int, by: Official) -> Verdict:
    """On the sending `number`, which was read."""
    return _write(report, number, by, lambda locked: _added(locked, opinion, by))


def change(finding: Finding, opinion: Opinion, *, number: int, by: Official) -> Verdict:
    """Also a colleague's: before it is told, it is the office's."""
    return _write(finding.report, number, by, lambda locked: _changed(finding, opinion, by))


def take_back(finding: Finding, *, number: int, by: Official) -> Verdict:
    return _write(finding.report, number, by, lambda locked: _taken_back(finding, by))


def may_write(report: Report, by: Official) -> Verdict:
    return may_take(report, by) and is_free_for(report, by)


def _write(report: Report, number: int, by: Official, act: Callable[[Report], Verdict]) -> Verdict:
    """Under the lock of the report, which whoever writes then has in hand."""
    with transaction.atomic():
        locked = locked_report(report)
        verdict = may_write(locked, by) and is_last_sending(locked, number)
        if verdict:
            hold(locked, by)
            verdict = act(locked)
    report.refresh_from_db()
    return verdict


def _added(locked: Report, opinion: Opinion, by: Official) -> Verdict:
    finding = Finding(report=locked, sending=locked.sendings.latest("number"), made_by=by)
    return _kept(finding, opinion, "reports.find", by)


def _changed(finding: Finding, opinion: Opinion, by: Official) -> Verdict:
    fresh = _untold(finding)
    if fresh is None:
        return refused("Ý kiến này đã gửi đi hoặc đã bỏ, không sửa được nữa.")
    return _kept(fresh, opinion, "reports.change_finding", by)


def _kept(finding: Finding, opinion: Opinion, verb: str, by: Official) -> Verdict:
    if not opinion.text.strip() or opinion.kind not in Finding.Kind:
        return refused("Cần ghi loại ý kiến và lý do.")
    finding.kind, finding.text = opinion.kind, opinion.text.strip()
    finding.asked = opinion.asked
    finding.quote, finding.key = ("", "") if opinion.asked else (opinion.quote, opinion.key)
    finding.save()
    _record(finding, verb, by)
    return ALLOWED


def _taken_back(finding: Finding, by: Official) -> Verdict:
    fresh = _untold(finding)
    if fresh is None:
        return refused("Ý kiến này đã gửi đi hoặc đã bỏ.")
    subject = subject_of(fresh)
    fresh.delete()
    record(finding.report.terms.reviewer_id, verb="reports.take_back", by=by, subject=subject)
    return ALLOWED


def _untold(finding: Finding) -> Finding | None:
    return Finding.objects.filter(pk=finding.pk, decision=None).first()


def _record(finding: Finding, verb: str, by: Official) -> None:
    """In the history of the reviewing office: the ward learns of it when it is told."""
    details = {"report": finding.report_id, "sending": finding.sending_id, "kind": finding.kind}
    office = finding.report.terms.reviewer_id
    record(office, verb=verb, by=by, subject=subject_of(finding), details=details)
