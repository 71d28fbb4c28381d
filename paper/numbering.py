"""Numbering of our own texts: every block gets the marker its place calls for."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from paper.blocks import Block, Rank
from vietnamese.numerals import POINT_LETTERS, roman

# Single I, V, X and L are read as sections, so no group is called so.
_GROUP_LETTERS = "".join(letter for letter in POINT_LETTERS.upper() if letter not in "IVXL")
_LARGEST_ROMAN = 3999
_RUN_THROUGH = (Rank.PART, Rank.CHAPTER, Rank.ARTICLE)

Level = tuple[int, int]


def level(block: Block) -> Level:
    """Where a block stands: rank, then depth (1.1. before 1.1.1., Mục before Tiểu mục)."""
    if block.rank is Rank.SUBCLAUSE:
        return (block.rank, max(2, sum(bool(value) for value in block.marker.split("."))))
    if block.rank is Rank.DIVISION:
        return (block.rank, 1 if block.marker.lower().startswith("tiểu mục") else 0)
    return (block.rank, 0)


def number(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their markers counted anew, in the form NĐ 30 gives them.

    Parts, chapters and articles run through the text; all others start again under anything
    higher. A text paragraph interrupts no count.
    """
    count = _Count()
    return tuple(replace(block, marker=count.marker(block)) for block in blocks)


@dataclass(slots=True)
class _Count:
    reached: dict[Level, int] = field(default_factory=dict)
    path: list[int] = field(default_factory=list)

    def marker(self, block: Block) -> str:
        if block.rank >= Rank.DASH:
            return {Rank.DASH: "-", Rank.PLUS: "+"}.get(block.rank, "")
        place = level(block)
        self._enter(place)
        value = self.reached[place] = self.reached.get(place, 0) + 1
        if block.rank is Rank.CLAUSE:
            self.path = [value]
        if block.rank is Rank.SUBCLAUSE:
            return self._subclause(depth=place[1])
        return _written(block.rank, value, below=bool(place[1]))

    def _enter(self, place: Level) -> None:
        for lower in [other for other in self.reached if other > place]:
            if lower[0] not in _RUN_THROUGH:
                del self.reached[lower]
        if place[0] < Rank.CLAUSE:
            self.path = []

    def _subclause(self, *, depth: int) -> str:
        above = [*self.path, *[1] * depth][: depth - 1]
        value = self.path[depth - 1] + 1 if len(self.path) >= depth else 1
        self.path = [*above, value]
        return "".join(f"{step}." for step in self.path)


def _written(rank: Rank, value: int, *, below: bool) -> str:
    match rank:
        case Rank.PART:
            return f"Phần {_roman(value)}"
        case Rank.CHAPTER:
            return f"Chương {_roman(value)}"
        case Rank.DIVISION:
            return f"{'Tiểu mục' if below else 'Mục'} {value}"
        case Rank.ARTICLE:
            return f"Điều {value}."
        case Rank.GROUP:
            return f"{_letter(_GROUP_LETTERS, value)}."
        case Rank.SECTION:
            return f"{_roman(value)}."
        case Rank.POINT:
            return f"{_letter(POINT_LETTERS, value)})"
        case _:
            return f"{value}."


def _roman(value: int) -> str:
    return roman(value) if value <= _LARGEST_ROMAN else str(value)


def _letter(letters: str, value: int) -> str:
    """a … y, then aa, bb …: the alphabet of points has no further letter to give."""
    rounds, place = divmod(value - 1, len(letters))
    return letters[place] * (rounds + 1)
