"""What the pages of review show of one paper: where it stands, what was asked, what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from documents import homes
from documents.drafts.parts import opening_of, texts_of
from documents.models import Document, Remark, Submission
from documents.review import changes, seeing
from documents.review.quoting import KeyedBlocks, keyed_blocks
from documents.review.standing import approval_of, checks_of, sentence
from documents.review.steps import steps_of
from officials.models import Official
from paper.sheet import Sheet
from paper.writers import html

State = Document.State
HANDED_UP = frozenset({State.IN_REVIEW, State.AWAITING_APPROVAL})


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of a piece, in a word, and where it is read."""

    label: str
    url: str


UNMARKED: Mapping[str, Sequence[Mark]] = {}


def standing_context(document: Document, official: Official) -> dict[str, Any]:
    """Where the paper is now, its checks, what was asked of it, and the steps from here."""
    submission = document.submission
    checks = checks_of(document, submission) if submission else []
    return {
        "submission": submission,
        "checks": checks,
        "approval": approval_of(submission) if submission else None,
        "standing": sentence(document, submission, checks),
        "steps": steps_of(document, submission, official),
        "remarks": remarks_of(document),
        "remarks_open": document.state == State.RETURNED,
    }


def changes_context(submission: Submission, official: Official) -> dict[str, Any]:
    """What changed since they saw it last; else since the round before; nothing in a first one."""
    seen = seeing.last_seen_before(submission, official)
    before = seen or _round_before(submission)
    if before is None:
        return {}
    found = changes.between(before, submission)
    unasked = changes.besides(found, Remark.objects.filter(document=submission.document_id))
    since = f"từ lần trình {before.round}" + (" mà anh/chị đã xem" if seen else "")
    rows = [(change, change not in unasked) for change in found]
    return {"compared": True, "changes": rows, "changes_since": since}


def remarks_of(document: Document) -> list[Remark]:
    """All remarks with their answers, those of the last round first."""
    found = Remark.objects.filter(document=document).select_related(
        "submission", "made_by", "taken_down_by"
    )
    newest_first = found.defer("submission__sheet").order_by("-submission__round", "at", "pk")
    return list(newest_first.prefetch_related("answers__by"))


def last_asked(document: Document) -> list[Remark]:
    """The remarks of the last return, which the drafter answers."""
    submission = document.submission
    return [r for r in remarks_of(document) if submission and r.submission_id == submission.pk]


def keys_now(document: Document) -> frozenset[str]:
    """The keys of pieces that are still in the draft, for links to them."""
    return frozenset(key for keyed in texts_of(document.current) for key in keyed.keys)


def pinned_html(submission: Submission) -> SafeString:
    """The paper as it was handed up."""
    return mark_safe(html.page_body(submission.pinned))


def quotable_html(submission: Submission, address: str) -> SafeString:
    """The same, with a button beside each piece that pins a remark to it."""
    return pieced_html(submission.pinned, list(keyed_blocks(submission)), address)


def pieced_html(
    sheet: Sheet,
    texts: Sequence[KeyedBlocks],
    address: str = "",
    marks: Mapping[str, Sequence[Mark]] = UNMARKED,
) -> SafeString:
    """Each piece found by its key, with its marks; with the button where there is an address to
    send it to."""
    piece = get_template("documents/review/_piece.html")

    def framed(place: int, index: int, block: str) -> str:
        keys, blocks = texts[place]
        if index >= len(keys):
            return block
        key = keys[index]
        about = {"key": key, "name": opening_of(blocks[index]), "marks": marks.get(key, ())}
        return piece.render({**about, "block": mark_safe(block), "address": address})

    return mark_safe(html.page_body(sheet, framed=framed))


def _round_before(submission: Submission) -> Submission | None:
    earlier = Submission.objects.filter(document=submission.document_id)
    return earlier.filter(round=submission.round - 1).first()


def page_context(document: Document) -> dict[str, Any]:
    return {"document": document, "home": homes.page_of(document)}
