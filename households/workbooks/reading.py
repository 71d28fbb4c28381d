"""Reading a ward's workbook: whatever it looks like, into rows, with what is wrong at each."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from households.workbooks import cells, columns, privacy, tables
from households.workbooks.cells import Misread
from households.workbooks.columns import Columns
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.formats.book import Book, Value
from households.workbooks.formats.recognition import ending, open_book
from households.workbooks.group_counts import GroupCounts
from households.workbooks.groups import GroupNames
from households.workbooks.headings import MEASURES, Field
from households.workbooks.household_lines import HouseholdLines, PersonLines, is_head
from households.workbooks.records import TOTALS_OF_A_GROUP, Record, Records
from households.workbooks.tables import Table
from households.workbooks.values import Finding, Kind, Reading, Row, Unreadable
from vietnamese.folding import fold

__all__ = ["read"]

_NO_ETHNIC = "Không tìm thấy cột Dân tộc, hoặc các cột ghi tên dân tộc, nên không đọc được bảng."
_NO_PERSONS = "Không tìm thấy cột Số khẩu, nên không đọc được bảng."
_EMPTY = "Bảng chỉ có tiêu đề, không có dòng số liệu nào."
_PER_PERSON = (Field.RELATION, Field.SEX)
_LISTED = 10


def read(
    name: str, data: bytes, *, known_groups: Sequence[str], ethnic: Mapping[str, str]
) -> Reading:
    """The figures of a workbook; `ethnic` are the codes by the names of the register.

    Raises Unreadable where there is no table to read, or too much of it.
    """
    names, groups = EthnicNames(ethnic), GroupNames(known_groups)
    book = open_book(name, data)
    table, others = tables.best(book, names)
    parted = columns.part(table, names, groups)
    kind = _kind(parted)
    records = Records(table, parted, names, groups, _default_group(table, groups))
    watched = _Watch(parted, records)
    rows = tuple(_reader(kind, table, parted, names)(watched))
    if not rows:
        raise Unreadable(_EMPTY)
    return Reading(
        sheet=_safe(table.sheet.name),
        kind=kind,
        rows=rows,
        unread_columns=parted.unread,
        unused_columns=parted.unused,
        findings=(*_of_book(name, book, others), *parted.findings, *watched.findings()),
        closes_on=table.closes_on,
        has_serials=any(row.serial for row in rows),
    )


def _kind(parted: Columns) -> Kind:
    """Numbers of households, and nothing that only a list of households has: counts."""
    by_ethnic = bool(parted.ethnic_codes)
    if not by_ethnic and not parted.has(Field.ETHNIC):
        raise Unreadable(_NO_ETHNIC)
    single = parted.has(Field.SERIAL, *_PER_PERSON) or parted.names_people
    if parted.has(Field.HOUSEHOLDS) and not single:
        return Kind.COUNTS
    if not parted.has(*MEASURES, *_PER_PERSON) and not parted.names_people:
        raise Unreadable(_NO_PERSONS)
    return Kind.ROWS


def _reader(
    kind: Kind, table: Table, parted: Columns, names: EthnicNames
) -> Callable[[Iterable[Record]], Iterator[Row]]:
    if kind is Kind.COUNTS:
        return GroupCounts(parted, names).rows
    if _is_per_person(table, parted):
        return PersonLines(parted, names, _has_gaps(table, parted)).rows
    return HouseholdLines(parted, names).rows


def _is_per_person(table: Table, parted: Columns) -> bool:
    """Members beside heads; else numbers of persons in most lines are of households."""
    if _names_members(table, parted):
        return True
    persons = parted.of(Field.PERSONS)
    if persons is not None:
        return _seldom_with(table, parted, persons)
    if parted.has(*_PER_PERSON):
        return True
    return not parted.ethnic_codes and not _counts_people(table, parted)


def _names_members(table: Table, parted: Columns) -> bool:
    column = parted.of(Field.RELATION)
    held = (line.cells[column] for line in table.sample if column in line.cells)
    said = (cells.text(table.decode(v) if isinstance(v, str) else v) for v in held)
    return any(text and not is_head(text) for text in said)


def _counts_people(table: Table, parted: Columns) -> bool:
    """Numbers under "Nam" and "Nữ" are of a household; crosses and ones are of a person."""
    held = [parted.of(field) for field in (Field.MEN, Field.WOMEN)]
    return any(
        cells.is_marked(line.cells[column]) is False
        for line in table.sample
        for column in held
        if column in line.cells
    )


def _has_gaps(table: Table, parted: Columns) -> bool:
    ordinal = parted.of(Field.ORDINAL)
    return ordinal is not None and _seldom_with(table, parted, ordinal)


def _seldom_with(table: Table, parted: Columns, column: int) -> bool:
    """Most lines with an ethnic group have nothing in this column."""
    ethnic = parted.of(Field.ETHNIC)
    lines = [line for line in table.sample if ethnic in line.cells]
    return sum(column in line.cells for line in lines) * 2 < len(lines)


def _default_group(table: Table, groups: GroupNames) -> str:
    """The group that the title or the name of the sheet says, where no line does."""
    named = {found for title in table.titles for found in _groups_in(title, groups)}
    if len(named) == 1:
        return named.pop()
    return groups.known(table.sheet.name) if groups.is_name(table.sheet.name) else ""


_GROUP_IN_TITLE = re.compile(
    r"\b(?:khối(?: phố)?|tổ dân phố|tdp|thôn|bản|xóm|ấp|buôn|làng|khu phố|khóm)\s+[\w ]{1,30}",
    re.IGNORECASE,
)


def _groups_in(title: str, groups: GroupNames) -> Iterator[str]:
    """The longest run of words after "khối" that is a known group."""
    for run in _GROUP_IN_TITLE.findall(title):
        words = run.split()
        tried = (groups.known(" ".join(words[:n])) for n in range(len(words), 1, -1))
        if found := next(filter(None, tried), ""):
            yield found


@dataclass(slots=True)
class _Watch:
    """Hands the records on and adds up their columns, to compare with the line of totals."""

    columns: Columns
    records: Records
    sums: Counter[int] = field(default_factory=Counter)
    last: int = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self.records:
            self.last = record.number
            if not self._is_total(record):
                self._add(record.cells)
            yield record

    def _is_total(self, record: Record) -> bool:
        """Of a residential group, in a table of counts."""
        is_counts = self.columns.has(Field.HOUSEHOLDS)
        column = self.columns.of(Field.ETHNIC) if is_counts else None
        typed = cells.text(record.cells.get(column)) if column is not None else ""
        return fold(typed) in TOTALS_OF_A_GROUP

    def findings(self) -> Iterator[Finding]:
        seen = self.records.seen
        if seen.carried and not self.columns.has(Field.HOUSEHOLDS):
            yield _note(
                f"Dòng để trống khối được tính theo khối của dòng trên: {_list(seen.carried)}."
            )
        if skipped := [number for number in seen.skipped if number < self.last]:
            yield _note(f"Dòng không có số liệu, không đọc: {_list(skipped)}.")
        yield from self._of_totals()

    def _add(self, values: Mapping[int, Value]) -> None:
        for column, heading in self.columns.read.items():
            if heading.field in MEASURES and column in values:
                self.sums[column] += _number(values[column])

    def _of_totals(self) -> Iterator[Finding]:
        """Only of the last one, below all lines: others are of parts of the sheet."""
        totals = self.records.seen.totals
        if not totals or totals[-1].number < self.last:
            return
        for column, value in totals[-1].cells.items():
            heading = self.columns.read.get(column)
            if heading and heading.field in MEASURES and _number(value) != self.sums[column]:
                reason = f"Dòng cộng (dòng {totals[-1].number}) không bằng cộng các dòng."
                yield Finding(self.columns.title(column), reason, wrong=False)


def _safe(name: str) -> str:
    return name if privacy.is_safe(name) else ""


def _number(value: Value) -> int:
    try:
        return cells.whole(value) or 0
    except Misread:
        return 0


def _note(reason: str) -> Finding:
    return Finding("", reason, wrong=False)


def _list(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:_LISTED]))
    more = len(numbers) - _LISTED
    return f"{shown} và {more} dòng khác" if more > 0 else shown


def _of_book(name: str, book: Book, others: Sequence[str]) -> Iterator[Finding]:
    if ending(name) not in {"", ".txt", ".tsv", book.ending}:
        yield _note(f"Tệp mang đuôi {ending(name)[:6]} nhưng nội dung là {book.ending}.")
    hidden = len(book.sheets) - len(book.visible)
    if hidden:
        yield _note(f"Có {hidden} trang tính ẩn; không đọc.")
    if others:
        named = ", ".join(f"“{name}”" for name in others[:_LISTED] if privacy.is_safe(name))
        yield _note(
            f"Còn {len(others)} trang tính có bảng, không đọc: {named}. Mỗi lần đọc một trang."
        )
