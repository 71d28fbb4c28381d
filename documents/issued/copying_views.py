"""Pages of the copies of a paper: making one, and its print."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from documents import homes
from documents.drafts.forms import LinesField, OutlineField, SignerField, signers_of
from documents.issued import copying
from documents.models import Document, PaperCopy
from documents.models.numbering import COPY_FORMS
from documents.numbers.forms import DayField
from documents.rendering import file_name
from documents.views import visible_document
from officials.http import OfficialRequest, made_file
from officials.models import Appointment
from paper.copies import CopyForm
from vietnamese.dates import today
from workflow.verdicts import demand


class PaperCopyForm(forms.Form):
    form = forms.ChoiceField(label="Hình thức sao", choices=COPY_FORMS)
    signer = SignerField(label="Người ký bản sao", queryset=Appointment.objects.none())
    on = DayField(label="Ngày sao", initial=today)
    count = forms.IntegerField(label="Số bản", required=False, min_value=1)
    recipients = LinesField(label="Nơi nhận", rows=3, help_text="Mỗi nơi một dòng.")
    extract = OutlineField(
        label="Phần được trích (chỉ dùng khi trích sao)",
        rows=14,
        required=False,
        help_text="Xóa những đoạn không trích; không sửa lời.",
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signers = cast("forms.ModelChoiceField[Appointment]", self.fields["signer"])
        signers.queryset = signers_of(document)

    def request(self) -> copying.Request:
        typed = self.cleaned_data
        return copying.Request(
            form=CopyForm[typed["form"]],
            signer=typed["signer"],
            recipients=typed["recipients"],
            extract=typed["extract"],
            count=typed["count"],
        )


@require_http_methods(["GET", "POST"])
def make(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    demand(copying.may_copy(document, request.user))
    initial = {"extract": copying.whole_text(document), "recipients": ("Lưu: VT",)}
    form = PaperCopyForm(request.POST or None, initial=initial, document=document)
    if form.is_valid() and _made(request, document, form):
        return redirect(homes.page_of(document))
    context = {"form": form, "document": document, "home": homes.page_of(document)}
    return render(request, "documents/copies/make.html", context)


@require_GET
def printed(request: OfficialRequest, pk: int, copy_pk: int) -> HttpResponse:
    """The copy as PDF, to be signed and sealed."""
    document = visible_document(request, pk)
    copies = document.paper_copies.select_related("entry", "signer__official")
    made = get_object_or_404(copies, pk=copy_pk)
    name = f"{made.entry.kind.lower()}-{file_name(document, 'pdf')}"
    return made_file(copying.written(made), name)


def _made(request: OfficialRequest, document: Document, form: PaperCopyForm) -> PaperCopy | None:
    typed = form.request()
    try:
        return copying.copy(document, typed, on=form.cleaned_data["on"], by=request.user)
    except ValidationError as error:
        for name, words in getattr(error, "message_dict", {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, words)
        return None
