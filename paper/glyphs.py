"""Characters the face cannot print: what stands in their place.

A paper must not fall back to another face, and PDF/A forbids the empty glyph; so a text with
an emoji is printed with a visible box in its place, never refused and never silently changed.
"""

import unicodedata
from functools import cache

from paper.faces import face

REPLACEMENT = "\u25a1"
"""□: seen at once on paper."""

_ALIKE = {
    0x2010: "-",  # hyphen
    0x2011: "-",  # non-breaking hyphen
    0x2012: "–",
    0x2015: "—",
    0x202F: "\u00a0",  # narrow no-break space
    0x2007: "\u00a0",  # figure space
    # bullets of Word's Symbol and Wingdings faces, as they come out of old files
    **dict.fromkeys((0xF02D, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC), "-"),
}


class _Table(dict[int, str]):
    """For `str.translate`; a character is judged when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _printed(code)
        return self[code]


def printable(text: str) -> str:
    """The text in NFC, with every character one that the face has."""
    return unicodedata.normalize("NFC", text).translate(_table())


def unprintable(text: str) -> tuple[str, ...]:
    """Characters of a text that will be printed as REPLACEMENT, once each, in order."""
    table = _table()
    nfc = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(c for c in nfc if c != REPLACEMENT and table[ord(c)] == REPLACEMENT))


@cache
def _table() -> _Table:
    return _Table({ord("\n"): "\n", ord("\t"): " "})


def _printed(code: int) -> str:
    if code in face().characters and not _is_invisible(code):
        return chr(code)
    if _is_invisible(code):
        return ""
    blank = unicodedata.category(chr(code)).startswith("Z")
    return _ALIKE.get(code, " " if blank else REPLACEMENT)


def _is_invisible(code: int) -> bool:
    """Control and format characters, variation selectors: nothing to see on paper."""
    character = chr(code)
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} or 0xFE00 <= code <= 0xFE0F
