"""Số liệu dân cư: the ward on a day, and what is stated of it as a whole."""

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from households.as_of import figures, tally_of
from households.counting import presenting, recording
from households.counting.forms import StatementForm, TalliedForm, WithdrawalForm, initial_of
from households.counting.recording import StaleSheetError
from households.models import WardStatement
from households.permissions import keeps_figures, may_keep_figures, may_see_figures
from households.tallies import Composition
from localities.models import ResidentialGroup
from officials import acting
from officials.http import OfficialRequest
from officials.models import Organization
from vietnamese.dates import short
from workflow.verdicts import demand


@require_GET
def overview(request: OfficialRequest) -> HttpResponse:
    """Leads to the figures of the office in which they act."""
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    demand(may_see_figures(request.user, organization))
    return redirect("households:ward", pk=organization.pk)


@require_GET
def ward(request: OfficialRequest, pk: int) -> HttpResponse:
    office = visible_office(request, pk)
    asked = request.GET.get("ngay", "")
    last = presenting.last_day_of(office)
    day, doubt = presenting.day_of(asked, last=last, otherwise=last)
    known = figures(office, on=day)
    table = presenting.table(known)
    closing = day if asked and not doubt else presenting.closing_day(day)
    context = {
        "office": office,
        "day": day,
        "doubt": doubt,
        "closing": closing,
        "asking": asking(closing),
        "coming": presenting.next_closing_day(office),
        "known": known,
        "table": table,
        "has_figures": any(row.told for row in table.rows),
        "first": presenting.first_without(table, closing),
        "area": presenting.square_kilometres(known.statement),
        "religions": presenting.religions_of(known.statement),
        "earlier": _inherited(office),
        "may_keep": may_keep_figures(request.user, office),
    }
    return render(request, "households/counting/ward.html", context)


@require_http_methods(["GET", "POST"])
def state_ward(request: OfficialRequest, pk: int) -> HttpResponse:
    office = kept_office(request, pk)
    day = closing_day_of(request, office)
    summed = recording.summed_on(office, day)
    form = StatementForm(
        request.POST or None, summed=summed, initial=_statement_initial(office, day)
    )
    if form.is_valid() and carried_out(form, lambda: _state(request, office, day, form)):
        messages.success(request, f"Đã ghi số liệu chung, chốt ngày {short(day)}.")
        return to_ward(office, day)
    context = {
        "office": office,
        "day": day,
        "asking": asking(day),
        "form": form,
        "summed": summed,
    }
    return render(request, "households/counting/state.html", context)


def visible_office(request: OfficialRequest, pk: int) -> Organization:
    """The People's Committee of a ward where they may look, also one whose papers it inherited."""
    offices = Organization.objects.visible_to(request.user).select_related("unit")
    office = get_object_or_404(offices, pk=pk)
    if not keeps_figures(office):
        raise Http404
    return office


def kept_office(request: OfficialRequest, pk: int) -> Organization:
    office = visible_office(request, pk)
    demand(may_keep_figures(request.user, office))
    return office


def groups_of(office: Organization) -> QuerySet[ResidentialGroup]:
    return ResidentialGroup.objects.filter(unit=office.unit_id)


def closing_day_of(request: OfficialRequest, office: Organization) -> date:
    """That of the form, of the address, or the last half-year of the ward."""
    last = presenting.last_day_of(office)
    typed = request.POST.get("closes_on") or request.GET.get("ngay", "")
    day, doubt = presenting.day_of(typed, last=last, otherwise=presenting.closing_day(last))
    if doubt:
        messages.warning(request, doubt)
    return day


def carried_out(form: TalliedForm | WithdrawalForm, act: Callable[[], None]) -> bool:
    """Whether it was done; if not, the form says why and keeps everything that was typed."""
    try:
        act()
    except ValidationError as objection:
        if isinstance(objection, StaleSheetError) and isinstance(form, TalliedForm):
            form.rebase(objection.latest.pk)
        form.add_error(None, ValidationError(objection.messages))
    else:
        return True
    return False


def to_ward(office: Organization, day: date) -> HttpResponse:
    return redirect(f"{reverse('households:ward', args=[office.pk])}{asking(day)}")


def asking(day: date) -> str:
    """The day as the end of an address."""
    return f"?{urlencode({'ngay': short(day)})}"


def _inherited(office: Organization) -> list[Organization]:
    before = Organization.objects.filter(pk__in=Organization.inherited_by({office.pk}))
    return [one for one in before.select_related("unit") if keeps_figures(one)]


def _state(request: OfficialRequest, office: Organization, day: date, form: StatementForm) -> None:
    recording.state_ward(
        office,
        closes_on=day,
        source=form.cleaned_data["source"],
        stated=form.stated(),
        area_hectares=form.hectares(),
        religions=form.religious_totals(),
        explanation=form.explained(),
        base=form.cleaned_data["base"],
        by=request.user,
    )


def _statement_initial(office: Organization, day: date) -> dict[str, Any]:
    """What was stated for that day; else the area, which seldom changes, of the time before."""
    latest = recording.latest_statement(office, day)
    known = latest or figures(office, on=day).statement
    area = known.area_hectares / 100 if known and known.area_hectares else None
    initial: dict[str, Any] = {"base": 0, "closes_on": day, "area": area}
    return {**initial, **_told(latest)} if latest else initial


def _told(statement: WardStatement) -> dict[str, Any]:
    religions = {one.religion: tally_of(one) for one in statement.religious_totals.all()}
    return {
        **initial_of(Composition(tally_of(statement), religions)),
        "base": statement.pk,
        "source": statement.source,
        "explanation": statement.explanation,
    }
