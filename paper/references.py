"""Places of a text that the text itself names: "khoản 2 Mục II", "điểm a khoản 1 Điều 5".

They live: `followed` renames them when the place moves; what leads nowhere is a finding.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paper.blocks import Block, Rank

_OWNER = (
    r"Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|[Qq]uyết định (?:số|\d)|Chỉ thị|Kế hoạch (?:số|\d)"
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
_FOREIGN = re.compile(rf"[^.;\n]{{0,40}}?(?:{_OWNER})|\s*,?\s*(?i:chương|phần)\s")
_JOINED = re.compile(r"\s*(?:[,;]|,?\s*(?:và|hoặc|đến))?\s*")
_FOREIGN_BEFORE = re.compile(rf"(?:{_OWNER})[^.;\n]{{0,80}}$")
_HEADING = re.compile(r"\s*(?:[.:\n]|$)")
_BEFORE = 110
_JOIN = 20
"""Characters."""
Step = tuple[Rank, str]
Keyed = Sequence[tuple[str, Block]]
"""Blocks with the keys by which they are known from one revision to the next."""


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
    """The places of a text: for each block the steps that lead to it, and back."""

    steps: tuple[tuple[Step, ...], ...]
    index: dict[tuple[Step, ...], int]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Places":
        steps = tuple(_steps(blocks))
        index: dict[tuple[Step, ...], int] = {}
        for place, own in enumerate(steps):
            for way in filter(None, _ways(own)):
                index.setdefault(way, place)
        return cls(steps, index)

    def has(self, reference: Reference) -> bool:
        return reference.steps in self.index

    def may_hold(self, reference: Reference) -> bool:
        """Whether this text has places of that rank at all."""
        rank = reference.steps[0][0]
        return reference.is_own or any(own and own[0][0] is rank for own in self.steps)


def followed(before: Keyed, after: Keyed) -> tuple[Block, ...]:
    """The blocks of `after`, where what a reference named keeps being named when it has moved.

    Only in blocks that stand as they were: whoever changes a sentence sees to its references. One
    whose place is gone stays, and leads nowhere or elsewhere.
    """
    was, now = (Places.of([block for _, block in keyed]) for keyed in (before, after))
    moves = _Moves(was, now, before, {key: index for index, (key, _) in enumerate(after)})
    texts = {key: block.text for key, block in before}
    return tuple(
        replace(block, text=moves.applied(block.text)) if texts.get(key) == block.text else block
        for key, block in after
    )


@dataclass(frozen=True, slots=True)
class _Moves:
    was: Places
    now: Places
    before: Keyed
    index: Mapping[str, int]

    def applied(self, text: str) -> str:
        for reference in reversed(tuple(references(text))):
            if right := self._words(reference):
                text = f"{text[: reference.start]}{right}{text[reference.end :]}"
        return text

    def _words(self, reference: Reference) -> str:
        """How the place is called now; "" where that is as it was, or not known."""
        old = self.was.index.get(reference.steps)
        new = None if old is None else self.index.get(self.before[old][0])
        if new is None:
            return ""
        ranks = {rank for rank, _ in reference.steps}
        steps = tuple(step for step in self.now.steps[new] if step[0] in ranks)
        same = steps == reference.steps or {rank for rank, _ in steps} != ranks
        return "" if same else words(steps)


def references(text: str) -> Iterator[Reference]:
    """The places a text (NFC) names as its own; those of other documents are passed over."""
    matches = list(_REFERENCE.finditer(text))
    for match, foreign in zip(matches, _foreign(text, matches), strict=True):
        opens = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" *") == ""
        if foreign or (opens and _HEADING.match(text, match.end())):
            continue
        own = _OWN.match(text, match.end()) is not None
        yield Reference(match[0], match.start(), match.end(), _named(match), own)


def _foreign(text: str, matches: Sequence[re.Match[str]]) -> list[bool]:
    """Whether each is of another document; of several in a row the last one tells."""
    told: list[bool] = []
    for place in range(len(matches) - 1, -1, -1):
        end = matches[place].end()
        following = matches[place + 1].start() if told else len(text)
        joined = following - end < _JOIN and _JOINED.fullmatch(text, end, following)
        if told and joined:
            told.append(told[-1])
        else:
            told.append(_is_foreign(text, matches[place]))
    return told[::-1]


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
    if _OWN.match(text, match.end()):
        return False
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
