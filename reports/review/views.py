"""The page of what was sent, and what is done on it: take in hand, find, decide."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.hindrances import nothing_done
from officials.http import OfficialRequest
from reports import guards
from reports.lifecycle import LIFECYCLE
from reports.models import Finding, Report, Sending
from reports.review import deciding, finding, taking
from reports.review.deciding import Kind
from reports.review.forms import PICKING, DecisionForm, FindingForm, ReopenForm, typed_so_far
from reports.review.pages import Forms, context, decision_form, finding_form
from reports.review.pieces import pieces_of
from reports.review.reading import read_of
from workflow.verdicts import Verdict, demand

KINDS = {way: kind for kind, way in deciding.WAYS.items()}
DONE = {
    Kind.REMARKED: "Đã gửi lại góp ý",
    Kind.RETURNED: "Đã trả lại",
    Kind.ACCEPTED: "Đã chấp nhận",
    Kind.REOPENED: "Đã mở lại",
}
VERBS: dict[Kind, Callable[..., Verdict]] = {
    Kind.REMARKED: deciding.remark,
    Kind.RETURNED: deciding.give_back,
    Kind.ACCEPTED: deciding.accept,
    Kind.REOPENED: deciding.reopen,
}


@require_GET
def review(request: OfficialRequest, pk: int) -> HttpResponse:
    """What was sent last, or the sending that the address names."""
    report = sent_report(request, pk)
    number = request.GET.get("lan", "")
    sending = _sending(report, int(number) if number.isdecimal() else None)
    return _page(request, report, sending)


@require_POST
def take(request: OfficialRequest, pk: int) -> HttpResponse:
    report = sent_report(request, pk)
    demand(guards.reviews(report, request.user))
    seen = request.POST.get("tu", "")
    verdict = taking.take(report, seen=int(seen) if seen.isdecimal() else None, by=request.user)
    return _back(request, report, verdict)


@require_POST
def put_down(request: OfficialRequest, pk: int) -> HttpResponse:
    report = sent_report(request, pk)
    demand(guards.reviews(report, request.user))
    verdict = taking.put_down(report, by=request.user)
    if not verdict:
        return _back(request, report, verdict)
    return redirect("reports:queue")


@require_POST
def find(request: OfficialRequest, pk: int) -> HttpResponse:
    """Write one finding; or, while it is written, pin it to a piece or figure."""
    report, sending = _reviewed(request, pk)
    form = _form(request, report, sending)
    if form.is_bound and form.is_valid():
        verdict = finding.add(
            report, form.opinion, number=form.cleaned_data["number"], by=request.user
        )
        if verdict:
            return _to_findings(report)
        _refuse(form, verdict, report)
    return _page(request, report, _sending(report), Forms(finding=form))


@require_http_methods(["GET", "POST"])
def change_finding(request: OfficialRequest, pk: int, finding_pk: int) -> HttpResponse:
    report, sending = _reviewed(request, pk)
    shown = _untold(report, finding_pk)
    form = _form(request, report, sending, of=shown)
    if form.is_bound and form.is_valid():
        verdict = finding.change(
            shown, form.opinion, number=form.cleaned_data["number"], by=request.user
        )
        if verdict:
            return _to_findings(report)
        _refuse(form, verdict, report)
    return _page(request, report, _sending(report), Forms(finding=form, editing=shown))


@require_POST
def take_back_finding(request: OfficialRequest, pk: int, finding_pk: int) -> HttpResponse:
    report, sending = _reviewed(request, pk)
    shown = _untold(report, finding_pk)
    verdict = finding.take_back(shown, number=sending.number, by=request.user)
    if not verdict:
        return _back(request, report, verdict)
    return _to_findings(report)


@require_POST
def decide(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    """On to what waits next; what was typed stays where the decision is refused."""
    if way not in KINDS:
        raise Http404
    kind = KINDS[way]
    report = sent_report(request, pk)
    demand(LIFECYCLE.who_may(deciding.STEPS[kind], report, request.user))
    form = decision_form(report, kind, request.POST)
    if form.is_valid():
        verdict = VERBS[kind](report, by=request.user, **form.said)
        if verdict:
            messages.success(request, f"{DONE[kind]}: {report.organization}, {report}.")
            return redirect("reports:queue")
        if not LIFECYCLE.verdict(deciding.STEPS[kind], report, request.user):
            messages.warning(request, nothing_done(verdict))
            words = Forms(words=form.cleaned_data.get("words", ""))
            return _page(request, report, _sending(report), words)
        _refuse(form, verdict, report)
    return _page(request, report, _sending(report), Forms(decision=form, kind=kind))


def sent_report(request: OfficialRequest, pk: int) -> Report:
    """With what its page needs; 404 for whom nothing of it was sent to."""
    related = Report.objects.sent_to(request.user).select_related(
        "regime", "terms__reviewer", "organization", "examiner", "request", "current"
    )
    return get_object_or_404(related.prefetch_related("terms__asked_figures"), pk=pk)


def _reviewed(request: OfficialRequest, pk: int) -> tuple[Report, Sending]:
    report = sent_report(request, pk)
    demand(guards.reviews(report, request.user))
    return report, _sending(report)


def _sending(report: Report, number: int | None = None) -> Sending:
    found = report.sendings.select_related("by", "document", "file").order_by("number")
    sending = get_object_or_404(found, number=number) if number else found.last()
    if sending is None:
        raise Http404
    sending.report = report
    return sending


def _untold(report: Report, finding_pk: int) -> Finding:
    finding = get_object_or_404(report.findings.filter(decision=None), pk=finding_pk)
    finding.report = report
    return finding


def _form(
    request: OfficialRequest, report: Report, sending: Sending, of: Finding | None = None
) -> FindingForm:
    """Bound when it is sent; with another place while it is still being written."""
    if PICKING & set(request.POST):
        typed = typed_so_far(request.POST, pieces_of(sending))
        return finding_form(report, sending, initial=typed)
    if request.method == "POST":
        return finding_form(report, sending, request.POST)
    kept = {} if of is None else _kept(of)
    return finding_form(report, sending, initial=kept)


def _kept(of: Finding) -> dict[str, object]:
    columns = ("kind", "text", "quote", "key")
    return {**{name: getattr(of, name) for name in columns}, "asked": of.asked_id or ""}


def _refuse(
    form: FindingForm | DecisionForm | ReopenForm, verdict: Verdict, report: Report
) -> None:
    """Say why; the next try is about what is on the page now."""
    now = read_of(report)
    typed = {**form.data.dict(), "number": now.number, "findings": now.findings}  # type: ignore[attr-defined]
    form.data = typed
    form.add_error(None, verdict.reason)


def _to_findings(report: Report) -> HttpResponse:
    return redirect(f"{reverse('reports:review', args=[report.pk])}#y-kien")


def _back(request: OfficialRequest, report: Report, verdict: Verdict) -> HttpResponse:
    if not verdict:
        messages.warning(request, nothing_done(verdict))
    return redirect("reports:review", pk=report.pk)


def _page(
    request: OfficialRequest, report: Report, sending: Sending, forms: Forms | None = None
) -> HttpResponse:
    shown = context(report, sending, request.user, forms)
    return render(request, "reports/review/detail.html", shown)
