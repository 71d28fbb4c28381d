"""From the bytes of a text file to its text: Unicode in its forms, or the code pages of before."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from paper.readers.received import Unreadable
from vietnamese.encodings import to_unicode
from vietnamese.syllables import is_syllable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_NOT_TEXT = (
    "Tệp này không phải văn bản đọc được (tệp nhị phân hoặc bị hỏng). "
    "Hãy mở bằng Word rồi lưu lại dạng .docx hoặc .txt."
)


def decode(data: bytes) -> str:
    """The text of these bytes; Unreadable where they are no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data[:_SAMPLE]:
        return _decoded(data, _wide_encoding(data[:_SAMPLE]))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_code_page(data)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_NOT_TEXT) from error


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without its mark: Latin letters leave every other byte zero, always on one side."""
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    if max(zeros) < len(sample) // 8 or min(zeros) > max(zeros) // 8:
        raise Unreadable(_NOT_TEXT)
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _from_code_page(data: bytes) -> str:
    """Of Windows-1258 and the Latin bytes of TCVN3 and VNI, the one that reads as Vietnamese."""
    return max(_readings(data), key=_syllables)


def _readings(data: bytes) -> Iterator[str]:
    yield to_unicode(data.decode("latin-1"))
    try:
        yield unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return


def _syllables(text: str) -> int:
    """Vietnamese words with signs at the beginning of the text."""
    words = _WORD.findall(text[:_SAMPLE])
    return sum(not word.isascii() and is_syllable(word) for word in words)
