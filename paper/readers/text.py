"""Reading plain text: a file of last year, a text pasted from a web page or a letter."""

import re
from collections.abc import Iterator
from dataclasses import replace

from paper.readers.assembling import assemble, refuse_endless
from paper.readers.received import Received, Unreadable
from paper.readers.recognition.lines import Line
from vietnamese.encodings import to_unicode
from vietnamese.folding import clean

# Left in: tab, the line ends, Word's line and page breaks, and the end mark of DOS.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def read(text: str) -> Received:
    """The paper this text is.

    Unreadable where it has no words, control characters, or more of anything than `limits` allows.
    """
    _refuse_control_characters(text)
    refuse_endless(text.splitlines())
    text = clean(to_unicode(text))
    return replace(assemble(tuple(_lines(text))), text=text)


def _refuse_control_characters(text: str) -> None:
    """They stand for something another program knows; dropped, they would join two words."""
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Unreadable(
            f"Dòng {line} có ký tự điều khiển (mã {ord(found[0]):02X}) không phải chữ. "
            "Hãy mở bằng Word, lưu lại dạng .docx hoặc .txt (UTF-8) rồi thử lại."
        )


def _lines(text: str) -> Iterator[Line]:
    after_gap = False
    for line in text.replace("\N{NO-BREAK SPACE}", " ").split("\n"):
        if line.strip():
            yield Line(line.rstrip(), after_gap)
            after_gap = False
        else:
            after_gap = True
