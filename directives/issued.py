"""A paper issued by an office here *is* the directive that others receive and answer."""

from datetime import date, timedelta

from django.db import transaction

from directives.models import Certainty, Directive, Relation
from documents import frozen
from documents.issued.issuing import later_paper
from documents.models import BookEntry, Document, OutsideEnding, PaperRelation
from documents.numbers import numbering
from officials.models import Official
from paper.numbers import DocumentNumber
from vietnamese.folding import fold

SOURCE = "Văn bản phát hành trong chương trình"
ENDED = {
    Document.State.SUPERSEDED: PaperRelation.Kind.REPLACES,
    Document.State.REVOKED: PaperRelation.Kind.RECALLS,
}
LEFT = frozenset({Document.State.ISSUED, Document.State.SUPERSEDED, Document.State.REVOKED})


class NotIssuedError(Exception):
    """The paper has not left the office: it is nobody's directive yet."""


@transaction.atomic
def directive_of(document: Document, *, by: Official | None = None) -> Directive:
    """The row of an issued paper in its own office's register; made where there is none yet.

    The paper stays locked until the commit. Raises NotIssuedError before it has left the office.
    """
    locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if locked.state not in LEFT:
        raise NotIssuedError(f"document {locked.pk} is {locked.state}")
    return Directive.objects.filter(document=locked).first() or _entered(locked, by)


def enter(document: Document, by: Official) -> None:
    """Enter a paper that is being issued, so that the office's later papers may cite it."""
    _entered(document, by)


def _entered(document: Document, by: Official | None) -> Directive:
    """What the office wrote down of the same paper by hand becomes its row."""
    return _written_down(document) or _made(document, by)


def _written_down(document: Document) -> Directive | None:
    wanted = _directive(document, None)
    found = Directive.objects.filter(
        kept_by=wanted.kept_by,
        document=None,
        number=wanted.number,
        issuer_search=fold(wanted.issuer),
        issued_on=wanted.issued_on,
    ).first()
    if found:
        found.document = document
        found.save(update_fields=["document"])
    return found


def ended(document: Document, kind: PaperRelation.Kind, by: Official) -> None:
    """Write into its directive, if it is one, that the paper was replaced or recalled."""
    if directive := Directive.objects.filter(document=document).first():
        _end(directive, kind, by)


def _made(document: Document, by: Official | None) -> Directive:
    directive = _directive(document, by)
    directive.save(force_insert=True)
    if kind := ENDED.get(Document.State(document.state)):
        _end(directive, kind, by)
    return directive


def _end(directive: Directive, kind: PaperRelation.Kind, by: Official | None) -> None:
    """Its last day, for whoever has it; the relation, for whoever has the later paper as well."""
    document = directive.document
    assert document is not None  # noqa: S101 (only papers issued here end here)
    later = later_paper(document, kind)
    if ended_on := _ended_on(document, later):
        eve = ended_on - timedelta(days=1)
        directive.in_force_to = max(directive.issued_on, eve)
        directive.save(update_fields=["in_force_to"])
    if later and kind == PaperRelation.Kind.REPLACES:
        Relation.objects.get_or_create(
            kind=Relation.Kind.REPLACES,
            later=directive_of(later, by=by),
            earlier=directive,
            part="",
            kept_by=directive.kept_by,
            defaults={"source": SOURCE, "certainty": Certainty.CERTAIN, "recorded_by": by},
        )


def _ended_on(document: Document, later: Document | None) -> date | None:
    """The day of the paper that ended it, written here or elsewhere."""
    if later is not None and (entry := numbering.entry_of(later)):
        return entry.issued_on
    elsewhere = OutsideEnding.objects.filter(document=document).first()
    return elsewhere.issued_on if elsewhere else None


def _directive(document: Document, by: Official | None) -> Directive:
    entry, sheet = _entry(document), frozen.sheet_of(document)
    number = DocumentNumber.parse(str(entry))
    return Directive(
        kind=document.kind,
        number=number.text if number else str(entry),
        issuer=entry.issuer,
        issued_on=entry.issued_on,
        title=sheet.subject,
        urgency=sheet.urgency.name if sheet.urgency else "",
        source=SOURCE,
        certainty=Certainty.CERTAIN,
        kept_by=document.organization,
        document=document,
        recorded_by=by,
    )


def _entry(document: Document) -> BookEntry:
    entry = numbering.entry_of(document)
    if entry is None:
        raise NotIssuedError(f"document {document.pk} has no number")
    return entry
