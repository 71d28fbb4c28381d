"""How the office reviews and signs: strict separation, delegations to sign."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents.authority import rules
from documents.authority.forms import DelegationForm, EndForm, RulesForm
from documents.models import Delegation
from documents.numbers.forms import carried_out
from documents.numbers.views import acting_organization
from officials.http import OfficialRequest
from officials.models import Appointment, Organization, Role
from officials.permissions import may_administer
from vietnamese.dates import today
from workflow.verdicts import demand

PAGE = "documents:rules"


@require_GET
def overview(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    delegations = organization.delegations.select_related("delegate__official", "recorded_by")
    context = {
        "organization": organization,
        "rules": rules.rules_of(organization),
        "delegations": delegations,
        "today": today(),
        "may_set": may_administer(organization.pk, request.user),
        "may_delegate": rules.may_record_delegation(organization, request.user),
    }
    return render(request, "documents/rules/overview.html", context)


@require_http_methods(["GET", "POST"])
def set_rules(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(may_administer(organization.pk, request.user))
    # With no box ticked nothing is posted but the token.
    typed = request.POST if request.method == "POST" else None
    form = RulesForm(typed, instance=rules.rules_of(organization))
    if form.is_valid():
        rules.set_rules(organization, by=request.user, **form.cleaned_data)
        messages.success(request, "Đã lưu quy định của cơ quan.")
        return redirect(PAGE)
    context = {"form": form, "title": "Quy định khi trình ký", "submit": "Lưu"}
    return render(request, "documents/rules/form.html", context)


@require_http_methods(["GET", "POST"])
def delegate(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(rules.may_record_delegation(organization, request.user))
    given = Delegation(
        organization=organization, delegator=_head(organization), recorded_by=request.user
    )
    form = DelegationForm(request.POST or None, instance=given, organization=organization)
    if form.is_valid() and carried_out(form, lambda: rules.delegate(given, by=request.user)):
        messages.success(request, "Đã ghi ủy quyền ký.")
        return redirect(PAGE)
    context = {"form": form, "title": "Ghi ủy quyền ký", "submit": "Ghi"}
    return render(request, "documents/rules/form.html", context)


@require_http_methods(["GET", "POST"])
def end_delegation(request: OfficialRequest, pk: int) -> HttpResponse:
    given = get_object_or_404(Delegation.objects.visible_to(request.user), pk=pk)
    demand(rules.may_record_delegation(given.organization, request.user))
    form = EndForm(request.POST or None, latest=min(given.valid_to, today()))

    def act() -> None:
        rules.end_delegation(given, on=form.cleaned_data["on"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi ngày kết thúc ủy quyền.")
        return redirect(PAGE)
    context = {"form": form, "title": f"Kết thúc ủy quyền: {given}", "submit": "Ghi"}
    return render(request, "documents/rules/form.html", context)


def _head(organization: Organization) -> Appointment:
    heads = Appointment.objects.current().filter(organization=organization, role=Role.CHAIR)
    head = heads.first()
    if head is None:
        raise Http404
    return head
