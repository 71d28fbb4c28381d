"""The rows themselves, for the named posts: the list, one row, the file of a khối; what they add
up to. Each look is in the history before anything is shown.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from households.counting.presenting import day_of
from households.models import Household, HouseholdState
from households.rows import correcting, erasing, looking, presenting, reconciling, serials
from households.rows.gate import open_to_readers
from households.rows.presenting import shown
from localities.models import ResidentialGroup
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from officials.models import Organization
from paper.writers import register_xlsx
from vietnamese.dates import read_date, short, today
from vietnamese.folding import fold


@require_GET
@open_to_readers
def row_list(request: OfficialRequest, office: Organization) -> HttpResponse:
    group = _asked_group(request, office)
    serial = serials.read(request.GET.get("so", ""))
    found = presenting.rows_here(office, group=group, serial=serial)
    page = page_of(found, order=("pk",), after=request.GET.get("sau"))
    looking.viewed_list(office, len(page.rows), group=group, by=request.user)
    context = {
        "office": office,
        "page": page,
        "rows": presenting.shown_of(page.rows),
        "groups": presenting.groups_of_today(office),
        "group": group,
        "serial": serial,
    }
    return render(request, "households/rows/list.html", context)


@require_GET
@open_to_readers
def export(request: OfficialRequest, office: Organization) -> HttpResponse:
    """One khối at a time: nobody carries the whole ward away by one click."""
    group = _asked_group(request, office)
    if group is None:
        messages.error(request, "Chọn một khối, tổ, thôn, bản rồi tải danh sách của nơi ấy.")
        return redirect("households:row_list")
    found = presenting.rows_here(office, group=group).order_by("pk")
    rows = presenting.shown_of(found)
    looking.viewed_list(office, len(rows), group=group, as_file=True, by=request.user)
    register = presenting.register_of(office, group, rows, on=today())
    name = f"danh-sach-ho-{slugify(fold(str(group)))}.xlsx"
    return made_file(register_xlsx.write(register), name)


@require_GET
@open_to_readers
def row(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    household = visible_row(request, pk)
    looking.viewed_row(office, household, by=request.user)
    state = _state(household)
    story = presenting.story_of(household)
    context = {
        "office": office,
        "row": household,
        "state": shown(state) if state else None,
        "story": story,
        "correctable": {one.pk for one in correcting.standing_states(household)},
    }
    return render(request, "households/rows/row.html", context)


@require_POST
@open_to_readers
def erase(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    household = visible_row(request, pk)
    told(
        request,
        lambda: erasing.erase(office, household, by=request.user),
        done="Đã xóa số phiếu. Hộ vẫn được tính vào số cộng.",
    )
    return redirect("households:row", pk=pk)


@require_GET
@open_to_readers
def reconcile(request: OfficialRequest, office: Organization) -> HttpResponse:
    typed = request.GET.get("ngay", "")
    day, doubt = day_of(typed, last=today(), otherwise=today())
    lines = reconciling.lines(office, day)
    looking.viewed_sums(office, by=request.user)
    context = {
        "office": office,
        "day": day,
        "doubt": doubt,
        "lines": lines,
        "whole": reconciling.whole(lines),
        "may_take": reconciling.may_take(request.user, office),
    }
    return render(request, "households/rows/reconcile.html", context)


@require_POST
@open_to_readers
def take_sheet(request: OfficialRequest, office: Organization, pk: int, day: str) -> HttpResponse:
    group = get_object_or_404(ResidentialGroup, pk=pk, unit=office.unit)
    on = read_date(day.replace("-", "/"))
    if on is None:
        raise Http404
    told(
        request,
        lambda: reconciling.take_as_sheet(office, group, on=on, by=request.user),
        done=f"Đã lấy làm phiếu số liệu của {group}, chốt ngày {short(on)}.",
    )
    return redirect(f"{reverse('households:rows_reconcile')}?ngay={short(on)}")


def told(request: OfficialRequest, verb: Callable[[], object], *, done: str) -> None:
    """Runs the verb; what it did, or objects to, is said on the next page."""
    try:
        verb()
    except ValidationError as objection:
        messages.error(request, " ".join(objection.messages))
    else:
        messages.success(request, done)


def visible_row(request: OfficialRequest, pk: int) -> Household:
    return get_object_or_404(Household.objects.visible_to(request.user), pk=pk)


def _state(household: Household) -> HouseholdState | None:
    return HouseholdState.objects.in_force().with_members().filter(household=household).first()


def _asked_group(request: OfficialRequest, office: Organization) -> ResidentialGroup | None:
    """The group in the address; one of elsewhere is as good as none."""
    asked = request.GET.get("khoi", "")
    known = presenting.groups_to_choose(office)
    return known.filter(pk=asked).first() if asked.isascii() and asked.isdigit() else None
