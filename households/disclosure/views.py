"""Số liệu đã cung cấp: what left the ward and to whom, the table given, the threshold."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_http_methods

from documents.homes import page_of as home_of
from documents.numbers.prints import FORMATS
from households.disclosure import prints, releasing, rules
from households.disclosure.forms import GiveForm, SmallestForm
from households.disclosure.protecting import Protected, protected, release_of
from households.disclosure.releasing import RECEIVING_KINDS
from households.disclosure.wording import name_of, total_words
from households.figures.names import by_name
from households.models import DisclosureRule, FigureRelease, ReleasedFigure
from households.permissions import keeps_figures, may_see_figures
from officials import acting
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from officials.models import Organization
from workflow.verdicts import Verdict, demand


@require_GET
def releases(request: OfficialRequest) -> HttpResponse:
    """What the ward gave and to whom; of an office that keeps no figures, what it was given."""
    office = _office(request)
    if office.kind in RECEIVING_KINDS and not keeps_figures(office):
        return _received(request, office)
    demand(may_see_figures(request.user, office))
    asked = request.GET.get("so", "")
    mine = FigureRelease.objects.visible_to(request.user).filter(organization=office)
    listed = mine.filter(figures__name=asked) if asked else mine
    listed = listed.select_related("document__head", "recipient").prefetch_related("figures")
    context = {
        "office": office,
        "page": page_of(listed, order=("-pk",), after=request.GET.get("sau")),
        "names": _names_in(mine),
        "asked": asked,
        "may_give": releasing.may_give(request.user, office),
        "smallest": rules.smallest_on(office),
    }
    return render(request, "households/disclosure/releases.html", context)


@require_GET
def release(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _visible_release(request, pk)
    is_own = found.organization_id in request.user.visible_organization_ids
    shown = release_of(found, found.groups.all()).shown if found.tells_groups else None
    folded = sorted(shown.folded) if shown and is_own else ()
    context = {
        "release": found,
        "is_own": is_own,
        "folded": [name_of(code) for code in folded],
        "home": home_of(found.document) if found.document and is_own else "",
        "lines": prints.lines_of(shown) if shown else (),
        "minorities": [total_words(shown, one) for one in ("ho", "nhan_khau")] if shown else (),
        "figures": [
            (by_name()[one.name].meaning if one.name in by_name() else one.name, one.value)
            for one in found.figures.order_by("pk")
            if "|" not in one.value
        ],
    }
    return render(request, "households/disclosure/release.html", context)


@require_GET
def table(request: OfficialRequest, pk: int, suffix: str) -> HttpResponse:
    """The table that left the ward, as a file."""
    found = _visible_release(request, pk)
    if suffix not in FORMATS or not found.tells_groups:
        raise Http404
    shown = release_of(found, found.groups.all()).shown
    file = FORMATS[suffix](prints.register_of(found, shown))
    return made_file(file, f"so-lieu-dan-toc-{found.on:%Y-%m-%d}.{suffix}")


@require_http_methods(["GET", "POST"])
def give(request: OfficialRequest) -> HttpResponse:
    """Looked at first, as the office above will see it; given by a press of the button."""
    office = _office(request)
    demand(releasing.may_give(request.user, office))
    typed = request.POST or request.GET
    form = GiveForm(typed if "on" in typed else None, organization=office)
    known = _moment(request.POST.get("known", ""))
    found = protected(office, known=known, on=form.cleaned_data["on"]) if form.is_valid() else None
    if request.method == "POST" and found:
        given = releasing.give(office, known=known, by=request.user, **form.cleaned_data)
        if isinstance(given, FigureRelease):
            messages.success(request, f"Đã cung cấp cho {given.recipient}.")
            return redirect("households:release", pk=given.pk)
        messages.error(request, given.reason)
    context = {"office": office, "form": form, "known": known, **_looked_at(found)}
    return render(request, "households/disclosure/give.html", context)


@require_http_methods(["GET", "POST"])
def smallest(request: OfficialRequest) -> HttpResponse:
    office = _office(request)
    demand(rules.may_decide(request.user, office))
    form = SmallestForm(request.POST or None, initial={"smallest": rules.smallest_on(office)})
    if form.is_valid() and _decided(request, office, form):
        messages.success(request, "Đã ghi ngưỡng.")
        return redirect("households:releases")
    decided = DisclosureRule.objects.filter(organization=office).select_related("decided_by")
    context = {"office": office, "form": form, "decided": decided.order_by("-valid_from", "-pk")}
    return render(request, "households/disclosure/smallest.html", context)


def _received(request: OfficialRequest, office: Organization) -> HttpResponse:
    given = FigureRelease.objects.received_by(request.user).filter(recipient=office)
    listed = given.select_related("organization")
    page = page_of(listed, order=("-pk",), after=request.GET.get("sau"))
    return render(request, "households/disclosure/received.html", {"office": office, "page": page})


def _decided(request: OfficialRequest, office: Organization, form: SmallestForm) -> bool:
    try:
        rules.decide(office, by=request.user, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong)
        return False
    return True


def _office(request: OfficialRequest) -> Organization:
    office = acting.organization(request)
    if office is None:
        raise Http404
    return office


def _visible_release(request: OfficialRequest, pk: int) -> FigureRelease:
    mine = request.user.visible_organization_ids
    found = FigureRelease.objects.filter(Q(organization__in=mine) | Q(recipient__in=mine))
    return get_object_or_404(
        found.select_related("organization__unit", "recipient", "document"), pk=pk
    )


def _names_in(mine: QuerySet[FigureRelease]) -> list[tuple[str, str]]:
    """Figures that were ever given, by their meaning."""
    names = ReleasedFigure.objects.filter(release__in=mine).values_list("name", flat=True)
    known = ((name, by_name().get(name)) for name in names.distinct())
    return sorted(((name, one.meaning if one else name) for name, one in known), key=lambda n: n[1])


def _moment(typed: str) -> datetime:
    """When the table was looked at; of what was not typed by us, now."""
    now = timezone.now()
    try:
        found = parse_datetime(typed)
    except ValueError:
        found = None
    return found if found and timezone.is_aware(found) and found <= now else now


def _looked_at(found: Protected | None) -> dict[str, object]:
    if found is None:
        return {}
    if not found.has_groups:
        return {"why": Verdict(releasing.NO_GROUPS)}
    shown = found.shown
    return {
        "lines": prints.lines_of(shown),
        "folded": len(shown.folded),
        "minorities": [total_words(shown, one) for one in ("ho", "nhan_khau")],
        "smallest": shown.k,
    }
