"""Places of a text that the text itself names: "khoản 2 Mục II", "điểm a khoản 1 Điều 5"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from paper.blocks import Block, Rank

_OWNER = (
    r"Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định (?:số|\d)|Chỉ thị|Kế hoạch (?:số|\d)"
    r"|Hiến pháp|Pháp lệnh|Công văn|Hướng dẫn|Đề án|Chương trình|Quy chế|Quy định|Điều lệ|QĐ|NĐ"
    r"|TT\b|Phụ lục|\[\["
)
_REFERENCE = re.compile(
    r"(?<![\w.])(?:điểm\s+(?P<point>[a-zđ]|\d{1,2})(?![\w.])\s*,?\s*)?"
    r"(?:khoản\s+(?P<clause>\d{1,2})(?![\w.])\s*,?\s*)?"
    r"(?:mục\s+(?P<section>[IVXL]{1,6})(?:\.(?P<dotted>\d{1,2}))?|điều\s+(?P<article>\d{1,3}))"
    r"(?!\w|\.\d)(?:\s*,?\s*khoản\s+(?P<after>\d{1,2})(?![\w.]))?",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\s*,?\s*(?:của\s+|trong\s+)?"
    r"(?:(?!Phụ lục)(?:\w+\s+){1,3}này\b|nêu trên|nói trên|trên đây|dưới đây)"
)
_FOREIGN = re.compile(
    rf"[^.;\n]{{0,40}}?(?:{_OWNER})|\s*(?:,|và|hoặc|đến)?\s*(?:khoản|điều|điểm|mục|chương|phần)\s",
    re.IGNORECASE,
)
_FOREIGN_BEFORE = re.compile(rf"(?:{_OWNER})[^.;\n]{{0,80}}$")
_BEFORE = 110
Step = tuple[Rank, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """One such place in a text, as steps from above down; `is_own`: it says "Kế hoạch này"."""

    text: str
    start: int
    end: int
    steps: tuple[Step, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a text: each block with the steps that lead to it."""

    steps: tuple[tuple[Step, ...], ...]
    known: frozenset[tuple[Step, ...]] = field(default=frozenset())

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Places":
        steps = tuple(_steps(blocks))
        return cls(steps, frozenset(ways for own in steps for ways in _ways(own)))

    def has(self, reference: Reference) -> bool:
        return reference.steps in self.known

    def may_hold(self, reference: Reference) -> bool:
        """Whether this text has places of that rank at all."""
        rank = reference.steps[0][0]
        return reference.is_own or any(own and own[0][0] is rank for own in self.steps)

    def find(self, steps: tuple[Step, ...]) -> int | None:
        """The index of the block at the end of these steps."""
        return next((i for i, own in enumerate(self.steps) if steps in _ways(own)), None)


def references(text: str) -> Iterator[Reference]:
    """The places a text (NFC) names as its own; those of other documents are passed over."""
    for match in _REFERENCE.finditer(text):
        own = _OWN.match(text, match.end()) is not None
        if not own and _is_foreign(text, match):
            continue
        if text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" *") == "":
            continue
        yield Reference(match[0], match.start(), match.end(), _named(match), own)


def words(steps: Sequence[Step]) -> str:
    """ "điểm a khoản 2 Mục II", as the decree writes it (Phụ lục II, V.7)."""
    names = {
        Rank.POINT: "điểm",
        Rank.CLAUSE: "khoản",
        Rank.SECTION: "Mục",
        Rank.ARTICLE: "Điều",
    }
    return " ".join(f"{names[rank]} {value}" for rank, value in reversed(steps))


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    if _FOREIGN.match(text, match.end()):
        return True
    return _FOREIGN_BEFORE.search(text, max(0, match.start() - _BEFORE), match.start()) is not None


def _named(match: re.Match[str]) -> tuple[Step, ...]:
    top: Step = (
        (Rank.SECTION, match["section"].upper())
        if match["section"]
        else (Rank.ARTICLE, match["article"])
    )
    clause = match["clause"] or match["dotted"] or match["after"]
    point = match["point"]
    if point and point.isdecimal() and not clause:
        clause, point = point, None  # "điểm 2 Mục II" is said of a clause
    steps = [top]
    if clause:
        steps.append((Rank.CLAUSE, str(int(clause))))
    if point:
        steps.append((Rank.POINT, point.lower()))
    return tuple(steps)


def _steps(blocks: Sequence[Block]) -> Iterator[tuple[Step, ...]]:
    reached: dict[Rank, str] = {}
    for block in blocks:
        if block.rank > Rank.POINT:
            yield ()
            continue
        for rank in [rank for rank in reached if rank >= block.rank]:
            del reached[rank]
        reached[block.rank] = _value(block)
        kept = (Rank.ARTICLE, Rank.SECTION, Rank.CLAUSE, Rank.POINT)
        yield tuple((rank, reached[rank]) for rank in kept if rank in reached)


def _value(block: Block) -> str:
    value = block.marker.rstrip(".)/-: ")
    return value.split()[-1] if block.rank is Rank.ARTICLE and value else value


def _ways(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """The whole way, and the point named without its clause."""
    yield steps
    if len(steps) == 3:
        yield (steps[0], steps[2])
