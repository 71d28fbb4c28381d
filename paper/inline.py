"""Inline marks of outline text: `**đậm**`, `*nghiêng*`, `[[06/2008/CT-TTg]]`, `{{ho_dtts}}`.

A mark without its partner stands for itself. `\\` before `\\`, `*`, `[` or `{` takes its meaning
away.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby


class RunKind(Enum):
    TEXT = "text"
    CITATION = "citation"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; of a citation or figure, `text` is what stands inside."""

    text: str
    bold: bool = False
    italic: bool = False
    kind: RunKind = RunKind.TEXT


TOKEN = re.compile(
    r"\[\[\s*(?P<citation>[^\[\]\n]*[^\[\]\s])\s*\]\]|\{\{\s*(?P<figure>[^{}\n]*[^{}\s])\s*\}\}"
)
_PIECE = re.compile(
    rf"(?P<text>[^\\*\[{{]+)|\\(?P<escaped>[\\*\[{{])|(?P<stars>\*+)|{TOKEN.pattern}|(?P<other>.)",
    re.DOTALL,
)
_UNMARKED = re.compile(r"[^\\*\[{]*")
_BOLD, _ITALIC = 2, 1
_MARKS_IN_STARS = {1: (_ITALIC,), 2: (_BOLD,), 3: (_BOLD, _ITALIC)}
# A footnote mark "(*)" and a size "30*40*50" are no emphasis.
_CLOSING = ")]},.;:!?…”’»"
_OPENING = "([{“‘«"


@dataclass(slots=True)
class _Piece:
    """A stretch of text, one citation or figure, or one run of stars."""

    text: str
    kind: RunKind = RunKind.TEXT
    stars: int = 0
    bold: bool = False
    italic: bool = False

    @property
    def shown(self) -> str:
        return self.text if self.kind is RunKind.TEXT else "x"

    def emphasise(self, mark: int) -> None:
        if mark == _BOLD:
            self.bold = True
        else:
            self.italic = True


def runs(text: str) -> tuple[Run, ...]:
    """The runs of a text in order; never fails, shows every character that is not a mark."""
    return _joined(_paired([_piece(match) for match in _PIECE.finditer(text)]))


def plain(text: str) -> str:
    """The words without their marks; citations show their number, figures keep their braces."""
    if _UNMARKED.fullmatch(text):
        return text
    return "".join(
        f"{{{{{run.text}}}}}" if run.kind is RunKind.FIGURE else run.text for run in runs(text)
    )


def escape(text: str) -> str:
    """Text in which nothing is a mark: `plain(escape(t)) == t`."""
    return re.sub(r"([\\*]|\[(?=\[)|\{(?=\{))", r"\\\1", text)


def write(written: Iterable[Run]) -> str:
    """Marked text that shows these runs, for readers; emphasis on bare space or marks is dropped.

    `runs(write(r))` has the text of `r`, letter for letter.
    """
    units = [unit for run in written for unit in _units(run)]
    shown = "".join(unit.text if unit.kind is RunKind.TEXT else "x" for unit in units)
    bold = _held([unit.bold for unit in units], shown)
    italic = _held([unit.italic for unit in units], shown)
    sources = [_source(unit, shown[i + 1 : i + 2]) for i, unit in enumerate(units)]
    return "".join(
        "*" * (_BOLD * _turns(bold, i) + _ITALIC * _turns(italic, i)) + source
        for i, source in enumerate([*sources, ""])
    )


def _piece(match: re.Match[str]) -> _Piece:
    if stars := match["stars"]:
        return _Piece(stars, stars=len(stars))
    if match["citation"]:
        return _Piece(match["citation"], RunKind.CITATION)
    if match["figure"]:
        return _Piece(match["figure"], RunKind.FIGURE)
    return _Piece(match["text"] or match["escaped"] or match["other"])


def _paired(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Bold and italic are each paired by themselves, so that they may overlap freely."""
    used = [0] * len(pieces)
    for mark in (_BOLD, _ITALIC):
        for start, end in _pairs(pieces, mark):
            for piece in pieces[start + 1 : end]:
                piece.emphasise(mark)
            used[start] += mark
            used[end] += mark
    for piece, stars in zip(pieces, used, strict=True):
        piece.text = piece.text[stars:]
    return [piece for piece in pieces if piece.text]


def _pairs(pieces: Sequence[_Piece], mark: int) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for index, piece in enumerate(pieces):
        if mark not in _MARKS_IN_STARS.get(piece.stars, ()):
            continue
        before = pieces[index - 1].shown[-1] if index else " "
        after = pieces[index + 1].shown[0] if index + 1 < len(pieces) else " "
        if opened is not None and _can_close(before, after):
            yield opened, index
            opened = None
        elif opened is None and _can_open(before, after):
            opened = index


def _can_open(before: str, after: str) -> bool:
    between_digits = before.isdigit() and after.isdigit()
    return not (after.isspace() or after in _CLOSING or between_digits)


def _can_close(before: str, after: str) -> bool:
    between_digits = before.isdigit() and after.isdigit()
    return not (before.isspace() or before in _OPENING or between_digits)


def _joined(pieces: Iterable[_Piece]) -> tuple[Run, ...]:
    found: list[Run] = []
    for (bold, italic, kind), group in groupby(pieces, lambda p: (p.bold, p.italic, p.kind)):
        texts = [piece.text for piece in group]
        if kind is RunKind.TEXT:
            texts = ["".join(texts)]
        found.extend(Run(text, bold, italic, kind) for text in texts)
    return tuple(found)


def _units(run: Run) -> Iterator[Run]:
    if run.kind is not RunKind.TEXT:
        yield run
        return
    for character in run.text:
        yield replace(run, text=character)


def _held(flags: Sequence[bool], shown: str) -> list[bool]:
    """The flags, each stretch shortened until its marks can open and close there."""
    held = [False] * len(flags)
    end = 0
    for flag, group in groupby(flags):
        start, end = end, end + len(list(group))
        if flag:
            first, last = _shortened(shown, start, end)
            held[first:last] = [True] * (last - first)
    return held


def _shortened(shown: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not _can_open(shown[start - 1 : start] or " ", shown[start]):
        start += 1
    while start < end and not _can_close(shown[end - 1], shown[end : end + 1] or " "):
        end -= 1
    return start, end


def _turns(flags: Sequence[bool], index: int) -> bool:
    before = index > 0 and flags[index - 1]
    after = index < len(flags) and flags[index]
    return before != after


def _source(unit: Run, following: str) -> str:
    if unit.kind is RunKind.CITATION:
        return f"[[{unit.text}]]"
    if unit.kind is RunKind.FIGURE:
        return f"{{{{{unit.text}}}}}"
    opens_a_token = unit.text in "[{" and unit.text == following
    return f"\\{unit.text}" if opens_a_token else escape(unit.text)
