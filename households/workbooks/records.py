"""The lines below the heading: which are data, which totals, headings of groups, or the foot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from households.workbooks import cells
from households.workbooks.cells import Misread
from households.workbooks.columns import Columns
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.formats.book import Line, Value
from households.workbooks.groups import GroupNames
from households.workbooks.headings import MEASURES, Field
from households.workbooks.tables import Table, is_numbering
from households.workbooks.values import Finding
from vietnamese.folding import fold

_TOTAL = re.compile(
    r"(?:[ivx\d]+[.) ]+)?(?:tong(?: cong| so| toan \w+)?|cong|luy ke|toan (?:phuong|xa|thi tran))"
    r"(?:\s*(?:(?:khoi|thon|ban|to|xom|ap|khu)\b|[:(]).*)?"
)
_HOUSEHOLD = re.compile(r"(?:[\divx]+[.) ]+)?ho (?:ong|ba|so|thu|gd|gia dinh|chi|anh|:)\b.*")
_TELLING = MEASURES | {Field.ETHNIC, Field.SERIAL, Field.RELATION, Field.SEX, Field.FROM_DAY}
_NUMBER_OF_A_SECTION = re.compile(r"[IVX]{1,5}[.)]?|[A-Ha-h][.)]?")
_MOST_WORDS_APART = 3
_RELATIVES = (
    "nam nu trai gai chu ch vo chong con chau chat bo cha me ong ba anh chi em dau re co di bac"
)
_OF_A_PERSON = frozenset(_RELATIVES.split())
_GROUPED_BY = {Field.GROUP, Field.CELL}
TOTALS_OF_A_GROUP = frozenset({"tong", "tong so", "cong", "chung", "tat ca"})
NOT_KNOWN = "Không có trong danh mục khối, tổ dân phố, thôn, bản của đơn vị."
NOT_A_GROUP = "Không phải tên khối, tổ dân phố, thôn, bản."
NO_GROUP = "Chưa ghi khối, tổ dân phố, thôn, bản."


@dataclass(frozen=True, slots=True)
class Record:
    """A line of data. `begins` says that a line by itself, "Hộ ông …", stood above it."""

    number: int
    cells: dict[int, Value]
    group: str
    findings: tuple[Finding, ...] = ()
    begins: bool = False


@dataclass(slots=True)
class Seen:
    """What is told of the sheet as a whole, once it has been read."""

    totals: list[Line] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    carried: list[int] = field(default_factory=list)


class Records:
    """Goes once through the body of a table. Cells of columns that are not read stay behind."""

    def __init__(
        self, table: Table, columns: Columns, names: EthnicNames, groups: GroupNames, default: str
    ) -> None:
        self._table, self._columns = table, columns
        self._names, self._groups = names, groups
        self._group_column = next(
            (c for f in (Field.GROUP, Field.CELL) if (c := columns.of(f)) is not None), None
        )
        self._ethnic_column = columns.of(Field.ETHNIC)
        self._group = default
        self._begins = False
        self._section = False
        self.seen = Seen()

    def __iter__(self) -> Iterator[Record]:
        for line in self._table.body:
            if not self._is_aside(line):
                yield self._record(line)

    def _is_aside(self, line: Line) -> bool:
        """A total, the heading printed again, a group or a household by itself, the foot."""
        if self._is_plainly_data(line):
            return False
        if is_numbering(line) or self._is_heading_again(line):
            return True
        texts = self._texts(line)
        if texts and _is_total(texts[:2]) and not self._is_total_of_group(line):
            self.seen.totals.append(line)
            return True
        return self._is_section(line, texts) or self._is_empty(line, texts)

    def _is_plainly_data(self, line: Line) -> bool:
        """With a known ethnic group, as nearly every line; nothing else of it is looked at here."""
        value = line.cells.get(self._ethnic_column) if self._ethnic_column is not None else None
        return isinstance(value, str) and bool(self._names.code(self._text(value)))

    def _is_total_of_group(self, line: Line) -> bool:
        """ "Tổng" among the ethnic groups is the total of the residential group above."""
        value = line.cells.get(self._ethnic_column) if self._ethnic_column is not None else None
        return isinstance(value, str) and fold(self._text(value)) in TOTALS_OF_A_GROUP

    def _is_heading_again(self, line: Line) -> bool:
        same = sum(
            isinstance(value := line.cells.get(column), str)
            and self._text(value) in heading.title.split(" – ")
            for column, heading in self._columns.read.items()
        )
        return same >= 2

    def _is_section(self, line: Line, texts: list[str]) -> bool:
        """ "KHỐI 5" above its households, be it with their number beside."""
        at_group = self._group_column is not None and self._group_column in line.cells
        if at_group or not 1 <= len(texts) <= 2 or self._has(line, {Field.ETHNIC, Field.SERIAL}):
            return False
        first = texts[-1] if _NUMBER_OF_A_SECTION.fullmatch(texts[0]) else texts[0]
        found = self._groups.heading(first)
        if found:
            self._group, self._section = found, True
        return bool(found)

    def _is_empty(self, line: Line, texts: list[str]) -> bool:
        if self._has(line, _TELLING) and not self._is_remark(line):
            return False
        if len(texts) == 1 and _HOUSEHOLD.match(fold(texts[0])):
            self._begins = True
            return True
        if self._has(line, _GROUPED_BY) and self._ordinal(line):
            return False
        self.seen.skipped.append(line.number)
        return True

    def _is_remark(self, line: Line) -> bool:
        """A few words that are neither numbers nor names of ours: a note, who signs below."""
        if len(line.cells) > _MOST_WORDS_APART:
            return False
        read = {c: v for c, v in line.cells.items() if c in self._columns.read}
        return all(isinstance(v, str) and not self._tells(c, v) for c, v in read.items())

    def _tells(self, column: int, value: str) -> bool:
        """Whether a text is what its column is for."""
        text, field = self._text(value), self._columns.read[column].field
        if field is Field.ETHNIC:
            return cells.is_ditto(text) or bool(self._names.code(text))
        if field in {Field.GROUP, Field.CELL}:
            return cells.is_ditto(text) or bool(self._groups.known(text))
        if field in {Field.SEX, Field.RELATION}:
            return fold(text).split(" ")[0] in _OF_A_PERSON
        return field is Field.SERIAL or cells.is_number_or_day(text)

    def _ordinal(self, line: Line) -> bool:
        column = self._columns.of(Field.ORDINAL)
        return column is not None and cells.text(line.cells.get(column)).strip(".").isdecimal()

    def _has(self, line: Line, fields: "set[Field] | frozenset[Field]") -> bool:
        return any(c in line.cells and h.field in fields for c, h in self._columns.read.items())

    def _texts(self, line: Line) -> list[str]:
        """The words of the line from the left, to tell a total or a section by; kept nowhere."""
        ordered = (value for _, value in sorted(line.cells.items()))
        texts = [self._text(value) for value in ordered if isinstance(value, str)]
        return [text for text in texts if any(map(str.isalpha, text))]

    def _text(self, value: str) -> str:
        return cells.text(self._table.decode(value))

    def _record(self, line: Line) -> Record:
        kept = {
            column: self._table.decode(value) if isinstance(value, str) else value
            for column, value in line.cells.items()
            if column in self._columns.read
        }
        findings = self._follow_group(line.number, kept)
        begins, self._begins = self._begins, False
        return Record(line.number, kept, self._group, findings, begins)

    def _follow_group(self, number: int, kept: dict[int, Value]) -> tuple[Finding, ...]:
        """Take up the group a line names; one that names none belongs to the group above it."""
        column = self._group_column
        value = kept.get(column) if column is not None else None
        try:
            typed = cells.text(cells.sound(value))
        except Misread as misread:
            return (Finding(self._columns.title(column), misread.reason),)
        if not typed or cells.is_ditto(value):
            return self._carried(number, typed)
        self._group = self._groups.known(typed)
        if self._group:
            return ()
        if not self._groups.is_name(typed):
            return (Finding(self._columns.title(column), NOT_A_GROUP),)
        self._group = typed
        return (Finding(self._columns.title(column), NOT_KNOWN),)

    def _carried(self, number: int, typed: str) -> tuple[Finding, ...]:
        title = self._columns.title(self._group_column)
        if not self._group:
            return (Finding(title, NO_GROUP),)
        if not typed and self._group_column is not None and not self._section:
            self.seen.carried.append(number)
        return () if self._groups.known(self._group) else (Finding(title, NOT_KNOWN),)


def _is_total(texts: list[str]) -> bool:
    return any(_TOTAL.fullmatch(fold(text).strip(" .")) and _says_total(text) for text in texts)


def _says_total(text: str) -> bool:
    """ "Tống" and "Tòng" are names of families."""
    return re.search(r"tổng|cộng|lũy|luỹ|toàn|^[\x00-\x7f]*$", text.casefold()) is not None
