"""/khen-thuong/: decisions of commendation."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from officials.http import OfficialRequest
from officials.lists import page_of
from plans.activities import commending
from plans.activities.forms import CommendationCorrectionForm, CommendationForm
from plans.activities.pages import (
    done,
    form_page,
    recording_office,
    why_not_record,
    withdraw_page,
)
from plans.activities.periods import Period, offered
from plans.activities.permissions import may_correct
from plans.models import Commendation
from vietnamese.dates import today
from workflow.verdicts import demand

NEWEST_FIRST = ("-issued_on", "-pk")


@require_GET
def commendations(request: OfficialRequest) -> HttpResponse:
    period = Period.asked(request.GET.get("thang", ""), today=today())
    found = Commendation.objects.visible_to(request.user)
    if period.since and period.until:
        found = found.filter(issued_on__range=(period.since, period.until))
    forms = found.standing().order_by().values_list("form").annotate(Count("pk"))
    context = {
        "period": period,
        "periods": offered(period, today=today()),
        "totals": [(Commendation.Form(form).label, count) for form, count in forms],
        "page": page_of(
            found.select_related("organization"),
            order=NEWEST_FIRST,
            after=request.GET.get("sau"),
        ),
        "may_record": why_not_record(request),
    }
    return render(request, "plans/activities/commendations.html", context)


@require_http_methods(["GET", "POST"])
def new(request: OfficialRequest) -> HttpResponse:
    commendation = Commendation(organization=recording_office(request))
    form = CommendationForm(request.POST or None, instance=commendation)

    def act() -> None:
        commending.put_down(commendation, by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã ghi khen thưởng.")
        return redirect("plans:commendation", pk=commendation.pk)
    home, note = reverse("plans:commendations"), str(commendation.organization)
    return form_page(request, form, here="Ghi khen thưởng", submit="Ghi", home=home, note=note)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    commendation = _commendation(request, pk)
    context = {
        "commendation": commendation,
        "traces": commendation.traces.select_related("by"),
        "may_correct": may_correct(commendation, request.user),
    }
    return render(request, "plans/activities/commendation.html", context)


@require_http_methods(["GET", "POST"])
def correct(request: OfficialRequest, pk: int) -> HttpResponse:
    commendation = _commendation(request, pk)
    demand(may_correct(commendation, request.user))
    initial = {"version": commendation.version}
    form = CommendationCorrectionForm(request.POST or None, instance=commendation, initial=initial)

    def act() -> None:
        commending.correct(commendation, form.correction, by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã sửa. Nội dung cũ xem được ở cuối trang.")
        return redirect(_home(pk))
    return form_page(request, form, here="Sửa khen thưởng", submit="Lưu", home=_home(pk))


@require_http_methods(["GET", "POST"])
def withdraw(request: OfficialRequest, pk: int) -> HttpResponse:
    return withdraw_page(request, _commendation(request, pk), home=_home(pk))


def _commendation(request: OfficialRequest, pk: int) -> Commendation:
    visible = Commendation.objects.visible_to(request.user)
    related = visible.select_related("organization__unit", "recorded_by")
    return get_object_or_404(related, pk=pk)


def _home(pk: int) -> str:
    return reverse("plans:commendation", args=[pk])
