"""A paper on the screen: the engine's HTML with the buttons of this office around its pieces."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from documents import frozen, homes
from documents.deliveries import panel as delivery_panel
from documents.drafts import parts
from documents.drafts.asides import beside_draft
from documents.drafts.parts import Part
from documents.issued import copying, following
from documents.models import Document, Revision
from documents.originals.panel import panel_of
from documents.permissions import may_edit
from documents.review.pages import standing_context
from documents.sheets import Draft, draft_of, sheet_of
from officials.http import OfficialRequest
from officials.models import Official
from paper import outline
from paper.sheet import Sheet
from paper.writers import html

MAIN = "#noi-dung"
"""The part of every page that stands below its frame."""
NOTHING_BESIDE: Mapping[str, SafeString] = {}


def paper_context(
    document: Document,
    official: Official,
    *,
    at: str = "",
    beside: Mapping[str, SafeString] = NOTHING_BESIDE,
) -> dict[str, Any]:
    """What a page needs to show the current text with everything that may be done to it.

    `at` is the key of the piece that was edited last; the focus goes there. `beside` is what the
    paper's owner shows with a piece, by its key.
    """
    may = may_edit(document, official)
    current = document.current
    draft = _shown(document, current)
    return {
        **standing_context(document, official),
        "document": document,
        "revision": current,
        "paper": _paper_of(document, draft.sheet, editable=bool(may), at=at, beside=beside),
        "originals": panel_of(document, official),
        "deliveries": delivery_panel.panel_of(document, official),
        "following": following.panel_of(document, official),
        "copies": copying.panel_of(document, official),
        "at": at,
        "may_edit": may,
        "annexes": [
            {"place": place, "key": f"{parts.WHOLE_ANNEX}{place}", "title": annex["title"]}
            for place, annex in enumerate(current.annexes, start=1)
        ],
        "asides": beside_draft(document, current) if may else [],
        "unknown": [mark for mark in draft.unknown if mark.startswith("{{")],
    }


def _paper_of(
    document: Document,
    sheet: Sheet,
    *,
    editable: bool,
    at: str,
    beside: Mapping[str, SafeString],
) -> SafeString:
    revision = document.current
    framed = None
    if editable or beside:
        framed = _frame(document, revision, at, editable=editable, beside=beside)
    return mark_safe(html.page_body(sheet, framed=framed))


def _shown(document: Document, revision: Revision) -> Draft:
    """The frozen paper once it is approved, with number and day; until then the draft."""
    if frozen.is_frozen(document):
        return Draft(frozen.sheet_of(document))
    return draft_of(document, revision)


def paper_html(document: Document, revision: Revision) -> SafeString:
    """The whole paper as one of its revisions has it, to be read."""
    return mark_safe(html.page_body(sheet_of(document, revision)))


def page(request: OfficialRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page; where a piece of another page asked for it, it takes the place of the whole."""
    response = render(request, template, context)
    if request.htmx:
        shown = f" show:#doan-{context['at']}:top" if context.get("at") else " show:window:top"
        response["HX-Retarget"] = response["HX-Reselect"] = MAIN
        response["HX-Reswap"] = f"outerHTML{shown}"
    return response


def preview_html(text: str, part: Part) -> SafeString:
    """The typed text as it will stand in its place, numbered by what goes before it."""
    typed = len(outline.parse(text))
    blocks = outline.parse(part.replaced(text))
    start = part.span.start
    return mark_safe("".join(html.blocks_html(blocks)[start : start + typed]))


def asked_piece(request: OfficialRequest, revision: Revision) -> str:
    """The key in the address, if it is one of this revision's."""
    key = request.GET.get("doan", "")
    return key if any(key in keyed.keys for keyed in parts.texts_of(revision)) else ""


def _frame(
    document: Document,
    revision: Revision,
    at: str,
    *,
    editable: bool,
    beside: Mapping[str, SafeString],
) -> html.Framed:
    """Each piece with its way into editing, where it may be edited, and with what stands beside."""
    texts = parts.texts_of(revision)
    piece = get_template("documents/_piece.html")
    home = homes.page_of(document)

    def framed(place: int, index: int, block: str) -> str:
        key = texts[place].keys[index]
        return piece.render(
            {
                "document": document,
                "home": home,
                "key": key,
                "name": parts.opening_of(texts[place].blocks[index]),
                "block": mark_safe(block),
                "at": at,
                "editable": editable,
                "beside": beside.get(key, ""),
            }
        )

    return framed
