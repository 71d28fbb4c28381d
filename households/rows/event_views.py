"""What happens to a row, on plain forms: arrived, changed, left, split, merged, corrected."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from documents.numbers.forms import carried_out
from households.models import Household, HouseholdState
from households.rows import correcting, looking, presenting, rearranging, recording, standing
from households.rows.content import Content, Event, RowChange
from households.rows.forms import (
    LINES,
    MORE_LINES,
    ContentForm,
    DayForm,
    MergeForm,
    NewRowForm,
    SplitForm,
)
from households.rows.gate import open_to_readers
from households.rows.row_views import told, visible_row
from officials.http import OfficialRequest
from officials.models import Organization

GONE = "Hộ này không còn trong danh sách; muốn sửa, hãy sửa biến động cuối."
MORE = "them"
Act = Callable[[], object]


@require_http_methods(["GET", "POST"])
@open_to_readers
def new(request: OfficialRequest, office: Organization) -> HttpResponse:
    form = NewRowForm(_typed(request), **_asked(request, office))
    made: list[Household] = []

    def act() -> None:
        event = Event(form.cleaned_data["event"])
        told = RowChange(event, form.cleaned_data["from_day"], form.content())
        made.extend(recording.apply(office, [told], by=request.user))

    if _done(request, form, act):
        serial = made[0].serial
        messages.success(request, f"Đã ghi hộ mới. Số phiếu: {serial}. Hãy chép vào sổ của phường.")
        return redirect("households:row", pk=made[0].pk)
    return _page(request, form, title="Thêm hộ", submit="Ghi hộ mới")


@require_http_methods(["GET", "POST"])
@open_to_readers
def change(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    household, state = _here(request, office, pk)
    if state is None:
        return _gone(request, pk)
    asked = _asked(request, office, says=standing.content_of(state))
    form = ContentForm(_typed(request), initial={"base": state.pk}, **asked)

    def act() -> None:
        given = form.cleaned_data
        told = RowChange(
            Event.CHANGED,
            given["from_day"],
            form.content(),
            household=pk,
            base=given["base"],
        )
        recording.apply(office, [told], by=request.user)

    if _done(request, form, act):
        return _recorded(request, pk)
    note = (
        "Ghi đủ số khẩu của cả hộ sau khi thay đổi (sinh, mất, đến, đi, đổi chủ hộ, chuyển khối)."
    )
    return _page(request, form, title="Ghi thay đổi", row=household, note=note)


@require_http_methods(["GET", "POST"])
@open_to_readers
def leave(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    household, state = _here(request, office, pk)
    if state is None:
        return _gone(request, pk)
    form = DayForm(request.POST or None, initial={"base": state.pk})

    def act() -> None:
        given = form.cleaned_data
        told = RowChange(Event.LEFT, given["from_day"], household=pk, base=given["base"])
        recording.apply(office, [told], by=request.user)

    if _done(request, form, act):
        return _recorded(request, pk)
    note = "Cả hộ đi khỏi địa bàn, hoặc không còn ai. Số liệu của những ngày trước giữ nguyên."
    return _page(request, form, title="Ghi chuyển đi", row=household, note=note)


@require_http_methods(["GET", "POST"])
@open_to_readers
def split(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    household, state = _here(request, office, pk)
    says = standing.content_of(state) if state else None
    if state is None or says is None:
        return _gone(request, pk)
    initial = {"base": state.pk, "group": says.group}
    asked = _asked(request, office)
    form = SplitForm(
        _typed(request), head=says.head, members=says.members, initial=initial, **asked
    )
    made: list[Household] = []

    def act() -> None:
        made.append(_split(office, household, form, request))

    if _done(request, form, act):
        messages.success(
            request, f"Đã tách hộ. Số phiếu của hộ mới: {made[0].serial}. Hãy chép vào sổ."
        )
        return redirect("households:row", pk=made[0].pk)
    note = "Chỉ ghi phần tách ra. Phần ở lại được tính ra, để hai phần cộng lại bằng hộ cũ."
    return _page(request, form, title="Tách hộ", row=household, state=state, note=note)


@require_http_methods(["GET", "POST"])
@open_to_readers
def merge(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    household, state = _here(request, office, pk)
    if state is None:
        return _gone(request, pk)
    head = state.head_group_id or ""
    initial = {"base": state.pk}
    form = MergeForm(request.POST or None, organization=office, head=head, initial=initial)

    def act() -> None:
        given = form.cleaned_data
        rearranging.merge(
            office,
            household,
            given["others"],
            head=given["head"],
            on=given["from_day"],
            base=given["base"],
            by=request.user,
        )

    if _done(request, form, act):
        return _recorded(request, pk)
    note = "Mọi khẩu của các hộ ấy được cộng vào hộ này; các hộ ấy thôi tính từ ngày nhập."
    return _page(request, form, title="Nhập hộ khác vào", row=household, state=state, note=note)


@require_http_methods(["GET", "POST"])
@open_to_readers
def correct(request: OfficialRequest, office: Organization, pk: int, state_pk: int) -> HttpResponse:
    household = visible_row(request, pk)
    state = get_object_or_404(household.states.counting().with_members(), pk=state_pk)
    if request.method == "GET":
        looking.viewed_row(office, household, by=request.user)
    says = standing.content_of(state)
    initial = {"from_day": state.from_day}
    form: DayForm = (
        ContentForm(_typed(request), initial=initial, **_asked(request, office, says=says))
        if says
        else DayForm(request.POST or None, initial=initial)
    )

    def act() -> None:
        day = form.cleaned_data["from_day"]
        content: Content | None = form.content() if isinstance(form, ContentForm) else None
        correcting.correct(office, state, from_day=day, content=content, by=request.user)

    if _done(request, form, act):
        return _recorded(request, pk)
    note = "Số đúng thay cho số đã ghi; số cũ vẫn xem lại được."
    title = f"Sửa: {state.get_event_display().lower()}"
    return _page(request, form, title=title, row=household, struck=state, note=note)


@require_POST
@open_to_readers
def strike(request: OfficialRequest, office: Organization, pk: int, state_pk: int) -> HttpResponse:
    household = visible_row(request, pk)
    state = get_object_or_404(household.states.all(), pk=state_pk)
    told(
        request,
        lambda: correcting.strike(office, state, by=request.user),
        done="Đã bỏ biến động ghi nhầm.",
    )
    return redirect("households:row", pk=pk)


def _split(
    office: Organization, household: Household, form: SplitForm, request: OfficialRequest
) -> Household:
    given = form.cleaned_data
    return rearranging.split(
        office,
        household,
        part=form.content(),
        rest_head=given["rest_head"],
        on=given["from_day"],
        base=given["base"],
        by=request.user,
    )


def _here(
    request: OfficialRequest, office: Organization, pk: int
) -> tuple[Household, HouseholdState | None]:
    """The row with the state in force; None where the household is not here any more."""
    household = visible_row(request, pk)
    if request.method == "GET":
        looking.viewed_row(office, household, by=request.user)
    states = HouseholdState.objects.in_force().here().with_members()
    return household, states.filter(household=household).first()


def _typed(request: OfficialRequest) -> Any:
    """What was posted; asking for more lines only shows the form again."""
    return request.POST or None


def _asked(
    request: OfficialRequest, office: Organization, *, says: Content | None = None
) -> dict[str, Any]:
    posted = request.POST.get("lines", "")
    lines = int(posted) if posted.isascii() and posted.isdigit() else LINES
    lines += MORE_LINES if MORE in request.POST else 0
    groups = presenting.groups_to_choose(office)
    return {"groups": groups, "says": says, "lines": lines}


def _done(request: OfficialRequest, form: DayForm, act: Act) -> bool:
    """Not yet where only more lines were asked for: then nothing is objected to either."""
    if MORE in request.POST:
        form.is_valid()
        form.errors.clear()
        return False
    return form.is_valid() and carried_out(form, act)


def _gone(request: OfficialRequest, pk: int) -> HttpResponse:
    messages.error(request, GONE)
    return redirect("households:row", pk=pk)


def _recorded(request: OfficialRequest, pk: int) -> HttpResponse:
    messages.success(request, "Đã ghi.")
    return redirect("households:row", pk=pk)


def _page(
    request: OfficialRequest,
    form: DayForm,
    *,
    title: str,
    row: Household | None = None,
    state: HouseholdState | None = None,
    **more: object,
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "row": row,
        "state": presenting.shown(state) if state else None,
        **more,
    }
    return render(request, "households/rows/event.html", context)
