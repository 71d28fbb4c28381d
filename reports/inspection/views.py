"""/kiem-tra/: visits of an office above, and what the visited office does about them."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from reports.guards import may_direct
from reports.inspection import mending, visiting
from reports.inspection.forms import (
    AnswerForm,
    CancelForm,
    FindingForm,
    RecordForm,
    TakeUpForm,
    VisitForm,
)
from reports.inspection.lifecycle import LIFECYCLE, inspects, may_answer
from reports.models import Visit, VisitFinding
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand

NEWEST_FIRST = ("-planned_on", "-pk")


@require_GET
def visits(request: OfficialRequest) -> HttpResponse:
    found = Visit.objects.visible_to(request.user).select_related("office", "organization")
    office = acting.organization(request)
    context = {
        "page": page_of(found, order=NEWEST_FIRST, after=request.GET.get("sau")),
        "may_inspect": may_direct(office, request.user) if office else None,
    }
    return render(request, "reports/inspection/list.html", context)


@require_GET
def visit(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _visible(request, pk)
    visible = VisitFinding.objects.visible_to(request.user).filter(visit=found)
    findings = list(visible.select_related("visit__organization").prefetch_related("answers__by"))
    is_theirs = found.organization_id in request.user.visible_organization_ids
    told = mending.standings(findings, from_above=not is_theirs)
    context = {
        "visit": found,
        "today": today(),
        "rows": [(one, told[one.pk], may_answer(one, request.user)) for one in findings],
        "steps": LIFECYCLE.verdicts(found, request.user) if inspects(found, request.user) else (),
    }
    return render(request, "reports/inspection/detail.html", context)


@require_http_methods(["GET", "POST"])
def plan_visit(request: OfficialRequest) -> HttpResponse:
    office = acting.organization(request)
    if office is None:
        raise PermissionDenied("Chỉ người có chức vụ trong một cơ quan mới lên lịch kiểm tra.")
    demand(may_direct(office, request.user))
    form = VisitForm(request.POST or None, office=office)
    if form.is_valid() and _done(
        form, lambda: visiting.plan_visit(form.save(commit=False), by=request.user)
    ):
        return redirect("reports:visit", pk=form.instance.pk)
    return _form(request, form, "Lên lịch kiểm tra", "Lên lịch")


@require_http_methods(["GET", "POST"])
def add_finding(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _inspected(request, pk)
    form = FindingForm(request.POST or None, instance=VisitFinding(visit=found))
    if form.is_valid() and _done(
        form, lambda: visiting.add_finding(form.save(commit=False), by=request.user)
    ):
        return redirect("reports:visit", pk=pk)
    return _form(request, form, "Thêm kiến nghị", "Thêm", found)


@require_http_methods(["GET", "POST"])
def record_visit(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _inspected(request, pk)
    form = RecordForm(request.POST or None, initial={"visited_on": min(found.planned_on, today())})
    if form.is_valid():
        given = form.cleaned_data
        on, words = given["visited_on"], given["words"]
        if _done(
            form, lambda: visiting.record_visit(found, visited_on=on, words=words, by=request.user)
        ):
            messages.success(request, "Đã ghi kết quả; nơi được kiểm tra thấy các kiến nghị.")
            return redirect("reports:visit", pk=pk)
    return _form(request, form, "Ghi kết quả kiểm tra", "Ghi kết quả", found)


@require_http_methods(["GET", "POST"])
def cancel_visit(request: OfficialRequest, pk: int) -> HttpResponse:
    found = _inspected(request, pk)
    form = CancelForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if _done(form, lambda: visiting.cancel_visit(found, reason=reason, by=request.user)):
            return redirect("reports:visit", pk=pk)
    return _form(request, form, "Hủy buổi kiểm tra", "Hủy buổi kiểm tra", found)


@require_POST
def take_back(request: OfficialRequest, pk: int) -> HttpResponse:
    finding = _finding(request, pk)
    demand(inspects(finding.visit, request.user))
    verdict = visiting.take_back_finding(finding, by=request.user)
    if not verdict:
        messages.error(request, verdict.reason)
    return redirect("reports:visit", pk=finding.visit_id)


@require_http_methods(["GET", "POST"])
def take_up(request: OfficialRequest, pk: int) -> HttpResponse:
    finding = _finding(request, pk)
    demand(may_answer(finding, request.user))
    plans = mending.plans_to_take_up(finding)
    form = TakeUpForm(request.POST or None, plans=plans)
    if form.is_valid() and _done(
        form, lambda: mending.take_up(finding, form.chosen, by=request.user)
    ):
        messages.success(request, "Đã đưa vào bảng phân công; chọn người chủ trì ở đó.")
        return redirect("plans:tasks", pk=form.chosen.pk)
    context = {"form": form, "finding": finding, "visit": finding.visit, "plans": plans}
    return render(request, "reports/inspection/take_up.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: OfficialRequest, pk: int) -> HttpResponse:
    finding = _finding(request, pk)
    demand(may_answer(finding, request.user))
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        text = form.cleaned_data["text"]
        if _done(form, lambda: mending.answer(finding, text, by=request.user)):
            return redirect("reports:visit", pk=finding.visit_id)
    return _form(request, form, "Trả lời kiến nghị", "Trả lời", finding.visit, finding.what)


def _visible(request: OfficialRequest, pk: int) -> Visit:
    visible = Visit.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("office__unit", "organization"), pk=pk)


def _inspected(request: OfficialRequest, pk: int) -> Visit:
    found = _visible(request, pk)
    demand(inspects(found, request.user))
    return found


def _finding(request: OfficialRequest, pk: int) -> VisitFinding:
    visible = VisitFinding.objects.visible_to(request.user)
    whole = visible.select_related("visit__office__unit", "visit__organization", "task")
    return get_object_or_404(whole, pk=pk)


def _done(form: forms.BaseForm, act: Callable[[], Verdict]) -> bool:
    try:
        verdict = act()
    except ValidationError as objection:
        form.add_error(None, objection.messages)
        return False
    if not verdict:
        form.add_error(None, verdict.reason)
    return bool(verdict)


def _form(
    request: OfficialRequest,
    form: forms.BaseForm,
    heading: str,
    submit: str,
    about: Visit | None = None,
    note: str = "",
) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": submit, "visit": about, "note": note}
    return render(request, "reports/inspection/form.html", context)
