"""A paper on the screen: the engine's HTML with the buttons of this office around its pieces."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from documents import parts
from documents.lifecycle import LIFECYCLE
from documents.models import Document, Revision
from documents.parts import Part
from documents.permissions import may_edit
from documents.sheets import sheet_of
from officials.models import Official
from paper import outline
from paper.writers import html
from vietnamese.folding import fold


def paper_context(document: Document, official: Official) -> dict[str, Any]:
    """What a page needs to show the current text with everything that may be done to it."""
    may = may_edit(document, official)
    return {
        "document": document,
        "revision": document.current,
        "paper": paper_html(document, document.current, editable=bool(may)),
        "may_edit": may,
        "abandon": LIFECYCLE.verdict("documents.abandon", document, official),
        "annex_places": [str(place + 1) for place in range(len(document.current.annexes))],
    }


def paper_html(document: Document, revision: Revision, *, editable: bool) -> SafeString:
    """The whole paper; where it is editable, each piece carries its way into editing."""
    framed = _frame(document, revision) if editable else None
    return mark_safe(html.page_body(sheet_of(document, revision), framed=framed))


def _frame(document: Document, revision: Revision) -> html.Framed:
    keys = [keyed.keys for keyed in parts.texts_of(revision)]

    def framed(place: int, index: int, block: str) -> str:
        context = {"document": document, "key": keys[place][index], "block": mark_safe(block)}
        return render_to_string("documents/_piece.html", context)

    return framed


def preview_html(text: str, part: Part) -> SafeString:
    """The typed text as it will stand in its place, numbered by what goes before it."""
    typed = len(outline.parse(text))
    blocks = outline.parse(part.replaced(text))
    start = part.span.start
    return mark_safe("".join(html.blocks_html(blocks[start : start + typed])))


def file_name(document: Document, suffix: str) -> str:
    """A name every file system takes: ke-hoach-bao-dam-an-ninh.pdf."""
    words = slugify(fold(f"{document.paper_kind.title} {document.subject}"))
    return f"{words[:80].strip('-')}.{suffix}"
