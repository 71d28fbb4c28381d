"""Đôn đốc: one công văn to all late wards."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from documents.drafts.beginning_views import drafting_organization, stopped
from documents.models import Document
from officials.http import OfficialRequest
from officials.models import Organization
from reports.province import chasing
from reports.province.forms import ChaseForm
from reports.province.views import kept_due
from reports.regimes.calendar import Due, Span
from vietnamese.dates import today
from workflow.verdicts import demand


@require_http_methods(["GET", "POST"])
def chase(request: OfficialRequest, pk: int, span: Span) -> HttpResponse:
    due = kept_due(request, pk, span)
    organization = drafting_organization(request)
    demand(chasing.may_chase(due.regime, organization, request.user))
    late = chasing.late_of(due, today())
    form = ChaseForm(request.POST or None, late=late)
    if refused := stopped(request, organization, form):
        return refused
    if form.is_valid() and (letter := _drafted(request, due, organization, form)):
        messages.success(request, "Đã soạn công văn đôn đốc. Hãy xem lại rồi trình ký.")
        return redirect("documents:detail", pk=letter.pk)
    context = {"form": form, "due": due, "regime": due.regime, "late": late}
    return render(request, "reports/province/chase.html", context)


def _drafted(
    request: OfficialRequest, due: Due, organization: Organization, form: ChaseForm
) -> Document | None:
    asked = form.cleaned_data
    try:
        return chasing.draft_letter(
            due,
            asked["units"],
            organization=organization,
            answer_by=asked["answer_by"],
            again=asked["again"],
            by=request.user,
        )
    except ValidationError as refusal:
        form.take_refusal(refusal)
    return None
