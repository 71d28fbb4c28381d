"""What stands together and what may part, decided once for HTML, PDF and DOCX."""

from collections.abc import Sequence
from dataclasses import dataclass

from paper import components, inline, layout, metrics
from paper.blocks import Block, Rank
from paper.sheet import Annex, Sheet, Signature

LABELLED_RANKS = frozenset({Rank.PART, Rank.CHAPTER, Rank.DIVISION})
"""Label on a line of its own, title below it (NĐ 30/2020, Phụ lục I, II.6.đ)."""
LINES_WITH_SIGNATURE = 2
"""A signature must not stand on a page with fewer lines of the text than these."""
LONG_LIST = 24
"""Lines of recipients that are kept on one page with the signature."""


def kept_with_close(blocks: Sequence[Block]) -> int:
    """Index of the first of the last blocks, which must stay on the page of the signature."""
    lines = 0
    for index in range(len(blocks) - 1, -1, -1):
        lines += _least_lines(blocks[index])
        if lines >= LINES_WITH_SIGNATURE:
            return index
    return 0


def _least_lines(block: Block) -> int:
    if block.rank is Rank.TABLE:
        return block.text.count("\n") + 1
    text = f"{block.marker} {inline.plain(block.text)}"
    width = layout.PORTRAIT.text_width * 1.01  # a line that just fits must not count as two
    return metrics.line_count(text, layout.BODY, column=width, indent=layout.FIRST_LINE_INDENT)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Lines of Nơi nhận: beside the signature, and what has no room there."""

    beside: tuple[str, ...]
    below: tuple[str, ...]
    rest_beside: bool
    """Whether the drafter's mark and the unplaced lines find room beside the signature too."""


def recipients(sheet: Sheet) -> Recipients:
    lines = components.recipient_lines(sheet)
    room = _room_beside_signature(lines)
    fits = room == len(lines) and len(sheet.unplaced) <= LONG_LIST - room
    return Recipients(lines[:room], lines[room:], fits)


def _room_beside_signature(lines: Sequence[str]) -> int:
    used = 0
    for index, line in enumerate(lines):
        used += metrics.line_count(line, layout.RECIPIENTS, column=layout.RECIPIENTS_WIDTH)
        if used > LONG_LIST:
            return index
    return len(lines)


def signature_rows(signatures: Sequence[Signature]) -> list[Sequence[Signature]]:
    """Several signatures side by side, as a biên bản has them: two or three to a row."""
    abreast = 2 if len(signatures) in {2, 4} else 3
    return [signatures[at : at + abreast] for at in range(0, len(signatures), abreast)]


def annex_reference(annex: Annex) -> tuple[str, Sequence[Block]]:
    """An opening "(Kèm theo …)" is the annex's reference to its document (III.1.c)."""
    first = annex.blocks[0] if annex.blocks else None
    if first is None or first.rank is not Rank.PARAGRAPH:
        return "", annex.blocks
    text = inline.plain(first.text)
    if not text.startswith("(Kèm theo"):
        return "", annex.blocks
    return text, annex.blocks[1:]
