"""How long a text is on paper, and where its lines break, from the face itself.

Writers break head and subject lines by these numbers, so that HTML, PDF and DOCX break alike.
Kerning is left out: Word does not kern by default, and our style sheet turns it off.
"""

import re
from functools import lru_cache

from paper.faces import face
from paper.layout import MM_PER_PT, Typeface

_UNKNOWN_ADVANCE = 0.5
_SPACES = re.compile(r"[ \t\r\n]+")  # not the no-break spaces of a blank to be filled in
_BOUND = re.compile(r"\b(năm|tháng|ngày|khoản|Khoản) (?=\d)|( )(?=[-–] )")
"""Number with its noun; a dash with the word before it."""
_EVENNESS = 0.25
"""Lines are evened out to this many mm."""
_SLACK = 0.995
"""Columns are filled to this part only: renderers round glyph positions differently."""


@lru_cache(maxsize=4096)
def width(text: str, *, size: float, bold: bool = False, italic: bool = False) -> float:
    """Length of a text set on one line, in mm; `size` in pt."""
    advances = face().cut(bold=bold, italic=italic).advances
    ems = sum(advances.get(ord(character), _UNKNOWN_ADVANCE) for character in text)
    return ems * size * MM_PER_PT


def measure(text: str, typeface: Typeface) -> float:
    """Length in mm of a text in the style of a component, capitals included."""
    printed = text.upper() if typeface.caps else text
    return width(printed, size=typeface.size, bold=typeface.bold, italic=typeface.italic)


def line_count(text: str, typeface: Typeface, *, column: float, indent: float = 0) -> int:
    """Lines a running text takes in a column (mm), near enough to keep lines together."""
    return 1 + int((measure(text, typeface) + indent) / (column * _SLACK))


def balanced(text: str, typeface: Typeface, *, column: float) -> tuple[str, ...]:
    """Break a title into the fewest lines that fit a column (mm), as even as they can be.

    A number is not parted from its noun ("năm 2024"). A word longer than the column keeps
    a line of its own.
    """
    words = _units(text)
    if not words:
        return ()
    widths = [measure(word, typeface) for word in words]
    space = measure(" ", typeface)
    enough = column * _SLACK
    fewest = len(_fill(widths, space, enough))
    too_narrow = 0.0
    while enough - too_narrow > _EVENNESS:
        middle = (enough + too_narrow) / 2
        if len(_fill(widths, space, middle)) > fewest:
            too_narrow = middle
        else:
            enough = middle
    return _lines(words, _fill(widths, space, enough))


def _units(text: str) -> list[str]:
    """Words, with what must not be parted from them."""
    bound = _BOUND.sub(lambda found: (found[1] or "") + "\0", _SPACES.sub(" ", text.strip()))
    return [unit.replace("\0", " ") for unit in bound.split(" ")] if bound else []


def _fill(widths: list[float], space: float, limit: float) -> list[int]:
    """Indices of the words that open a line when lines are filled greedily."""
    starts, used = [0], -space
    for index, part in enumerate(widths):
        if used + space + part > limit and index > starts[-1]:
            starts.append(index)
            used = -space
        used += space + part
    return starts


def _lines(words: list[str], starts: list[int]) -> tuple[str, ...]:
    ends = [*starts[1:], len(words)]
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))
