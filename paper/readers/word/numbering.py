"""Automatic numbering: the marker Word prints before a paragraph of a list (17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from paper.readers.word.styles import Styles
from paper.readers.word.xml import Element, child, children, number, switch, value
from vietnamese.numerals import roman

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Level:
    start: int
    format: str
    text: str
    restarts_after: int | None
    """The level, counted from 1, that starts this one anew; 0 for none, None for any higher."""
    is_legal: bool
    style: str | None

    @classmethod
    def of(cls, element: Element) -> "Level":
        start = number(child(element, "start"))
        return cls(
            1 if start is None else start,
            value(child(element, "numFmt")) or "decimal",
            value(child(element, "lvlText")) or "",
            number(child(element, "lvlRestart")),
            bool(switch(element, "isLgl")),
            value(child(element, "pStyle")),
        )


_NO_LEVEL = Level(1, "none", "", None, False, None)


@dataclass(slots=True)
class _List:
    """A w:num: its levels, and the counters it shares with the lists of the same w:abstractNum."""

    levels: dict[int, Level]
    counters: list[int | None]
    overridden: dict[int, int]


class Numbering:
    """The counters of one document; ask for every paragraph of a list once, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {value(a, "abstractNumId"): a for a in children(root, "abstractNum")}
        self._counters: dict[str | None, list[int | None]] = {}
        self._lists: dict[int, _List] = {}
        self._elements = {number(n, "numId"): n for n in children(root, "num")}
        for num_id, element in self._elements.items():
            if num_id is not None:
                self._lists[num_id] = self._list(element)

    def level_of_style(self, num_id: int, style: str | None) -> int:
        """The level of a list that a paragraph style is tied to."""
        found = self._lists.get(num_id)
        tied = found.levels.items() if found and style else ()
        return next((level for level, look in tied if look.style == style), 0)

    def marker(self, num_id: int, level: int) -> str:
        """The marker of the next paragraph at this level, as printed; "" where none is."""
        found = self._lists.get(num_id)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        self._advance(found, level)
        look = found.levels.get(level, _NO_LEVEL)
        if look.format == "bullet":
            return _bullet(look.text, level)
        return _PLACE.sub(lambda place: self._value(found, look, int(place[1]) - 1), look.text)

    def _list(self, element: Element) -> _List:
        abstract_id = value(child(element, "abstractNumId"))
        abstract = self._resolved(abstract_id)
        levels = {
            at: Level.of(lvl)
            for lvl in children(abstract, "lvl")
            if (at := number(lvl, "ilvl")) is not None
        }
        overridden = {}
        for override in children(element, "lvlOverride"):
            at = number(override, "ilvl") or 0
            if (lvl := child(override, "lvl")) is not None:
                levels[at] = Level.of(lvl)
            if (start := number(child(override, "startOverride"))) is not None:
                overridden[at] = start
        counters = self._counters.setdefault(abstract_id, [None] * _LEVELS)
        return _List(levels, counters, overridden)

    def _resolved(self, abstract_id: str | None) -> Element | None:
        """The definition itself, or the one of the numbering style it points to."""
        abstract = self._abstract.get(abstract_id)
        link = value(child(abstract, "numStyleLink"))
        linked = self._elements.get(self._styles.list_of(link)) if link else None
        return self._abstract.get(value(child(linked, "abstractNumId"))) if link else abstract

    def _advance(self, found: _List, level: int) -> None:
        counters = found.counters
        if (start := found.overridden.pop(level, None)) is not None:
            counters[level] = start
        elif counters[level] is None:
            counters[level] = found.levels.get(level, _NO_LEVEL).start
        else:
            counters[level] = (counters[level] or 0) + 1
        for lower in range(level + 1, _LEVELS):
            after = found.levels.get(lower, _NO_LEVEL).restarts_after
            if after is None or level < after:
                counters[lower] = None

    def _value(self, found: _List, look: Level, level: int) -> str:
        named = found.levels.get(level, _NO_LEVEL)
        count = found.counters[level]
        style = "decimal" if look.is_legal else named.format
        return _FORMATS.get(style, str)(named.start if count is None else count)


def _bullet(text: str, level: int) -> str:
    """Offices write a dash, and a plus below it; Word draws both in many shapes."""
    return "+" if text == "+" or (text == "o" and level > 0) else "-"


def _letters(count: int) -> str:
    """a … z, aa … zz, as Word counts (17.18.59)."""
    if count < 1:
        return ""
    times, at = divmod(count - 1, len(_ALPHABET))
    return _ALPHABET[at] * (times + 1)


def _roman(count: int) -> str:
    return roman(count) if 1 <= count <= 3999 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerLetter": _letters,
    "decimalZero": lambda count: f"{count:02}",
    "none": lambda count: "",
}
