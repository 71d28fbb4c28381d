"""What stands where in a finished PDF, read back from the file. Lengths in mm, sizes in pt."""

import io
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import pdfplumber

MM = 25.4 / 72
COLUMN_GAP = 6.0
"""Ink further apart than this (mm) on one base line belongs to two columns."""


@dataclass(frozen=True)
class Line:
    """One printed line of one column; `base` is its base line from the top of the page."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    faces: frozenset[str]
    colour: tuple[float, ...]

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def style(self) -> tuple[float, str]:
        return self.size, ("b" if self.bold else "") + ("i" if self.italic else "")


@dataclass(frozen=True)
class Rule:
    x0: float
    x1: float
    y: float
    weight: float

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Box:
    x0: float
    y0: float
    x1: float
    y1: float
    colour: tuple[float, ...]


Shape = TypeVar("Shape", Rule, Box)


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    boxes: tuple[Box, ...]

    def line(self, start: str) -> Line:
        """The line that begins so; a test fails with what is there instead."""
        found = [line for line in self.lines if line.text.startswith(start)]
        assert found, f"no line “{start}…” among {[line.text for line in self.lines]}"
        return found[0]

    def rule_under(self, line: Line) -> Rule:
        """The first rule below a line, within 4 mm and over its middle."""
        below = [
            rule
            for rule in self.rules
            if 0 < rule.y - line.base < 4 and rule.x0 - 1 < line.middle < rule.x1 + 1
        ]
        assert below, f"no rule under “{line.text}” among {self.rules}"
        return min(below, key=lambda rule: rule.y)

    @property
    def text_lines(self) -> tuple[Line, ...]:
        """Without what stands in the top margin."""
        return tuple(line for line in self.lines if line.base > 20)

    @property
    def number(self) -> Line | None:
        """The page number in the top margin, if one is printed."""
        return next(
            (line for line in self.lines if line.base < 20 and re.fullmatch(r"\d+", line.text)),
            None,
        )


def read(pdf: bytes, *, pages: Sequence[int] | None = None) -> tuple[Page, ...]:
    """The pages of a file, or those counted from 1 in `pages`."""
    with pdfplumber.open(io.BytesIO(pdf), pages=pages) as opened:
        return tuple(_page(page) for page in opened.pages)


def _page(page: pdfplumber.page.Page) -> Page:
    height = float(page.height)
    shapes = [*page.rects, *page.lines, *page.curves]
    thin = [shape for shape in shapes if shape["height"] < 1.6 and shape["width"] > 6]
    thick = [shape for shape in shapes if shape["height"] >= 1.6 and shape["width"] > 6]
    return Page(
        float(page.width) * MM,
        height * MM,
        tuple(_lines(page.chars, height)),
        tuple(_distinct(_rules(thin), lambda rule: (rule.x0, rule.x1, rule.y))),
        tuple(_distinct(map(_box, thick), lambda box: (box.x0, box.x1, box.y0))),
    )


def _distinct(shapes: Iterable[Shape], place: Callable[[Shape], tuple[float, ...]]) -> list[Shape]:
    """A rule or frame is drawn as a clip and a stroke, or by both its edges: the widest counts."""
    kept: list[Shape] = []
    for shape in sorted(shapes, key=lambda shape: place(shape)[0]):
        if all(math.dist(place(shape), place(other)) > 0.7 for other in kept):
            kept.append(shape)
    return kept


def _rules(shapes: Iterable[dict]) -> Iterator[Rule]:
    for shape in shapes:
        weight = shape["height"] or shape["linewidth"] or 0
        middle = (shape["top"] + shape["bottom"]) / 2
        yield Rule(shape["x0"] * MM, shape["x1"] * MM, middle * MM, weight)


def _box(shape: dict) -> Box:
    colour = shape.get("stroking_color") or shape.get("non_stroking_color") or ()
    edges = (shape[side] * MM for side in ("x0", "top", "x1", "bottom"))
    return Box(*edges, colour=tuple(colour))


def _lines(characters: Iterable[dict], height: float) -> Iterator[Line]:
    rows: list[list[dict]] = []
    for character in sorted(characters, key=lambda c: -c["matrix"][5]):
        if rows and abs(rows[-1][0]["matrix"][5] - character["matrix"][5]) < 1.5:
            rows[-1].append(character)
        else:
            rows.append([character])
    for row in rows:
        for column in _columns(sorted(row, key=lambda c: c["x0"])):
            yield _line(column, height)


def _columns(row: list[dict]) -> Iterator[list[dict]]:
    ink = [character for character in row if character["text"].strip()]
    if not ink:
        return
    start = 0
    for index, (left, right) in enumerate(pairwise(ink), 1):
        gap = (right["x0"] - left["x1"]) * MM
        blank = [c for c in row if not c["text"].strip() and left["x1"] <= c["x0"] < right["x0"]]
        if gap > COLUMN_GAP and len(blank) < 2:
            yield ink[start:index]
            start = index
    yield ink[start:]


def _line(ink: list[dict], height: float) -> Line:
    most = Counter((c["fontname"].split("+")[-1], round(c["size"], 1)) for c in ink)
    (face, size), _ = most.most_common(1)[0]
    return Line(
        text=unicodedata.normalize("NFC", _text(ink)),
        x0=ink[0]["x0"] * MM,
        x1=ink[-1]["x1"] * MM,
        base=(height - ink[0]["matrix"][5]) * MM,
        size=size,
        bold="Bold" in face,
        italic="Italic" in face,
        faces=frozenset(c["fontname"].split("+")[-1] for c in ink),
        colour=tuple(ink[0]["non_stroking_color"] or ()),
    )


def _text(ink: list[dict]) -> str:
    """Characters with a space wherever the gap shows one."""
    text = ink[0]["text"]
    for left, right in pairwise(ink):
        gap = right["x0"] - left["x1"]
        text += (" " if gap > 0.15 * left["size"] else "") + right["text"]
    return text
