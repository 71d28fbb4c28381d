"""Which blocks are titles: bold, on a line of their own (NĐ 30/2020, Phụ lục I, II.6.d and đ)."""

from collections.abc import Sequence

from paper.blocks import Block, Rank
from paper.inline import plain

_SENTENCE_ENDS = (".", ";", ":", ",", "?", "!", "…", "./")
_LONGEST_TITLE = 150


def is_title(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block at `index` is a title.

    Parts to sections always are. An article, clause or subclause is one where text stands under
    it and it is no sentence: at most 150 characters, without a mark that ends or opens one. Points,
    dashes and plain paragraphs never are: the decree prints them upright.
    """
    block = blocks[index]
    if block.rank <= Rank.SECTION and block.rank is not Rank.ARTICLE:
        return True
    if block.rank > Rank.SUBCLAUSE or not _reads_as_title(block.text):
        return False
    return index + 1 < len(blocks) and blocks[index + 1].rank > block.rank


def ends_a_sentence(text: str) -> bool:
    """Whether nothing more is expected after this text: it ends in a full stop or its like."""
    return plain(text).rstrip('"”’») ').endswith((".", "./", "?", "!", "…"))


def _reads_as_title(text: str) -> bool:
    words = plain(text).rstrip('"”’») ')
    return 0 < len(words) <= _LONGEST_TITLE and not words.endswith(_SENTENCE_ENDS)
