"""Reading plain text: a file of last year, a text pasted from a web page or a letter."""

from collections.abc import Iterator

from paper.readers.assembling import assemble
from paper.readers.received import Received
from paper.readers.recognition.lines import Line
from vietnamese.encodings import to_unicode
from vietnamese.folding import clean


def read(text: str) -> Received:
    """The paper this text is; never fails below the limit of blocks (Unreadable above it)."""
    return assemble(tuple(_lines(clean(to_unicode(text)))))


def _lines(text: str) -> Iterator[Line]:
    after_gap = False
    for line in text.replace("\N{NO-BREAK SPACE}", " ").split("\n"):
        if line.strip():
            yield Line(line.rstrip(), after_gap)
            after_gap = False
        else:
            after_gap = True
