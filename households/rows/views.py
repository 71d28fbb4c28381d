"""Whether rows are kept, for what and by whom; switching on and off; who looked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.numbers.forms import carried_out
from households.models import RowReader, RowsDecision
from households.rows import erasing, looking, switching
from households.rows.forms import ReaderForm, SwitchOffForm, SwitchOnForm
from households.rows.gate import of_the_office
from households.rows.permissions import may_decide, may_read_log, may_see_rows, may_switch_on
from households.rows.row_views import told
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from vietnamese.dates import today
from workflow.verdicts import demand

PAGE = "households:rows"


@require_GET
@of_the_office
def overview(request: OfficialRequest, office: Organization) -> HttpResponse:
    decisions = RowsDecision.objects.filter(organization=office).order_by("-valid_from", "-pk")
    current = switching.decision_on(office)
    deciding = may_decide(request.user, office)
    reading = may_read_log(request.user, office)
    context = {
        "office": office,
        "decision": current,
        "readers": _readers(current),
        "next": decisions.not_over().filter(valid_from__gt=today()).first(),
        "past": decisions.select_related("decided_by", "ending").exclude(
            pk__in=decisions.not_over().values("pk")
        ),
        "may_see": may_see_rows(request.user, office),
        "may_decide": deciding,
        "may_switch_on": may_switch_on(request.user, office),
        "may_read_log": reading,
        "may_erase_all": erasing.may_erase_all(request.user, office),
        "kept": erasing.rows_with_serials(office) if deciding or reading else None,
    }
    return render(request, "households/rows/overview.html", context)


@require_http_methods(["GET", "POST"])
@of_the_office
def switch_on(request: OfficialRequest, office: Organization) -> HttpResponse:
    demand(may_switch_on(request.user, office))
    form = SwitchOnForm(request.POST or None, organization=office)

    def act() -> None:
        switching.switch_on(office, by=request.user, **form.decided)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi quyết định theo dõi từng hộ.")
        return redirect(PAGE)
    context = {"form": form, "office": office, "ends_after": switching.LONGEST}
    return render(request, "households/rows/switch_on.html", context)


@require_http_methods(["GET", "POST"])
@of_the_office
def switch_off(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    decision = _decision(office, pk)
    demand(may_decide(request.user, office))
    form = SwitchOffForm(request.POST or None)

    def act() -> None:
        switching.switch_off(decision, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã tắt theo dõi từng hộ. Từ nay không ai xem được dòng hộ.")
        return redirect(PAGE)
    context = {
        "form": form,
        "title": "Tắt theo dõi từng hộ",
        "note": "Từ lúc tắt, không ai xem được dòng hộ. Các dòng vẫn được giữ kín cho đến khi "
        "Chủ tịch quyết định xóa số phiếu, hoặc bật lại.",
        "submit": "Tắt",
    }
    return render(request, "households/rows/form.html", context)


@require_http_methods(["GET", "POST"])
@of_the_office
def name_reader(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    decision = _decision(office, pk)
    demand(may_switch_on(request.user, office))
    form = ReaderForm(request.POST or None, organization=office)

    def act() -> None:
        switching.name_reader(decision, form.cleaned_data["post"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã giao thêm.")
        return redirect(PAGE)
    context = {
        "form": form,
        "title": "Giao thêm chức vụ xem dòng hộ",
        "note": "Người giữ chức vụ này xem và ghi dòng hộ cho đến khi quyết định hết hiệu lực, "
        "thôi giữ chức vụ hoặc thôi được giao.",
        "submit": "Giao",
    }
    return render(request, "households/rows/form.html", context)


@require_POST
@of_the_office
def end_reader(request: OfficialRequest, office: Organization, pk: int) -> HttpResponse:
    readers = RowReader.objects.filter(decision__organization=office)
    reader = get_object_or_404(readers.select_related("decision__organization"), pk=pk)
    told(
        request,
        lambda: switching.end_reader(reader, by=request.user),
        done="Đã thôi giao; người này không xem được dòng hộ nữa.",
    )
    return redirect(PAGE)


@require_POST
@of_the_office
def erase_all(request: OfficialRequest, office: Organization) -> HttpResponse:
    erased = erasing.erase_all(office, by=request.user)
    messages.success(request, f"Đã xóa số phiếu của {erased} dòng. Số đã cộng vẫn giữ nguyên.")
    return redirect(PAGE)


@require_GET
@of_the_office
def log(request: OfficialRequest, office: Organization) -> HttpResponse:
    demand(may_read_log(request.user, office))
    entries = looking.log_of(office)
    page = page_of(entries, order=("-sequence", "-pk"), after=request.GET.get("sau"))
    context = {"office": office, "page": page, "acts": looking.acts_of(page.rows)}
    return render(request, "households/rows/log.html", context)


def _decision(office: Organization, pk: int) -> RowsDecision:
    return get_object_or_404(
        RowsDecision.objects.filter(organization=office).select_related("organization"), pk=pk
    )


def _readers(decision: RowsDecision | None) -> list[RowReader]:
    if decision is None:
        return []
    named = decision.readers.current().select_related("appointment__official")
    return list(named.order_by("pk"))
