"""Printing: a short paper while one waits, a long one in the background.

A file is a pure function of its sheet and its renderer, and is kept under a digest of both.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task

from documents.models import Revision
from documents.sheets import sheet_of
from paper.sheet import Sheet
from paper.writers import docx, pdf

LONG = 110_000
"""Characters beyond which a paper is not printed within a request: about fifty pages."""
KEPT_FOR = timedelta(days=7)
FOLDER = "renderings"


@dataclass(frozen=True, slots=True)
class Format:
    write: Callable[[Sheet], bytes]
    content_type: str


FORMATS = {
    "pdf": Format(pdf.write, "application/pdf"),
    "docx": Format(
        docx.write, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
}


def printed(sheet: Sheet, suffix: str) -> bytes | None:
    """The file, if it is short enough to be made now or was made before; None: `order` it."""
    name = _kept_name(sheet, suffix)
    if default_storage.exists(name):
        with default_storage.open(name) as kept:
            return bytes(kept.read())
    return None if _is_long(sheet) else FORMATS[suffix].write(sheet)


def order(revision: Revision, suffix: str) -> None:
    render_in_background.enqueue(revision_id=revision.pk, suffix=suffix)


@task()
def render_in_background(revision_id: int, suffix: str) -> None:
    revision = Revision.objects.select_related("document", "signer__official").get(pk=revision_id)
    sheet = sheet_of(revision.document, revision)
    name = _kept_name(sheet, suffix)
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(FORMATS[suffix].write(sheet)))


def forget_old() -> int:
    """Delete what was printed more than a week ago; gives how many files. It can be made again."""
    if not default_storage.exists(FOLDER):
        return 0
    names = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    until = timezone.now() - KEPT_FOR
    old = [name for name in names if default_storage.get_modified_time(name) < until]
    for name in old:
        default_storage.delete(name)
    return len(old)


def _is_long(sheet: Sheet) -> bool:
    texts = (sheet.blocks, *(annex.blocks for annex in sheet.annexes))
    return sum(len(block.text) for blocks in texts for block in blocks) > LONG


def _kept_name(sheet: Sheet, suffix: str) -> str:
    maker = pdf.renderer_fingerprint()
    digest = hashlib.sha256(f"{maker}\n{sheet!r}".encode()).hexdigest()
    return f"{FOLDER}/{digest}.{suffix}"
