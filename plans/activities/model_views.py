"""/mo-hinh/: community models, their state as of a day, their life."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from officials.http import OfficialRequest
from officials.lists import page_of
from plans.activities import life
from plans.activities.forms import (
    MembersForm,
    ModelCorrectionForm,
    NewModelForm,
    ReasonForm,
    StepForm,
)
from plans.activities.pages import (
    done,
    form_page,
    recording_office,
    why_not_record,
    withdraw_page,
)
from plans.activities.permissions import may_correct
from plans.models import CommunityModel
from vietnamese.dates import read_date, today
from workflow.verdicts import Verdict, demand

BY_NAME = ("name_sort", "pk")
WAYS = {
    "quy-che": "models.issue_rules",
    "hoat-dong": "models.begin",
    "dung": "models.stop",
    "tro-lai": "models.resume",
}
"""Steps by the word in the address."""
WORDS = {name: word for word, name in WAYS.items()}
State = CommunityModel.State


@require_GET
def models(request: OfficialRequest) -> HttpResponse:
    day = _day(request)
    found = CommunityModel.objects.visible_to(request.user).standing().on(day)
    state = request.GET.get("tinh-trang", "")
    counted = found.counted()
    narrowed = found.then_in(state) if state in State.values else found
    context = {
        "day": day,
        "state": state,
        "states": [(one.value, one.label, counted.get(one.value, 0)) for one in State],
        "page": page_of(
            narrowed.select_related("organization", "group"),
            order=BY_NAME,
            after=request.GET.get("sau"),
        ),
        "labels": dict(State.choices),
        "may_record": why_not_record(request),
    }
    return render(request, "plans/activities/models.html", context)


@require_http_methods(["GET", "POST"])
def new(request: OfficialRequest) -> HttpResponse:
    model = CommunityModel(organization=recording_office(request))
    form = NewModelForm(request.POST or None, instance=model)

    def act() -> None:
        given = form.cleaned_data
        life.launch(
            model,
            on=given["on"],
            paper=given["paper"],
            members=given["members"],
            by=request.user,
        )

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã ghi mô hình.")
        return redirect("plans:community_model", pk=model.pk)
    home, note = reverse("plans:community_models"), str(model.organization)
    return form_page(request, form, here="Ghi mô hình", submit="Ghi", home=home, note=note)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    model = _model(request, pk)
    buttons = [
        (transition.label, reverse("plans:model_step", args=[pk, WORDS[transition.name]]), verdict)
        for transition, verdict in life.LIFE.verdicts(model, request.user)
        if transition.name in WORDS
    ]
    context = {
        "model": model,
        "buttons": buttons,
        "may_strike": life.LIFE.verdict("models.strike", model, request.user),
        "steps": model.steps.select_related("by", "struck_by"),
        "counts": model.counts.select_related("by"),
        "traces": model.traces.select_related("by"),
        "may_correct": may_correct(model, request.user),
    }
    return render(request, "plans/activities/model.html", context)


@require_http_methods(["GET", "POST"])
def step(request: OfficialRequest, pk: int, way: str) -> HttpResponse:
    model = _model(request, pk)
    demand(may_correct(model, request.user))
    if way not in WAYS:
        raise Http404
    transition = life.LIFE[WAYS[way]]
    if not (verdict := transition.verdict(model, request.user)):
        messages.warning(request, f"Chưa làm gì: {verdict.reason}")
        return redirect(_home(pk))
    form = StepForm(request.POST or None)

    def act() -> Verdict:
        given = form.cleaned_data
        return life.go_on(
            transition.name,
            model,
            on=given["on"],
            paper=given["paper"],
            reason=given["reason"],
            by=request.user,
        )

    if form.is_valid() and done(form, act):
        messages.success(request, f"Đã ghi: {model.get_state_display().lower()}.")
        return redirect(_home(pk))
    here = transition.label
    return form_page(request, form, here=here, submit="Ghi", home=_home(pk), note=model.name)


@require_http_methods(["GET", "POST"])
def strike(request: OfficialRequest, pk: int) -> HttpResponse:
    model = _model(request, pk)
    demand(life.LIFE.verdict("models.strike", model, request.user))
    form = ReasonForm(request.POST or None)

    def act() -> Verdict:
        return life.strike(model, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã bỏ bước ghi nhầm; dòng ấy được gạch ngang.")
        return redirect(_home(pk))
    note = f"{model}: {life.last_step(model)}"
    return form_page(
        request, form, here="Bỏ bước ghi nhầm", submit="Bỏ bước này", home=_home(pk), note=note
    )


@require_http_methods(["GET", "POST"])
def count_members(request: OfficialRequest, pk: int) -> HttpResponse:
    model = _model(request, pk)
    demand(may_correct(model, request.user))
    form = MembersForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        life.count_members(model, on=given["on"], members=given["members"], by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã ghi số thành viên.")
        return redirect(_home(pk))
    return form_page(
        request, form, here="Ghi số thành viên", submit="Ghi", home=_home(pk), note=model.name
    )


@require_http_methods(["GET", "POST"])
def correct(request: OfficialRequest, pk: int) -> HttpResponse:
    model = _model(request, pk)
    demand(may_correct(model, request.user))
    initial = {"version": model.version}
    form = ModelCorrectionForm(request.POST or None, instance=model, initial=initial)

    def act() -> None:
        life.correct(model, form.correction, by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã sửa. Nội dung cũ xem được ở cuối trang.")
        return redirect(_home(pk))
    return form_page(request, form, here="Sửa mô hình", submit="Lưu", home=_home(pk))


@require_http_methods(["GET", "POST"])
def withdraw(request: OfficialRequest, pk: int) -> HttpResponse:
    return withdraw_page(request, _model(request, pk), home=_home(pk))


def _model(request: OfficialRequest, pk: int) -> CommunityModel:
    visible = CommunityModel.objects.visible_to(request.user)
    related = visible.select_related("organization__unit", "group", "recorded_by")
    return get_object_or_404(related, pk=pk)


def _day(request: OfficialRequest) -> date:
    """As of which day; today where the address says none that can be read."""
    asked = request.GET.get("ngay", "")
    day = read_date(asked) if asked else today()
    if day is None:
        messages.warning(request, "Không đọc được ngày; đang xem tình trạng hôm nay.")
    return day or today()


def _home(pk: int) -> str:
    return reverse("plans:community_model", args=[pk])
