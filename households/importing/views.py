"""A workbook goes in, is looked at row by row, and is written or dropped."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.drafts.beginning_views import stopped
from documents.views import SECONDS_BETWEEN_LOOKS
from households.importing import confirming, folder, returning, rules
from households.importing.forms import CHOOSE_AGAIN, InMemory, RuleForm, WorkbookForm
from households.importing.permissions import may_cancel, may_confirm, may_fetch, may_put_in
from households.importing.previewing import NotReadError
from households.importing.putting_in import put_in
from households.importing.stages import State
from households.models import Import, ImportLine, ImportRule
from households.permissions import may_see_figures
from households.rows import looking
from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from workflow.verdicts import demand

KINDS = {"phieu-so-lieu": Import.Kind.COUNTS, "danh-sach-ho": Import.Kind.ROWS}
SLUGS = {kind: slug for slug, kind in KINDS.items()}
MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
OUTCOMES = {
    "sai": ImportLine.Outcome.WRONG,
    "mau-thuan": ImportLine.Outcome.CONFLICTING,
    "moi": ImportLine.Outcome.NEW,
    "thay-doi": ImportLine.Outcome.CHANGED,
    "khong-doi": ImportLine.Outcome.SAME,
}


@require_GET
def overview(request: OfficialRequest) -> HttpResponse:
    """The workbooks of the office, and the ways to put one in."""
    organization = _office(request)
    demand(may_see_figures(request.user, organization))
    mine = Import.objects.visible_to(request.user).filter(organization=organization)
    listed = mine.select_related("put_in_by", "confirmed_by")
    may_list = may_put_in(request.user, organization, Import.Kind.ROWS)
    context = {
        "organization": organization,
        "page": page_of(listed, order=("-pk",), after=request.GET.get("sau")),
        "may_put_in": may_put_in(request.user, organization, Import.Kind.COUNTS),
        "may_put_in_rows": may_list if may_list else None,
        "second_official": rules.second_official_needed(organization),
        "may_set_rule": rules.may_set_rule(request.user, organization),
    }
    return render(request, "households/importing/overview.html", context)


@csrf_exempt
def new(request: OfficialRequest, slug: str) -> HttpResponse:
    """The way of the file is chosen before anything of the request is read."""
    request.upload_handlers = [InMemory(request)]
    response: HttpResponse = _new(request, slug)
    return response


@csrf_protect
@require_http_methods(["GET", "POST"])
def _new(request: OfficialRequest, slug: str) -> HttpResponse:
    organization, kind = _office(request), _kind(slug)
    verdict = may_put_in(request.user, organization, kind)
    if kind == Import.Kind.ROWS and not verdict:
        raise Http404
    demand(verdict)
    initial = {"way": request.GET.get("cach", Import.Way.ADD)}
    form = WorkbookForm(request.POST or None, request.FILES or None, kind=kind, initial=initial)
    if refusal := stopped(request, organization, form):
        return refusal
    if form.is_valid() and (imported := _taken(request, organization, kind, form)):
        return redirect("households:import", pk=imported.pk)
    context = {"form": form, "kind": kind, "is_list": kind == Import.Kind.ROWS}
    return render(request, "households/importing/new.html", context)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    """Where a workbook stands; while the worker has it, the page looks again by itself."""
    imported = _visible(request, pk)
    is_working = imported.is_open and imported.state != State.READY
    context = {
        "imported": imported,
        "is_list": imported.kind == Import.Kind.ROWS,
        "slug": SLUGS[Import.Kind(imported.kind)],
        "is_working": is_working,
        "progress": folder.progress(imported.held) if is_working else None,
        "may_confirm": may_confirm(imported, request.user),
        "may_cancel": may_cancel(imported, request.user),
        "may_fetch": may_fetch(imported, request.user),
        "returned_until": imported.ended_at and imported.ended_at + folder.LONGEST,
        **_lines(request, imported),
    }
    response = render(request, "households/importing/detail.html", context)
    if is_working:
        response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


@require_POST
def confirm(request: OfficialRequest, pk: int) -> HttpResponse:
    imported = _visible(request, pk)
    try:
        confirming.confirm(imported, seen=request.POST.get("seen", ""), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("households:import", pk=pk)


@require_POST
def cancel(request: OfficialRequest, pk: int) -> HttpResponse:
    confirming.cancel(_visible(request, pk), by=request.user)
    messages.success(request, "Đã hủy. Tệp đã được xóa khỏi máy chủ, số liệu không thay đổi.")
    return redirect("households:imports")


@require_GET
def faults(request: OfficialRequest, pk: int) -> HttpResponse:
    """The waiting workbook with a column that says what is to be mended."""
    imported = _visible(request, pk)
    demand(may_fetch(imported, request.user))
    if imported.state != State.READY:
        raise Http404
    try:
        data = returning.with_faults(imported)
    except NotReadError:
        raise Http404 from None
    confirming.record_fetching(imported, by=request.user)
    return _workbook(data, f"can-sua-{imported.pk}")


@require_GET
def returned(request: OfficialRequest, pk: int) -> HttpResponse:
    """The workbook that came back with serials."""
    imported = _visible(request, pk)
    demand(may_fetch(imported, request.user))
    data = folder.read(imported.returned) if imported.returned else None
    if data is None:
        raise Http404
    confirming.record_fetching(imported, by=request.user)
    return _workbook(data, f"co-so-phieu-{imported.pk}")


@require_POST
def delete_returned(request: OfficialRequest, pk: int) -> HttpResponse:
    imported = _visible(request, pk)
    confirming.delete_returned(imported, by=request.user)
    messages.success(request, "Đã xóa tệp khỏi máy chủ.")
    return redirect("households:import", pk=pk)


@require_http_methods(["GET", "POST"])
def rule(request: OfficialRequest) -> HttpResponse:
    """Whether a second official confirms: the chair says so."""
    organization = _office(request)
    demand(rules.may_set_rule(request.user, organization))
    # With no box ticked nothing is posted but the token.
    typed = request.POST if request.method == "POST" else None
    now = ImportRule(second_official=rules.second_official_needed(organization))
    form = RuleForm(typed, instance=now)
    if form.is_valid():
        rules.set_rule(organization, by=request.user, **form.cleaned_data)
        messages.success(request, "Đã lưu quy định.")
        return redirect("households:imports")
    return render(request, "households/importing/rule.html", {"form": form})


def _taken(
    request: OfficialRequest, organization: Organization, kind: Import.Kind, form: WorkbookForm
) -> Import | None:
    workbook = form.cleaned_data["file"]
    try:
        return put_in(organization, workbook, kind=kind, by=request.user, **form.asked())
    except ValidationError as error:
        form.add_error(None, error)
        if "file" not in form.errors:
            form.add_error("file", CHOOSE_AGAIN)
        return None


def _lines(request: OfficialRequest, imported: Import) -> Mapping[str, Any]:
    """A page of lines of one outcome; first those to be mended."""
    counts = {slug: getattr(imported, outcome.value) for slug, outcome in OUTCOMES.items()}
    asked = request.GET.get("loai", "")
    first = next((slug for slug, count in counts.items() if count), "moi")
    shown = asked if asked in OUTCOMES else first
    tabs = [(slug, OUTCOMES[slug].label, count) for slug, count in counts.items()]
    lines = imported.lines.none()
    if imported.state == State.READY:
        lines = imported.lines.filter(outcome=OUTCOMES[shown])
    page = page_of(
        lines.select_related("group", "head_group"),
        order=("number",),
        after=request.GET.get("sau"),
    )
    if imported.kind == Import.Kind.ROWS and page.rows:
        looking.viewed_list(imported.organization, len(page.rows), by=request.user)
    return {"tabs": tabs, "shown": shown, "page": page}


def _visible(request: OfficialRequest, pk: int) -> Import:
    rows = Import.objects.visible_to(request.user)
    people = rows.select_related("organization", "put_in_by", "confirmed_by")
    return get_object_or_404(people, pk=pk)


def _office(request: OfficialRequest) -> Organization:
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    return organization


def _kind(slug: str) -> Import.Kind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _workbook(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=MEDIA_TYPES[".xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
