"""Pages of the sender: choosing whom an issued paper goes to, taking one delivery back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from documents import homes
from documents.deliveries import delivering
from documents.deliveries.forms import SendForm, WithdrawForm
from documents.deliveries.recipients import Directory, lines_of
from documents.hindrances import hindrance, led_back
from documents.models import Delivery, Document
from documents.views import visible_document
from officials.http import OfficialRequest


@require_http_methods(["GET", "POST"])
def send(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.deliver"):
        return led_back(request, document, why)
    form = _send_form(request, document)
    if form.is_valid():
        verdict = delivering.send(document, list(form.sendings()), by=request.user)
        if verdict:
            messages.success(request, "Đã gửi. Nơi nhận thấy văn bản ngay trong Văn bản đến.")
            return redirect(homes.page_of(document))
        form.add_error(None, verdict.reason)
    context = {"document": document, "home": homes.page_of(document), "form": form}
    return render(request, "documents/deliveries/send.html", context)


@require_http_methods(["GET", "POST"])
def withdraw(request: OfficialRequest, pk: int, delivery_pk: int) -> HttpResponse:
    """Take back what was sent to one place; the paper itself is recalled on its own page."""
    document = visible_document(request, pk)
    deliveries = document.deliveries.filter(recipient__isnull=False)
    delivery = get_object_or_404(deliveries.prefetch_related("facts"), pk=delivery_pk)
    if why := hindrance(request, document, "documents.withdraw"):
        return led_back(request, document, why)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        verdict = delivering.withdraw(delivery, reason=reason, by=request.user)
        if verdict:
            messages.success(request, f"Đã thu hồi lượt gửi tới {delivery.recipient}.")
            return redirect(homes.page_of(document))
        form.add_error(None, verdict.reason)
    context = {
        "document": document,
        "home": homes.page_of(document),
        "delivery": delivery,
        "form": form,
    }
    return render(request, "documents/deliveries/withdraw.html", context)


def _send_form(request: OfficialRequest, document: Document) -> SendForm:
    directory = Directory.of(document.organization)
    sent = Delivery.objects.filter(document=document).standing()
    here = sent.filter(recipient__isnull=False).values_list("recipient", flat=True)
    on_paper = sent.filter(recipient=None).values_list("line", flat=True)
    return SendForm(
        request.POST or None,
        lines=lines_of(document, directory),
        everybody=directory.everybody,
        sent=frozenset(pk for pk in here if pk),
        on_paper=frozenset(on_paper),
    )
