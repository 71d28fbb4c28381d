"""Exact small figures on ethnic groups and religions in the text of a paper, also typed by hand.

A rule of letters cannot know what is meant: it points, and a person looks. It takes a sentence or
a row of a table that speaks of an ethnic group or a religion, and looks for a number of households
or persons in it that is under the threshold, that was folded, or that is of one residential group.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from paper import tables
from paper.blocks import Block, Rank
from paper.inline import plain
from paper.tables import Cell, Table

LONGEST_EXCERPT = 80
_UNIT = r"(?:hộ|nhân khẩu|khẩu|người|nam|nữ|gia đình|tín đồ|giáo dân|trẻ em|học sinh|cháu|em)\b"
_WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<number>\d{{1,3}}(?:\.\d{{3}})+|\d+|{'|'.join(_WORDS)})\s+(?:\([^)]*\)\s*)?{_UNIT}",
    re.IGNORECASE,
)
_NOT_EXACT = re.compile(r"(?:dưới|không quá|ít hơn|chưa đến|chưa tới|trên|hơn)\s+$", re.IGNORECASE)
_ETHNIC = re.compile(r"dân tộc|\bDTTS\b|đồng bào", re.IGNORECASE)
_RELIGIOUS = re.compile(
    r"tôn giáo|công giáo|thiên chúa|tin lành|phật giáo|phật tử|cao đài|phật giáo hòa hảo|hồi giáo"
    r"|giáo dân|tín đồ|giáo xứ|giáo họ",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?i:khối|tổ dân phố|thôn|bản|xóm|ấp|buôn)\s+(?:\d|[A-ZĐÀ-Ỹ])")
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+")
_MEASURED = re.compile(rf"\bsố\b|\b{_UNIT}", re.IGNORECASE)
_COUNTED = re.compile(rf"\bsố (?!tt|thứ)|\b{_UNIT}|dân tộc|dtts", re.IGNORECASE)
_CELL = re.compile(r"^\d{1,3}(?:\.\d{3})+$|^\d+$")


class Why(Enum):
    """Why a figure is pointed at, in the words of the office."""

    SMALL = "số nhỏ, có thể nhận ra từng hộ"
    FOLDED = "số của dân tộc đã gộp vào “dân tộc khác”, suy ra được số nhỏ"
    BY_GROUP = "số dân tộc, tôn giáo của một khối, tổ, thôn, bản"


@dataclass(frozen=True, slots=True)
class Guarded:
    """What is not to stand exactly: numbers under `k`, and those of folded groups by their name."""

    k: int
    names: Collection[str] = ()
    folded: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spot:
    """Block `index` of the text, or of the annex with that number, from 1."""

    annex: int
    index: int
    excerpt: str
    why: Why


def spots(texts: Sequence[Sequence[Block]], guarded: Guarded) -> tuple[Spot, ...]:
    """Of the text and its annexes, in their order, each place once."""
    return tuple(
        Spot(annex, index, excerpt, why)
        for annex, blocks in enumerate(texts)
        for index, block in enumerate(blocks)
        for excerpt, why in dict(_in_block(block, guarded)).items()
    )


def _in_block(block: Block, guarded: Guarded) -> Iterator[tuple[str, Why]]:
    if block.rank is Rank.TABLE:
        yield from _in_table(tables.read(block.text), guarded)
        return
    for sentence in _SENTENCE_END.split(plain(block.text)):
        if _speaks_of_them(sentence, guarded):
            yield from _in_sentence(sentence, guarded)


def _in_sentence(sentence: str, guarded: Guarded) -> Iterator[tuple[str, Why]]:
    for found in _NUMBER.finditer(sentence):
        if _NOT_EXACT.search(sentence[: found.start()]):
            continue
        value = _value(found["number"])
        if why := _why(value, sentence, guarded):
            yield _excerpt(sentence, found.start(), found.end()), why


def _in_table(table: Table, guarded: Guarded) -> Iterator[tuple[str, Why]]:
    heads = _headings(table)
    named = " ".join(head for head in heads.values() if not _MEASURED.search(head))
    for row in table.body if table.header_rows else table.rows:
        yield from _in_row(row, heads, named, guarded)


def _in_row(
    row: Sequence[Cell], heads: Mapping[int, str], named: str, guarded: Guarded
) -> Iterator[tuple[str, Why]]:
    """`named` is what the columns of names are called: "Dân tộc", "Địa bàn"."""
    texts = [plain(cell.text).strip() for cell in row]
    label = next((text for text in texts if not _CELL.match(text)), "")
    for cell, text in zip(row, texts, strict=True):
        head = heads.get(cell.column, "")
        about = f"{label} {head}"
        is_count = _CELL.match(text) and _COUNTED.search(head)
        speaks = is_count and _speaks_of_them(f"{about} {named}", guarded)
        if speaks and (why := _why(_value(text), about, guarded)):
            yield _shortened(f"{label}, {head}: {text}".strip(", ")), why


def _headings(table: Table) -> dict[int, str]:
    """What stands above each column."""
    found: dict[int, list[str]] = {}
    for row in table.header:
        for cell in row:
            for column in range(cell.column, cell.column + cell.colspan):
                found.setdefault(column, []).append(plain(cell.text))
    return {column: " ".join(words) for column, words in found.items()}


def _speaks_of_them(text: str, guarded: Guarded) -> bool:
    if _ETHNIC.search(text) or _RELIGIOUS.search(text):
        return True
    names = "|".join(map(re.escape, guarded.names))
    return bool(names and re.search(rf"\b(?:người|hộ|khẩu)\s+(?:{names})\b", text))


def _why(value: int, about: str, guarded: Guarded) -> Why | None:
    if value <= 0:
        return None
    if value < guarded.k:
        return Why.SMALL
    for name, values in guarded.folded.items():
        if value in values and re.search(rf"\b{re.escape(name)}\b", about):
            return Why.FOLDED
    return Why.BY_GROUP if _GROUP.search(about) else None


def _value(number: str) -> int:
    word = number.lower()
    return _WORDS.index(word) if word in _WORDS else int(number.replace(".", ""))


def _excerpt(sentence: str, start: int, end: int) -> str:
    """The number with what stands around it."""
    space = (LONGEST_EXCERPT - (end - start)) // 2
    first, last = max(0, start - space), min(len(sentence), end + space)
    told = sentence[first:last].strip()
    return f"{'…' if first else ''}{told}{'…' if last < len(sentence) else ''}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT]}…"


def speaks(texts: Sequence[Sequence[Block]]) -> bool:
    """Whether a paper speaks of ethnic groups or religions at all."""
    return any(
        _ETHNIC.search(block.text) or _RELIGIOUS.search(block.text)
        for blocks in texts
        for block in blocks
    )


def named_folds(folds: Iterable[tuple[str, int, int]]) -> dict[str, frozenset[int]]:
    """Households and persons of folded groups, by their names."""
    return {name: frozenset({households, persons}) for name, households, persons in folds}
