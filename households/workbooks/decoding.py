"""Texts of cells in Unicode, composed: also of workbooks typed for the fonts of before Unicode."""

from collections.abc import Iterable
from functools import lru_cache

from households.workbooks.formats.book import Line
from vietnamese.encodings import to_unicode
from vietnamese.folding import clean

_SAMPLE = 400
"""Texts by which the encoding of a sheet is told."""
_REMEMBERED = 500
"""Names of ethnic and residential groups come again and again."""
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
        self._of = lru_cache(maxsize=_REMEMBERED)(self._decoded)

    def __call__(self, text: str) -> str:
        return text if text.isascii() else self._of(text)

    def _decoded(self, text: str) -> str:
        return clean(self._converted(text))

    def _converted(self, text: str) -> str:
        if self._context is None:
            return text
        lines = to_unicode(f"{self._context}\n{text}").split("\n")
        return "\n".join(lines[self._context.count("\n") + 1 :])
