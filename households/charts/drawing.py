"""Where bars and columns stand in a picture. Widths are shares of it, so that its words keep their
size on every screen and on paper; heights are in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from vietnamese.numerals import grouped

LINE = 34
LABELS, ROOM = 34, 48
"""Of the width in percent: the names before the bars, and the longest bar."""
TOP, TALLEST, BELOW = 24, 150, 26
GAP = 0.3


@dataclass(frozen=True, slots=True)
class Value:
    """`is_partial` where sheets are missing."""

    label: str
    number: int
    is_partial: bool = False

    @property
    def told(self) -> str:
        return f"{grouped(self.number)}{'*' if self.is_partial else ''}"


@dataclass(frozen=True, slots=True)
class Bar:
    value: Value
    start: str
    width: str
    end: str
    top: int
    middle: int


@dataclass(frozen=True, slots=True)
class Column:
    value: Value
    left: str
    width: str
    centre: str
    top: int
    height: int
    above: int


@dataclass(frozen=True, slots=True)
class Bars:
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    height: int
    ground: int
    foot: int
    columns: tuple[Column, ...]


def bars(values: Sequence[Value]) -> Bars:
    """One below the other, the longest for the largest number."""
    largest = max((value.number for value in values), default=0)
    return Bars(
        LINE * len(values),
        tuple(_bar(value, place, largest) for place, value in enumerate(values)),
    )


def columns(values: Sequence[Value]) -> Columns:
    """Side by side on the line of nought, so that heights are in the ratio of the numbers."""
    largest = max((value.number for value in values), default=0)
    ground = TOP + TALLEST
    drawn = (_column(value, place, len(values), largest) for place, value in enumerate(values))
    return Columns(ground + BELOW, ground, ground + BELOW - 8, tuple(drawn))


def _bar(value: Value, place: int, largest: int) -> Bar:
    length = ROOM * value.number / largest if largest else 0
    top = LINE * place
    start, end = _share(LABELS), _share(LABELS + length)
    return Bar(value, start, _share(length), end, top + 6, top + LINE // 2)


def _column(value: Value, place: int, number: int, largest: int) -> Column:
    step = 100 / number
    height = round(TALLEST * value.number / largest) if largest else 0
    top = TOP + TALLEST - height
    return Column(
        value,
        _share(step * (place + GAP / 2)),
        _share(step * (1 - GAP)),
        _share(step * (place + 0.5)),
        top,
        height,
        top - 7,
    )


def _share(percent: float) -> str:
    """With a point, whatever the language of the page."""
    return f"{percent:.2f}%"
