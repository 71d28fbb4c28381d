"""A paper as the checks read it: its sheet, and its words in passages with their places.

A whole file is one passage; of a draft every part is one, and the lines that the program itself
writes (head, number, signature) are not looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import accumulate

from paper import outline
from paper.blocks import Block, Rank
from paper.citing import Citation, find
from paper.markers import recognise
from paper.readers import Unreadable
from paper.readers import text as text_reader
from paper.readers.recognition.lines import bare
from paper.readers.recognition.marks import ADDRESS, RECIPIENTS
from paper.sheet import Sheet
from vietnamese.encodings import to_unicode
from vietnamese.folding import clean, nfc

_CELL = re.compile(r"(?:(?! {3})[^\t\n])+")
_COMPARED = 60
"""Letters at the end of an entry."""
_EDGES = " \xa0*"
_PATH = {Rank.SECTION: "Mục", Rank.CLAUSE: "khoản", Rank.POINT: "điểm"}


class Place(Enum):
    """What a passage is; its title for people."""

    FILE = ""
    SUBJECT = "Trích yếu"
    ADDRESSEES = "Kính gửi"
    BASIS = "Căn cứ"
    BODY = "Nội dung"
    RECIPIENTS = "Nơi nhận"
    ANNEX = "Phụ lục"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a passage, where they stand: a line, or what stands in one of its columns."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Passage:
    """`name` says whose words these are to the one who asked; text in NFC."""

    text: str
    place: Place = Place.FILE
    name: str = ""
    by_lines: bool = False
    """Whether people count its lines, as in a text file, or its paragraphs, as in Word."""

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return find(self.text)

    @cached_property
    def title_ends(self) -> dict[int, int]:
        """Where titles of cited documents end, by where they begin."""
        titles = (citation.title for citation in self.citations)
        return {title.start: title.end for title in titles if title}

    @cached_property
    def lines(self) -> tuple[Stretch, ...]:
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        texts = self.text.split("\n")
        return tuple(Stretch(text, start) for text, start in zip(texts, starts, strict=True))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, position: int) -> Stretch:
        return self.lines[bisect_right(self._starts, position) - 1]

    @cached_property
    def cells(self) -> tuple[Stretch, ...]:
        """What stands side by side, without blanks and emphasis around it."""
        return tuple(_trimmed(match) for match in _CELL.finditer(self.text) if match[0].strip(" *"))

    def place_of(self, position: int) -> str:
        """Where a position is, for people: "Mục II, khoản 3 (dòng 27)"."""
        number = bisect_right(self._starts, position)
        path = ", ".join(filter(None, (self.place.value, self._paths[number - 1])))
        counted = f"dòng {number}" if self.by_lines else f"đoạn {self._paragraphs[number - 1]}"
        return f"{path} ({counted})" if path else counted.capitalize()

    @cached_property
    def _paragraphs(self) -> tuple[int, ...]:
        """For each line, how many lines up to it say something."""
        return tuple(accumulate(bool(line.text.strip()) for line in self.lines))

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        reached: dict[Rank, str] = {}
        paths = []
        for line in self.lines:
            if RECIPIENTS.match(bare(line.text)):
                reached = {Rank.PARAGRAPH: Place.RECIPIENTS.value}
            block = recognise(" ".join(line.text.split())) if line.text.strip() else None
            if block and block.rank in _PATH:
                for rank in [rank for rank in reached if rank >= block.rank]:
                    del reached[rank]
                reached[block.rank] = f"{_PATH[block.rank]} {block.marker.rstrip('.)/-')}"
            paths.append(", ".join(reached[rank] for rank in sorted(reached)))
        return tuple(paths)


@dataclass(frozen=True)
class Manuscript:
    """Passages in the order of the paper."""

    sheet: Sheet
    passages: tuple[Passage, ...] = field(default=())

    @classmethod
    def of_text(
        cls, text: str, sheet: Sheet | None = None, *, by_lines: bool = True
    ) -> "Manuscript":
        """A whole paper as text; any text will do."""
        text = stored(text)
        return cls(sheet or _sheet(text), (Passage(text, by_lines=by_lines),))

    @classmethod
    def of_sheet(cls, sheet: Sheet) -> "Manuscript":
        """A finished sheet; lists stand one entry a line, without dashes and end marks."""
        annexes = (
            Passage(nfc(outline.write(annex.blocks)), Place.ANNEX, f"annex-{number}")
            for number, annex in enumerate(sheet.annexes, start=1)
        )
        parts = (
            Passage(nfc(sheet.subject), Place.SUBJECT, "subject"),
            Passage(nfc("\n".join(sheet.addressed_to)), Place.ADDRESSEES, "addressed_to"),
            Passage(nfc("\n".join(sheet.legal_basis)), Place.BASIS, "legal_basis"),
            Passage(nfc(outline.write(sheet.blocks)), Place.BODY, "text"),
            Passage(nfc("\n".join(sheet.recipients)), Place.RECIPIENTS, "recipients"),
        )
        return cls(sheet, tuple(part for part in (*parts, *annexes) if part.text.strip()))

    @cached_property
    def body_start(self) -> int:
        """Where, in a whole file, the words under the subject begin."""
        if not self.passages or self.passages[0].place is not Place.FILE:
            return 0
        opening = _opening(self.sheet)
        for line in self.passages[0].lines:
            if opening and bare(line.text).rstrip(";.,").endswith(opening):
                return line.start
            if ADDRESS.match(bare(line.text)):
                return line.start
        return 0

    def in_basis(self, passage: Passage, position: int) -> bool:
        """Whether a position belongs to the căn cứ."""
        if passage.place is not Place.FILE:
            return passage.place is Place.BASIS
        return passage.line_at(position).start in self._basis_lines

    @cached_property
    def _basis_lines(self) -> frozenset[int]:
        """Where the lines of a whole file begin that are căn cứ."""
        endings = tuple(basis[-_COMPARED:] for basis in self.sheet.legal_basis if basis)
        if not endings:
            return frozenset()
        lines = ((line.start, bare(line.text).rstrip(";.,")) for line in self.passages[0].lines)
        return frozenset(start for start, said in lines if said and said.endswith(endings))

    def in_subject(self, passage: Passage, position: int) -> bool:
        if passage.place is Place.FILE:
            return position < self.body_start
        return passage.place is Place.SUBJECT

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return self.sheet.blocks


def stored(text: str) -> str:
    """A text as positions in it are counted: Unicode, NFC, plain blanks."""
    return clean(to_unicode(text)).replace("\xa0", " ")


def paragraphs(passage: Passage) -> Iterator[Stretch]:
    """The lines that say something."""
    return (line for line in passage.lines if line.text.strip())


def _sheet(text: str) -> Sheet:
    try:
        return text_reader.read(text).sheet
    except Unreadable:
        return Sheet(kind=None, blocks=())


def _opening(sheet: Sheet) -> str:
    first = (*sheet.legal_basis, *(block.text for block in sheet.blocks))
    return bare(first[0]).rstrip(";.,")[-80:] if first and not sheet.addressed_to else ""


def _trimmed(match: re.Match[str]) -> Stretch:
    text = match[0].strip(_EDGES)
    return Stretch(text, match.start() + match[0].index(text)) if text else Stretch("", match.end())
