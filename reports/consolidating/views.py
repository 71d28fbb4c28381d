"""Tổng hợp: the periods of a regime, a version with its sums, every unit in it, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from directives.views import visible_directive
from documents.models import Document
from documents.permissions import may_draft
from officials import acting
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from plans.objectives.given import may_look
from reports.consolidating import counting
from reports.consolidating.counting import NothingNewError
from reports.consolidating.differing import differences
from reports.consolidating.forms import PeriodForm
from reports.consolidating.objectives import reached_of
from reports.consolidating.permissions import may_consolidate
from reports.consolidating.reading import BY_NAME, Consolidated
from reports.consolidating.workbook import closing_of, workbook_of
from reports.models import Consolidation, Regime, Report
from reports.regimes.calendar import Due, Span, due_of, dues_of
from reports.regimes.permissions import followed
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand

FIRST_YEAR, LAST_YEAR = 2020, 2100
LONGEST_NUMBER = 4
UNITS_SHOWN = 200
"""At once: the units of any province, of which none has more than some 170."""
SAME = "Chưa có gì thay đổi từ bản trước; không lập bản mới."


@dataclass(frozen=True, slots=True)
class ToConsolidate:
    """One period: how many reports count by now, and the last version of it."""

    due: Due
    form: PeriodForm
    accepted: int
    submitted: int
    last: Consolidation | None


@require_GET
def consolidations(request: OfficialRequest) -> HttpResponse:
    regimes = Regime.objects.kept_by(request.user).select_related("owner").order_by("name", "pk")
    visible = Consolidation.objects.visible_to(request.user)
    rows = visible.select_related("organization", "regime", "made_by")
    context = {
        "regimes": regimes,
        "page": page_of(rows, order=("-pk",), after=request.GET.get("sau")),
    }
    return render(request, "reports/consolidating/list.html", context)


@require_GET
def periods(request: OfficialRequest, pk: int) -> HttpResponse:
    regime, year = _kept_regime(request, pk), _year(request)
    dues = followed(dues_of(regime, year), request.user)
    counted, made = _counted(regime, year), _last_made(request, regime, year)
    context = {
        "regime": regime,
        "year": year,
        "rows": [
            ToConsolidate(
                due,
                PeriodForm(initial={"since": due.since, "until": due.until}),
                *counted.get(due.span, (0, 0)),
                made.get(due.span),
            )
            for due in dues
        ],
        "may": _may(request, dues[-1]) if dues else None,
    }
    return render(request, "reports/consolidating/periods.html", context)


@require_POST
def make(request: OfficialRequest, pk: int) -> HttpResponse:
    regime, form = _kept_regime(request, pk), PeriodForm(request.POST)
    if not form.is_valid():
        return redirect("reports:periods_to_consolidate", pk=pk)
    due, office = _due(regime, form), acting.organization(request)
    demand(may_consolidate(due.terms, office, request.user))
    if office is None:
        raise Http404
    counts_submitted = form.cleaned_data["counts_submitted"]
    try:
        made = counting.consolidate(due, office, counts_submitted=counts_submitted, by=request.user)
    except NothingNewError:
        messages.info(request, SAME)
        return redirect("reports:periods_to_consolidate", pk=pk)
    messages.success(request, f"Đã lập bản tổng hợp {made.number}.")
    return redirect("reports:consolidation", pk=made.pk)


@require_GET
def consolidation(request: OfficialRequest, pk: int) -> HttpResponse:
    made = visible_consolidation(request, pk)
    versions = Consolidation.objects.of_same_period(made).select_related("made_by")
    newest, due = versions[0], _due_of(made)
    context = {
        "made": made,
        "found": Consolidated(made),
        "versions": versions,
        "newest": newest,
        "moved": counting.moved_since(made, due) if due and newest == made else 0,
        "form": PeriodForm(initial=_span(made)),
        "may": _may(request, due) if due else None,
        "may_write": may_draft(request.user, made.organization),
        "papers": _papers(request, made),
    }
    return render(request, "reports/consolidating/detail.html", context)


@require_GET
def units(request: OfficialRequest, pk: int) -> HttpResponse:
    made = visible_consolidation(request, pk)
    found = Consolidated(made)
    page = page_of(found.units, order=BY_NAME, after=request.GET.get("sau"), size=UNITS_SHOWN)
    rows = [found.by_unit[one.unit_id] for one in page.rows]
    context = {
        "made": made,
        "found": found,
        "page": page,
        "lines": [(row, [row.shown(one.code) for one in found.asked]) for row in rows],
        "closing": closing_of(found),
    }
    return render(request, "reports/consolidating/units.html", context)


@require_GET
def changes(request: OfficialRequest, pk: int) -> HttpResponse:
    """Against the version before it, or the one that is asked for."""
    made = visible_consolidation(request, pk)
    older = _older(made, request.GET.get("tu", ""))
    found = differences(Consolidated(older), Consolidated(made)) if older else None
    context = {"made": made, "older": older, "found": found}
    return render(request, "reports/consolidating/changes.html", context)


@require_GET
def workbook(request: OfficialRequest, pk: int) -> HttpResponse:
    made = visible_consolidation(request, pk)
    name = f"tong-hop-{made.until:%Y-%m-%d}-ban-{made.number}.xlsx"
    return made_file(workbook_of(Consolidated(made)), name)


@require_GET
def objectives_reached(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    demand(may_look(directive, request.user))
    context = {"directive": directive, "reached": reached_of(directive, request.user)}
    return render(request, "reports/consolidating/objectives.html", context)


def visible_consolidation(request: OfficialRequest, pk: int) -> Consolidation:
    visible = Consolidation.objects.visible_to(request.user)
    related = ("regime__owner", "terms", "organization", "made_by")
    return get_object_or_404(visible.select_related(*related), pk=pk)


def _kept_regime(request: OfficialRequest, pk: int) -> Regime:
    return get_object_or_404(Regime.objects.kept_by(request.user).select_related("owner"), pk=pk)


def _may(request: OfficialRequest, due: Due) -> Verdict:
    return may_consolidate(due.terms, acting.organization(request), request.user)


def _due(regime: Regime, form: PeriodForm) -> Due:
    try:
        return due_of(regime, form.cleaned_data["since"], form.cleaned_data["until"])
    except LookupError as missing:
        raise Http404 from missing


def _due_of(made: Consolidation) -> Due | None:
    """None where the regime no longer has such a period."""
    try:
        return due_of(made.regime, made.since, made.until)
    except LookupError:
        return None


def _older(made: Consolidation, asked: str) -> Consolidation | None:
    versions = Consolidation.objects.of_same_period(made).filter(number__lt=made.number)
    if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_NUMBER:
        versions = versions.filter(number=int(asked))
    return versions.select_related("regime", "terms").first()


def _span(made: Consolidation) -> dict[str, object]:
    names = ("since", "until", "counts_submitted")
    return {name: getattr(made, name) for name in names}


def _counted(regime: Regime, year: int) -> Mapping[Span, tuple[int, int]]:
    """Accepted, and handed in without that, by period."""
    rows = Report.objects.filter(regime=regime, until__year=year).values_list("since", "until")
    found = rows.annotate(
        accepted=Count("pk", filter=Q(state=Report.State.ACCEPTED)),
        submitted=Count("pk", filter=Q(state=Report.State.SUBMITTED)),
    )
    return {(since, until): (accepted, sent) for since, until, accepted, sent in found}


def _last_made(request: OfficialRequest, regime: Regime, year: int) -> Mapping[Span, Consolidation]:
    visible = Consolidation.objects.visible_to(request.user).filter(regime=regime)
    rows = visible.filter(until__year=year).order_by("made_at", "pk")
    return {(one.since, one.until): one for one in rows}


def _papers(request: OfficialRequest, made: Consolidation) -> list[Document]:
    """Begun from this version or another of the period, the newest first."""
    versions = Consolidation.objects.of_same_period(made)
    bound = versions.values("bindings__revision__document")
    documents = Document.objects.visible_to(request.user).filter(pk__in=bound)
    return list(documents.select_related("head").order_by("-pk"))


def _year(request: OfficialRequest) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today().year
    return min(max(year, FIRST_YEAR), LAST_YEAR)
