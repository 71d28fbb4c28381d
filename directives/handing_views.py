"""Pages of handing a directive down, and of taking one delivery back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from directives import handing
from directives.handing_forms import HandingForm
from directives.models import Directive
from directives.receiving_permissions import may_hand_down
from directives.receiving_views import acting_organization
from documents.deliveries.forms import WithdrawForm
from documents.models import Delivery
from officials.http import OfficialRequest
from workflow.verdicts import demand


@require_http_methods(["GET", "POST"])
def hand_down(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = get_object_or_404(Directive.objects.visible_to(request.user), pk=pk)
    sender = acting_organization(request)
    demand(handing.may_hand(directive, sender, request.user))
    had = handing.reached(directive, sender)
    offices = [one for one in handing.below(sender) if one.pk not in had]
    form = HandingForm(request.POST or None, offices=offices)
    if form.is_valid():
        recipients = form.recipients()
        verdict = handing.hand_down(directive, recipients, sender=sender, by=request.user)
        if verdict:
            messages.success(request, f"Đã chuyển tới {len(recipients)} nơi.")
            return redirect("directives:detail", pk=pk)
        form.add_error(None, verdict.reason)
    context = {"form": form, "directive": directive, "offices": offices}
    return render(request, "directives/receiving/hand_down.html", context)


@require_http_methods(["GET", "POST"])
def take_back(request: OfficialRequest, pk: int, delivery_pk: int) -> HttpResponse:
    sendings = Delivery.objects.filter(sender__in=request.user.visible_organization_ids)
    found = sendings.filter(handed_down__directive=pk).select_related("recipient", "sender")
    delivery = get_object_or_404(found, pk=delivery_pk)
    demand(may_hand_down(request.user, delivery.sender))
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        verdict = handing.take_back(delivery, reason=reason, by=request.user)
        if verdict:
            messages.success(request, f"Đã thu hồi lượt gửi tới {delivery.recipient}.")
            return redirect("directives:detail", pk=pk)
        form.add_error(None, verdict.reason)
    back = reverse("directives:detail", args=[pk])
    context = {"form": form, "delivery": delivery, "back": back}
    return render(request, "directives/receiving/take_back.html", context)
