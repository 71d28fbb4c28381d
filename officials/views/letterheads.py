"""Administration of header lines, with the head of the paper beside the form."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from officials import administering
from officials.forms import LetterheadForm
from officials.http import OfficialRequest
from officials.letterheads import head_sheet, proposed
from officials.models import Letterhead, Organization
from officials.views.access import (
    administered,
    administrators_only,
    carried_out,
    row_version,
    typed_columns,
)
from paper.writers.html import head_html
from vietnamese.dates import read_date, today


@administrators_only
def letterheads(request: OfficialRequest) -> HttpResponse:
    organizations = Organization.objects.administered_by(request.user).order_by("name")
    heads = Letterhead.objects.administered_by(request.user).order_by("-valid_from")
    by_organization: dict[int, list[Letterhead]] = {one.pk: [] for one in organizations}
    for head in heads.select_related("confirmed_by"):
        by_organization[head.organization_id].append(head)
    context = {"organizations": [(one, by_organization[one.pk]) for one in organizations]}
    return render(request, "officials/letterheads.html", context)


@administrators_only
def add_letterhead(request: OfficialRequest) -> HttpResponse:
    letterhead = _proposal(request)
    form = LetterheadForm(request.POST or None, instance=letterhead, by=request.user)
    if _is_sent(request) and form.is_valid():

        def add() -> None:
            administering.add_letterhead(form.instance, by=request.user)

        if carried_out(form, add):
            return _saved(request, form.instance)
    return _form_page(request, form)


def correct_letterhead(request: OfficialRequest, pk: int) -> HttpResponse:
    letterhead = administered(Letterhead, request, pk)
    form = LetterheadForm(
        request.POST or None,
        instance=letterhead,
        by=request.user,
        initial=row_version(letterhead),
    )
    if _is_sent(request) and form.is_valid():

        def correct() -> None:
            version = form.cleaned_data["version"] or 0
            columns = typed_columns(form)
            administering.correct_letterhead(letterhead, columns, version=version, by=request.user)

        if carried_out(form, correct):
            return _saved(request, letterhead)
    return _form_page(request, form)


@require_POST
@administrators_only
def preview(request: OfficialRequest) -> HttpResponse:
    """The head that the lines typed so far would make; nothing is saved."""
    form = LetterheadForm(request.POST, by=request.user)
    return render(request, "officials/_letterhead_preview.html", {"head": _head(form)})


def _is_sent(request: OfficialRequest) -> bool:
    """To be saved, and not only looked at by someone whose browser runs no scripts."""
    return request.method == "POST" and "xem" not in request.POST


def _proposal(request: OfficialRequest) -> Letterhead:
    """Lines from the list of units for the organization and the day asked for, to start from."""
    organizations = Organization.objects.administered_by(request.user).order_by("name")
    asked = request.GET.get("co-quan", "")
    chosen = organizations.filter(pk=asked).first() if asked.isdigit() else None
    on: date = read_date(request.GET.get("ngay", "")) or today()
    return proposed(chosen or organizations[0], on=on)


def _form_page(request: OfficialRequest, form: LetterheadForm) -> HttpResponse:
    context = {"form": form, "letterhead": form.instance, "head": _head(form)}
    return render(request, "officials/letterhead_form.html", context)


def _head(form: LetterheadForm) -> str:
    """HTML, escaped by the engine; of the typed lines as far as they stand."""
    form.is_valid()
    day: date | None = form.instance.valid_from
    return head_html(head_sheet(form.instance, year=day.year if day else None))


def _saved(request: OfficialRequest, letterhead: Letterhead) -> HttpResponse:
    messages.success(request, f"Đã xác nhận tiêu đề của {letterhead}.")
    return redirect("officials:letterheads")
