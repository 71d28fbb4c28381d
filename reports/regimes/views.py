"""Chế độ báo cáo: what an office asks of those below, and what is asked of a ward."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents import secrecy
from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from reports.guards import may_direct
from reports.models import Regime, Terms
from reports.regimes import presenting, samples
from reports.regimes.forms import SampleForm
from reports.regimes.permissions import may_keep
from vietnamese.dates import today
from workflow.verdicts import demand

BY_NAME = ("name", "pk")


@require_GET
def regimes(request: OfficialRequest) -> HttpResponse:
    visible = Regime.objects.visible_to(request.user).select_related("owner")
    page = page_of(visible.prefetch_related("terms"), order=BY_NAME, after=request.GET.get("sau"))
    day = today()
    office = acting.organization(request)
    rows = [(one, presenting.in_force(list(one.terms.all()), day)) for one in page.rows]
    context = {
        "rows": rows,
        "page": page,
        "today": day,
        "may_set": may_direct(office, request.user) if office else None,
    }
    return render(request, "reports/regimes/list.html", context)


@require_GET
def regime(request: OfficialRequest, pk: int) -> HttpResponse:
    found, day = visible_regime(request, pk), today()
    history = _history(found)
    terms = presenting.in_force(history, day)
    if terms is None:
        raise Http404
    office = acting.organization(request)
    is_asked = office and Terms.objects.filter(pk=terms.pk).binding(office).exists()
    context = {
        "regime": found,
        "note": f"{found.get_kind_display()}, do {found.owner} quy định.",
        "shown": presenting.shown_terms(terms),
        "history": _told(history),
        "dues": presenting.shown_dues(found, office if is_asked else None, day),
        "is_asked": is_asked,
        "requests": found.requests.select_related("asked_by"),
        "changes": found.deadline_changes.select_related("by").order_by("-pk"),
        "may_keep": _shown_verdict(request, found),
        "today": day,
    }
    return render(request, "reports/regimes/detail.html", context)


@require_GET
def terms(request: OfficialRequest, pk: int, terms_pk: int) -> HttpResponse:
    found = visible_regime(request, pk)
    history = _history(found)
    shown = next((one for one in history if one.pk == terms_pk), None)
    if shown is None:
        raise Http404
    span = {one.pk: told for one, told in _told(history)}[shown.pk]
    context = {
        "regime": found,
        "shown": presenting.shown_terms(shown),
        "span": span,
        "heading": f"Quy định {span}",
    }
    return render(request, "reports/regimes/terms.html", context)


@require_GET
def new_regime(request: OfficialRequest) -> HttpResponse:
    acting_office(request)
    return render(request, "reports/regimes/samples.html", {"samples": samples.samples()})


@require_http_methods(["GET", "POST"])
def sample(request: OfficialRequest, slug: str) -> HttpResponse:
    office, chosen = acting_office(request), asked_sample(slug)
    form = SampleForm(request.POST or None, owner=office, initial={"name": chosen.name})
    if form.is_bound and form.must_stop:
        secrecy.stop(office, answer=form.must_stop, by=request.user)
        form.add_error("secret", secrecy.STOPPED)
        return _sample_page(request, chosen, form, status=403)
    if form.is_valid():
        try:
            made = _from_sample(chosen, office, form, request)
        except ValidationError as objection:
            form.add_error(None, objection.messages)
        else:
            messages.success(request, "Đã đặt chế độ báo cáo. Các nơi báo cáo thấy ngay.")
            return redirect("reports:regime", pk=made.pk)
    return _sample_page(request, chosen, form)


def visible_regime(request: OfficialRequest, pk: int) -> Regime:
    visible = Regime.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("owner__unit", "directive"), pk=pk)


def kept_regime(request: OfficialRequest, pk: int) -> Regime:
    found = visible_regime(request, pk)
    demand(may_keep(found, request.user))
    return found


def acting_office(request: OfficialRequest) -> Organization:
    """The office for which a regime is set. Raises PermissionDenied."""
    office = acting.organization(request)
    if office is None:
        raise PermissionDenied("Chỉ người có chức vụ trong một cơ quan mới đặt chế độ báo cáo.")
    demand(may_direct(office, request.user))
    return office


def asked_sample(slug: str) -> samples.Sample:
    try:
        return samples.sample(slug)
    except LookupError as unknown:
        raise Http404 from unknown


def _from_sample(
    chosen: samples.Sample, office: Organization, form: SampleForm, request: OfficialRequest
) -> Regime:
    given = form.cleaned_data
    return samples.from_sample(
        chosen,
        owner=office,
        reviewer=given["reviewer"],
        within=given["within"],
        valid_from=given["valid_from"],
        name=given["name"],
        by=request.user,
    )


def _sample_page(
    request: OfficialRequest, chosen: samples.Sample, form: SampleForm, *, status: int = 200
) -> HttpResponse:
    context = {"sample": chosen, "form": form, "shown": chosen.shown()}
    return render(request, "reports/regimes/sample.html", context, status=status)


def _history(found: Regime) -> list[Terms]:
    return list(found.terms.select_related("within", "reviewer", "recorded_by"))


def _told(history: list[Terms]) -> list[tuple[Terms, str]]:
    """Each with its days, the newest first."""
    following = [*history[1:], None]
    pairs = zip(history, following, strict=True)
    return [(one, presenting.span_of(one, after)) for one, after in pairs][::-1]


def _shown_verdict(request: OfficialRequest, found: Regime) -> object:
    """None where nobody expects a button: for those who report."""
    verdict = may_keep(found, request.user)
    kept = Regime.objects.kept_by(request.user).filter(pk=found.pk)
    return verdict if verdict or kept.exists() else None
