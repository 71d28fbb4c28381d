"""A paper issued by an office here *is* the directive that others receive and answer."""

from django.db import transaction

from directives.models import Certainty, Directive
from documents import frozen, numbering
from documents.models import BookEntry, Document
from officials.models import Official
from paper.numbers import DocumentNumber
from vietnamese.folding import fold

SOURCE = "Văn bản phát hành trong chương trình"
LEFT = frozenset({Document.State.ISSUED, Document.State.SUPERSEDED, Document.State.REVOKED})


class NotIssuedError(Exception):
    """The paper has not left the office: it is nobody's directive yet."""


@transaction.atomic
def directive_of(document: Document, *, by: Official | None = None) -> Directive:
    """The row of an issued paper in its own office's register; made when first asked for.

    What the office wrote down of the same paper by hand becomes that row. The paper stays locked
    until the commit. Raises NotIssuedError before it has left the office.
    """
    locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    found = Directive.objects.filter(document=locked).first()
    return found or _written_down(locked) or _made(locked, by)


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


def _made(document: Document, by: Official | None) -> Directive:
    directive = _directive(document, by)
    directive.save(force_insert=True)
    return directive


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
    if entry is None or document.state not in LEFT:
        raise NotIssuedError(f"document {document.pk} is {document.state}")
    return entry
