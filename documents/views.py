"""Pages of one paper: reading it, its revisions, taking it home as PDF or DOCX."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from documents import homes, rendering
from documents.drafts import drafting
from documents.drafts.drafting import StaleError
from documents.drafts.presenting import asked_piece, page, paper_context, paper_html
from documents.hindrances import hindrance, led_back
from documents.lifecycle import LIFECYCLE
from documents.models import Document, Revision
from documents.permissions import may_edit
from documents.rendering import FORMATS, file_name
from documents.sheets import sheet_of
from officials.http import OfficialRequest, made_file
from officials.lists import page_of
from officials.models import Official
from workflow.verdicts import demand

SECONDS_BETWEEN_LOOKS = 3


def visible_document(request: OfficialRequest, pk: int) -> Document:
    visible = Document.objects.visible_to(request.user).with_content()
    return get_object_or_404(visible, pk=pk)


@require_GET
def detail(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    home = homes.page_of(document)
    if home != request.path and _is_inside(document, request.user):
        return redirect(home)
    at = asked_piece(request, document.current)
    return page(request, "documents/detail.html", paper_context(document, request.user, at=at))


def _is_inside(document: Document, official: Official) -> bool:
    """Who signs TUQ. for the office above sees the paper only, not the work it belongs to."""
    return document.organization_id in official.visible_organization_ids


@require_GET
def revisions(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    saves = document.revisions.without_text().select_related("saved_by")
    context = {
        "document": document,
        "home": homes.page_of(document),
        "page": page_of(saves, order=("-number",), after=request.GET.get("sau")),
    }
    return render(request, "documents/revisions.html", context)


@require_GET
def revision(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    document = visible_document(request, pk)
    shown = _revision(document, number)
    return render(
        request,
        "documents/revision.html",
        {
            "document": document,
            "home": homes.page_of(document),
            "revision": shown,
            "paper": paper_html(document, shown),
            "may_edit": may_edit(document, request.user),
        },
    )


@require_POST
def restore(request: OfficialRequest, pk: int, number: int) -> HttpResponse:
    """Take an earlier revision back, as a new one on top."""
    document = visible_document(request, pk)
    content, base = _revision(document, number).content, document.current.number
    note = f"Lấy lại lần lưu {number}"
    try:
        drafting.save(document, content, base=base, by=request.user, note=note)
    except StaleError:
        messages.error(request, "Chưa lấy lại: văn bản vừa được người khác lưu. Hãy xem lại.")
        return redirect("documents:revisions", pk=document.pk)
    messages.success(request, f"Đã lấy lại nội dung của lần lưu {number}.")
    return redirect(homes.page_of(document))


@require_GET
def download(request: OfficialRequest, pk: int, number: int, suffix: str) -> HttpResponse:
    if suffix not in FORMATS:
        raise Http404
    document = visible_document(request, pk)
    shown = _revision(document, number)
    file = rendering.printed(sheet_of(document, shown), suffix)
    if file is None:
        return _waiting(request, document, shown, suffix)
    return made_file(file, file_name(document, suffix))


def _waiting(
    request: OfficialRequest, document: Document, shown: Revision, suffix: str
) -> HttpResponse:
    """The page that asks again by itself until the background work has made the file."""
    if "cho" not in request.GET:
        rendering.order(shown, suffix)
        return redirect(f"{request.path}?cho")
    context = {"document": document, "home": homes.page_of(document), "revision": shown}
    response = render(request, "documents/waiting.html", context, status=202)
    response["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response


@require_POST
def abandon(request: OfficialRequest, pk: int) -> HttpResponse:
    document = visible_document(request, pk)
    if why := hindrance(request, document, "documents.abandon"):
        return led_back(request, document, why)
    demand(LIFECYCLE.perform("documents.abandon", document, by=request.user))
    messages.success(request, "Đã hủy bản thảo. Nội dung vẫn được lưu để tra cứu.")
    return redirect(homes.page_of(document))


def _revision(document: Document, number: int) -> Revision:
    return get_object_or_404(document.revisions.select_related("signer__official"), number=number)
