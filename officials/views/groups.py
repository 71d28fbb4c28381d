"""Administration of the residential groups of a ward: khối, tổ dân phố, thôn, xóm, bản."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from localities.forms import (
    AddGroupForm,
    CorrectGroupForm,
    EndGroupForm,
    MergeGroupsForm,
    RenameGroupForm,
    SplitGroupForm,
    TakeOverForm,
)
from localities.models import ResidentialGroup
from officials import acting, grouping
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from officials.permissions import NOT_COMMITTEE
from officials.views.access import administrators_only, carried_out
from vietnamese.dates import today


@administrators_only
def groups(request: OfficialRequest) -> HttpResponse:
    committee = _committee(request)
    day = min(today(), committee.unit.valid_to or today())
    found = ResidentialGroup.objects.filter(unit=committee.unit).on(day)
    page = page_of(found, order=("name_sort", "pk"), after=request.GET.get("sau"))
    several, formers = found.count() > 1, grouping.formers(committee).count()
    context = {"page": page, "committee": committee, "day": day, "several": several}
    context |= {"formers": formers}
    return render(request, "officials/groups.html", context)


@administrators_only
def add_group(request: OfficialRequest) -> HttpResponse:
    committee = _committee(request)
    form = AddGroupForm(request.POST or None)

    def add() -> None:
        typed = form.cleaned_data["valid_from"]
        grouping.add(committee, naming=form.naming, valid_from=typed, by=request.user)

    return _answer(request, form, add, title="Thêm khối, xóm, bản", done="Đã thêm.")


@administrators_only
def merge_groups(request: OfficialRequest) -> HttpResponse:
    form = MergeGroupsForm(request.POST or None, unit=_committee(request).unit)

    def merge() -> None:
        typed = form.cleaned_data
        grouping.merge(typed["groups"], naming=form.naming, on=typed["on"], by=request.user)

    note = "Các khối được chọn kết thúc vào ngày hôm trước; số liệu và văn bản cũ giữ nguyên."
    return _answer(request, form, merge, title="Nhập nhiều khối thành một", note=note)


@administrators_only
def take_over_groups(request: OfficialRequest) -> HttpResponse:
    committee = _committee(request)
    formers = list(grouping.formers(committee))
    cut = grouping.cut_units(committee)
    form = TakeOverForm(request.POST or None, groups=formers, cut=cut)

    def take_over() -> None:
        grouping.take_over(committee, form.taken, by=request.user)

    if request.method == "POST" and form.is_valid() and carried_out(form, take_over):
        messages.success(request, f"Đã nhận {len(form.taken)} khối, xóm, bản.")
        return redirect("officials:groups")
    context = {"form": form, "committee": committee}
    return render(request, "officials/group_take_over.html", context)


def correct_group(request: OfficialRequest, pk: int) -> HttpResponse:
    group = _kept(request, pk)
    form = CorrectGroupForm(request.POST or None, group=group)

    def correct() -> None:
        grouping.correct(group, naming=form.naming, by=request.user)

    note = "Chỉ để chữa lỗi gõ. Khi có quyết định đổi tên, hãy dùng “Đổi tên”."
    return _answer(request, form, correct, title=f"Chữa tên: {group}", note=note)


def rename_group(request: OfficialRequest, pk: int) -> HttpResponse:
    group = _kept(request, pk)
    form = RenameGroupForm(request.POST or None)

    def rename() -> None:
        on = form.cleaned_data["on"]
        grouping.rename(group, naming=form.naming, on=on, by=request.user)

    note = "Văn bản của những ngày trước vẫn mang tên cũ."
    return _answer(request, form, rename, title=f"Đổi tên: {group}", note=note)


def split_group(request: OfficialRequest, pk: int) -> HttpResponse:
    group = _kept(request, pk)
    form = SplitGroupForm(request.POST or None, group=group)

    def split() -> None:
        on = form.cleaned_data["on"]
        grouping.split(group, into=form.namings, on=on, by=request.user)

    return _answer(request, form, split, title=f"Tách: {group}")


def end_group(request: OfficialRequest, pk: int) -> HttpResponse:
    group = _kept(request, pk)
    form = EndGroupForm(request.POST or None)

    def end() -> None:
        grouping.end(group, last_day=form.cleaned_data["last_day"], by=request.user)

    note = "Số liệu và văn bản đã có giữ nguyên."
    return _answer(request, form, end, title=f"Kết thúc: {group}", note=note)


def _committee(request: OfficialRequest) -> Organization:
    """The People's Committee acted in, else the first this administrator keeps."""
    kept = list(grouping.committees(request.user).order_by("pk"))
    if not kept:
        raise PermissionDenied(NOT_COMMITTEE)
    chosen = acting.organization(request)
    return next((one for one in kept if one == chosen), kept[0])


def _kept(request: OfficialRequest, pk: int) -> ResidentialGroup:
    """404 to those from elsewhere, 403 with the reason to colleagues who do not administer."""
    units = Organization.objects.visible_to(request.user).values("unit")
    group = get_object_or_404(ResidentialGroup, pk=pk, unit__in=units)
    grouping.keeper(group, request.user)
    return group


def _answer(
    request: OfficialRequest,
    form: forms.Form,
    verb: Callable[[], None],
    *,
    title: str,
    note: str = "",
    done: str = "Đã lưu.",
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and carried_out(form, verb):
        messages.success(request, done)
        return redirect("officials:groups")
    context = {"form": form, "title": title, "note": note}
    return render(request, "officials/group_form.html", context)
