"""Pages that change a draft: a part of its text, an annex, its other components."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from documents import drafting, parts
from documents.content import AnnexText, Content
from documents.drafting import StaleError
from documents.forms import AnnexTitleForm, BasedForm, ComponentsForm, PartForm
from documents.models import Document, Revision
from documents.permissions import may_edit
from documents.presenting import preview_html
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
    revision = _opened(document, request)
    part = parts.find(revision, key)
    if part is None:
        raise Http404
    form = PartForm(request.POST or None, initial={"text": part.text, "base": revision.number})
    if form.is_valid():
        content = parts.put(revision.content, part, form.cleaned_data["text"])
        if _saved(document, content, form, request, note=f"Sửa {part.name}"):
            return _back_to_paper(request, document, key)
    current = parts.find(document.current, key)
    context = {
        "part": part,
        "preview": preview_html(form["text"].value() or "", part),
        "theirs": current.text if current and document.current != revision else "",
    }
    return _page(
        request, "documents/edit.html", "documents/_part_form.html", document, form, context
    )


@require_POST
def preview(request: OfficialRequest, pk: int, key: str) -> HttpResponse:
    """The typed text as it will be numbered, while it is typed."""
    document = editable_document(request, pk)
    part = parts.find(_opened(document, request), key)
    if part is None:
        raise Http404
    return HttpResponse(preview_html(request.POST.get("text", ""), part))


@require_http_methods(["GET", "POST"])
def components(request: OfficialRequest, pk: int) -> HttpResponse:
    document = editable_document(request, pk)
    revision = _opened(document, request)
    initial = {**ComponentsForm.initial_of(revision.content), "base": revision.number}
    form = ComponentsForm(request.POST or None, initial=initial, document=document)
    if form.is_valid():
        content = form.content(revision.content)
        if _saved(document, content, form, request, note="Sửa thể thức"):
            return redirect("documents:detail", pk=document.pk)
    name = "documents/components.html"
    return _page(request, name, name, document, form, {"theirs": ""})


@require_http_methods(["GET", "POST"])
def annex(request: OfficialRequest, pk: int, place: int = 0) -> HttpResponse:
    """A new annex (place 0) or the title of one; an annex left empty is taken out."""
    document = editable_document(request, pk)
    revision = _opened(document, request)
    annexes = list(revision.content.annexes)
    if place > len(annexes):
        raise Http404
    title = annexes[place - 1].title if place else ""
    form = AnnexTitleForm(request.POST or None, initial={"title": title, "base": revision.number})
    if form.is_valid():
        _put_annex(annexes, place, form.cleaned_data)
        content = replace(revision.content, annexes=tuple(annexes))
        if _saved(document, content, form, request, note="Sửa phụ lục"):
            return redirect("documents:detail", pk=document.pk)
    name = "documents/annex.html"
    return _page(request, name, name, document, form, {"place": place})


def _put_annex(annexes: list[AnnexText], place: int, typed: dict[str, Any]) -> None:
    if not place:
        annexes.append(AnnexText(typed["title"], ""))
    elif typed["remove"]:
        del annexes[place - 1]
    else:
        annexes[place - 1] = replace(annexes[place - 1], title=typed["title"])


def _opened(document: Document, request: OfficialRequest) -> Revision:
    """The revision the page at hand was opened from; the current one on a first look."""
    base = request.POST.get("base", "")
    if not base.isdecimal():
        return document.current
    return get_object_or_404(document.revisions, number=int(base))


def _saved(
    document: Document, content: Content, form: BasedForm, request: OfficialRequest, *, note: str
) -> bool:
    """Save; where that is refused, say why on the form and keep what was typed."""
    base = form.cleaned_data["base"]
    try:
        drafting.save(document, content, base=base, by=request.user, note=note)
    except StaleError as stale:
        document.head = stale.current
        form.rebase(stale.current)
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        messages.success(request, "Đã lưu.")
        return True
    return False


def _back_to_paper(request: OfficialRequest, document: Document, key: str) -> HttpResponse:
    url = reverse("documents:detail", args=[document.pk]) + f"#doan-{key}"
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _page(
    request: OfficialRequest,
    page: str,
    fragment: str,
    document: Document,
    form: BasedForm,
    context: dict[str, Any],
) -> HttpResponse:
    template = fragment if request.htmx else page
    return render(request, template, {"document": document, "form": form, **context})
