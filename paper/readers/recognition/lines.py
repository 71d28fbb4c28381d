"""The lines of a received paper, before it is known what they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from paper.blocks import Rank
from paper.inline import plain, runs, write
from paper.markers import recognise

_COLUMN_GAP = re.compile(r"\s*\t\s*|\s{3,}")
_INDENTED = 24
_DASHED = (Rank.DASH, Rank.PLUS)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one paragraph of a Word file, in outline notation.

    A table is one line that holds its `|` rows. `after_gap`: an empty line or the edge of a
    paragraph stands before it. `goes_on`: it is the next line of the same paragraph of Word.
    """

    text: str
    after_gap: bool = False
    centred: bool = False
    goes_on: bool = False

    @property
    def bare(self) -> str:
        """Without emphasis, single-spaced."""
        return bare(self.text)

    @property
    def marked(self) -> str:
        """As `bare`, with its citations and figures as typed."""
        words = write(replace(run, bold=False, italic=False) for run in runs(self.text))
        return " ".join(words.split()).strip("* ")

    @property
    def columns(self) -> tuple[str, ...]:
        """What stands side by side on the line, apart by a tab or three spaces."""
        return split_columns(self.text)

    @property
    def is_far_right(self) -> bool:
        expanded = self.text.expandtabs(8)
        return len(expanded) - len(expanded.lstrip()) >= _INDENTED

    @property
    def is_bold(self) -> bool:
        text = self.text.strip()
        return len(text) > 4 and text.startswith("**") and text.endswith("**")


def bare(text: str) -> str:
    """Without its emphasis, single-spaced; a `\\` that keeps a line a paragraph stays."""
    return " ".join(plain(text).split()).strip("* ")


def split_columns(text: str) -> tuple[str, ...]:
    return tuple(part for part in map(bare, _COLUMN_GAP.split(text.strip())) if part)


def is_upper(text: str) -> bool:
    """Two letters or more, and all of them capitals."""
    return sum(c.isalpha() for c in text) >= 2 and text == text.upper()


def has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def opens_with_dash(text: str) -> bool:
    block = recognise(text)
    return block is not None and block.rank in _DASHED


def without_dash(text: str) -> str:
    block = recognise(text)
    return block.text if block is not None and block.rank in _DASHED else text.strip()


def without_end_mark(text: str) -> str:
    return text.strip().rstrip(";.,").strip()


def has_marker(text: str) -> bool:
    """Whether it opens like a numbered or dashed block of the text."""
    return recognise(text) is not None


def outline_text(lines: Iterable[Line]) -> str:
    """The lines as outline text; gaps stay, because they keep two tables apart."""
    return "\n".join("\n" * line.after_gap + line.text for line in lines)
