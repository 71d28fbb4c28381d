"""Outline text: the notation in which the text of a document is typed, stored and compared.

One block per line. The style of the marker gives the rank, see `paper.markers`; a `\\` at the
start of a line makes a plain paragraph of it; lines that begin with `|` are one table. Written,
blocks are parted by an empty line, which also parts two tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from paper.blocks import Block, Rank
from paper.headings import ends_a_sentence
from paper.markers import FIRST, LABELLED, Last, recognise
from paper.numbering import level, number
from vietnamese.folding import clean

__all__ = ["number", "parse", "part", "write"]


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of any text, markers as printed; never fails and loses no word.

    Text becomes NFC with single spaces; invisible characters are dropped. The title in capitals
    under "Phần I", "Chương I" or "Mục 1" alone on its line becomes the text of that block.
    """
    blocks: list[Block] = []
    last = Last()
    rows = False
    for line in _lines(text):
        block = _read(line, last)
        if block is None:
            rows = False
            continue
        if rows and block.rank is Rank.TABLE:
            blocks[-1] = replace(blocks[-1], text=f"{blocks[-1].text}\n{block.text}")
        elif _is_title_under(blocks, block) and not line.startswith("\\"):
            blocks[-1] = replace(blocks[-1], text=block.text)
        else:
            blocks.append(block)
        rows = block.rank is Rank.TABLE
        last = last.after(block)
    return tuple(blocks)


def write(blocks: Iterable[Block]) -> str:
    """The canonical text of these blocks; `parse(write(b)) == b` for what `parse` gives."""
    lines: list[str] = []
    previous: list[Block] = []
    for block in blocks:
        line = _line(block, previous)
        if line:
            lines.append(line)
            previous = [block]
    return "\n\n".join(lines) + "\n" if lines else ""


def part(blocks: Sequence[Block], index: int) -> slice:
    """The block at `index` with all that stands under it.

    A plain paragraph after a clause (or lower) belongs to it only where the clause is left open,
    by a colon or as a title: after a full stop it closes the section or the document.
    """
    head = blocks[index]
    end = index + 1
    if head.rank >= Rank.TABLE:
        return slice(index, end)
    closed = head.rank >= Rank.CLAUSE and ends_a_sentence(head.text)
    while end < len(blocks) and level(blocks[end]) > level(head):
        if closed and blocks[end].rank is Rank.PARAGRAPH:
            break
        end += 1
    return slice(index, end)


def _lines(text: str) -> Iterator[str]:
    for line in clean(text).split("\n"):
        yield " ".join(line.split())


def _read(line: str, last: Last) -> Block | None:
    if not line:
        return None
    if line.startswith("\\"):
        return Block(Rank.PARAGRAPH, line[1:].strip() or "\\")
    if line.startswith("|"):
        return Block(Rank.TABLE, line)
    return recognise(line, last) or Block(Rank.PARAGRAPH, line)


def _is_title_under(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a paragraph would be read as the title of the bare label before it."""
    if block.rank is not Rank.PARAGRAPH or not blocks:
        return False
    label = blocks[-1]
    return label.rank in LABELLED and not label.text and block.text.isupper()


def _line(block: Block, previous: Sequence[Block]) -> str:
    if block.rank is Rank.TABLE:
        return block.text
    text = " ".join(block.text.split())
    if block.rank is Rank.PARAGRAPH:
        return f"\\{text}" if _needs_escape(text, block, previous) else text
    marker = block.marker or FIRST[block.rank]
    stop = "." if block.rank in LABELLED and text else ""
    return f"{marker}{stop} {text}".strip()


def _needs_escape(text: str, block: Block, previous: Sequence[Block]) -> bool:
    if text.startswith(("\\", "|")) or _is_title_under(previous, block):
        return True
    return recognise(text) is not None
