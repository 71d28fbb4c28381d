"""The number books on the screen: reading, numbering, voiding, reserving."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents import homes
from documents.hindrances import hindrance, led_back
from documents.models import BookEntry, Document, NumberBook, NumberingOrder
from documents.numbers import books, numbering
from documents.numbers import setup as book_setup
from documents.numbers.forms import NumberForm, PaperForm, ReserveForm, VoidForm, carried_out
from documents.numbers.permissions import may_give_numbers, may_read_books, may_set_up_books
from documents.originals import signing
from officials import acting
from officials.http import OfficialRequest
from officials.lists import page_of
from officials.models import Organization
from vietnamese.dates import long_date, today
from workflow.verdicts import Verdict, demand, refused

BY_NUMBER = ("-number", "-insertion", "-correction", "-pk")


def acting_organization(request: OfficialRequest) -> Organization:
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    return organization


@require_GET
def book_list(request: OfficialRequest) -> HttpResponse:
    organization = acting_organization(request)
    demand(may_read_books(request.user, organization))
    year = today().year
    context = {
        "organization": organization,
        "books": NumberBook.objects.filter(organization=organization).newest_first(),
        "year": year,
        "decision": books.decision_for(organization, year),
        "mode": books.mode_of(organization, year),
        "scheme": books.scheme_of(organization, year),
        "may_give": may_give_numbers(request.user, organization),
        "may_set_up": may_set_up_books(request.user, organization),
        "may_carry": book_setup.may_keep_setup(request.user, organization),
    }
    return render(request, "documents/book/list.html", context)


@require_GET
def book(request: OfficialRequest, pk: int) -> HttpResponse:
    shown = _visible_book(request, pk)
    demand(may_read_books(request.user, shown.organization))
    words = request.GET.get("q", "")
    entries = shown.entries.all().as_lines().matching(words)
    context = {
        "book": shown,
        "mode": books.mode_of(shown.organization, shown.year),
        "words": words,
        "page": page_of(entries, order=BY_NUMBER, after=request.GET.get("sau")),
        "carried": books.carried(shown),
        "reserved": [] if words else _waiting(shown),
        "may_give": may_give_numbers(request.user, shown.organization),
        "may_reserve": _may_reserve(request, shown),
    }
    return render(request, "documents/book/detail.html", context)


@require_http_methods(["GET", "POST"])
def give(request: OfficialRequest, pk: int) -> HttpResponse:
    """Number and date for a paper approved here."""
    visible = Document.objects.visible_to(request.user).with_content()
    document = get_object_or_404(visible, pk=pk)
    if why := hindrance(request, document, "documents.number"):
        return led_back(request, document, why)
    demand(numbering.may_give(document, request.user))
    form = NumberForm(request.POST or None, organization=document.organization)
    given: list[BookEntry] = []

    def act() -> None:
        on, wanted = form.cleaned_data["on"], form.wanted()
        given.append(numbering.give_number(document, on=on, by=request.user, wanted=wanted))

    if form.is_valid() and carried_out(form, act):
        _say(request, given[0])
        return redirect(homes.page_of(document))
    ink = signing.ink_of(document)
    context = {
        "form": form,
        "document": document,
        "home": homes.page_of(document),
        "ink": ink,
        "deadline": numbering.deadline(ink.signed_on) if ink else None,
        "today": today(),
    }
    return render(request, "documents/book/give.html", context)


@require_http_methods(["GET", "POST"])
def number_elsewhere(request: OfficialRequest) -> HttpResponse:
    """A line for a paper that was not written here."""
    organization = acting_organization(request)
    demand(may_give_numbers(request.user, organization))
    form = PaperForm(request.POST or None, organization=organization)
    given: list[BookEntry] = []

    def act() -> None:
        given.append(
            numbering.number_elsewhere(
                organization,
                form.particulars(),
                series=form.chosen_series(),
                on=form.cleaned_data["on"],
                by=request.user,
                wanted=form.wanted(),
            )
        )

    if form.is_valid() and carried_out(form, act):
        _say(request, given[0])
        return redirect("documents:book", pk=given[0].book_id)
    return render(request, "documents/book/elsewhere.html", {"form": form})


@require_http_methods(["GET", "POST"])
def void(request: OfficialRequest, pk: int) -> HttpResponse:
    entries = BookEntry.objects.visible_to(request.user).as_lines()
    entry = get_object_or_404(entries.select_related("book__series"), pk=pk)
    demand(numbering.may_void(entry, request.user))
    form = VoidForm(request.POST or None)

    def act() -> None:
        numbering.void(entry, reason=form.cleaned_data["reason"], by=request.user)

    if form.is_valid() and carried_out(form, act):
        messages.success(request, f"Đã hủy số {entry}. Số này không cấp lại.")
        return redirect("documents:book", pk=entry.book_id)
    return render(request, "documents/book/void.html", {"form": form, "entry": entry})


@require_http_methods(["GET", "POST"])
def reserve(request: OfficialRequest, pk: int) -> HttpResponse:
    shown = _visible_book(request, pk)
    demand(may_give_numbers(request.user, shown.organization))
    demand(_may_reserve(request, shown))
    form = ReserveForm(request.POST or None)

    def act() -> None:
        purpose = form.cleaned_data["purpose"]
        held = numbering.reserve(shown.series, purpose=purpose, by=request.user)
        messages.success(request, f"Đã để dành {str(held).lower()}.")

    if form.is_valid() and carried_out(form, act):
        return redirect("documents:book", pk=shown.pk)
    return render(request, "documents/book/reserve.html", {"form": form, "book": shown})


def _visible_book(request: OfficialRequest, pk: int) -> NumberBook:
    visible = NumberBook.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("series", "organization"), pk=pk)


def _may_reserve(request: OfficialRequest, shown: NumberBook) -> Verdict:
    if shown.year != today().year:
        return refused(f"Chỉ để dành số trong sổ của năm {today().year}.")
    permit = NumberingOrder.Permit.RESERVE
    if books.permission_for(shown.organization, permit) is None:
        return refused("Để dành số: chưa có lệnh của người đứng đầu được ghi lại.")
    return may_give_numbers(request.user, shown.organization)


def _waiting(shown: NumberBook) -> list[object]:
    numbers = books.waiting_reservations(shown)
    return list(shown.reserved.filter(number__in=numbers).order_by("number"))


def _say(request: OfficialRequest, entry: BookEntry) -> None:
    messages.success(request, f"Đã cấp số {entry}, {long_date(entry.issued_on)}.")
