"""/bao-cao/: what the office owes, one report as paper and as figures."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.drafts.beginning_views import stopped
from documents.drafts.forms import SecrecyForm
from documents.drafts.presenting import asked_piece, page, paper_context
from documents.hindrances import nothing_done
from documents.views import visible_document
from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from reports.models import Regime, Report, Terms
from reports.regimes.calendar import Due, due_of
from reports.review.panel import panel_of
from reports.submitting import panel as submitting_panel
from reports.writing import dues, filling
from reports.writing.forms import FiguresForm
from reports.writing.nothing import say_nothing_happened
from reports.writing.opening import may_begin, open_report
from reports.writing.permissions import may_change, may_open
from reports.writing.standing import Standing
from reports.writing.unwritten import may_write_after_all, why_unwritten, write_after_all
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand

NEWEST_FIRST = ("-until", "-pk")


@require_GET
def due_list(request: OfficialRequest) -> HttpResponse:
    organization, on = acting.organization(request), today()
    owed = dues.owed_by(organization, on) if organization else []
    wanted = dues.wanted(owed, on)
    handed_in = Report.objects.written_by(request.user).handed_in().select_related("regime")
    context = {
        "rows": [dues.row_of(one, on) for one in wanted],
        "to_come": [one for one in owed if one.is_open and one not in wanted],
        "page": page_of(handed_in, order=NEWEST_FIRST, after=request.GET.get("sau")),
        "may_open": may_open(request.user, organization) if organization else None,
    }
    return render(request, "reports/writing/due.html", context)


@require_http_methods(["GET", "POST"])
def open_due(request: OfficialRequest, regime_pk: int, span: str) -> HttpResponse:
    """Asks the secrecy question, for a paper is drafted; then opens the report, filled."""
    organization, due = _due(request, regime_pk, span)
    if report := _begun(organization, due):
        return redirect("reports:detail", pk=report.pk)
    verdict = may_begin(organization, due, request.user)
    form = SecrecyForm(request.POST or None)
    if request.method == "POST":
        demand(may_open(request.user, organization))
    if refused := stopped(request, organization, form):
        return refused
    if verdict and form.is_valid():
        opened = open_report(organization, due, request.user)
        messages.success(request, "Đã mở báo cáo, điền sẵn từ sổ.")
        return redirect("reports:detail", pk=opened.pk)
    context = {"form": form, "due": due, "span": span, "verdict": verdict}
    return render(request, "reports/writing/open.html", context)


@require_http_methods(["GET", "POST"])
def write(request: OfficialRequest, pk: int) -> HttpResponse:
    """Of a report that has nothing to write on: filled and drafted, as if it were opened now."""
    report = written_report(request, pk)
    why, verdict = why_unwritten(report), may_write_after_all(report, request.user)
    if not why:
        return redirect("reports:detail", pk=pk)
    form = SecrecyForm(request.POST or None)
    if request.method == "POST":
        demand(may_open(request.user, report.organization))
    if refused := stopped(request, report.organization, form):
        return refused
    if verdict and form.is_valid():
        if not (written := write_after_all(report, request.user)):
            messages.warning(request, nothing_done(written))
        return redirect("reports:detail", pk=pk)
    context = {"form": form, "report": report, "why": why, "verdict": verdict}
    return render(request, "reports/writing/write.html", context)


@require_POST
def say_nothing(request: OfficialRequest, regime_pk: int, span: str) -> HttpResponse:
    """Không phát sinh."""
    organization, due = _due(request, regime_pk, span)
    said = say_nothing_happened(organization, due, request.user)
    if isinstance(said, Verdict):
        messages.warning(request, nothing_done(said))
        return redirect("reports:open", regime_pk=regime_pk, span=span)
    messages.success(request, "Đã ghi kỳ này không phát sinh. Bấm Nộp báo cáo để gửi lên.")
    return redirect("reports:detail", pk=said.pk)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    report = written_report(request, pk)
    may = may_change(report, request.user)
    context = {
        **_paper(request, report),
        "report": report,
        "written": Standing(report, is_changeable=bool(may)),
        "may_change": may,
        "unwritten": why_unwritten(report),
        "may_write": may_write_after_all(report, request.user),
        "review": panel_of(report, request.user),
        "panel": submitting_panel.panel_of(report, request.user),
    }
    return page(request, "reports/writing/detail.html", context)


@require_GET
def moved_tables(request: OfficialRequest, pk: int) -> HttpResponse:
    """The tables against the books: asked by the report's page once it stands, without a script a
    page of its own, for it costs as much as all the rest."""
    report = written_report(request, pk)
    standing = Standing(report, is_changeable=bool(may_change(report, request.user)))
    template = "_moved_tables.html" if request.htmx else "moved_tables.html"
    context = {"report": report, "moved": standing.moved_tables}
    return render(request, f"reports/writing/{template}", context)


@require_http_methods(["GET", "POST"])
def figures(request: OfficialRequest, pk: int) -> HttpResponse:
    """The figures in one form."""
    report = written_report(request, pk)
    verdict = may_change(report, request.user)
    lines = Standing(report, is_changeable=bool(verdict)).lines
    form = FiguresForm(request.POST or None, lines=lines, initial={"version": report.version})
    if request.method == "POST":
        demand(verdict)
    if form.is_valid() and _typed(request, report, form):
        messages.success(request, "Đã lưu số liệu.")
        return redirect("reports:detail", pk=report.pk)
    context = {"report": report, "form": form, "may_change": verdict}
    return render(request, "reports/writing/figures.html", context)


@require_POST
def take(request: OfficialRequest, pk: int) -> HttpResponse:
    """Lấy số mới: those named, or all."""
    report = written_report(request, pk)
    demand(may_change(report, request.user))
    codes, version = request.POST.getlist("so"), request.POST.get("version", "")
    asked = int(version) if version.isdecimal() else 0
    verdict = filling.take_anew(report, codes=codes, version=asked, by=request.user)
    if verdict:
        messages.success(request, "Đã lấy số mới.")
    else:
        messages.warning(request, verdict.reason)
    return redirect("reports:detail", pk=report.pk)


def written_report(request: OfficialRequest, pk: int) -> Report:
    """Of the official's own offices; from above it is read as it was sent, elsewhere."""
    rows = Report.objects.written_by(request.user)
    rows = rows.select_related("regime__directive", "terms__reviewer", "organization__unit")
    return get_object_or_404(rows, pk=pk)


def _due(request: OfficialRequest, regime_pk: int, span: str) -> tuple[Organization, Due]:
    """Of the office in which the official acts; 404 where it does not have to report that."""
    organization = acting.organization(request)
    regime = get_object_or_404(Regime.objects.visible_to(request.user), pk=regime_pk)
    try:
        since, until = map(_day, span.split("-"))
        due = due_of(regime, since, until)
    except (ValueError, LookupError) as error:
        raise Http404 from error
    bound = Terms.objects.binding(organization) if organization else Terms.objects.none()
    if organization is None or not bound.filter(pk=due.terms.pk).exists():
        raise Http404
    return organization, due


def _day(typed: str) -> date:
    return datetime.strptime(typed, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone


def _begun(organization: Organization, due: Due) -> Report | None:
    return Report.objects.filter(
        regime=due.regime, organization=organization, since=due.since, until=due.until
    ).first()


def _paper(request: OfficialRequest, report: Report) -> Mapping[str, Any]:
    """Of the paper in hand, or of the plan; nothing where figures alone are asked."""
    document = report.newest
    if document is None or report.plan:
        return {}
    document = visible_document(request, document.pk)
    return paper_context(document, request.user, at=asked_piece(request, document.current))


def _typed(request: OfficialRequest, report: Report, form: FiguresForm) -> bool:
    version = form.cleaned_data["version"]
    try:
        verdict = filling.type_in(report, form.typed_figures, version=version, by=request.user)
    except ValidationError as error:
        form.tell(error)
        return False
    if not verdict:
        form.rebase(Report.objects.get(pk=report.pk).version)
        form.add_error(None, verdict.reason)
    return bool(verdict)
