"""Markers: the sign that opens a line, whose style says what rank the block has.

NĐ 30/2020, Phụ lục I, II.6 gives Phần I, Chương I, Mục 1, Tiểu mục 1, Điều 1., I., 1. and a);
"A.", "1.1.", "-" and "+" are the practice of the offices, as are "I/", "a." and a missing space.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from paper.blocks import Block, Rank
from vietnamese.numerals import from_roman

LABELLED = (Rank.PART, Rank.CHAPTER, Rank.DIVISION)
"""Ranks whose label stands on a line of its own, their title beneath."""

FIRST = {
    Rank.PART: "Phần I",
    Rank.CHAPTER: "Chương I",
    Rank.DIVISION: "Mục 1",
    Rank.ARTICLE: "Điều 1.",
    Rank.GROUP: "A.",
    Rank.SECTION: "I.",
    Rank.CLAUSE: "1.",
    Rank.SUBCLAUSE: "1.1.",
    Rank.POINT: "a)",
    Rank.DASH: "-",
    Rank.PLUS: "+",
}

_LABEL_RANKS = {
    "phần": Rank.PART,
    "chương": Rank.CHAPTER,
    "mục": Rank.DIVISION,
    "tiểu mục": Rank.DIVISION,
}
_LABEL = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC) "
    r"(?:[IVXLCDM]+|[A-ZĐ]|\d{1,5}"
    r"|(?:thứ|THỨ) (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
    r"|NHẤT|HAI|BA|TƯ|BỐN|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI))"
    r"(?![^\W_])"
)
_BEFORE_TITLE = re.compile(r"(?:[.:](?!\d)| ?[-–—](?= (?!\d)|$)) ?")
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU) \d{1,5}[a-zđ]?(?:$|[.:](?!\d)) ?")
_LETTERS = re.compile(r"(?P<value>[IVXLCDM]+|([A-ZĐ])\2*)[./-] (?=\S)")
_ROMAN_GLUED = re.compile(r"(?P<value>[IVX]{2,}|[IV])[./](?=[^\W\d_]{2})")
_CLAUSE = re.compile(r"(?P<value>\d+)[a-zđ]?(?:\.|[/-](?= \D)) (?=\S)")
_CLAUSE_GLUED = re.compile(r"(?P<value>\d+)[./](?=[^\W\d_])")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.[1-9]\d{0,2})+\.(?: (?=\S)|(?=[^\W\d_]))")
_UNDOTTED = re.compile(r"[1-9]\d?(?:\.[1-9]\d?)+ (?=\S)")
_POINT = re.compile(
    r"(?:(?P<letter>[a-zđ])(?P=letter)*\d?\) (?=\S)|[a-zđ]\)(?=[^\W\d_])|[a-zđ][./-] (?=\S))"
)
# The private letters are the bullets of Word's Symbol and Wingdings faces.
_DASH = re.compile(
    r"[-‐‑‒–—―−•●○◦▪▫■□◆◇►‣⁃∙·\uf02d\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc](?: (?=\S)|(?=[^\W\d_]))"
)
_PLUS = re.compile(r"\+(?: (?=\S)|(?=[^\W\d_]))")
# What no free Times has: written as the nearest sign it has.
_UNPRINTABLE = {ord("‑"): "-"} | dict.fromkeys(
    map(ord, "◆◇‣⁃\uf02d\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"), "•"
)
_EMPHASISED = re.compile(r"(?P<mark>\*{1,3})(?P<inner>[^*]+)(?P=mark)(?P<tail>.*)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Last:
    """The values last seen of the markers that only their sequence tells from prose."""

    section: int = 0
    clause: int = 0

    def after(self, block: Block) -> "Last":
        value = block.marker.rstrip("./-")
        if block.rank is Rank.SECTION:
            return replace(self, section=from_roman(value) or 0)
        if block.rank is Rank.CLAUSE:
            return replace(self, clause=int(value) if value.isdecimal() else self.clause)
        return self


def recognise(line: str, last: Last | None = None) -> Block | None:
    """The block this line opens, or None for prose; without `last`, any sequence may go on.

    The line is NFC with single spaces. Marks of emphasis around the marker go to the text.
    """
    if match := _EMPHASISED.fullmatch(line):
        return _emphasised(match["mark"], match["inner"].strip(), match["tail"].strip(), last)
    return next((block for read in _READERS if (block := read(line, last))), None)


def _emphasised(mark: str, inner: str, tail: str, last: Last | None) -> Block | None:
    whole = recognise(f"{inner} {tail}", last) if tail else None
    if whole and whole.text == tail:
        return whole
    block = recognise(inner, last)
    if block is None or (tail and not block.text):
        return None
    if not block.text:
        return block
    return replace(block, text=f"{mark}{block.text}{mark} {tail}".strip())


def _label(line: str, _: Last | None) -> Block | None:
    if not (match := _LABEL.match(line)):
        return None
    rank, rest = _LABEL_RANKS[match["word"].lower()], line[match.end() :]
    if before := _BEFORE_TITLE.match(rest):
        return Block(rank, rest[before.end() :], match[0])
    if not rest or (rest.startswith(" ") and rest.isupper()):
        return Block(rank, rest.strip(), match[0])
    return None


def _article(line: str, _: Last | None) -> Block | None:
    return _block(Rank.ARTICLE, _ARTICLE.match(line), line)


def _letters(line: str, last: Last | None) -> Block | None:
    """A. or I.; I, V, X and L alone are always sections, C, D and M only in their sequence."""
    if not (match := _LETTERS.match(line)):
        return None
    letters = match["value"]
    value = from_roman(letters)
    if value and (value < 100 or last is None or value == last.section + 1):
        return _block(Rank.SECTION, match, line)
    if len(set(letters)) == 1 and letters[0] not in "IVXL":
        return _block(Rank.GROUP, match, line)
    return None


def _roman_glued(line: str, _: Last | None) -> Block | None:
    match = _ROMAN_GLUED.match(line)
    if not match or not from_roman(match["value"]):
        return None
    return _block(Rank.SECTION, match, line) if line[match.end() :][:2].isupper() else None


def _clause(line: str, last: Last | None) -> Block | None:
    if not (match := _CLAUSE.match(line)):
        match = _CLAUSE_GLUED.match(line)
        if not match or not line[match.end()].isupper():
            return None
    goes_on = last is None or int(match["value"][:9]) == last.clause + 1
    if len(match["value"]) > 3 and not goes_on:
        return None
    return _block(Rank.CLAUSE, match, line)


def _subclause(line: str, _: Last | None) -> Block | None:
    if match := _DOTTED.match(line):
        return _block(Rank.SUBCLAUSE, match, line)
    # Without its full stop "2.5 triệu đồng" is a figure; a heading begins with a capital.
    match = _UNDOTTED.match(line)
    if match and (first := _FIRST_LETTER.search(line)) and first[0].isupper():
        return _block(Rank.SUBCLAUSE, match, line)
    return None


def _point(line: str, _: Last | None) -> Block | None:
    return _block(Rank.POINT, _POINT.match(line), line)


def _dash(line: str, _: Last | None) -> Block | None:
    block = _block(Rank.DASH, _DASH.match(line), line)
    return block and replace(block, marker=block.marker.translate(_UNPRINTABLE))


def _plus(line: str, _: Last | None) -> Block | None:
    return _block(Rank.PLUS, _PLUS.match(line), line)


def _block(rank: Rank, match: re.Match[str] | None, line: str) -> Block | None:
    return Block(rank, line[match.end() :], match[0].strip()) if match else None


_READERS: tuple[Callable[[str, Last | None], Block | None], ...] = (
    _label,
    _article,
    _letters,
    _roman_glued,
    _subclause,
    _clause,
    _point,
    _dash,
    _plus,
)
