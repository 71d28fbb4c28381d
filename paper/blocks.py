"""The text of a document in memory: a flat list of ranked blocks.

A list and not a tree: on paper the closing sentence after III.2 belongs to the document,
not to III.2, and a tree would nest it there.
"""

from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """What a block is, from the highest division of a text to its plain paragraphs.

    Source: NĐ 30/2020, Phụ lục I, II.6; dashes and plus signs are the offices' practice.
    """

    PART = 0  # Phần I
    CHAPTER = 1  # Chương I
    DIVISION = 2  # Mục 1
    ARTICLE = 3  # Điều 1.
    GROUP = 4  # A.
    SECTION = 5  # I.
    CLAUSE = 6  # 1.
    SUBCLAUSE = 7  # 1.1.
    POINT = 8  # a)
    DASH = 9  # -
    PLUS = 10  # +
    TABLE = 11  # | a | b |
    PARAGRAPH = 12


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table, with its marker as it stands or is to stand on paper.

    The text of a table is its `|` lines, joined by line feeds.
    """

    rank: Rank
    text: str
    marker: str = ""
