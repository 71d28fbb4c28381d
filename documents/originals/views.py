"""Pages of the signed paper: its prints, the ink signature, scan and signed PDF, issue."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents import frozen, homes
from documents.hindrances import hindrance, led_back, nothing_done
from documents.issued import issuing
from documents.models import Document
from documents.originals import comparing, printing, signing
from documents.originals.files import Accepted, FileRefused
from documents.originals.forms import ExplanationForm, HeldForm, InkForm, ScanForm, SignedPdfForm
from documents.originals.handing_out import file_response
from documents.originals.holding import held
from documents.originals.printing import Copy
from documents.originals.signing import Compared
from documents.rendering import file_name
from documents.views import SECONDS_BETWEEN_LOOKS, visible_document
from officials.http import OfficialRequest, made_file
from workflow.verdicts import Verdict

PUT_IN_SIGNED = "Đưa vào bản PDF đã ký số"


@require_GET
def copy(request: OfficialRequest, pk: int, name: str) -> HttpResponse:
    """The signing copy or the reading copy as PDF."""
    document = _frozen_document(request, pk)
    wanted = printing.print_of(document, Copy(name))
    if wanted.is_long and not wanted.path.exists():
        return _waiting(request, document, name)
    data = wanted.path.read_bytes() if wanted.path.exists() else wanted.made()
    return made_file(data, f"{name}-{file_name(document, 'pdf')}")


@require_GET
def figures(request: OfficialRequest, pk: int) -> HttpResponse:
    """Number and day alone, for printing onto the signed sheet."""
    document = _frozen_document(request, pk)
    data = printing.figures(document)
    if data is None:
        raise Http404("không có số và ngày")
    return made_file(data, f"so-va-ngay-{file_name(document, 'pdf')}")


@require_GET
def original(request: OfficialRequest, pk: int, original_pk: int) -> HttpResponseBase:
    """An original or a scan, as it was stored."""
    document = visible_document(request, pk)
    kept = get_object_or_404(document.originals.select_related("file"), pk=original_pk)
    return file_response(kept.file, download="tai-ve" in request.GET)


@require_http_methods(["GET", "POST"])
def record_ink(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.record_ink"):
        return led_back(request, document, why)
    form = InkForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        verdict = signing.record_ink(
            document, signed_on=given["signed_on"], scan=given["scan"], by=request.user
        )
        if verdict:
            return _done(request, document, "Đã ghi nhận chữ ký trên giấy. Bước tiếp: vào sổ.")
        form.add_error("signed_on", verdict.reason)
    submission = frozen.submission_of(document)
    return _form(request, document, form, here="Ghi nhận đã ký giấy", signer=submission.signer)


@require_http_methods(["GET", "POST"])
def put_in_scan(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.put_in_scan"):
        return led_back(request, document, why)
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        verdict = signing.put_in_scan(document, form.cleaned_data["scan"], by=request.user)
        return _answered(request, document, verdict, "Đã lưu bản chụp.")
    return _form(request, document, form, here="Đưa vào bản chụp")


@require_http_methods(["GET", "POST"])
def put_in_signed(request: OfficialRequest, pk: int) -> HttpResponse:
    """The file is compared first; where it differs, it is taken only with an explanation."""
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.put_in_signed"):
        return led_back(request, document, why)
    form = _signed_form(request)
    if not form.is_valid():
        again = _asked_anew(*form.errors["held"]) if type(form) is HeldForm else form
        return _form(request, document, again, here=PUT_IN_SIGNED)
    return _compared(request, document, form)


def _asked_anew(*reasons: str) -> SignedPdfForm:
    """Another file is asked for, with the reason."""
    form = SignedPdfForm({})
    form.errors.clear()
    form.add_error(None, list(reasons))
    return form


def _signed_form(request: OfficialRequest) -> forms.Form:
    """With the file; or naming the one that was sent, alone, with an explanation, or awaited."""
    if "explanation" in request.POST:
        return ExplanationForm(request.POST)
    if "held" in request.POST:
        return HeldForm(request.POST)
    if "held" in request.GET:
        return HeldForm(request.GET)
    return SignedPdfForm(request.POST or None, request.FILES or None)


@require_POST
def issue(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    message = "Đã phát hành. Nội dung, số và ngày được giữ nguyên từ nay."
    return _performed(request, document, "documents.issue", issuing.issue, message)


@require_POST
def supersede(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    message = "Đã ghi văn bản này được thay thế."
    return _performed(request, document, "documents.supersede", issuing.supersede, message)


@require_POST
def revoke(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    message = "Đã thu hồi. Bản lưu giữ nguyên và được đánh dấu."
    return _performed(request, document, "documents.revoke", issuing.revoke, message)


def _performed(
    request: OfficialRequest,
    document: Document,
    name: str,
    verb: Callable[..., Verdict],
    message: str,
) -> HttpResponse:
    if why := hindrance(request, document, name):
        return led_back(request, document, why)
    return _answered(request, document, verb(document, by=request.user), message)


def _answered(
    request: OfficialRequest, document: Document, verdict: Verdict, message: str
) -> HttpResponse:
    if not verdict:
        return led_back(request, document, nothing_done(verdict))
    return _done(request, document, message)


def _compared(request: OfficialRequest, document: Document, form: forms.Form) -> HttpResponse:
    given = form.cleaned_data
    accepted = given.get("held") or given["signed"]
    try:
        compared = signing.compare(document, accepted)
    except FileRefused as refusal:
        return _form(request, document, _asked_anew(refusal.message), here=PUT_IN_SIGNED)
    if compared is None:
        return _being_compared(request, document, accepted)
    explanation = given.get("explanation", "")
    if request.method == "GET" or (compared.differences and not explanation):
        return _ask(request, document, compared)
    verdict = signing.put_in_signed(document, compared, explanation=explanation, by=request.user)
    message = "Đã nhận bản PDF đã ký làm bản gốc. Chữ ký số: chưa kiểm tra."
    return _answered(request, document, verdict, message)


def _being_compared(
    request: OfficialRequest, document: Document, accepted: Accepted
) -> HttpResponse:
    """The page that asks again by itself until the background work has compared the file."""
    if request.method == "POST":
        comparing.order(document, accepted.sha256)
        asked = urlencode({"held": held(accepted)})
        return redirect(f"{request.path}?{asked}")
    context = {"document": document, "home": homes.page_of(document), "here": PUT_IN_SIGNED}
    response = render(request, "documents/originals/comparing.html", context, status=202)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


def _ask(request: OfficialRequest, document: Document, compared: Compared) -> HttpResponse:
    asks = ExplanationForm if compared.differences else HeldForm
    form = asks(initial={"held": held(compared.accepted)})
    here = "Tệp khác văn bản đã duyệt" if compared.differences else "Tệp khớp văn bản đã duyệt"
    return _form(request, document, form, here=here, differences=compared.differences)


def _form(
    request: OfficialRequest, document: Document, form: forms.Form, *, here: str, **context: Any
) -> HttpResponse:
    home = homes.page_of(document)
    context |= {"document": document, "home": home, "form": form, "here": here}
    return render(request, "documents/originals/form.html", context)


def _done(request: OfficialRequest, document: Document, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect(homes.page_of(document))


def _frozen_document(request: OfficialRequest, pk: int) -> Document:
    document = visible_document(request, pk)
    if not frozen.is_frozen(document):
        raise Http404("chưa duyệt")
    return document


def _waiting(request: OfficialRequest, document: Document, name: str) -> HttpResponse:
    if "cho" not in request.GET:
        printing.print_in_background.enqueue(document_id=document.pk, copy=name)
        return redirect(f"{request.path}?cho")
    context = {"document": document, "home": homes.page_of(document)}
    response = render(request, "documents/waiting.html", context, status=202)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response
