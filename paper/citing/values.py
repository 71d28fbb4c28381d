"""A citation as it stands in a text: its pieces where they stand, and what they say."""

from dataclasses import dataclass
from datetime import date

from paper.legislation import CitedKind
from paper.numbers import DocumentNumber


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, `text[start:end]`; positions count the characters of the text in NFC."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named in a text, from its kind to the end of its title.

    `number` is the number read, in the decree's spelling, and has no symbol where none was typed
    and none follows from the kind ("Kế hoạch số 70"). Of laws the name is the `title`.
    """

    start: int
    end: int
    kind: CitedKind | None = None
    kind_typed: Piece | None = None
    number: DocumentNumber | None = None
    number_typed: Piece | None = None
    day: date | None = None
    day_typed: Piece | None = None
    year: int | None = None
    """Of a law cited as "Luật Hòa giải ở cơ sở năm 2013"."""
    issuer: Piece | None = None
    title: Piece | None = None
    is_bound: bool = False
    """Whether it is a mark `[[…]]`, which prints what the register says."""
    is_nested: bool = False
    """Whether it stands in the title of another one."""

    @property
    def number_text(self) -> str:
        """The number read: "12/2018/QĐ-TTg", "06/2008" where its symbol is not known; or ""."""
        return self.number.text.rstrip("/-") if self.number else ""

    @property
    def has_symbol(self) -> bool:
        return self.number is not None and bool(self.number.symbol)
