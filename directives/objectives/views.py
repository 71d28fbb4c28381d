"""Chỉ tiêu được giao: what a directive wants reached, and the share of each office."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directives.duties import clauses_of
from directives.homes import pages_about
from directives.models import Directive, Objective
from directives.objectives import giving
from directives.objectives.forms import ObjectiveForm
from directives.objectives.presenting import told_of
from directives.views import visible_directive
from officials import acting
from officials.administering import StaleError
from officials.http import OfficialRequest
from officials.models import Organization
from workflow.verdicts import demand

FILL = "dien"
"""The button that puts pasted numbers into the table and saves nothing."""


@require_GET
def objectives(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    office = acting.organization(request)
    context = {
        "directive": directive,
        "rows": told_of(directive, request.user),
        "may_give": giving.may_give(directive, office, request.user) if office else None,
        "pages": list(pages_about(directive, request.user)),
    }
    return render(request, "directives/objectives/list.html", context)


@require_http_methods(["GET", "POST"])
def give(request: OfficialRequest, pk: int) -> HttpResponse:
    directive, office = visible_directive(request, pk), _office(request)
    demand(giving.may_give(directive, office, request.user))
    keeper = giving.keeper_of(directive, office)
    return _answer(request, _begun(request, directive), keeper, "Giao chỉ tiêu")


@require_http_methods(["GET", "POST"])
def edit(request: OfficialRequest, pk: int, objective_pk: int) -> HttpResponse:
    objective = _visible(request, pk, objective_pk)
    demand(giving.may_change(objective, request.user))
    return _answer(request, objective, objective.kept_by, "Sửa chỉ tiêu")


@require_POST
def withdraw(request: OfficialRequest, pk: int, objective_pk: int) -> HttpResponse:
    objective = _visible(request, pk, objective_pk)
    demand(giving.withdraw(objective, by=request.user))
    messages.success(request, "Đã thôi giao chỉ tiêu.")
    return redirect("directives:objectives", pk=pk)


def _answer(
    request: OfficialRequest, objective: Objective, keeper: Organization, heading: str
) -> HttpResponse:
    form = _form(request, objective, keeper)
    if FILL in request.POST:
        form = _filled_in(request, form, objective, keeper)
    elif form.is_valid() and _saved(request, form, keeper):
        messages.success(request, "Đã lưu chỉ tiêu.")
        return redirect("directives:objectives", pk=objective.directive_id)
    context = {"form": form, "directive": objective.directive, "heading": heading, "fill": FILL}
    return render(request, "directives/objectives/form.html", context)


def _form(
    request: OfficialRequest,
    objective: Objective,
    keeper: Organization,
    *,
    filled: Mapping[str, Any] | None = None,
) -> ObjectiveForm:
    standing = objective.shares.standing() if objective.pk else []
    given = {one.organization_id: one.target for one in standing}
    return ObjectiveForm(
        None if filled else request.POST or None,
        instance=objective,
        initial=filled,
        keeper=keeper,
        offices=giving.offices_of(objective, keeper),
        given=given,
    )


def _filled_in(
    request: OfficialRequest, form: ObjectiveForm, objective: Objective, keeper: Organization
) -> ObjectiveForm:
    """The page again with the pasted numbers in the table, or with what is wrong line by line."""
    typed, faults = form.filled_in()
    if faults:
        form.is_valid()
        return form
    return _form(request, objective, keeper, filled=typed)


def _saved(request: OfficialRequest, form: ObjectiveForm, office: Organization) -> bool:
    try:
        if form.instance.pk is None:
            giving.give(form.instance, form.shares, office=office, by=request.user)
        else:
            version = form.cleaned_data["version"] or 0
            giving.amend(form.instance, form.shares, version=version, by=request.user)
    except StaleError as stale:
        form.add_error(None, ValidationError(stale.messages))
        form.rebase(stale.version)
    except ValidationError as objection:
        form.add_error(None, ValidationError(objection.messages))
    return form.is_valid()


def _begun(request: OfficialRequest, directive: Directive) -> Objective:
    """A new objective at the clause that was asked for, for the year the directive is of."""
    key = request.GET.get("doan", "")
    clause = next((one for one in clauses_of(directive) if one.key == key), None)
    begun = Objective(directive=directive, year=directive.issued_on.year)
    if clause:
        begun.key, begun.place = clause.key, clause.place
    return begun


def _visible(request: OfficialRequest, pk: int, objective_pk: int) -> Objective:
    rows = Objective.objects.visible_to(request.user).filter(directive=pk)
    return get_object_or_404(rows.select_related("directive", "kept_by__unit"), pk=objective_pk)


def _office(request: OfficialRequest) -> Organization:
    office = acting.organization(request)
    if office is None:
        raise Http404("chưa có chức vụ tại cơ quan nào")
    return office
