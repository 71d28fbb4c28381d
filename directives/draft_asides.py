"""Beside a draft: what the doctor points at, with buttons; the same while a part is being typed."""

from directives.drafts import Pointed, is_long, pointed_at
from documents.drafts.asides import Aside
from documents.drafts.parts import Part
from documents.homes import page_of, piece_of
from documents.models import Document, Revision
from documents.review.checks import Finding
from paper.checks import Severity

PERSONAL = "personal-"
"""Rules whose places `documents` points at by itself (docs/bounds.md, 6)."""
MOST_WORDS = 25
"""Words of a proposal that are listed at submission; beside the draft it stands in full."""


def beside_draft(document: Document, revision: Revision) -> Aside | None:
    """PAPER_ASIDES. The page of a long paper comes first, and then what is to be said of it."""
    if is_long(revision):
        return Aside("directives/draft/_later.html", {})
    return told(document, revision)


def told(document: Document, revision: Revision) -> Aside | None:
    pointed = pointed_at(document, revision)
    if not pointed:
        return None
    offers = [one for one in pointed if one.is_offer]
    hints = [one for one in pointed if one.is_hint and not one.is_offer]
    due = [one for one in pointed if not one.is_hint]
    shown = {"due": due, "hints": hints, "offers": offers, "base": revision.number}
    return Aside("directives/draft/_pointed.html", shown)


def beside_part(document: Document, revision: Revision, part: Part | None) -> Aside | None:
    """PART_ASIDES. It asks again while the part is typed, which only a script can."""
    return Aside("directives/draft/_part.html", {"part": part}) if part else None


def listed(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """PAPER_CHECKS: everything pointed at, for whoever hands the paper up."""
    home = page_of(document)
    return tuple(
        Finding(
            _told(one),
            piece_of(document, one.key) if one.key else home,
            "Đến chỗ này",
            is_hint=one.is_hint,
        )
        for one in pointed_at(document, revision)
        if not one.is_offer and not one.finding.rule.startswith(PERSONAL)
    )


def _told(one: Pointed) -> str:
    finding = one.finding
    certain = "Sai: " if finding.severity is Severity.ERROR else ""
    about = f" “{_opening(finding.excerpt)}”" if finding.excerpt else ""
    proposed = f" Nên ghi: “{_opening(finding.suggestion)}”." if finding.suggestion else ""
    return f"{certain}{one.where}{about}: {finding.message}{proposed}"


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS else "")
