"""A line of the book: its slip, opinions, progress; its prints; the books as registers."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from directives import handling, incoming_books, incoming_prints, receiving
from directives.handling import Part
from directives.incoming_prints import Form
from directives.models import Directive, IncomingBook
from directives.receiving_forms import (
    BookDecisionForm,
    OpinionForm,
    ProgressForm,
    handlers,
    speaker,
)
from directives.receiving_permissions import may_print_book, may_report, may_say, may_set_up
from directives.receiving_views import acting_organization, visible_receipt
from documents.models import DeliveryFact
from documents.numbers.forms import carried_out
from documents.numbers.print_views import PrintForm, register_file
from documents.numbers.prints import FORMATS
from officials.http import OfficialRequest, made_file
from paper.writers import slip_pdf, stamp_pdf
from vietnamese.dates import today
from workflow.verdicts import demand

PARTS = {"lanh-dao": Part.LEADER, "don-vi": Part.UNIT, "de-xuat": Part.PROPOSAL}
"""The parts of the slip in addresses."""


@require_GET
def receipt(request: OfficialRequest, pk: int) -> HttpResponse:
    shown = visible_receipt(request, pk)
    delivery = shown.delivery
    known = Directive.objects.visible_to(request.user).filter(pk=shown.directive_id)
    line = handling.line(shown, today())
    context = {
        "receipt": shown,
        "standing": line.standing,
        "is_overdue": line.is_overdue,
        "slip": [
            {
                "part": part,
                "slug": slug,
                "opinions": [one for one in shown.opinions.all() if one.part == part],
                "may_say": may_say(shown, part, request.user),
            }
            for slug, part in PARTS.items()
        ],
        "recalled": delivery.fact(DeliveryFact.Kind.RECALLED) if delivery else None,
        "is_recalled": delivery is not None and delivery.is_recalled,
        "may_read": known.exists(),
        "may_report": may_report(shown, request.user),
        "may_void": receiving.may_void(shown, request.user),
    }
    return render(request, "directives/receiving/receipt.html", context)


@require_http_methods(["GET", "POST"])
def say(request: OfficialRequest, pk: int, slug: str) -> HttpResponse:
    if slug not in PARTS:
        raise Http404
    shown, part = visible_receipt(request, pk), PARTS[slug]
    demand(may_say(shown, part, request.user))
    first = {"said_by": speaker(request.user, shown.organization, part)}
    form = OpinionForm(request.POST or None, part=part, initial=first)

    def act() -> None:
        handling.say(form.opinion(shown), form.charges(), by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi vào phiếu giải quyết.")
        return redirect("directives:receipt", pk=pk)
    known = handlers(shown.organization) if part != Part.PROPOSAL else []
    context = {"form": form, "receipt": shown, "here": part.label, "handlers": known}
    return render(request, "directives/receiving/form.html", context)


@require_http_methods(["GET", "POST"])
def report(request: OfficialRequest, pk: int) -> HttpResponse:
    shown = visible_receipt(request, pk)
    demand(may_report(shown, request.user))
    form = ProgressForm(request.POST or None)

    def act() -> None:
        handling.report(form.progress(shown), by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi tiến độ giải quyết.")
        return redirect("directives:receipt", pk=pk)
    context = {"form": form, "receipt": shown, "here": "Ghi tiến độ giải quyết"}
    return render(request, "directives/receiving/form.html", context)


@require_GET
def stamp(request: OfficialRequest, pk: int) -> HttpResponse:
    """Alone on a label; `?kho=a4` at its place on a sheet, to print over the paper."""
    shown = visible_receipt(request, pk)
    on_sheet = request.GET.get("kho") == "a4"
    place = stamp_pdf.Place.SHEET if on_sheet else stamp_pdf.Place.LABEL
    data = stamp_pdf.write(incoming_prints.stamp_of(shown), place=place)
    return made_file(data, f"dau-den-{shown.printed_number}-{shown.year}.pdf")


@require_GET
def slip(request: OfficialRequest, pk: int) -> HttpResponse:
    shown = visible_receipt(request, pk)
    data = slip_pdf.write(incoming_prints.slip_of(shown))
    return made_file(data, f"phieu-giai-quyet-{shown.printed_number}-{shown.year}.pdf")


class IncomingPrintForm(PrintForm):
    """Which of the two books, and which days."""

    mau = forms.ChoiceField(label="Mẫu sổ", choices=Form.choices, required=False)

    def clean_mau(self) -> Any:
        return Form(self.cleaned_data["mau"] or Form.INCOMING)


@require_GET
def choose_print(request: OfficialRequest, pk: int) -> HttpResponse:
    book = _book(request, pk)
    return _chooser(request, book, IncomingPrintForm(request.GET or None))


@require_GET
def print_book(request: OfficialRequest, pk: int, suffix: str) -> HttpResponse:
    """The book as PDF or XLSX; what was asked wrongly comes back on the form."""
    book = _book(request, pk)
    if suffix not in FORMATS:
        raise Http404
    form = IncomingPrintForm(request.GET)
    if not form.is_valid():
        return _chooser(request, book, form, status=400)
    register = incoming_prints.register_of(book, form.form, span=form.span)

    def order() -> None:
        incoming_prints.order(book, form.form, form.span)

    back = reverse("directives:choose_incoming_print", args=[book.pk])
    return register_file(request, form, register, suffix, order=order, back=back)


@require_http_methods(["GET", "POST"])
def set_up(request: OfficialRequest) -> HttpResponse:
    """Where the book is kept, and the number that paper had come to."""
    organization = acting_organization(request)
    demand(may_set_up(request.user, organization))
    form = BookDecisionForm(request.POST or None, organization=organization)

    def act() -> None:
        incoming_books.decide(form.instance, by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, "Đã ghi cách giữ sổ văn bản đến.")
        return redirect("directives:incoming")
    context = {
        "form": form,
        "organization": organization,
        "decision": incoming_books.decision_for(organization, today().year),
        "mode": incoming_books.mode_of(organization, today().year),
        "year": today().year,
    }
    return render(request, "directives/receiving/setup.html", context)


def _book(request: OfficialRequest, pk: int) -> IncomingBook:
    books = IncomingBook.objects.visible_to(request.user).select_related("organization")
    book = get_object_or_404(books, pk=pk)
    demand(may_print_book(request.user, book.organization))
    return book


def _chooser(
    request: OfficialRequest, book: IncomingBook, form: PrintForm, *, status: int = 200
) -> HttpResponse:
    context = {"book": book, "form": form}
    return render(request, "directives/receiving/print.html", context, status=status)
