"""What the ward says to each finding it was told. It goes up with the next sending, not before."""

from django.db import transaction

from history.recording import record, subject_of
from officials.models import Official
from reports import guards
from reports.models import Finding, FindingAnswer, Report
from reports.review.taking import locked_report
from workflow.verdicts import ALLOWED, Verdict, refused

CLOSED = frozenset({Report.State.SUBMITTED, Report.State.ACCEPTED})


def answer(finding: Finding, text: str, *, by: Official) -> Verdict:
    """A later answer corrects an earlier one; both stay."""
    with transaction.atomic():
        locked = locked_report(finding.report)
        verdict = may_answer(locked, by) and _is_told(finding) and _says_something(text)
        if verdict:
            _answer(locked, finding, text.strip(), by)
    return verdict


def may_answer(report: Report, by: Official) -> Verdict:
    return guards.writes(report, by) and is_open(report)


def is_open(report: Report) -> Verdict:
    if report.state not in CLOSED:
        return ALLOWED
    return refused(f"Báo cáo đang ở trạng thái “{report.get_state_display()}”, không sửa trả lời.")


def _is_told(finding: Finding) -> Verdict:
    return ALLOWED if finding.decision_id else refused("Không có ý kiến này.")


def _says_something(text: str) -> Verdict:
    return ALLOWED if text.strip() else refused("Cần ghi nội dung trả lời.")


def _answer(locked: Report, finding: Finding, text: str, by: Official) -> None:
    given = FindingAnswer.objects.create(finding=finding, text=text, by=by)
    record(
        locked.organization_id,
        verb="reports.answer",
        by=by,
        subject=subject_of(locked),
        details={"finding": finding.pk, "answer": given.pk},
    )
