"""From a draft to the sheet the engine prints: header lines by date, signer, resolved text."""

from dataclasses import dataclass, replace
from datetime import date

from documents.models import Document, Revision
from documents.numbers import books
from documents.sourcing import sources_of
from officials.models import Appointment, Letterhead, SigningCapacity
from paper import outline
from paper.components import ENACTING
from paper.kinds import Kind
from paper.numbers import symbol_for
from paper.sheet import Annex, IssueDate, Sheet, Signature, Urgency
from paper.signing import authority_lines
from paper.sources import Reading
from vietnamese.dates import today
from vietnamese.numerals import roman

WITHOUT_SUBJECT = frozenset({Kind.INTRODUCTION, Kind.LEAVE})
"""Mẫu 1.8 and 1.10 print no trích yếu; the number book has it all the same."""
PRESIDES = "CHỦ TỌA"


OPEN = frozenset({Document.State.DRAFTING, Document.State.RETURNED, Document.State.ABANDONED})
"""In the other states the text handed up stands as it was pinned, whatever a register says now."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft read once: the sheet, and the marks that no register knows, as typed, each once."""

    sheet: Sheet
    unknown: tuple[str, ...] = ()


def sheet_of(document: Document, revision: Revision) -> Sheet:
    """The draft as paper. Number and day stay blank; they are given when it is numbered."""
    return draft_of(document, revision).sheet


def draft_of(document: Document, revision: Revision, *, is_final: bool = False) -> Draft:
    """`is_final`: as it is handed up, without what stands there for the drafting alone."""
    typed = typed_sheet(document, revision)
    if pinned := _pinned(document, revision):
        return Draft(_with_words_of(pinned, typed))
    reading = Reading(sources_of(document, revision, is_final=is_final))
    sheet = reading.sheet(typed)
    return Draft(sheet, reading.unknown)


def _pinned(document: Document, revision: Revision) -> Sheet | None:
    if document.state in OPEN:
        return None
    submission = document.submissions.filter(revision=revision).first()
    return submission.pinned if submission else None


def _with_words_of(pinned: Sheet, sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        legal_basis=pinned.legal_basis,
        blocks=pinned.blocks,
        annexes=pinned.annexes,
    )


def typed_sheet(document: Document, revision: Revision) -> Sheet:
    """The draft with its marks as typed."""
    head = letterhead(document, revision)
    kind = document.paper_kind
    dated = kind is not Kind.MINUTES  # Mẫu 1.9 has neither place nor date
    return Sheet(
        kind=kind,
        blocks=outline.parse(revision.text),
        superior=head.superior if head else "",
        issuer=head.issuer_lines if head else (),
        symbol=symbol_for(kind, head.symbol if head else "", revision.unit),
        place=head.place if head and dated else "",
        issued=_issued(revision) if dated else None,
        subject="" if kind in WITHOUT_SUBJECT else revision.subject,
        addressed_to=tuple(revision.addressed_to),
        authority=revision.authority.upper(),
        legal_basis=tuple(revision.legal_basis),
        enacting=ENACTING.get(kind, ""),
        recipients=tuple(revision.recipients),
        signatures=_signatures(kind, revision, head),
        annexes=_annexes(revision),
        urgency=Urgency[revision.urgency] if revision.urgency else None,
        contact=head.contact if head else "",
        draft=True,
    )


def letterhead(document: Document, revision: Revision) -> Letterhead | None:
    """The head of the office; of an advisory body's paper the body's own, beneath the office's."""
    head = document.organization.letterhead_on(revision.dated_on or today())
    if not revision.issuing_body:
        return head
    body = books.body_named(document.organization, revision.issuing_body)
    return Letterhead(
        organization=document.organization,
        superior=" ".join(head.issuer_lines) if head else "",
        issuer=revision.issuing_body.upper(),
        symbol=body.symbol if body else "",
        place=head.place if head else "",
        collective=revision.issuing_body.upper(),
        contact=head.contact if head else "",
    )


def _issued(revision: Revision) -> IssueDate:
    day: date | None = revision.dated_on
    return IssueDate.of(day) if day else IssueDate(year=today().year)


def _annexes(revision: Revision) -> tuple[Annex, ...]:
    several = len(revision.annexes) > 1
    return tuple(
        Annex(
            f"Phụ lục {roman(place)}" if several else "Phụ lục",
            annex["title"],
            outline.parse(annex["text"]),
            is_large=annex.get("is_large", False),
        )
        for place, annex in enumerate(revision.annexes, start=1)
    )


def _signatures(kind: Kind, revision: Revision, head: Letterhead | None) -> tuple[Signature, ...]:
    """In a biên bản the thư ký signs at the left of the chủ tọa (Mẫu 1.9)."""
    beside = tuple(_cosignature(entry) for entry in revision.cosigners)
    signer = revision.signer
    if signer is None:
        return beside
    if kind is Kind.MINUTES:
        return (*beside, Signature((PRESIDES,), signer.official.full_name))
    return (*beside, signature_of(signer, head))


def _cosignature(entry: str) -> Signature:
    role, _, name = entry.rpartition(":")
    return Signature((role.strip().upper(),) if role.strip() else (), name.strip())


def signature_of(signer: Appointment, head: Letterhead | None) -> Signature:
    """Quyền hạn, chức vụ and name of somebody who signs for the office."""
    lines = authority_lines(
        SigningCapacity(signer.signing_capacity).value,
        title=signer.title,
        collective=head.collective if head else "",
    )
    return Signature(lines, signer.official.full_name)
