"""Entering the sheet of one residential group; its sums while it is typed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from households.as_of import figures
from households.counting import presenting, recording
from households.counting.entering import Entry
from households.counting.forms import SheetForm
from households.counting.views import (
    asking,
    carried_out,
    closing_day_of,
    groups_of,
    kept_office,
    to_ward,
)
from households.models import EthnicGroup
from officials.http import OfficialRequest
from vietnamese.dates import short

ADD, ADD_UP, SAVE, ON = "them", "cong", "luu", "tiep"
"""What the buttons of the form ask for: a line more, the sums, saving, saving and going on."""
FIRST_CELL = "#id_all-households"
"""Where the keyboard goes on."""


@require_http_methods(["GET", "POST"])
def enter_sheet(request: OfficialRequest, pk: int, group_pk: int) -> HttpResponse:
    """The sheet, and the other groups of the ward to go on to."""
    entry = _entry(request, pk, group_pk)
    if not entry.is_possible:
        messages.error(request, f"Ngày {short(entry.day)} không có {entry.group} trên địa bàn.")
        return to_ward(entry.office, entry.day)
    asked, code = request.POST.get("viec", SAVE), request.POST.get("code", "")
    if request.method == "GET":
        return _page(request, entry, entry.fresh_form())
    if asked == ADD:
        return _page(request, entry, entry.form_with(code, request.POST))
    form = entry.bound_form(request.POST)
    is_right = form.is_valid() and asked != ADD_UP
    if is_right and carried_out(form, lambda: _record(request, entry, form)):
        return _onwards(request, entry)
    return _page(request, entry, form)


@require_POST
def sums(request: OfficialRequest, pk: int, group_pk: int) -> HttpResponse:
    """What the lines typed so far add up to."""
    form = _entry(request, pk, group_pk).bound_form(request.POST)
    form.full_clean()
    return render(request, "households/counting/_sums.html", _summed(form))


def _entry(request: OfficialRequest, pk: int, group_pk: int) -> Entry:
    office = kept_office(request, pk)
    group = get_object_or_404(groups_of(office), pk=group_pk)
    return Entry.of(office, group, closing_day_of(request, office))


def _record(request: OfficialRequest, entry: Entry, form: SheetForm) -> None:
    recording.record_sheet(
        entry.office,
        group=entry.group,
        closes_on=entry.day,
        source=form.cleaned_data["source"],
        composition=form.composition(),
        cells=form.cleaned_data["cells_of_group"],
        explanation=form.explained(),
        base=form.cleaned_data["base"],
        by=request.user,
    )
    messages.success(request, f"Đã ghi phiếu của {entry.group}, chốt ngày {short(entry.day)}.")
    _tell_of_the_ward(request, entry)


def _tell_of_the_ward(request: OfficialRequest, entry: Entry) -> None:
    """Where the sheet made the sum differ from what was stated of the ward for this very day."""
    if entry.known.statement and entry.known.statement.closes_on == entry.day:
        for difference in presenting.unequal(figures(entry.office, on=entry.day)):
            messages.warning(request, difference.text)


def _page(request: OfficialRequest, entry: Entry, form: SheetForm) -> HttpResponse:
    rows = presenting.table(entry.known).rows
    shown = [group.pk for group in form.ethnic_groups]
    context = {
        "entry": entry,
        "asking": asking(entry.day),
        "others": EthnicGroup.objects.exclude(pk__in=shown),
        "rows": [(row.group, entry.is_done(row)) for row in rows],
        "following": entry.following(rows),
        **_summed(form),
    }
    return render(request, "households/counting/enter.html", context)


def _summed(form: SheetForm) -> dict[str, Any]:
    return {"form": form, "summed": form.composition().summed if form.is_bound else None}


def _onwards(request: OfficialRequest, entry: Entry) -> HttpResponse:
    following = entry.following(presenting.table(entry.known).rows)
    if request.POST.get("viec") == ON and following:
        address = reverse("households:enter_sheet", args=[entry.office.pk, following.pk])
        return redirect(f"{address}{asking(entry.day)}{FIRST_CELL}")
    return to_ward(entry.office, entry.day)
