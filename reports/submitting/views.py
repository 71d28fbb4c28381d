"""Gửi góp ý, nộp, rút lại, soạn văn bản thay thế: what the ward does with a report it wrote."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from documents.drafts.beginning_views import stopped
from documents.hindrances import nothing_done
from documents.issued.following import reference
from documents.secrecy import Answer
from officials.http import OfficialRequest
from reports.lifecycle import LIFECYCLE
from reports.models import Report, Sending
from reports.submitting import replacing, sending
from reports.submitting.forms import BeginForm, SendForm
from reports.submitting.panel import ROLE_LABELS
from reports.submitting.replacing import WAYS, Role
from reports.submitting.sending import VERBS, Kind
from reports.writing.views import written_report
from workflow.verdicts import demand

ACTS = {Kind.REMARKS: sending.send_for_remarks, Kind.SUBMISSION: sending.submit}


@require_http_methods(["GET", "POST"])
def send_for_remarks(request: OfficialRequest, pk: int) -> HttpResponse:
    return _sending(request, pk, Kind.REMARKS)


@require_http_methods(["GET", "POST"])
def submit(request: OfficialRequest, pk: int) -> HttpResponse:
    return _sending(request, pk, Kind.SUBMISSION)


@require_POST
def recall(request: OfficialRequest, pk: int) -> HttpResponse:
    report = written_report(request, pk)
    demand(LIFECYCLE.who_may("reports.recall", report, request.user))
    if verdict := sending.recall(report, by=request.user):
        messages.success(request, "Đã rút lại để sửa.")
    else:
        messages.warning(request, nothing_done(verdict))
    return redirect("reports:detail", pk=pk)


@require_http_methods(["GET", "POST"])
def begin_paper(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    report, role = written_report(request, pk), WAYS.get(way)
    if role is None:
        raise Http404
    demand(replacing.may_begin(report, role, request.user))
    form = BeginForm(request.POST or None, corrects=role == Role.CORRECTION)
    if refused := stopped(request, report.organization, form):
        return refused
    if form.is_valid():
        replacing.begin(report, role, words=form.words, by=request.user)
        return redirect("reports:detail", pk=pk)
    about = reference(report.document) if report.document else ""
    context = {"report": report, "form": form, "label": ROLE_LABELS[role], "about": about}
    return render(request, "reports/submitting/begin.html", context)


def _sending(request: OfficialRequest, pk: int, kind: Kind) -> HttpResponse:
    """What would go up, looked over once more; then it goes."""
    report = written_report(request, pk)
    demand(LIFECYCLE.who_may(VERBS[kind], report, request.user))
    if not (verdict := LIFECYCLE.verdict(VERBS[kind], report, request.user)):
        messages.warning(request, nothing_done(verdict))
        return redirect("reports:detail", pk=pk)
    prepared = sending.prepare(report, kind)
    initial = {"seen": prepared.seen}
    form = SendForm(request.POST or None, initial=initial, has_findings=bool(prepared.findings))
    if refused := stopped(request, report.organization, form):
        return refused
    if form.is_valid() and _sent(request, report, kind, form):
        return _after(report)
    label = LIFECYCLE[VERBS[kind]].label
    context = {"report": report, "form": form, "prepared": prepared, "label": label}
    return render(request, "reports/submitting/send.html", context)


def _sent(request: OfficialRequest, report: Report, kind: Kind, form: SendForm) -> bool:
    told = form.cleaned_data
    secret, words = Answer(told["secret"]), told["words"]
    verdict = ACTS[kind](report, secret=secret, seen=told["seen"], words=words, by=request.user)
    if verdict:
        messages.success(request, "Đã nộp báo cáo." if report.current_id else "Đã gửi góp ý.")
    else:
        form.refuse(verdict.reason, sending.prepare(report, kind).seen)
    return bool(verdict)


def _after(report: Report) -> HttpResponse:
    """The receipt of what was handed in; a draft goes on on its page."""
    last: Sending | None = report.current
    if report.state != Report.State.SUBMITTED or last is None:
        return redirect("reports:detail", pk=report.pk)
    return redirect("reports:receipt", pk=report.pk, number=last.number)
