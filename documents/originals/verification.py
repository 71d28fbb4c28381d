"""Whether every stored file is what it was, and every issued paper still prints as it was issued.

One paper is held at a time, however many there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from documents import frozen
from documents.models import Document, Original, StoredFile, Submission
from documents.originals import files
from documents.originals.files import FileDamagedError
from documents.rendering import Print
from paper import freezing
from paper.comparing import differences
from paper.readers import pdf as pdf_reader
from paper.writers import pdf

AT_ONCE = 50
"""Rows fetched together; the bytes of one file, the sheet of one paper are in memory."""
TOLERANCE = 0.6
"""Points, a fifth of a millimetre: what two versions of a renderer may differ in a place."""
OUT = (Document.State.ISSUED, Document.State.SUPERSEDED, Document.State.REVOKED)


@dataclass(frozen=True, slots=True)
class Fault:
    """What differs, in Vietnamese, and where."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify(organization_id: int | None = None, *, render: bool = True) -> Iterator[Fault]:
    """Everything that differs, as it is found. Without `render`, what needs no printing."""
    documents = Document.objects.all()
    if organization_id is not None:
        documents = documents.filter(organization_id=organization_id)
    else:
        yield from _other_files()
    submissions = Submission.objects.filter(document__in=documents)
    yield from _pins(submissions)
    yield from _not_kept(documents)
    originals = Original.objects.filter(document__in=documents)
    for original in originals.select_related("file", "document").iterator(AT_ONCE):
        yield from _original(original, render=render)


def _other_files() -> Iterator[Fault]:
    for stored in StoredFile.objects.filter(original=None).iterator(AT_ONCE):
        try:
            files.opened(stored).close()
        except FileDamagedError as damage:
            yield Fault(f"Tệp {stored.pk} ({stored})", damage.fault)


def _pins(submissions: QuerySet[Submission]) -> Iterator[Fault]:
    """The sheet of each submission against its two hashes."""
    for submission in submissions.iterator(AT_ONCE):
        sheet = submission.pinned
        where = f"Văn bản {submission.document_id}, lần trình {submission.round}"
        if freezing.content_hash(sheet) != submission.content_hash:
            yield Fault(where, "nội dung đã giữ không còn khớp mã nội dung")
        if freezing.form_hash(sheet) != submission.form_hash:
            yield Fault(where, "thể thức đã giữ không còn khớp mã thể thức")


def _not_kept(documents: QuerySet[Document]) -> Iterator[Fault]:
    kept = Original.objects.filter(kind=Original.Kind.RENDERING).values("document")
    issued = documents.filter(state__in=OUT).exclude(pk__in=kept)
    for key in issued.order_by("pk").values_list("pk", flat=True).iterator(AT_ONCE):
        yield Fault(f"Văn bản {key}", "đã phát hành nhưng chưa lưu bản in")


def _original(original: Original, *, render: bool) -> Iterator[Fault]:
    where = f"Văn bản {original.document_id}, {original} (tệp {original.file_id})"
    try:
        data = files.read(original.file)
    except FileDamagedError as damage:
        yield Fault(where, damage.fault)
        return
    if render and original.kind == Original.Kind.RENDERING:
        yield from (Fault(where, what) for what in _rendering(original, data))


def _rendering(original: Original, stored: bytes) -> Iterator[str]:
    """The paper printed again from its frozen content beside what was stored."""
    again = Print(frozen.sheet_of(original.document), "pdf").made()
    if again == stored:
        return
    if original.fingerprint == pdf.renderer_fingerprint():
        yield "cùng bộ in nhưng in lại không ra đúng từng byte"
    yield from _text(stored, again)
    yield from _places(stored, again)


def _text(stored: bytes, again: bytes) -> Iterator[str]:
    for one in differences(pdf_reader.read(stored).words, pdf_reader.read(again).words):
        yield f"sau “… {one.before}”: bản lưu “{one.removed}”, in lại “{one.added}”"


def _places(stored: bytes, again: bytes) -> Iterator[str]:
    before, now = pdf_reader.places(stored), pdf_reader.places(again)
    if len(before) != len(now):
        yield f"bản lưu có {len(before)} trang, in lại có {len(now)} trang"
    for number, (one, other) in enumerate(zip(before, now, strict=False), start=1):
        if not one.is_like(other, within=TOLERANCE):
            yield f"trang {number}: chữ đứng khác chỗ"
