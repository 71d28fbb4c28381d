"""Drafting: the first save of a paper and every later one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from documents.drafts.content import Content, canonical
from documents.drafts.keying import keyed_annexes, keys_of, with_moved_places
from documents.drafts.saves import keep_with
from documents.models import SUBJECT_LENGTH, Document, Revision
from documents.permissions import may_draft, may_edit
from history.recording import record
from officials.models import Official, Organization
from paper.kinds import Kind
from vietnamese.folding import clean
from workflow.verdicts import demand

BLOCK_LIMIT = 10_000
"""Blocks of one document, annexes included. A 300-page paper has about 2,500."""


class StaleError(Exception):
    """Somebody saved the document after the text at hand was opened."""

    def __init__(self, current: Revision) -> None:
        super().__init__(f"revision {current.number} is newer")
        self.current = current


def create(
    organization: Organization,
    *,
    kind: Kind,
    content: Content,
    by: Official,
    note: str = "",
    like: Revision | None = None,
) -> Document:
    """Begin a paper. Whoever calls this has had the secrecy question answered with no.

    Blocks that it takes over from `like`, another paper's, keep the keys they have there.
    """
    demand(may_draft(by, organization))
    content = checked(content)
    with transaction.atomic():
        document = Document.objects.create(organization=organization, kind=kind.code, drafted_by=by)
        _append(document, content, by=by, note=note or "Soạn bản đầu", before=like)
        _record(document, "documents.draft", by=by, details={"kind": kind.code, "secret": "no"})
    return document


def save(
    document: Document,
    content: Content,
    *,
    base: int,
    by: Official,
    note: str = "",
    reads_anew: bool = False,
) -> Revision:
    """Append a revision to the one numbered `base`, or raise StaleError and change nothing.

    `reads_anew`: its marks stand for something else now, so that the same words are a new save.
    """
    content = checked(content)
    with transaction.atomic():
        locked = Document.objects.select_for_update().get(pk=document.pk)
        demand(may_edit(locked, by))
        before = locked.current
        if before.number != base:
            raise StaleError(before)
        if before.content == content and not reads_anew:
            return before
        content = with_moved_places(content, before=before.text, keys=before.keys)
        revision = _append(locked, content, by=by, note=note, before=before)
        _record(locked, "documents.save", by=by, details={"revision": revision.number})
    document.refresh_from_db(fields=["head"])
    return revision


def checked(content: Content) -> Content:
    """The content in stored form. Raises ValidationError with what the official must mend."""
    content = _cleaned(content)
    if not content.subject:
        raise ValidationError({"subject": "Cần ghi trích yếu của văn bản."})
    if len(content.subject) > SUBJECT_LENGTH:
        length = len(content.subject)
        raise ValidationError(
            {"subject": f"Trích yếu dài {length} ký tự; nhiều nhất là {SUBJECT_LENGTH} ký tự."}
        )
    blocks = len(content.blocks) + sum(len(annex.blocks) for annex in content.annexes)
    if blocks > BLOCK_LIMIT:
        raise ValidationError(
            {"text": f"Văn bản có {blocks} đoạn; nhiều nhất là {BLOCK_LIMIT} đoạn. Hãy tách bớt."}
        )
    return content


def _cleaned(content: Content) -> Content:
    return replace(
        content,
        subject=_line(content.subject),
        text=canonical(clean(content.text)),
        addressed_to=_lines(content.addressed_to),
        legal_basis=_lines(content.legal_basis),
        recipients=_lines(content.recipients),
        unplaced=_lines(content.unplaced),
        cosigners=_lines(content.cosigners),
        unit=_line(content.unit),
        authority=_line(content.authority),
        field_of_work=_line(content.field_of_work),
        issuing_body=_line(content.issuing_body),
        annexes=tuple(
            replace(annex, title=_line(annex.title), text=canonical(clean(annex.text)))
            for annex in content.annexes
        ),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _lines(entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for entry in entries if (line := _line(entry)))


def _append(
    document: Document, content: Content, *, by: Official, note: str, before: Revision | None
) -> Revision:
    revision = Revision.objects.create(
        document=document,
        number=before.number + 1 if before and before.document_id == document.pk else 1,
        subject=content.subject,
        text=content.text,
        keys=keys_of(
            content.blocks,
            text=before.text if before else "",
            keys=before.keys if before else (),
        ),
        annexes=keyed_annexes(content.annexes, before=before.annexes if before else ()),
        addressed_to=list(content.addressed_to),
        legal_basis=list(content.legal_basis),
        recipients=list(content.recipients),
        unplaced=list(content.unplaced),
        unit=content.unit,
        dated_on=content.dated_on,
        signer=content.signer,
        cosigners=list(content.cosigners),
        authority=content.authority,
        urgency=content.urgency,
        field_of_work=content.field_of_work,
        issuing_body=content.issuing_body,
        note=note,
        saved_by=by,
    )
    document.head = revision
    document.save(update_fields=["head"])
    keep_with(document, revision, by=by)
    return revision


def _record(document: Document, verb: str, *, by: Official, details: Mapping[str, object]) -> None:
    record(
        document.organization_id,
        verb=verb,
        by=by,
        subject=f"documents.document:{document.pk}",
        details=details,
    )
