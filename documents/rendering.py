"""Printing: a short paper while one waits, a long one in the background.

A file is a pure function of its sheet and its renderer, and is kept under a digest of both.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from django.utils.text import slugify
from django_tasks import task

from documents.models import Document, Revision
from documents.originals.shelves import Shelf
from documents.sheets import sheet_of
from paper.sheet import Sheet
from paper.writers import docx, pdf
from vietnamese.folding import fold

LONG = 110_000
"""Characters beyond which a paper is not printed within a request: about fifty pages."""
KEPT_FOR = timedelta(days=7)
SHELF = Shelf("renderings")


FORMATS: dict[str, Callable[..., bytes]] = {"pdf": pdf.write, "docx": docx.write}


@dataclass(frozen=True, slots=True)
class Print:
    """What is to be printed; `mark` stands at the top of every page of a PDF."""

    sheet: Sheet
    suffix: str
    mark: str = ""

    @property
    def digest(self) -> str:
        maker = pdf.renderer_fingerprint()
        return hashlib.sha256(f"{maker}\n{self.mark}\n{self.sheet!r}".encode()).hexdigest()

    @property
    def path(self) -> Path:
        return SHELF.path(self.digest, f".{self.suffix}")

    @property
    def is_long(self) -> bool:
        texts = (self.sheet.blocks, *(annex.blocks for annex in self.sheet.annexes))
        return sum(len(block.text) for blocks in texts for block in blocks) > LONG

    def made(self) -> bytes:
        write = FORMATS[self.suffix]
        return write(self.sheet, mark=self.mark) if self.mark else write(self.sheet)

    def keep(self) -> None:
        if not self.path.exists():
            SHELF.put(self.digest, self.made(), suffix=f".{self.suffix}")


def file_name(document: Document, suffix: str) -> str:
    """A name every file system takes: ke-hoach-bao-dam-an-ninh.pdf."""
    words = slugify(fold(f"{document.paper_kind.title} {document.subject}"))
    return f"{words[:80].strip('-')}.{suffix}"


def printed(sheet: Sheet, suffix: str, *, mark: str = "") -> bytes | None:
    """The file, if it is short enough to be made now or was made before; None: `order` it."""
    wanted = Print(sheet, suffix, mark)
    if wanted.path.exists():
        return wanted.path.read_bytes()
    return None if wanted.is_long else wanted.made()


def order(revision: Revision, suffix: str) -> None:
    render_in_background.enqueue(revision_id=revision.pk, suffix=suffix)


@task()
def render_in_background(revision_id: int, suffix: str) -> None:
    revision = Revision.objects.select_related("document", "signer__official").get(pk=revision_id)
    Print(sheet_of(revision.document, revision), suffix).keep()


def forget_old() -> int:
    """Delete what was printed more than a week ago; gives how many files. It can be made again."""
    SHELF.sweep_unfinished()
    return SHELF.sweep(timezone.now() - KEPT_FOR)
