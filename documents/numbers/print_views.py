"""Prints of the number books, and the forms that go with a paper."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from documents import homes, office_forms
from documents.models import NumberBook
from documents.numbers import prints as book_prints
from documents.numbers.permissions import may_read_books
from documents.numbers.prints import FORMATS, Form, Span
from documents.rendering import file_name
from documents.views import SECONDS_BETWEEN_LOOKS, visible_document
from officials.http import OfficialRequest, made_file
from paper import registers
from paper.registers import Register
from paper.slips import EnvelopeSize
from paper.writers import envelope_pdf, slip_pdf
from vietnamese.folding import fold
from workflow.verdicts import demand


class PrintForm(forms.Form):
    """Which form of the book, and which days."""

    mau = forms.ChoiceField(label="Mẫu sổ", choices=Form.choices, required=False)
    tu = forms.DateField(label="Từ ngày", required=False)
    den = forms.DateField(label="Đến ngày", required=False)

    def clean_mau(self) -> Form:
        return Form(self.cleaned_data["mau"] or Form.OUTGOING)

    def clean(self) -> None:
        since, until = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if since and until and since > until:
            raise ValidationError({"den": "“Đến ngày” phải từ “Từ ngày” trở đi."})

    @property
    def form(self) -> Any:
        """The form of the book that is asked for."""
        return self.cleaned_data["mau"]

    @property
    def span(self) -> Span:
        return Span(self.cleaned_data["tu"], self.cleaned_data["den"])

    def address(self, digest: str) -> str:
        """The same question, once the file of this digest is ordered."""
        since, until = self.span.since or "", self.span.until or ""
        return urlencode({"mau": self.form, "tu": since, "den": until, "cho": digest})


@require_GET
def choose(request: OfficialRequest, pk: int) -> HttpResponse:
    book = _book(request, pk)
    return _chooser(request, book, PrintForm(request.GET or None))


@require_GET
def print_book(request: OfficialRequest, pk: int, suffix: str) -> HttpResponse:
    """The book as PDF or XLSX; what was asked wrongly comes back on the form."""
    book = _book(request, pk)
    if suffix not in FORMATS:
        raise Http404
    form = PrintForm(request.GET)
    if not form.is_valid():
        return _chooser(request, book, form, status=400)
    register = book_prints.register_of(book, form.form, span=form.span)

    def order() -> None:
        book_prints.order(book, form.form, form.span)

    back = reverse("documents:choose_print", args=[book.pk])
    return register_file(request, form, register, suffix, order=order, back=back)


def register_file(
    request: OfficialRequest,
    form: PrintForm,
    register: Register,
    suffix: str,
    *,
    order: Callable[[], None],
    back: str,
) -> HttpResponse:
    """The register as a file; of a long one a page that asks again by itself until it is there.

    A line added meanwhile orders it anew. `back`: where another form or other days are chosen.
    """
    if file := book_prints.printed(register, suffix):
        return made_file(file, f"{slugify(fold(registers.running_title(register)))}.{suffix}")
    digest = book_prints.digest(register)
    if request.GET.get("cho") != digest:
        order()
        return redirect(f"{request.path}?{form.address(digest)}")
    context = {"title": registers.running_title(register), "back": back}
    response = render(request, "documents/prints/waiting.html", context, status=202)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


@require_GET
def submission_slip(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    file = slip_pdf.write(office_forms.submission_slip(document))
    return made_file(file, f"phieu-trinh-{file_name(document, 'pdf')}")


@require_GET
def release_checklist(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    file = slip_pdf.write(office_forms.release_checklist(document))
    return made_file(file, f"kiem-tra-phat-hanh-{file_name(document, 'pdf')}")


@require_GET
def envelopes(request: OfficialRequest, pk: int) -> HttpResponse:
    """Envelopes for all recipients, of the size in the address (`co`), folded once if not said."""
    document = visible_document(request, pk)
    found = office_forms.envelopes(document)
    if not found:
        messages.error(request, "Chưa có nơi nhận nào để in bì. Hãy ghi nơi nhận trước.")
        return redirect(homes.page_of(document))
    sizes = {size.name.lower(): size for size in EnvelopeSize}
    size = sizes.get(request.GET.get("co", ""), EnvelopeSize.HALF)
    return made_file(envelope_pdf.write(found, size=size), f"bi-{file_name(document, 'pdf')}")


def _book(request: OfficialRequest, pk: int) -> NumberBook:
    books = NumberBook.objects.visible_to(request.user).select_related("series", "organization")
    book = get_object_or_404(books, pk=pk)
    demand(may_read_books(request.user, book.organization))
    return book


def _chooser(
    request: OfficialRequest, book: NumberBook, form: PrintForm, *, status: int = 200
) -> HttpResponse:
    context = {"book": book, "form": form}
    return render(request, "documents/prints/choose.html", context, status=status)
