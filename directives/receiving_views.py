"""Văn bản đến: the inbox, a paper that was sent here, registering it, its line in the book."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from directives import handling, inbox, incoming_books, receiving
from directives.models import Directive, IncomingBook, Receipt
from directives.objectives.presenting import shares_delivered
from directives.reach import duties_delivered
from directives.receiving_forms import ArrivalForm, StrikeForm
from directives.receiving_permissions import may_print_book, may_register, may_set_up
from directives.receiving_querysets import URGENT_FIRST
from documents import frozen, rendering
from documents.deliveries import delivering
from documents.models import Delivery, DeliveryFact, Document, Original
from documents.numbers.forms import carried_out
from documents.originals.handing_out import file_response
from documents.rendering import file_name
from officials import acting
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from officials.models import Organization
from paper import outline
from paper.writers import html
from vietnamese.dates import today
from workflow.verdicts import demand

BY_NUMBER = ("-year", "-number", "-pk")
OPEN = "chua-xong"


@require_GET
def overview(request: OfficialRequest) -> HttpResponse:
    """What waits to be registered, then the book."""
    organization = acting_organization(request)
    words, narrowed = request.GET.get("q", ""), request.GET.get("loc", "")
    lines = Receipt.objects.visible_to(request.user).filter(organization=organization)
    found, order = lines.matching(words), BY_NUMBER
    if narrowed == OPEN:
        found, order = found.open().urgent_first(), URGENT_FIRST
    year = today().year
    page = page_of(found.as_lines(), order=order, after=request.GET.get("sau"))
    context = {
        "organization": organization,
        "waiting": [] if words or narrowed else inbox.waiting(request.user, organization),
        "recalled": [] if words or narrowed else inbox.recalled(request.user, organization),
        "page": page,
        "lines": [handling.line(receipt, today()) for receipt in page.rows],
        "words": words,
        "narrowed": narrowed,
        "books": IncomingBook.objects.filter(organization=organization).order_by("-year"),
        "year": year,
        "today": today(),
        "mode": incoming_books.mode_of(organization, year),
        "may_register": may_register(request.user, organization),
        "may_print": may_print_book(request.user, organization),
        "may_set_up": may_set_up(request.user, organization),
    }
    return render(request, "directives/receiving/overview.html", context)


@require_GET
def delivered(request: OfficialRequest, pk: int) -> HttpResponse:
    """The issued sheet as it was sent; nothing of it once it was recalled."""
    delivery = visible_delivery(request, pk)
    delivering.open_delivery(delivery, by=request.user)
    recipient = recipient_of(delivery)
    context: dict[str, Any] = {
        "delivery": delivery,
        "told": inbox.told(delivery),
        "receipt": receipt_of(delivery),
        "recalled": delivery.fact(DeliveryFact.Kind.RECALLED),
        "paper": None if delivery.is_recalled else paper_of(delivery),
        "directive_url": _directive_url(request, delivery),
        "duties": duties_delivered(delivery),
        "shares": shares_delivered(delivery),
        "replaced": delivery.document and delivery.document.state == Document.State.SUPERSEDED,
        "may_register": may_register(request.user, recipient),
        "may_clear": may_register(request.user, recipient) and delivering.may_clear(delivery),
    }
    return render(request, "directives/receiving/delivered.html", context)


@require_GET
def delivered_pdf(request: OfficialRequest, pk: int) -> HttpResponseBase:
    """The original of the paper, or the file of a directive that was handed on."""
    delivery = visible_delivery(request, pk)
    demand(delivering.standing(delivery))
    delivering.open_delivery(delivery, by=request.user)
    if delivery.document:
        return _document_pdf(delivery.document) or _not_yet(request, delivery)
    directive = delivery.handed_down.directive
    if directive.file is None:
        raise Http404("không có tệp")
    return file_response(directive.file)


@require_POST
def clear(request: OfficialRequest, pk: int) -> HttpResponse:
    """The recipient has destroyed what was recalled and tells the sender."""
    delivery = visible_delivery(request, pk)
    demand(may_register(request.user, recipient_of(delivery)))
    delivering.clear(delivery, by=request.user)
    messages.success(request, "Đã báo bên gửi: bản nhận được đã hủy.")
    return redirect("directives:delivered", pk=pk)


@require_http_methods(["GET", "POST"])
def register_delivery(request: OfficialRequest, pk: int) -> HttpResponse:
    delivery = visible_delivery(request, pk)
    recipient = recipient_of(delivery)
    demand(may_register(request.user, recipient) and delivering.standing(delivery))
    form = ArrivalForm(request.POST or None, organization=recipient, delivery=delivery)
    made: list[Receipt] = []

    def act() -> None:
        made.append(receiving.register_delivery(delivery, form.arrival(), by=request.user))

    if form.is_valid() and carried_out(form, act):
        return _registered(request, made[0])
    told = inbox.told(delivery)
    back = reverse("directives:delivered", args=[pk])
    context = {"form": form, "told": told, "back": back}
    return render(request, "directives/receiving/register.html", context)


@require_http_methods(["GET", "POST"])
def register_paper(request: OfficialRequest, pk: int) -> HttpResponse:
    """What came on paper or another way, once it stands in the register of directives."""
    directive = get_object_or_404(Directive.objects.visible_to(request.user), pk=pk)
    organization = acting_organization(request)
    demand(may_register(request.user, organization))
    form = ArrivalForm(request.POST or None, organization=organization)
    made: list[Receipt] = []

    def act() -> None:
        arrival = form.arrival()
        made.append(receiving.register(organization, directive, arrival, by=request.user))

    if form.is_valid() and carried_out(form, act):
        return _registered(request, made[0])
    told = inbox.of_directive(directive)
    twin = receiving.twin_of(organization, directive)
    back = reverse("directives:detail", args=[pk])
    context = {"form": form, "told": told, "twin": twin, "back": back}
    return render(request, "directives/receiving/register.html", context)


@require_http_methods(["GET", "POST"])
def strike(request: OfficialRequest, pk: int) -> HttpResponse:
    receipt = visible_receipt(request, pk)
    demand(receiving.may_void(receipt, request.user))
    form = StrikeForm(request.POST or None)

    def act() -> None:
        receiving.void(receipt, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, f"Đã hủy số đến {receipt.printed_number}.")
        return redirect("directives:receipt", pk=pk)
    context = {"form": form, "receipt": receipt, "here": "Hủy số đến", "submit": "Hủy số đến"}
    return render(request, "directives/receiving/form.html", context)


def acting_organization(request: OfficialRequest) -> Organization:
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    return organization


def visible_delivery(request: OfficialRequest, pk: int) -> Delivery:
    deliveries = inbox.with_papers(Delivery.objects.reaching(request.user))
    return get_object_or_404(deliveries, pk=pk)


def visible_receipt(request: OfficialRequest, pk: int) -> Receipt:
    receipts = Receipt.objects.visible_to(request.user).as_lines()
    return get_object_or_404(receipts.select_related("organization", "book", "directive"), pk=pk)


def receipt_of(delivery: Delivery) -> Receipt | None:
    return Receipt.objects.live().filter(delivery=delivery).first()


def recipient_of(delivery: Delivery) -> Organization:
    if delivery.recipient is None:
        raise Http404("gửi bản giấy")
    return delivery.recipient


def paper_of(delivery: Delivery) -> SafeString:
    """The frozen sheet as HTML; of a directive handed on, the text that was written down."""
    if delivery.document:
        return mark_safe(html.page_body(frozen.sheet_of(delivery.document)))
    blocks = outline.parse(delivery.handed_down.directive.text)
    return mark_safe("".join(html.blocks_html(blocks, level=2)))


def _directive_url(request: OfficialRequest, delivery: Delivery) -> str:
    """Where validity and duties of what was sent are told, if they are; "" once recalled."""
    if delivery.is_recalled:
        return ""
    found = Directive.objects.visible_to(request.user)
    ours = Q(document=delivery.document_id) if delivery.document_id else Q()
    handed = Q(handed_down__delivery=delivery)
    directive = found.filter(ours or handed).first()
    return reverse("directives:detail", args=[directive.pk]) if directive else ""


def _not_yet(request: OfficialRequest, delivery: Delivery) -> HttpResponse:
    messages.error(request, "Văn bản dài nên bản in đang được chuẩn bị; ít phút nữa hãy mở lại.")
    return redirect("directives:delivered", pk=delivery.pk)


def _document_pdf(document: Document) -> HttpResponseBase | None:
    """The signed file where there is one, else our print of the frozen sheet; None: not yet."""
    signed = document.originals.filter(
        kind=Original.Kind.SIGNED, submission=document.submission
    ).last()
    kept = signed or document.originals.filter(kind=Original.Kind.RENDERING).last()
    if kept:
        return file_response(kept.file)
    file = rendering.printed(frozen.sheet_of(document), "pdf")
    if file is None:
        return None
    return made_file(file, file_name(document, "pdf"))


def _registered(request: OfficialRequest, receipt: Receipt) -> HttpResponse:
    messages.success(request, f"Đã vào sổ: số đến {receipt.printed_number}.")
    return redirect("directives:receipt", pk=receipt.pk)
