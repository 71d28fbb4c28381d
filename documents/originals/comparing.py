"""A signed PDF held against the approved text with number and day, a long one in the background.

What was found is kept for a week like a print: it follows from the sheet and the file alone.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django_tasks import task

from documents import frozen
from documents.models import Document, StoredFile
from documents.originals import files
from documents.originals.files import FileRefused
from documents.rendering import SHELF, Print
from paper.comparing import Difference, differences
from paper.readers import pdf as pdf_reader
from paper.readers.received import Unreadable

MOST_DIFFERENCES = 200
"""Kept with an original; a file that differs in more places is another paper."""
NOT_SIGNED = "Tệp PDF không có chữ ký số nên không phải là bản gốc. Hãy đưa vào là bản chụp."
NO_WORDS = "Tệp PDF chỉ có ảnh, không có chữ để đối chiếu. Hãy đưa vào là bản chụp."
OTHER_PAPER = "Tệp này khác văn bản đã duyệt ở quá nhiều chỗ; hãy xem có đúng tệp không."


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be compared: the approved paper as printed, and the bytes with this SHA-256."""

    wanted: Print
    sha256: str

    @property
    def path(self) -> Path:
        digest = hashlib.sha256(f"{self.wanted.digest}\0{self.sha256}".encode()).hexdigest()
        return SHELF.path(digest, ".json")

    def made(self) -> tuple[Difference, ...]:
        """Raises FileRefused."""
        found = _read(files.read(StoredFile(sha256=self.sha256)))
        if not found.words:
            raise FileRefused(NO_WORDS)
        if not found.signatures:
            raise FileRefused(NOT_SIGNED)
        expected = pdf_reader.read(self.wanted.made()).words
        differing = differences(expected, found.words)
        if len(differing) > MOST_DIFFERENCES:
            raise FileRefused(OTHER_PAPER)
        return differing

    def keep(self) -> None:
        try:
            told: object = [asdict(difference) for difference in self.made()]
        except FileRefused as refusal:
            told = refusal.message
        SHELF.put(self.path.stem, json.dumps(told).encode(), suffix=".json")

    def kept(self) -> tuple[Difference, ...] | None:
        """None before the background work is done. Raises FileRefused."""
        if not self.path.exists():
            return None
        told = json.loads(self.path.read_bytes())
        if isinstance(told, str):
            raise FileRefused(told)
        return tuple(Difference(**one) for one in told)


def found(document: Document, sha256: str) -> tuple[Difference, ...] | None:
    """Where the file differs; None while that of a long paper is not known: `order` it.

    Raises FileRefused.
    """
    comparison = comparison_of(document, sha256)
    if comparison.wanted.is_long:
        return comparison.kept()
    return comparison.made()


def comparison_of(document: Document, sha256: str) -> Comparison:
    return Comparison(Print(frozen.sheet_of(document), "pdf"), sha256)


def order(document: Document, sha256: str) -> None:
    compare_in_background.enqueue(document_id=document.pk, sha256=sha256)


@task()
def compare_in_background(document_id: int, sha256: str) -> None:
    """Once: a task that was started again finds it done."""
    comparison = comparison_of(Document.objects.get(pk=document_id), sha256)
    if not comparison.path.exists():
        comparison.keep()


def _read(data: bytes) -> pdf_reader.PdfFile:
    try:
        return pdf_reader.read(data)
    except Unreadable as fault:
        raise FileRefused(fault.message) from None
