"""Finding the table on a sheet: below titles, under a heading of one to three lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, pairwise

from households.workbooks import cells
from households.workbooks.decoding import Decoder
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.formats.book import Book, Line, Sheet, Value
from households.workbooks.headings import MEASURES, Field, Heading, understand
from paper.readers.received import Unreadable
from vietnamese.dates import read_date
from vietnamese.folding import fold

BEGINNING = 400
"""Lines that are looked at before the sheet is read: titles, heading, a sample of what is below."""
NO_TABLE = (
    "Không tìm thấy bảng số liệu: cần một dòng tiêu đề có các cột như Khối, Dân tộc, Số khẩu."
)
_TITLES = 60
_LEVELS = 3
_NEEDED = frozenset({Field.ETHNIC, Field.GROUP, Field.SERIAL, Field.RELATION, Field.SEX, *MEASURES})
_SAID_IN_LINES_TOO = frozenset({Field.WOMEN, Field.MEN})
"""As are the names of ethnic groups: "Nam" and "Kinh" alone make no heading."""
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,3}|[A-H])\s*\)?(?:\s*=.*)?|\(\s*\d+\s*=[\d+\-\s()]*\)")
_CLOSES_ON = re.compile(
    r"(?:tinh den|den|thoi diem|chot|tinh tai)(?: so lieu)?(?: het)?(?: thoi diem)?(?: ngay)? ?:? ?"
    r"((?:ngay )?\d{1,2} ?(?:[/.-] ?\d{1,2} ?[/.-] ?|thang ?\w+ ?nam ?)\d{4})"
)


@dataclass(frozen=True, slots=True)
class Table:
    """`heading_line` is the first line of the heading; `titles` are the texts above it."""

    sheet: Sheet
    headings: Mapping[int, Heading]
    heading_line: int
    last_heading_line: int
    titles: tuple[str, ...]
    sample: tuple[Line, ...]
    body: Iterator[Line]
    decode: Decoder

    def columns(self, *fields: Field) -> tuple[int, ...]:
        return tuple(c for c, heading in self.headings.items() if heading.field in fields)

    @property
    def closes_on(self) -> date | None:
        """The closing date that a title states, "tính đến ngày 31/12/2023"."""
        for title in self.titles:
            if found := _CLOSES_ON.search(fold(title)):
                return read_date(found[1])
        return None

    @property
    def score(self) -> int:
        return _score(self.headings)


def best(book: Book, names: EthnicNames) -> tuple[Table, tuple[str, ...]]:
    """The sheet with the heading understood best, and the names of others that have one too.

    Raises Unreadable where no visible sheet has one.
    """
    found = [table for sheet in book.visible if (table := find(sheet, names))]
    if not found:
        raise Unreadable(NO_TABLE)
    chosen = max(found, key=lambda table: (table.score, len(table.sample)))
    others = [t.sheet.name for t in found if t is not chosen and t.sample]
    return chosen, tuple(others)


def find(sheet: Sheet, names: EthnicNames) -> Table | None:
    """The table of this sheet; None where no line of it reads like a heading."""
    lines = sheet.lines()
    beginning = list(islice(lines, BEGINNING))
    decode = Decoder(beginning)
    head = [_texts(line, decode) for line in beginning[:_TITLES]]
    if not (found := _heading(beginning[:_TITLES], head, names)):
        return None
    first, after, headings = found
    while after < len(beginning) and is_numbering(beginning[after]):
        after += 1
    sample = tuple(beginning[after:])
    return Table(
        sheet,
        headings,
        beginning[first].number,
        beginning[after - 1].number,
        tuple(text for line in head[:first] for text in line.values()),
        sample,
        chain(sample, lines),
        decode,
    )


def _texts(line: Line, decode: Decoder) -> dict[int, str]:
    return {
        column: text
        for column, value in line.cells.items()
        if (text := cells.text(decode(value) if isinstance(value, str) else value))
    }


def _heading(
    lines: Sequence[Line], texts: Sequence[dict[int, str]], names: EthnicNames
) -> tuple[int, int, dict[int, Heading]] | None:
    """Where the best heading begins, where the lines below it begin, and what it says."""
    best: tuple[int, int, int, dict[int, Heading]] | None = None
    for first in range(len(lines)):
        if not _may_be_heading(lines[first]):
            continue
        for levels in range(1, _LEVELS + 1):
            after = first + levels
            if after > len(lines) or not all(map(_may_be_heading, lines[first:after])):
                break
            if levels > 1 and not _goes_on(texts[after - 2], texts[after - 1]):
                break
            headings = _understood(texts[first:after], names)
            score = _score(headings)
            if score > (best[0] if best else 0):
                best = score, first, after, headings
    return best[1:] if best else None


def _may_be_heading(line: Line) -> bool:
    """Texts only, none of them a number."""
    return all(isinstance(value, str) and not _is_number(value) for value in line.cells.values())


def _is_number(value: Value) -> bool:
    return isinstance(value, str) and value.strip().replace(".", "").isdecimal()


def _goes_on(upper: Mapping[int, str], lower: Mapping[int, str]) -> bool:
    """A second line parts what the first one spans: it has words where that has none, or in between
    stand columns that end with the first line."""
    right = max(upper)
    parted = any(column not in upper and column <= right + _SPAN for column in lower)
    return parted and min(lower) >= min(upper) and len(lower) <= len(upper) * _SPAN


_SPAN = 12


def _understood(levels: Sequence[dict[int, str]], names: EthnicNames) -> dict[int, Heading]:
    filled = _filled(levels)
    columns = sorted({column for level in filled for column in level})
    paths = {column: [level[column] for level in filled if column in level] for column in columns}
    return {column: understand(tuple(dict.fromkeys(path)), names) for column, path in paths.items()}


def _filled(levels: Sequence[dict[int, str]]) -> list[dict[int, str]]:
    """A heading goes on to the right where the line below has words and it has none."""
    filled = [dict(level) for level in levels]
    for upper, lower in pairwise(filled):
        spanning: str | None = None
        for column in range(max(chain(upper, lower)) + 1):
            if column in upper:
                spanning = upper[column] if column in lower else None
            elif column in lower and spanning:
                upper[column] = spanning
    return filled


def _score(headings: Mapping[int, Heading]) -> int:
    """How many meanings are understood; 0 where it cannot be the heading of a table of ours."""
    meanings = {
        (h.field, h.ethnic, h.title if h.field is Field.PERSONAL else "")
        for h in headings.values()
        if h.field is not Field.OTHER
    }
    told = {(field, ethnic) for field, ethnic, _ in meanings if field in _NEEDED}
    is_heading = any(not ethnic and field not in _SAID_IN_LINES_TOO for field, ethnic in told)
    return len(meanings) if is_heading and len(told) >= 2 else 0


def is_numbering(line: Line) -> bool:
    """The line that numbers the columns: 1, 2, 3 or (1) (2) (3)=(1)+(2) or A, B, 1, 2."""
    texts = [cells.text(value) for value in line.cells.values()]
    if len(texts) < 3 or not all(map(_NUMBERING.fullmatch, texts)):
        return False
    numbers = [int(n[0]) for text in texts if (n := re.search(r"\d+", text))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
