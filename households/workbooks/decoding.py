"""Texts of cells in Unicode, composed: also of workbooks typed for the fonts of before Unicode."""

from collections.abc import Iterable

from households.workbooks.formats.book import Line
from vietnamese.encodings import to_unicode
from vietnamese.folding import clean

_SAMPLE = 400
"""Texts by which the encoding of a sheet is told."""
_CONTEXT = 40
"""Texts that go with a single one, which alone may be too short to tell."""


class Decoder:
    """`lines` are the beginning of the sheet; the fonts of its cells are not asked."""

    def __init__(self, lines: Iterable[Line]) -> None:
        sample = [
            value.replace("\n", " ")
            for line in lines
            for value in line.cells.values()
            if isinstance(value, str) and not value.isascii()
        ][:_SAMPLE]
        text = "\n".join(sample)
        self._context = "\n".join(sample[:_CONTEXT]) if to_unicode(text) != text else None
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if text.isascii():
            return text
        if text not in self._known:
            self._known[text] = clean(self._converted(text))
        return self._known[text]

    def _converted(self, text: str) -> str:
        if self._context is None:
            return text
        lines = to_unicode(f"{self._context}\n{text}").split("\n")
        return "\n".join(lines[self._context.count("\n") + 1 :])
