"""From a draft to the sheet the engine prints: header lines by date, signer, resolved text."""

from datetime import date

from documents.models import Document, Revision
from officials.models import Appointment, Letterhead, SigningCapacity
from paper import outline
from paper.blocks import Block
from paper.numbers import symbol_for
from paper.sheet import Annex, IssueDate, Sheet, Signature, Urgency
from paper.signing import authority_lines
from paper.sources import Sources, resolve, unresolved
from vietnamese.dates import today
from vietnamese.numerals import roman


class Unbound:
    """No register stands behind a text: a citation prints as typed, a figure is unknown."""

    def citation(self, number: str, *, first: bool) -> str | None:
        return number

    def figure(self, name: str) -> str | None:
        return None


UNBOUND = Unbound()


def sheet_of(document: Document, revision: Revision, *, sources: Sources = UNBOUND) -> Sheet:
    """The draft as paper. Number and day stay blank; they are given when it is numbered."""
    head = letterhead(document, revision)
    return Sheet(
        kind=document.paper_kind,
        blocks=_resolved(revision.text, sources),
        superior=head.superior if head else "",
        issuer=head.issuer_lines if head else (),
        symbol=symbol_for(document.paper_kind, head.symbol if head else "", revision.unit),
        place=head.place if head else "",
        issued=_issued(revision),
        subject=revision.subject,
        addressed_to=tuple(revision.addressed_to),
        legal_basis=tuple(revision.legal_basis),
        recipients=tuple(revision.recipients),
        signatures=_signatures(revision.signer, head),
        annexes=_annexes(revision, sources),
        urgency=Urgency[revision.urgency] if revision.urgency else None,
        contact=head.contact if head else "",
        draft=True,
    )


def unknown_marks(revision: Revision, *, sources: Sources = UNBOUND) -> tuple[str, ...]:
    """The citations and figures of a draft that no register knows, as typed, each once."""
    texts = (revision.text, *(annex["text"] for annex in revision.annexes))
    blocks = (block for text in texts for block in outline.parse(text))
    return unresolved(blocks, sources)


def letterhead(document: Document, revision: Revision) -> Letterhead | None:
    return document.organization.letterhead_on(revision.dated_on or today())


def _issued(revision: Revision) -> IssueDate:
    day: date | None = revision.dated_on
    return IssueDate.of(day) if day else IssueDate(year=today().year)


def _resolved(text: str, sources: Sources) -> tuple[Block, ...]:
    return resolve(outline.parse(text), sources)


def _annexes(revision: Revision, sources: Sources) -> tuple[Annex, ...]:
    several = len(revision.annexes) > 1
    return tuple(
        Annex(
            f"Phụ lục {roman(place)}" if several else "Phụ lục",
            annex["title"],
            _resolved(annex["text"], sources),
        )
        for place, annex in enumerate(revision.annexes, start=1)
    )


def _signatures(signer: Appointment | None, head: Letterhead | None) -> tuple[Signature, ...]:
    if signer is None:
        return ()
    lines = authority_lines(
        SigningCapacity(signer.signing_capacity).value,
        title=signer.title,
        collective=head.collective if head else "",
    )
    return (Signature(lines, signer.official.full_name),)
