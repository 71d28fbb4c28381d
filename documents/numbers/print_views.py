"""Prints of the number books, and the forms that go with a paper."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from documents import homes, office_forms
from documents.models import NumberBook
from documents.numbers import prints as book_prints
from documents.numbers.permissions import may_read_books
from documents.numbers.prints import FORMATS, Form, Span
from documents.rendering import file_name
from documents.views import SECONDS_BETWEEN_LOOKS, visible_document
from officials.http import OfficialRequest
from paper import registers
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
    def span(self) -> Span:
        return Span(self.cleaned_data["tu"], self.cleaned_data["den"])


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
    wanted: Form = form.cleaned_data["mau"]
    register = book_prints.register_of(book, wanted, span=form.span)
    file = book_prints.printed(register, suffix)
    if file is None:
        return _waiting(request, book, wanted, form.span, book_prints.digest(register))
    name = slugify(fold(registers.running_title(register)))
    return _file(file, FORMATS[suffix].content_type, f"{name}.{suffix}")


@require_GET
def submission_slip(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    file = slip_pdf.write(office_forms.submission_slip(document))
    return _pdf(file, f"phieu-trinh-{file_name(document, 'pdf')}")


@require_GET
def release_checklist(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    file = slip_pdf.write(office_forms.release_checklist(document))
    return _pdf(file, f"kiem-tra-phat-hanh-{file_name(document, 'pdf')}")


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
    return _pdf(envelope_pdf.write(found, size=size), f"bi-{file_name(document, 'pdf')}")


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


def _waiting(
    request: OfficialRequest, book: NumberBook, form: Form, span: Span, digest: str
) -> HttpResponse:
    """Asks again by itself until the file is there; a line added meanwhile orders it anew."""
    if request.GET.get("cho") != digest:
        book_prints.order(book, form, span)
        asked = {"mau": form, "tu": span.since or "", "den": span.until or "", "cho": digest}
        return redirect(f"{request.path}?{urlencode(asked)}")
    response = render(request, "documents/prints/waiting.html", {"book": book}, status=202)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def _pdf(data: bytes, name: str) -> HttpResponse:
    return _file(data, FORMATS["pdf"].content_type, name)


def _file(data: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    disposition = "inline" if name.endswith(".pdf") else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response
