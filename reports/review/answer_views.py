"""The ward's page: what it was told of its report, and what it answers."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from documents.hindrances import nothing_done
from officials.http import OfficialRequest
from reports import guards
from reports.models import Finding, Report
from reports.review import answering
from reports.review.beside import as_sent
from reports.review.forms import AnswersForm
from reports.review.marking import marks_of
from reports.review.panel import places_of
from reports.review.pieces import paper_html
from reports.review.seeing import told_to_ward
from workflow.verdicts import demand


@require_http_methods(["GET", "POST"])
def answer(request: OfficialRequest, pk: int) -> HttpResponse:
    """Every finding that was told, with its answer; once handed in again, only to read."""
    report = _own_report(request, pk)
    demand(guards.writes(report, request.user))
    findings = list(told_to_ward(report))
    is_open = answering.is_open(report)
    if request.method == "POST" and not is_open:
        messages.warning(request, nothing_done(is_open))
        return redirect("reports:answer", pk=pk)
    form = AnswersForm(request.POST or None, findings=findings)
    if form.is_valid() and _answered(request, form):
        messages.success(request, "Đã lưu trả lời. Trả lời gửi đi cùng lần gửi, nộp tới.")
        return redirect("reports:detail", pk=pk)
    context = {"report": report, "form": form, "is_open": is_open, **_marked(report, findings)}
    return render(request, "reports/review/answers.html", {**context, "rows": _rows(report, form)})


def _marked(report: Report, findings: Sequence[Finding]) -> dict[str, Any]:
    """What was decided on last, with its marks: the paper, the figures, if any stands there."""
    decision = findings[0].decision if findings else None
    if decision is None:
        return {}
    marks = marks_of(one for one in findings if one.decision_id == decision.pk)
    sending = decision.sending
    sending.report = report
    return {
        "sending": sending,
        "paper": paper_html(sending, marks.pieces) if marks.pieces else None,
        **(as_sent(sending, marks) if marks.figures else {}),
    }


def _rows(report: Report, form: AnswersForm) -> list[tuple[object, object, str]]:
    places = places_of(report)
    return [(finding, field, places.get(finding.key, "")) for finding, field in form.rows]


def _answered(request: OfficialRequest, form: AnswersForm) -> bool:
    """All answers that are new, or none of them."""
    with transaction.atomic():
        for finding, text in form.answers:
            verdict = answering.answer(finding, text, by=request.user)
            if not verdict:
                transaction.set_rollback(True)
                form.add_error(None, verdict.reason)
                return False
    return True


def _own_report(request: OfficialRequest, pk: int) -> Report:
    own = Report.objects.written_by(request.user)
    related = own.select_related("regime", "terms__reviewer", "organization", "plan")
    return get_object_or_404(related, pk=pk)
