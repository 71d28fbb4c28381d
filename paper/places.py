"""What the pieces of a text are called: "mục 4, gạch đầu dòng thứ nhất"."""

from collections import Counter
from collections.abc import Sequence

from paper.blocks import Block, Rank
from paper.headings import ends_a_sentence
from paper.numbering import level

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTED = {
    Rank.DASH: "gạch đầu dòng",
    Rank.PLUS: "dấu cộng",
    Rank.TABLE: "bảng",
    Rank.PARAGRAPH: "đoạn",
}
"""Pieces without a marker of their own are counted within what holds them."""
_MARKED = {Rank.GROUP: "phần", Rank.SECTION: "mục", Rank.POINT: "điểm"}
LAST = "đoạn cuối"


def places(blocks: Sequence[Block]) -> tuple[str, ...]:
    """One for each block, from the largest division down, as a clerk would say it."""
    above: list[tuple[int, str]] = []
    counted: Counter[tuple[int, Rank]] = Counter()
    found = []
    for i, block in enumerate(blocks):
        while above and not _holds(blocks[above[-1][0]], block):
            above.pop()
        holder, within = above[-1] if above else (-1, "")
        counted[holder, block.rank] += 1
        name = _named(block, counted[holder, block.rank], is_within=bool(above))
        found.append(f"{within}, {name}" if within else name)
        if block.rank < Rank.TABLE:
            above.append((i, found[-1]))
    if blocks and blocks[-1].rank is Rank.PARAGRAPH:
        found[-1] = LAST
    return tuple(found)


def ordinal(number: int) -> str:
    """1 → "nhất", as in "thứ nhất"; in figures above ten."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)


def _holds(head: Block, block: Block) -> bool:
    """As `outline.part` has it: a paragraph after a clause that ends belongs to it no more."""
    closed = head.rank >= Rank.CLAUSE and ends_a_sentence(head.text)
    return level(head) < level(block) and not (closed and block.rank is Rank.PARAGRAPH)


def _named(block: Block, count: int, *, is_within: bool) -> str:
    marker = block.marker.rstrip(".)")
    if block.rank in _COUNTED:
        return f"{_COUNTED[block.rank]} thứ {ordinal(count)}"
    if block.rank in {Rank.CLAUSE, Rank.SUBCLAUSE}:
        # Without a section or an article above, an office calls its numbered paragraphs "mục".
        return f"{'khoản' if is_within else 'mục'} {marker}"
    return f"{_MARKED[block.rank]} {marker}" if block.rank in _MARKED else marker
