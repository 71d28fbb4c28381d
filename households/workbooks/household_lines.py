"""Sheets with one line per household, and with one line per person below a household."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from households.workbooks import cells
from households.workbooks.columns import Columns
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.figures import Figures
from households.workbooks.headings import Field
from households.workbooks.records import Record
from households.workbooks.values import Finding, Members, Row

MOST_PERSONS = 300
"""Of one row: more than any household, as many as a dormitory may have."""
MANY_PERSONS = 25
# As rows/serials.py draws them: neither a name nor a number of identity can look like that.
_SERIAL = re.compile(r"[CDFGHJKMNPQRTVWX][CDFGHJKMNPQRTVWX34679]{9}")
NO_ETHNIC = "Chưa ghi dân tộc của chủ hộ."
NO_PERSONS = "Chưa ghi số khẩu."
NOBODY = "Hộ không có nhân khẩu nào."
MANY = "Số khẩu lớn hơn thường thấy; xem lại."
NOT_THE_SUM = "Số khẩu không bằng cộng các dân tộc."
REST_IS_HEADS = "Phần khẩu chưa chia dân tộc được tính theo dân tộc của chủ hộ."
NOT_APART = (
    "Không rõ người nào thuộc hộ nào; cần cột quan hệ với chủ hộ, hoặc số thứ tự chỉ ghi ở chủ hộ."
)
BAD_SERIAL = "Số phiếu không đúng dạng; chỉ ghi số phiếu do phần mềm cấp."


@dataclass(frozen=True, slots=True)
class HouseholdLines:
    """Reads records into rows, one each; rows with the same members share them."""

    columns: Columns
    names: EthnicNames
    shared: dict[object, dict[str, Members]] = field(default_factory=dict)

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        above = ""
        for record in records:
            row = self._row(record, above)
            above = row.head or above
            yield row

    def _row(self, record: Record, above: str) -> Row:
        line = Figures(self.columns, self.names, record.cells, [*record.findings])
        head = line.ethnic(above)
        stated = line.members(most=MOST_PERSONS)
        by_group = members_by_group(line, most=MOST_PERSONS)
        head = head or _only(by_group)
        if not head and not line.findings:
            line.wrong(self.columns.of(Field.ETHNIC), NO_ETHNIC)
        members = self._divided(line, head, stated, by_group)
        members = self.shared.setdefault(tuple(members.items()), members)
        check_size(line, self.columns.of(Field.PERSONS), members)
        return Row(
            record.number,
            serial=serial(line),
            group=record.group,
            head=head,
            members=members,
            stated=stated,
            from_day=line.day(),
            findings=tuple(line.findings),
        )

    def _divided(
        self, line: Figures, head: str, stated: Members | None, by_group: dict[str, Members]
    ) -> dict[str, Members]:
        """Everybody is of the head's group where the line does not say otherwise."""
        if stated is None:
            return by_group
        if not by_group:
            return {head: replace(stated, households=0)} if head else {}
        rest = stated.persons - sum(members.persons for members in by_group.values())
        if rest > 0 and head and self.columns.of(Field.PERSONS, head) is None:
            line.note(self.columns.of(Field.PERSONS), REST_IS_HEADS)
            by_group = {**by_group, head: Members(rest, None)}
        elif rest:
            line.wrong(self.columns.of(Field.PERSONS), NOT_THE_SUM)
        return _with_women(by_group, stated.women)


def members_by_group(line: Figures, *, most: int) -> dict[str, Members]:
    """Of the groups that have columns of their own, those with somebody in them."""
    found = ((code, line.members(code, most=most)) for code in line.columns.ethnic_codes)
    return {code: members for code, members in found if members and _counts(members)}


def check_size(line: Figures, column: int | None, members: dict[str, Members]) -> None:
    persons = sum(each.persons for each in members.values())
    if any(finding.wrong for finding in line.findings):
        return
    if not members:
        line.wrong(column, NO_PERSONS)
    elif not persons:
        line.wrong(column, NOBODY)
    elif persons > MANY_PERSONS:
        line.note(column, MANY)


def serial(line: Figures) -> str:
    column = line.columns.of(Field.SERIAL)
    typed = cells.text(line.cells.get(column)) if column is not None else ""
    bare = typed.upper().replace(" ", "").replace("-", "").strip("'")
    if bare and not _SERIAL.fullmatch(bare):
        line.wrong(column, BAD_SERIAL)
        return ""
    return bare


def _counts(members: Members) -> bool:
    return bool(members.persons or members.households)


def _only(by_group: dict[str, Members]) -> str:
    """The head is of the only group the members are of."""
    return next(iter(by_group)) if len(by_group) == 1 else ""


def _with_women(by_group: dict[str, Members], women: int | None) -> dict[str, Members]:
    """The women of all are those of the only group."""
    code = _only(by_group)
    if code and by_group[code].women is None and women is not None:
        return {code: replace(by_group[code], women=women)}
    return by_group


@dataclass(slots=True)
class PersonLines:
    """Reads records of persons into rows, one per household: counted, nothing of them kept."""

    columns: Columns
    names: EthnicNames
    sparse_ordinals: bool

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        block: list[Record] = []
        for record in records:
            if block and self._begins(record):
                yield self._household(block)
                block = []
            block.append(record)
        if block:
            yield self._household(block)

    def _begins(self, record: Record) -> bool:
        """By the first of these that the sheet has: the relation to the head, a number of the
        household, the number of its persons, a line that names the household, an ordinal."""
        relation = self.columns.of(Field.RELATION)
        if relation is not None:
            return is_head(cells.text(record.cells.get(relation)))
        for counted in (Field.HOUSEHOLD_ORDINAL, Field.PERSONS):
            column = self.columns.of(counted)
            if column is not None:
                return column in record.cells
        if self.sparse_ordinals:
            return self.columns.of(Field.ORDINAL) in record.cells
        return record.begins

    def _is_apart(self, first: Record) -> bool:
        """Whether something tells the household from the one above it."""
        fields = (Field.RELATION, Field.HOUSEHOLD_ORDINAL, Field.PERSONS)
        return first.begins or self.sparse_ordinals or self.columns.has(*fields)

    def _household(self, block: list[Record]) -> Row:
        first = block[0]
        findings: list[Finding] = [*first.findings]
        line = Figures(self.columns, self.names, first.cells, findings)
        if not self._is_apart(first):
            line.wrong(None, NOT_APART)
        stated = line.number(Field.PERSONS, most=MOST_PERSONS)
        persons = list(self._persons(block, findings))
        head = persons[0][0] if persons else ""
        if stated is not None and len(persons) == stated + 1 and not self._is_person(first):
            persons = persons[1:]
        if stated is not None and stated != len(persons):
            line.wrong(self.columns.of(Field.PERSONS), "Số khẩu không bằng số dòng người của hộ.")
        members = _counted(persons)
        check_size(line, None, members)
        return Row(
            first.number,
            serial=serial(line),
            group=first.group,
            head=head,
            members=members,
            stated=None if stated is None else Members(stated),
            from_day=line.day(),
            findings=tuple(dict.fromkeys(findings)),
        )

    def _is_person(self, record: Record) -> bool:
        """A line with a sex or a relation is a person; one without is the household itself."""
        return any(
            self.columns.of(told) in record.cells
            for told in (Field.SEX, Field.RELATION, Field.WOMEN, Field.MEN)
        )

    def _persons(
        self, block: list[Record], findings: list[Finding]
    ) -> Iterator[tuple[str, bool | None]]:
        """The ethnic group of each, and whether a woman, where that is told."""
        above = ""
        for record in block:
            line = Figures(self.columns, self.names, record.cells)
            above = line.ethnic(above)
            if not above and not line.findings:
                line.wrong(self.columns.of(Field.ETHNIC), "Có người chưa ghi dân tộc.")
            findings += line.findings
            if above:
                yield above, self._is_woman(record)

    def _is_woman(self, record: Record) -> bool | None:
        sex = self.columns.of(Field.SEX)
        if sex is not None:
            return _SEXES.get(cells.text(record.cells.get(sex)).casefold().strip(" ."))
        women, men = self.columns.of(Field.WOMEN), self.columns.of(Field.MEN)
        if women is not None and cells.is_marked(record.cells.get(women)):
            return True
        if men is not None and cells.is_marked(record.cells.get(men)):
            return False
        return None if men is not None or women is None else False


_SEXES = {
    **dict.fromkeys(("nữ", "nư", "nu", "gái", "f", "n", "nữ giới", "bà", "chị"), True),
    **dict.fromkeys(("nam", "trai", "m", "nam giới", "ông", "anh"), False),
}


def is_head(relation: str) -> bool:
    """Whether the relation to the head is to be the head."""
    return relation.casefold().strip(" .") in {"chủ hộ", "chu ho", "ch", "chủ", "c.hộ", "chủ hô"}


def _counted(persons: list[tuple[str, bool | None]]) -> dict[str, Members]:
    members: dict[str, Members] = {}
    for code, woman in persons:
        before = members.get(code, Members(0, 0))
        women = None if woman is None or before.women is None else before.women + woman
        members[code] = Members(before.persons + 1, women)
    return members
