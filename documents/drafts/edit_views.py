"""Pages that change a draft: a part of its text, an annex, its other components."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from documents import homes
from documents.drafts import drafting, parts
from documents.drafts.asides import beside_part
from documents.drafts.content import AnnexText, Content
from documents.drafts.drafting import StaleError
from documents.drafts.forms import AnnexTitleForm, BasedForm, ComponentsForm, PartForm
from documents.drafts.presenting import page, preview_html
from documents.models import Document, Revision
from documents.permissions import may_edit
from documents.views import visible_document
from officials.http import OfficialRequest
from workflow.verdicts import demand


def editable_document(request: OfficialRequest, pk: int) -> Document:
    document = visible_document(request, pk)
    demand(may_edit(document, request.user))
    return document


@require_http_methods(["GET", "POST"])
def edit(request: OfficialRequest, pk: int, key: str) -> HttpResponse:
    """A part of the text, typed as outline text; `key` names its first block or a whole text."""
    document = editable_document(request, pk)
    revision = opened(document, request)
    part = parts.find(revision, key)
    if part is None:
        return _gone(request, document)
    form = PartForm(request.POST or None, initial={"text": part.text, "base": revision.number})
    if form.is_valid():
        content = parts.put(revision.content, part, form.cleaned_data["text"])
        if saved := _saved(document, content, form, request, note=f"Sửa {part.name}"):
            landing = parts.key_at(saved, part.annex, part.span.start)
            return redirect(homes.piece_of(document, landing))
    theirs = parts.find(document.current, key)
    if theirs is None:
        return _gone(request, document)
    context = {
        "part": part,
        "preview": preview_html(form["text"].value() or "", part),
        "theirs": theirs.text if theirs.text != part.text else "",
        "asides": beside_part(document, revision, part),
    }
    template = "documents/_part_form.html" if request.htmx else "documents/edit.html"
    return _form_page(request, template, document, form, context)


@require_POST
def preview(request: OfficialRequest, pk: int, key: str) -> HttpResponse:
    """The typed text as it will be numbered, while it is typed."""
    document = editable_document(request, pk)
    part = parts.find(opened(document, request), key)
    if part is None:
        raise Http404
    return HttpResponse(preview_html(request.POST.get("text", ""), part))


@require_http_methods(["GET", "POST"])
def components(request: OfficialRequest, pk: int) -> HttpResponse:
    document = editable_document(request, pk)
    revision = opened(document, request)
    initial = {**ComponentsForm.initial_of(revision.content), "base": revision.number}
    form = ComponentsForm(request.POST or None, initial=initial, document=document)
    if form.is_valid():
        content = form.content(revision.content)
        if _saved(document, content, form, request, note="Sửa thể thức"):
            return redirect(homes.page_of(document))
    changed = form.changed_by_others(revision.content, document.current.content)
    context = {"theirs": changed, "asides": beside_part(document, revision, None)}
    return _form_page(request, "documents/components.html", document, form, context)


@require_http_methods(["GET", "POST"])
def annex(request: OfficialRequest, pk: int, place: int = 0) -> HttpResponse:
    """A new annex (place 0), the title of one, or its removal."""
    document = editable_document(request, pk)
    revision = opened(document, request)
    annexes = list(revision.content.annexes)
    if place > len(annexes):
        return _gone(request, document)
    now = annexes[place - 1] if place else AnnexText("", "")
    initial = {"title": now.title, "is_large": now.is_large, "base": revision.number}
    form = AnnexTitleForm(request.POST or None, initial=initial, is_new=not place)
    if form.is_valid():
        _put_annex(annexes, place, form.cleaned_data)
        content = replace(revision.content, annexes=tuple(annexes))
        if saved := _saved(document, content, form, request, note="Sửa phụ lục"):
            return redirect(_after_annex(document, saved, place))
    return _form_page(request, "documents/annex.html", document, form, {"place": place})


def _put_annex(annexes: list[AnnexText], place: int, typed: dict[str, Any]) -> None:
    if not place:
        annexes.append(AnnexText(typed["title"], "", typed["is_large"]))
    elif typed["remove"]:
        del annexes[place - 1]
    else:
        named = {name: typed[name] for name in ("title", "is_large")}
        annexes[place - 1] = replace(annexes[place - 1], **named)


def _after_annex(document: Document, saved: Revision, place: int) -> str:
    """A new annex waits for its text; otherwise back to the paper."""
    if place:
        return homes.page_of(document)
    key = f"{parts.WHOLE_ANNEX}{len(saved.annexes)}"
    return reverse("documents:edit", args=[document.pk, key])


def opened(document: Document, request: OfficialRequest) -> Revision:
    """The revision the page at hand was opened from; the current one on a first look."""
    base = request.POST.get("base", "")
    if not base.isdecimal():
        return document.current
    return get_object_or_404(document.revisions, number=int(base))


def _gone(request: OfficialRequest, document: Document) -> HttpResponse:
    """The part was taken out meanwhile: what was typed for it must not be lost."""
    if request.method == "POST":
        context = {
            "document": document,
            "home": homes.page_of(document),
            "typed": request.POST.get("text", ""),
        }
        return page(request, "documents/gone.html", context)
    messages.warning(request, "Phần này không còn trong bản hiện nay. Đây là bản mới nhất.")
    return redirect(homes.page_of(document))


def _saved(
    document: Document, content: Content, form: BasedForm, request: OfficialRequest, *, note: str
) -> Revision | None:
    """Save; where that is refused, say why on the form and keep what was typed."""
    base = form.cleaned_data["base"]
    try:
        saved = drafting.save(document, content, base=base, by=request.user, note=note)
    except StaleError as stale:
        document.head = stale.current
        form.rebase(stale.current)
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        if saved.number == base:
            messages.info(request, "Không có gì thay đổi, nên không tạo thêm lần lưu.")
        else:
            messages.success(request, f"Đã lưu (lần lưu {saved.number}).")
        return saved
    return None


def _form_page(
    request: OfficialRequest,
    template: str,
    document: Document,
    form: BasedForm,
    context: dict[str, Any],
) -> HttpResponse:
    known = {"document": document, "home": homes.page_of(document), "form": form}
    return render(request, template, {**known, **context})
