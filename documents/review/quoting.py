"""Pieces of a submitted paper that a remark may be pinned to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.drafts.parts import opening_of, texts_of
from documents.models import Submission
from paper.blocks import Block, Rank
from paper.inline import plain

DRAWN = re.compile(r":?-{3,}:?|[<^]")
QUOTED = 240
"""Characters quoted when a whole piece is picked; who remarks may take more or less."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block by its key: `name` as it is called out, `words` as they are read."""

    key: str
    name: str
    words: str

    @property
    def opening_words(self) -> str:
        if len(self.words) <= QUOTED:
            return self.words
        return self.words[:QUOTED].rsplit(" ", 1)[0]

    def holds(self, quote: str) -> bool:
        return " ".join(quote.split()) in self.words


KeyedBlocks = tuple[tuple[str, ...], tuple[Block, ...]]
"""One text, or annex, with the keys of its blocks."""


def pieces_of(submission: Submission) -> dict[str, Piece]:
    return pieces_in(keyed_blocks(submission))


def pieces_in(texts: Iterable[KeyedBlocks]) -> dict[str, Piece]:
    return {
        key: Piece(key, opening_of(block), words_of(block))
        for keys, blocks in texts
        for key, block in zip(keys, blocks, strict=True)
    }


def keyed_blocks(submission: Submission) -> Iterator[KeyedBlocks]:
    """Text and annexes as pinned, with the keys their blocks had when they were drafted."""
    sheet = submission.pinned
    pinned = (sheet.blocks, *(annex.blocks for annex in sheet.annexes))
    for keyed, blocks in zip(texts_of(submission.revision), pinned, strict=True):
        yield keyed.keys, blocks if len(blocks) == len(keyed.keys) else keyed.blocks


def words_of(block: Block) -> str:
    """As they are read, without what only draws the lines of a table."""
    words = plain(block.text.replace("|", " ")).split()
    if block.rank is Rank.TABLE:
        words = [word for word in words if not DRAWN.fullmatch(word)]
    return " ".join(words)
