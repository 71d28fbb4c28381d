"""A sheet that was recorded: looked at, printed, withdrawn; all sheets of a group."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from documents.views import SECONDS_BETWEEN_LOOKS
from households.as_of import composition
from households.counting import differing, presenting, printing, prints, recording
from households.counting.before import before
from households.counting.forms import WithdrawalForm
from households.counting.views import (
    asking,
    carried_out,
    groups_of,
    to_ward,
    visible_office,
)
from households.models import GroupCount
from households.permissions import may_keep_figures
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from paper.writers import count_pdf
from vietnamese.dates import read_date, short
from vietnamese.folding import fold
from workflow.verdicts import demand

NEWEST_FIRST = ("-closes_on", "-pk")


@require_GET
def sheet(request: OfficialRequest, pk: int) -> HttpResponse:
    count = _visible_sheet(request, pk)
    told, beside = composition(count), before(count.group, count.closes_on)
    past = beside.composition if beside else None
    lines = [
        (group, told.of(group.pk), past.of(group.pk) if past else None)
        for group in presenting.named(sorted({*told.lines, *(past.lines if past else ())}))
    ]
    context = {
        "count": count,
        "heading": f"Phiếu số liệu {count.group}",
        "asking": asking(count.closes_on),
        "lines": lines,
        "beside": beside,
        "differences": differing.of_sheet(told),
        "latest": recording.latest_sheet(count.group, count.closes_on),
        "may_keep": may_keep_figures(request.user, count.organization),
    }
    return render(request, "households/counting/sheet.html", context)


@require_GET
def sheets(request: OfficialRequest, pk: int, group_pk: int) -> HttpResponse:
    """Everything that was ever recorded of one group, the newest day first."""
    office = visible_office(request, pk)
    group = get_object_or_404(groups_of(office), pk=group_pk)
    recorded = GroupCount.objects.filter(organization=office, group=group)
    later = recorded.filter(closes_on=OuterRef("closes_on"), pk__gt=OuterRef("pk"), withdrawal=None)
    rows = recorded.annotate(is_corrected=Exists(later)).select_related("recorded_by", "withdrawal")
    context = {
        "office": office,
        "group": group,
        "may_keep": may_keep_figures(request.user, office),
        "origins": group.predecessors.select_related("unit"),
        "page": page_of(rows, order=NEWEST_FIRST, after=request.GET.get("sau")),
    }
    return render(request, "households/counting/sheets.html", context)


@require_http_methods(["GET", "POST"])
def withdraw_sheet(request: OfficialRequest, pk: int) -> HttpResponse:
    count = _visible_sheet(request, pk)
    demand(may_keep_figures(request.user, count.organization))
    form = WithdrawalForm(request.POST or None)

    def act() -> None:
        recording.withdraw(count, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, f"Đã rút phiếu của {count.group}.")
        return to_ward(count.organization, count.closes_on)
    return render(request, "households/counting/withdraw.html", {"count": count, "form": form})


@require_GET
def print_sheet(request: OfficialRequest, pk: int) -> HttpResponse:
    count = _visible_sheet(request, pk)
    title = f"{prints.TITLE} {count.group} {short(count.closes_on)}"
    return made_file(count_pdf.write([prints.sheet_of(count)], title=title), _file_name(title))


@require_GET
def print_sheets(request: OfficialRequest, pk: int) -> HttpResponse:
    """The sheets of all groups at a closing day; those not recorded are open to be filled in.

    Of a ward with many groups a page that asks again by itself until the file is there.
    """
    office = visible_office(request, pk)
    closing = presenting.closing_day(presenting.last_day_of(office))
    day = read_date(request.GET.get("ngay", "")) or closing
    found = prints.sheets_of(office, day)
    if not found:
        messages.error(request, "Chưa có khối, tổ, thôn, bản nào để in phiếu.")
        return redirect("households:ward", pk=office.pk)
    title = printing.title_of(office, day)
    if file := printing.printed(found, title=title):
        return made_file(file, _file_name(title))
    digest = printing.digest(found, title)
    if request.GET.get("cho") != digest:
        printing.order(office, day)
        return redirect(f"{request.path}{asking(day)}&cho={digest}")
    context = {"office": office, "title": title}
    response = render(request, "households/counting/printing.html", context, status=202)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def _visible_sheet(request: OfficialRequest, pk: int) -> GroupCount:
    counts = GroupCount.objects.visible_to(request.user).prefetch_related("lines")
    people = ("recorded_by", "withdrawal__recorded_by")
    return get_object_or_404(counts.select_related("group", "organization__unit", *people), pk=pk)


def _file_name(title: str) -> str:
    return f"{slugify(fold(title).replace('/', '-'))}.pdf"
