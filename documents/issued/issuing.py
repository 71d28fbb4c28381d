"""Phát hành and what comes after it: replacement and recall."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django_tasks import task

from documents import frozen, guards
from documents.deliveries import delivering
from documents.issued import telling
from documents.lifecycle import LIFECYCLE
from documents.models import Document, Original, OutsideEnding, PaperRelation, Use
from documents.originals import files
from documents.originals.files import Accepted
from documents.rendering import Print, file_name
from history.recording import record, subject_of
from officials.models import Official
from paper.writers import pdf
from vietnamese.dates import short, today
from workflow.verdicts import ALLOWED, Verdict, refused

Kind = PaperRelation.Kind
ENDS = {Kind.REPLACES: "documents.supersede", Kind.RECALLS: "documents.revoke"}
CHANGED = "Văn bản vừa được người khác xử lý; hãy xem lại rồi phát hành."


def issue(document: Document, *, by: Official) -> Verdict:
    """The paper leaves the office; what our renderer makes of it is kept with its fingerprint.

    It is rendered before the transaction; a long paper afterwards, in the background.
    """
    verdict = LIFECYCLE.verdict("documents.issue", document, by)
    if not verdict:
        return verdict
    wanted = Print(frozen.sheet_of(document), "pdf")
    kept = None if wanted.is_long else _kept(document, wanted)

    def check(locked: Document) -> Verdict:
        return ALLOWED if frozen.sheet_of(locked) == wanted.sheet else refused(CHANGED)

    def effect(locked: Document) -> Mapping[str, object]:
        telling.tell_issued(locked, by=by)
        return _enter(locked, kept, by=by) if kept else {}

    with transaction.atomic():
        verdict = LIFECYCLE.perform("documents.issue", document, by=by, check=check, effect=effect)
        if verdict:
            telling.tell_standing(document, by=by)
    if verdict and kept is None:
        keep_rendering.enqueue(document_id=document.pk, official_id=by.pk)
    return verdict


def supersede(document: Document, *, by: Official) -> Verdict:
    """Thay thế: the paper that replaces it is issued, and is named in the history."""
    return _end(document, "documents.supersede", Kind.REPLACES, by=by)


def revoke(document: Document, *, by: Official) -> Verdict:
    """Thu hồi: our copy stays, every print of it says that it was recalled; recipients are told."""
    return _end(document, "documents.revoke", Kind.RECALLS, by=by)


def end_by_paper_elsewhere(ending: OutsideEnding, *, by: Official) -> Verdict:
    """Thay thế, thu hồi by a paper that was not written here; `ending` says which and how.

    Raises ValidationError for what was typed wrongly, by its field.
    """
    kind = Kind(ending.kind)
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=ending.document_id)
        verdict = may_end_by_paper_elsewhere(document, by)
        if verdict:
            ending.recorded_by = by
            _check_day(ending, document)
            ending.full_clean()
            ending.save()
            verdict = _end(document, ENDS[kind], kind, by=by)
    return verdict


def may_end_by_paper_elsewhere(document: Document, by: Official) -> Verdict:
    """Whether it still stands and this official records what became of it."""
    if document.state != Document.State.ISSUED:
        return refused("Chỉ ghi cho văn bản đã phát hành và còn hiệu lực.")
    return guards.signs_or_keeps_the_book(document, by)


def _check_day(ending: OutsideEnding, document: Document) -> None:
    entry = document.book_entries.live().first()
    if ending.issued_on > today():
        raise ValidationError({"issued_on": "Ngày ban hành không được ở tương lai."})
    if entry and ending.issued_on < entry.issued_on:
        day = short(entry.issued_on)
        raise ValidationError({"issued_on": f"Không được trước ngày văn bản này ({day})."})


def later_paper(document: Document, kind: PaperRelation.Kind) -> Document | None:
    """The issued paper that replaces or recalls this one."""
    issued = document.later_relations.filter(kind=kind, paper__state=Document.State.ISSUED)
    relation = issued.select_related("paper").order_by("-pk").first()
    return relation.paper if relation else None


@task()
def keep_rendering(document_id: int, official_id: int) -> None:
    """Once: a task that was started again finds it done."""
    document = Document.objects.get(pk=document_id)
    if document.originals.filter(kind=Original.Kind.RENDERING).exists():
        return
    by = Official.objects.get(pk=official_id)
    kept = _kept(document, Print(frozen.sheet_of(document), "pdf"))
    with transaction.atomic():
        details = _enter(document, kept, by=by)
        record(
            document.organization_id,
            verb="documents.keep_rendering",
            by=None,
            subject=subject_of(document),
            details=details,
        )


def _end(document: Document, name: str, kind: PaperRelation.Kind, *, by: Official) -> Verdict:
    def effect(locked: Document) -> Mapping[str, object]:
        paper = later_paper(locked, kind)
        elsewhere = OutsideEnding.objects.filter(document=locked, kind=kind).first()
        outside = {"outside": elsewhere.pk} if elsewhere else {}
        told = {"told": delivering.recall_all(locked, by=by)} if kind == Kind.RECALLS else {}
        telling.tell_ended(locked, kind, by=by)
        return {"paper": paper.pk if paper else None, **outside, **told}

    return LIFECYCLE.perform(name, document, by=by, effect=effect)


def _kept(document: Document, wanted: Print) -> Accepted:
    return files.accept(wanted.made(), use=Use.RENDERING, name=file_name(document, "pdf"))


def _enter(document: Document, kept: Accepted, *, by: Official) -> Mapping[str, object]:
    original = Original.objects.create(
        document=document,
        submission=frozen.submission_of(document),
        kind=Original.Kind.RENDERING,
        file=files.enter(kept, by=by),
        fingerprint=pdf.renderer_fingerprint(),
        put_in_by=by,
    )
    return {"original": original.pk, "sha256": kept.sha256}
