"""Words of a PDF, in the order in which they stand in the file, and whether it was signed.

PDFium is not thread-safe: one lock for a process.
"""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from paper.readers.received import Unreadable

PDFIUM_LOCK = threading.Lock()
ENCRYPTED = "Tệp PDF có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi đưa vào lại."
BROKEN = "Tệp không phải là PDF đọc được, hoặc đã hỏng."
EMPTY = "Tệp PDF không có trang nào."


@dataclass(frozen=True, slots=True)
class PdfFile:
    """What was found in a PDF: how many pages, how many signatures, and its words."""

    pages: int
    signatures: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """Size of a page and the boxes of its runs of text, in pt from the bottom left."""

    size: tuple[float, float]
    boxes: tuple[tuple[float, float, float, float], ...]

    def is_like(self, other: "PagePlaces", *, within: float) -> bool:
        """Whether nothing stands further than `within` points from where it does there."""
        pairs = [(self.size, other.size), *zip(self.boxes, other.boxes, strict=False)]
        near = (abs(a - b) <= within for one, two in pairs for a, b in zip(one, two, strict=True))
        return len(self.boxes) == len(other.boxes) and all(near)


def read(data: bytes) -> PdfFile:
    """Raises Unreadable, with the reason in Vietnamese."""
    with _opened(data) as document:
        return PdfFile(len(document), _signatures(document), tuple(_words(document)))


def check(data: bytes) -> int:
    """How many pages it has, without reading them. Raises Unreadable."""
    with _opened(data) as document:
        return len(document)


def places(data: bytes) -> tuple[PagePlaces, ...]:
    """Where the text of each page stands. Raises Unreadable."""
    with _opened(data) as document:
        return tuple(_places(page) for page in document)


def _places(page: pypdfium2.PdfPage) -> PagePlaces:
    text = page.get_textpage()
    boxes = tuple(text.get_rect(index) for index in range(text.count_rects()))
    return PagePlaces(page.get_size(), boxes)


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            encrypted = error.err_code == raw.FPDF_ERR_PASSWORD
            raise Unreadable(ENCRYPTED if encrypted else BROKEN) from None
        try:
            if len(document) == 0:
                raise Unreadable(EMPTY)
            yield document
        finally:
            document.close()


def _signatures(document: pypdfium2.PdfDocument) -> int:
    """Fields that hold a signature; one that is still empty is none."""
    fields = range(raw.FPDF_GetSignatureCount(document))
    signatures = (raw.FPDF_GetSignatureObject(document, index) for index in fields)
    return sum(raw.FPDFSignatureObj_GetContents(each, None, 0) > 0 for each in signatures)


def _words(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for place, page in enumerate(document, start=1):
        yield from _without_page_number(_text(page).split(), place)


def _without_page_number(words: list[str], place: int) -> list[str]:
    """Where pages end is no part of what a paper says; its number stands first or last."""

    def is_number(word: str) -> bool:
        return place > 1 and word.isdecimal() and int(word) <= place

    if words and is_number(words[-1]):
        return words[:-1]
    return words[1:] if words and is_number(words[0]) else words


def _text(page: pypdfium2.PdfPage) -> str:
    try:
        text: str = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        raise Unreadable(BROKEN) from None
    return unicodedata.normalize("NFC", text.replace("\ufffe", "").replace("\xad", ""))
