"""Nhiệm vụ trong văn bản: the clauses of a directive that tell somebody to do something."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directives import duties as marking
from directives.duties import Clause, clauses_of
from directives.duty_forms import DutyForm
from directives.homes import pages_about
from directives.models import Directive, Duty
from directives.objectives.giving import may_give
from directives.objectives.presenting import shares_of
from directives.permissions import may_record
from directives.views import visible_directive
from officials import acting
from officials.administering import StaleError
from officials.http import OfficialRequest
from officials.models import Organization
from workflow.verdicts import demand


@require_GET
def duties(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    office = acting.organization(request)
    found = Duty.objects.visible_to(request.user).filter(directive=directive)
    rows = found.select_related("kept_by", "organization", "within").order_by("position", "pk")
    context = {
        "directive": directive,
        "rows": [(duty, marking.may_change(duty, request.user)) for duty in rows],
        "clauses": clauses_of(directive),
        "marked": {duty.key for duty in rows if duty.key},
        "may_mark": may_record(request.user, office) if office else None,
        "pages": list(pages_about(directive, request.user)),
        "shares": shares_of(directive, request.user),
        "may_give": may_give(directive, office, request.user) if office else None,
    }
    return render(request, "directives/duties.html", context)


@require_http_methods(["GET", "POST"])
def mark_duty(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    office = _office(request)
    duty = _begun(directive, _clause(request, directive))
    form = DutyForm(request.POST or None, instance=duty, office=office)
    if form.is_valid():
        try:
            marking.mark(form.instance, office=office, by=request.user)
        except ValidationError as objection:
            _object(form, objection)
        else:
            return _saved(request, directive, "Đã ghi nhiệm vụ.")
    context = {"form": form, "directive": directive, "heading": "Ghi nhiệm vụ"}
    return render(request, "directives/duty_form.html", context)


@require_http_methods(["GET", "POST"])
def edit_duty(request: OfficialRequest, pk: int, duty_pk: int) -> HttpResponse:
    duty = _visible_duty(request, pk, duty_pk)
    demand(marking.may_change(duty, request.user))
    office = duty.kept_by or _office(request)
    form = DutyForm(request.POST or None, instance=duty, office=office)
    if form.is_valid():
        try:
            marking.amend(duty, version=form.cleaned_data["version"] or 0, by=request.user)
        except ValidationError as objection:
            _object(form, objection)
        else:
            return _saved(request, duty.directive, "Đã lưu nhiệm vụ.")
    context = {"form": form, "directive": duty.directive, "heading": "Sửa nhiệm vụ"}
    return render(request, "directives/duty_form.html", context)


@require_POST
def withdraw_duty(request: OfficialRequest, pk: int, duty_pk: int) -> HttpResponse:
    duty = _visible_duty(request, pk, duty_pk)
    demand(marking.may_change(duty, request.user))
    verdict = marking.withdraw(duty, by=request.user)
    if verdict:
        return _saved(request, duty.directive, "Đã bỏ nhiệm vụ.")
    messages.error(request, verdict.reason)
    return redirect("directives:duties", pk=pk)


def _visible_duty(request: OfficialRequest, pk: int, duty_pk: int) -> Duty:
    rows = Duty.objects.visible_to(request.user).filter(directive=pk)
    return get_object_or_404(rows.select_related("directive", "kept_by__unit"), pk=duty_pk)


def _office(request: OfficialRequest) -> Organization:
    office = acting.organization(request)
    if office is None:
        raise Http404("chưa có chức vụ tại cơ quan nào")
    demand(may_record(request.user, office))
    return office


def _clause(request: OfficialRequest, directive: Directive) -> Clause | None:
    key = request.GET.get("doan", "")
    return next((clause for clause in clauses_of(directive) if clause.key == key), None)


def _begun(directive: Directive, clause: Clause | None) -> Duty:
    """A new duty at that clause, with the clause's words to be told in one's own."""
    duty = Duty(directive=directive, addressed_on=directive.issued_on)
    if clause:
        duty.key, duty.place, duty.what = clause.key, clause.place, clause.text
    return duty


def _object(form: DutyForm, objection: ValidationError) -> None:
    """Shows what stands against saving; everything typed stays."""
    form.add_error(None, ValidationError(objection.messages))
    if isinstance(objection, StaleError):
        form.data = {**form.data.dict(), "version": str(objection.version)}  # type: ignore[attr-defined]


def _saved(request: OfficialRequest, directive: Directive, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("directives:duties", pk=directive.pk)
