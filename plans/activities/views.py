"""/hoat-dong/: what was done, its numbers, its files."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.originals.handing_out import file_response
from officials import acting
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from plans.activities import listing, recording
from plans.activities.forms import ActivityCorrectionForm, FilesForm, NewActivityForm
from plans.activities.pages import (
    done,
    form_page,
    recording_office,
    why_not_record,
    withdraw_page,
)
from plans.activities.permissions import may_correct
from plans.models import Activity, ActivityFile, TaskTurn
from vietnamese.folding import fold
from workflow.verdicts import demand

NEWEST_FIRST = ("-held_on", "-pk")


@require_GET
def activities(request: OfficialRequest) -> HttpResponse:
    asked = listing.asked(request.GET)
    found = asked.among(Activity.objects.visible_to(request.user))
    context = {
        "asked": asked,
        "page": page_of(found.for_list(), order=NEWEST_FIRST, after=request.GET.get("sau")),
        "totals": listing.told(found.totals()),
        "kinds": Activity.Kind.choices,
        "may_record": why_not_record(request),
    }
    return render(request, "plans/activities/list.html", context)


@require_GET
def workbook(request: OfficialRequest) -> HttpResponse:
    """The rows of the list as XLSX."""
    asked = listing.asked(request.GET)
    found = asked.among(Activity.objects.visible_to(request.user)).standing()
    data = listing.workbook(asked, found, acting.organization(request))
    return made_file(data, f"{slugify(fold(f'hoat dong {asked.period.called}'))}.xlsx")


@require_http_methods(["GET", "POST"])
def new(request: OfficialRequest) -> HttpResponse:
    activity = Activity(organization=recording_office(request))
    form = NewActivityForm(
        request.POST or None,
        request.FILES or None,
        instance=activity,
        by=request.user,
        initial=_served(request),
    )

    def act() -> None:
        ticked = form.cleaned_data["for_report"]
        recording.put_down(activity, form.accepted, for_report=ticked, by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã ghi hoạt động.")
        return redirect("plans:activity", pk=activity.pk)
    home = reverse("plans:activities")
    note = str(activity.organization)
    return form_page(request, form, here="Ghi hoạt động", submit="Ghi", home=home, note=note)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    activity = _activity(request, pk)
    context = {
        "activity": activity,
        "files": activity.files.select_related("file"),
        "traces": activity.traces.select_related("by"),
        "may_correct": may_correct(activity, request.user),
        "sees_turn": activity.turn_id is not None and _sees(request, activity.turn_id),
    }
    return render(request, "plans/activities/detail.html", context)


@require_http_methods(["GET", "POST"])
def correct(request: OfficialRequest, pk: int) -> HttpResponse:
    activity = _activity(request, pk)
    demand(may_correct(activity, request.user))
    form = ActivityCorrectionForm(
        request.POST or None,
        instance=activity,
        by=request.user,
        initial={"version": activity.version},
    )

    def act() -> None:
        recording.correct(activity, form.correction, by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, "Đã sửa. Nội dung cũ xem được ở cuối trang.")
        return redirect("plans:activity", pk=pk)
    return form_page(request, form, here="Sửa hoạt động", submit="Lưu", home=_home(pk))


@require_http_methods(["GET", "POST"])
def withdraw(request: OfficialRequest, pk: int) -> HttpResponse:
    return withdraw_page(request, _activity(request, pk), home=_home(pk))


@require_http_methods(["GET", "POST"])
def add_files(request: OfficialRequest, pk: int) -> HttpResponse:
    activity = _activity(request, pk)
    demand(may_correct(activity, request.user))
    form = FilesForm(request.POST or None, request.FILES or None)

    def act() -> None:
        ticked = form.cleaned_data["for_report"]
        recording.add_files(activity, form.accepted, for_report=ticked, by=request.user)

    if form.is_valid() and done(form, act):
        messages.success(request, f"Đã thêm {len(form.accepted)} tệp.")
        return redirect("plans:activity", pk=pk)
    note = activity.what
    return form_page(request, form, here="Thêm tệp", submit="Thêm", home=_home(pk), note=note)


@require_GET
def file(request: OfficialRequest, pk: int, file_pk: int) -> HttpResponseBase:
    return file_response(_file(request, pk, file_pk).file, download="tai-ve" in request.GET)


@require_POST
def tick_file(request: OfficialRequest, pk: int, file_pk: int) -> HttpResponse:
    kept = _file(request, pk, file_pk)
    recording.tick_file(kept, for_report=not kept.is_for_report, by=request.user)
    goes = "sẽ gửi kèm báo cáo" if kept.is_for_report else "ở lại xã, phường"
    messages.success(request, f"Tệp “{kept}” {goes}.")
    return redirect("plans:activity", pk=pk)


@require_POST
def take_off_file(request: OfficialRequest, pk: int, file_pk: int) -> HttpResponse:
    recording.take_off(_file(request, pk, file_pk), by=request.user)
    messages.success(request, "Đã bỏ tệp khỏi hoạt động.")
    return redirect("plans:activity", pk=pk)


def _activity(request: OfficialRequest, pk: int) -> Activity:
    visible = Activity.objects.visible_to(request.user)
    related = visible.select_related("organization__unit", "group", "turn__task", "recorded_by")
    return get_object_or_404(related, pk=pk)


def _file(request: OfficialRequest, pk: int, file_pk: int) -> ActivityFile:
    kept = ActivityFile.objects.select_related("file", "activity__organization__unit")
    return get_object_or_404(kept, activity=_activity(request, pk), pk=file_pk)


def _served(request: OfficialRequest) -> dict[str, int]:
    """The turn that a link on its page names."""
    named = request.GET.get("luot", "")
    if named.isdecimal() and _sees(request, int(named)):
        return {"turn": int(named)}
    return {}


def _sees(request: OfficialRequest, turn_pk: int) -> bool:
    return TaskTurn.objects.visible_to(request.user).filter(pk=turn_pk).exists()


def _home(pk: int) -> str:
    return reverse("plans:activity", args=[pk])
