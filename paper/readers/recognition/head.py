"""The head of a paper: organs, nation and motto, number and symbol, place and date, title, subject.

Source: NĐ 30/2020, Phụ lục I, II.1 to II.5 and III; practice: columns side by side on one line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from paper.kinds import Kind
from paper.readers.recognition.lines import (
    Line,
    has_marker,
    has_words,
    is_upper,
    split_columns,
)
from paper.readers.recognition.marks import (
    ADDRESS,
    DRAFT,
    LETTER_SUBJECT,
    MOTTO_LINE,
    NATION_LINE,
    SECRECY,
    circulation_of,
    urgency_of,
)
from paper.readers.recognition.naming import organs_of
from paper.readers.recognition.numbering import DatedPlace, Numbered, find_date, find_number
from paper.readers.recognition.titles import Title, read_subject, title_of
from paper.sheet import IssueDate, Urgency

# A head takes up about ten lines; menus of web pages may stand above it.
_SEARCHED = 40
_STRAY = 5
_LONGEST_STRAY = 150


@dataclass(slots=True)
class Head:
    organs: list[tuple[str, bool]] = field(default_factory=list)
    number: str | None = None
    symbol: str = ""
    place: str = ""
    issued: IssueDate | None = None
    kind: Kind | None = None
    subject: str = ""
    urgency: Urgency | None = None
    circulation: str = ""
    draft: bool = False
    nation: bool = False
    motto: bool = False
    left: list[str] = field(default_factory=list)
    subject_is_open: bool = False

    @property
    def is_evident(self) -> bool:
        """Whether this can only be the head of an administrative paper."""
        return bool(
            self.nation or self.motto or self.number is not None or self.issued or self.kind
        )

    @property
    def superior(self) -> str:
        return organs_of(self.organs)[0]

    @property
    def issuer(self) -> tuple[str, ...]:
        return organs_of(self.organs)[1]


def read_head(lines: Sequence[Line]) -> tuple[Head, Sequence[Line]]:
    """The head and the lines below it; an empty head and all lines where there is none."""
    start = _first_line(lines)
    head = Head(left=[line.bare for line in lines[:start]])
    below = start
    while below < len(lines):
        taken = _take_line(head, lines, below)
        if not taken:
            break
        below += taken
    if not head.is_evident:
        return Head(), lines
    return head, lines[below:]


def _first_line(lines: Sequence[Line]) -> int:
    """Where the head begins: its first certain line, and the organs right above it."""
    certain = next((i for i, line in enumerate(lines[:_SEARCHED]) if _is_certain(line)), 0)
    while certain and is_upper(lines[certain - 1].bare) and not has_marker(lines[certain - 1].bare):
        certain -= 1
    return certain


def _is_certain(line: Line) -> bool:
    return bool(
        NATION_LINE.search(line.bare)
        or MOTTO_LINE.search(line.bare)
        or find_number(line.text)
        or title_of(line.bare)
        or LETTER_SUBJECT.match(line.bare)
    )


def _take_line(head: Head, lines: Sequence[Line], at: int) -> int:
    """How many lines the head takes from here; 0 where it ends."""
    line = lines[at]
    if not has_words(line.bare) and "|" not in line.text:
        return 1
    if ADDRESS.match(line.bare) or (head.kind and head.kind is not Kind.OFFICIAL_LETTER):
        return 0
    if (title := title_of(line.bare)) and not head.subject:
        return _take_title(head, title, lines, at)
    if _take_columns(head, line):
        return 1
    return _stray_lines(head, lines, at)


def _take_title(head: Head, title: Title, lines: Sequence[Line], at: int) -> int:
    head.kind = title.kind
    if title.kind is Kind.OFFICIAL_LETTER:
        head.left.append(lines[at].bare)
        return 1
    head.subject, taken = read_subject(title, lines[at], lines[at + 1 :])
    return 1 + taken


def _take_columns(head: Head, line: Line) -> bool:
    """Gives every column of the line to its component; what is foreign in a known line is left."""
    rest = _take_inside(head, line)
    recognised = rest != line.text
    foreign = []
    for column in split_columns(rest):
        if _take_column(head, column, line, beside=recognised):
            recognised = True
        elif has_words(column):
            foreign.append(column)
    if recognised:
        head.left += foreign
    return recognised


def _take_inside(head: Head, line: Line) -> str:
    """Takes what is known by its wording alone; the rest of the line, columns kept apart."""
    rest = line.text
    if head.number is None and (number := find_number(rest)):
        rest = _take_number(head, number, rest)
    if head.issued is None and (dated := find_date(rest)):
        rest = _take_date(head, dated, rest)
    if not head.nation and (nation := NATION_LINE.search(rest)):
        head.nation, rest = True, _cut(rest, nation.span())
    if not head.motto and (motto := MOTTO_LINE.search(rest)):
        head.motto, rest = True, _cut(rest, motto.span())
    return rest


def _take_number(head: Head, found: Numbered, text: str) -> str:
    head.number, head.symbol = found.number, found.symbol
    return _cut(text, found.span)


def _take_date(head: Head, found: DatedPlace, text: str) -> str:
    head.place, head.issued = found.place, found.issued
    return _cut(text, found.span)


def _cut(text: str, span: tuple[int, int]) -> str:
    return f"{text[: span[0]]}\t{text[span[1] :]}"


def _take_column(head: Head, column: str, line: Line, *, beside: bool) -> bool:
    if take_head_mark(head, column):
        return True
    if opening := LETTER_SUBJECT.match(column):
        if head.subject:
            return False
        head.kind = Kind.OFFICIAL_LETTER
        head.subject, head.subject_is_open = column[opening.end() :].strip(), True
        return True
    if head.subject_is_open:
        return _continue_subject(head, column, line)
    if head.number is None and (beside or is_upper(column)) and not SECRECY.fullmatch(column):
        head.organs.append((column, line.is_bold or f"**{column}" in line.text))
        return True
    return False


def take_head_mark(head: Head, column: str) -> bool:
    """Takes a stamp, a circulation mark or DỰ THẢO; False for anything else, or a second one."""
    if urgency := urgency_of(column):
        if head.urgency:
            return False
        head.urgency = urgency
    elif circulation := circulation_of(column):
        if head.circulation:
            return False
        head.circulation = circulation
    elif DRAFT.fullmatch(column):
        if head.draft:
            return False
        head.draft = True
    else:
        return False
    return True


def _continue_subject(head: Head, column: str, line: Line) -> bool:
    """V/v runs over several lines of its column; after a gap only in the middle of a sentence."""
    goes_on = not line.after_gap or column[0].islower()
    if not goes_on or has_marker(column) or head.subject.endswith((".", ":")):
        return False
    head.subject = f"{head.subject} {column}".strip()
    return True


def _stray_lines(head: Head, lines: Sequence[Line], at: int) -> int:
    """Short lines nobody knows, with more of the head right below them, are left."""
    for ahead in range(at + 1, min(at + _STRAY + 1, len(lines))):
        if _goes_on(head, lines[ahead]):
            head.left += [line.bare for line in lines[at:ahead]]
            return ahead - at
        if len(lines[ahead].bare) > _LONGEST_STRAY:
            break
    return 0


def _goes_on(head: Head, line: Line) -> bool:
    probe = replace(head, organs=[], left=[])
    return bool(title_of(line.bare) and not head.subject) or _take_inside(probe, line) != line.text
