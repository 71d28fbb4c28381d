"""Số liệu theo địa giới: last year's figures within today's borders, and what is to be divided."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from households.counting.views import kept_office, visible_office
from households.permissions import may_keep_figures
from households.recutting.comparing import compared
from households.recutting.cutting import Question
from households.recutting.dividing import divide, question
from households.recutting.forms import BordersForm, DivisionForm
from localities.models import ResidentialGroup
from officials.http import OfficialRequest
from officials.models import Organization
from vietnamese.dates import short


@require_GET
def borders(request: OfficialRequest, pk: int) -> HttpResponse:
    office = visible_office(request, pk)
    form = BordersForm.asked(request.GET.dict(), office.unit)
    context = {
        "office": office,
        "form": form,
        "comparison": compared(office, **form.cleaned_data) if form.is_valid() else None,
        "asking": asking(form),
        "may_keep": may_keep_figures(request.user, office),
    }
    return render(request, "households/recutting/borders.html", context)


@require_http_methods(["GET", "POST"])
def divide_group(request: OfficialRequest, pk: int, group_pk: int) -> HttpResponse:
    office = kept_office(request, pk)
    days = BordersForm.asked(request.GET.dict(), office.unit)
    if not days.is_valid():
        raise Http404
    group = get_object_or_404(ResidentialGroup.objects.select_related("unit"), pk=group_pk)
    on, borders_of = days.cleaned_data["on"], days.cleaned_data["borders_of"]
    asked = question(office, group, on=on, borders_of=borders_of)
    if asked is None:
        raise Http404
    form = DivisionForm(request.POST or None, question=asked)
    back = f"{reverse('households:borders', args=[office.pk])}{asking(days)}"
    if form.is_valid() and _divided(request, office, asked, form, on=on, borders_of=borders_of):
        messages.success(request, f"Đã chia số liệu của {group}.")
        return redirect(back)
    context = {"office": office, "asked": asked, "form": form, "on": on, "back": back}
    return render(request, "households/recutting/divide.html", context)


def asking(form: BordersForm) -> str:
    """The days as the end of an address."""
    if not form.is_valid():
        return ""
    days = {form.add_prefix(name): day for name, day in form.cleaned_data.items() if day}
    return f"?{urlencode({name: short(day) for name, day in days.items()})}"


def _divided(
    request: OfficialRequest,
    office: Organization,
    asked: Question,
    form: DivisionForm,
    *,
    on: date,
    borders_of: date,
) -> bool:
    """Whether it was recorded; if not, the form says why and keeps what was typed."""
    try:
        divide(
            office,
            asked.group,
            on=on,
            borders_of=borders_of,
            parts=form.parts,
            basis=form.cleaned_data["basis"],
            by=request.user,
        )
    except ValidationError as objection:
        form.add_error(None, ValidationError(objection.messages))
        return False
    return True
