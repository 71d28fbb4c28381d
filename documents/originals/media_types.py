"""What a file is, told by its bytes, whatever its name says."""

import zipfile
from pathlib import PurePath
from typing import IO

from documents.models import MediaType

OPENING = 8192
"""Bytes read before anything is believed."""
MOST_PARTS = 10_000
"""Of a ZIP file; a Word file has some twenty."""
_MAGIC = {
    b"%PDF-": MediaType.PDF,
    b"\x89PNG\r\n\x1a\n": MediaType.PNG,
    b"\xff\xd8\xff": MediaType.JPEG,
}
_ZIP = b"PK\x03\x04"
_OFFICE = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}
_MACROS = "vbaProject.bin"
ENDINGS = {
    MediaType.PDF: (".pdf",),
    MediaType.PNG: (".png",),
    MediaType.JPEG: (".jpg", ".jpeg"),
    MediaType.DOCX: (".docx",),
    MediaType.XLSX: (".xlsx",),
    MediaType.TEXT: (".txt",),
}


def media_type(file: IO[bytes]) -> MediaType | None:
    """None for what is none of ours; Office files with macros are none of ours."""
    file.seek(0)
    opening = file.read(OPENING)
    for magic, found in _MAGIC.items():
        if opening.startswith(magic):
            return found
    if opening.startswith(_ZIP):
        return _office_type(file)
    return MediaType.TEXT if _is_text(opening) else None


def agrees(name: str, found: MediaType) -> bool:
    """Whether a file's name ends as files of this type do."""
    return PurePath(name).suffix.lower() in ENDINGS[found]


def _office_type(file: IO[bytes]) -> MediaType | None:
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if len(parts) > MOST_PARTS or any(part.endswith(_MACROS) for part in parts):
        return None
    return next((found for part, found in _OFFICE.items() if part in parts), None)


def _is_text(opening: bytes) -> bool:
    """UTF-8 without control characters; the last character may be cut by the opening's end."""
    try:
        text = opening.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(opening) - 3 or len(opening) < OPENING:
            return False
        text = opening[: error.start].decode("utf-8-sig")
    return bool(text) and all(c.isprintable() or c in "\n\r\t\f" for c in text)
