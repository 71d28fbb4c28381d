"""The private file store: what may be put in, and reading it back unchanged.

Whatever takes or makes a file comes here. Bytes are on disk before the row that names them.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path, PurePath
from typing import IO

from django.core.files.base import ContentFile, File
from django.utils import timezone

from documents.models import MediaType, StoredFile, Use
from documents.models.files import NAME_LENGTH
from documents.originals.media_types import ENDINGS, agrees, media_type
from documents.originals.shelves import Shelf
from officials.models import Official
from paper.readers import pdf
from paper.readers.limits import MAX_FILE_BYTES
from paper.readers.received import Unreadable
from vietnamese.folding import nfc

MEGABYTE = 1_000_000
CHUNK = 64 * 1024
SHELF = Shelf("originals")
GRACE = timedelta(days=1)
"""Longer than a file waits for its form (`holding.HELD_FOR`), and than any transaction."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one use takes: at most `size` bytes, of these types."""

    size: int
    types: frozenset[MediaType]


PICTURES = frozenset({MediaType.PDF, MediaType.PNG, MediaType.JPEG})
ALLOWANCES: Mapping[Use, Allowance] = {
    Use.SCAN: Allowance(30 * MEGABYTE, PICTURES),
    Use.SIGNED_PDF: Allowance(30 * MEGABYTE, frozenset({MediaType.PDF})),
    Use.RENDERING: Allowance(100 * MEGABYTE, frozenset({MediaType.PDF})),
    Use.EVIDENCE: Allowance(10 * MEGABYTE, frozenset(MediaType)),
    Use.DIRECTIVE: Allowance(
        20 * MEGABYTE, frozenset({MediaType.PDF, MediaType.DOCX, MediaType.TEXT})
    ),
}
LARGEST_UPLOAD = max(MAX_FILE_BYTES, *(ALLOWANCES[use].size for use in Use if use != Use.RENDERING))
"""What is put in here, or read for its text and not kept."""


class FileRefused(Exception):  # noqa: N818 (a refusal, told to whoever put the file in)
    """The file cannot be taken; `message` says why, in Vietnamese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FileDamagedError(Exception):
    """A stored file is missing or is no longer what was stored."""

    def __init__(self, stored: StoredFile, fault: str) -> None:
        super().__init__(f"stored file {stored.pk} ({stored.sha256}): {fault}")
        self.stored = stored
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that was judged and lies on the shelf; `enter` makes its row."""

    sha256: str
    size: int
    media_type: MediaType
    use: Use
    name: str


def put(data: "bytes | File[bytes]", *, use: Use, name: str, by: Official) -> StoredFile:
    """Judge, keep and enter a file. Raises FileRefused."""
    return enter(accept(data, use=use, name=name), by=by)


def accept(data: "bytes | File[bytes]", *, use: Use, name: str) -> Accepted:
    """Judge a file and keep its bytes, outside of any transaction. Raises FileRefused.

    The size is judged first, before anything is read.
    """
    file: File[bytes] = ContentFile(data) if isinstance(data, bytes) else data
    name = _plain_name(name)
    _judge_size(file.size, ALLOWANCES[use], name)
    found = _judged_type(file, ALLOWANCES[use], name)
    file.seek(0)
    digest = SHELF.put_by_content(file.chunks(CHUNK))
    return Accepted(digest, file.size, found, use, name)


def enter(accepted: Accepted, *, by: Official) -> StoredFile:
    return StoredFile.objects.create(
        sha256=accepted.sha256,
        size=accepted.size,
        media_type=accepted.media_type,
        use=accepted.use,
        name=accepted.name,
        put_by=by,
    )


def sweep_unclaimed() -> int:
    """Delete bytes that no row names: of refused uploads, and of writers that died before the row.

    What was written or touched within GRACE may still be claimed by a form that is being
    corrected or by a transaction under way, and stays. Gives how many files.
    """
    until = timezone.now() - GRACE
    SHELF.sweep_unfinished()
    old = (path for path in SHELF.files() if path.stat().st_mtime < until.timestamp())
    return sum(SHELF.discard(path, until) for some in _batches(old) for path in _unclaimed(some))


def _batches(paths: Iterator[Path]) -> Iterator[list[Path]]:
    while some := list(islice(paths, AT_ONCE)):
        yield some


def _unclaimed(paths: list[Path]) -> list[Path]:
    named = StoredFile.objects.filter(sha256__in=[path.name for path in paths])
    claimed = set(named.values_list("sha256", flat=True))
    return [path for path in paths if path.name not in claimed]


def opened(stored: StoredFile) -> IO[bytes]:
    """The bytes as they were put in, from their beginning. Raises FileDamagedError."""
    try:
        file = SHELF.path(stored.sha256).open("rb")
    except OSError:
        raise FileDamagedError(stored, "không có trên đĩa") from None
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != stored.sha256:
        file.close()
        raise FileDamagedError(stored, "nội dung trên đĩa đã đổi")
    file.seek(0)
    return file


def read(stored: StoredFile) -> bytes:
    """Raises FileDamagedError."""
    with opened(stored) as file:
        return file.read()


def megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".replace(".", ",").removesuffix(",0") + " MB"


def _plain_name(name: str) -> str:
    """The last part of a path, in NFC, short enough, its ending kept."""
    path = PurePath(nfc(name).replace("\\", "/"))
    return path.stem[: NAME_LENGTH - 20] + path.suffix[:20]


def _judge_size(size: int, allowance: Allowance, name: str) -> None:
    if size == 0:
        raise FileRefused(f"Tệp “{name}” rỗng.")
    if size > allowance.size:
        raise FileRefused(
            f"Tệp “{name}” có {megabytes(size)}; nhiều nhất là {megabytes(allowance.size)}."
        )


def _judged_type(file: "File[bytes]", allowance: Allowance, name: str) -> MediaType:
    found = media_type(file)
    if found not in allowance.types:
        raise FileRefused(f"Tệp “{name}” không nhận được: cần {_names(allowance.types)}.")
    if not agrees(name, found):
        said = PurePath(name).suffix or "không có đuôi tên"
        raise FileRefused(
            f"Tệp “{name}” là {found.label} nhưng tên lại ghi {said}. "
            f"Hãy kiểm tra có đúng tệp không, rồi đổi đuôi tên thành {ENDINGS[found][0]}."
        )
    if found is MediaType.PDF:
        _judge_pdf(file)
    return found


def _judge_pdf(file: "File[bytes]") -> None:
    file.seek(0)
    try:
        pdf.check(file.read())
    except Unreadable as fault:
        raise FileRefused(fault.message) from None


def _names(types: frozenset[MediaType]) -> str:
    return ", ".join(one.label for one in MediaType if one in types)
