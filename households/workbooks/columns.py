"""The columns of a table that are read, and those that are not, with the reason told."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from households.workbooks import privacy
from households.workbooks.ethnic_names import EthnicNames
from households.workbooks.formats.book import Value, letters
from households.workbooks.groups import GroupNames
from households.workbooks.headings import MEASURES, Field, Heading
from households.workbooks.tables import Table
from households.workbooks.values import Finding
from vietnamese.folding import fold

_SAMPLE = 200
_ORDINALS = frozenset({Field.ORDINAL, Field.HOUSEHOLD_ORDINAL})
"""Names of groups and heads may stand there too, in lines of their own."""
_TWICE = frozenset({Field.OTHER, Field.PERSONAL, Field.ORDINAL, Field.ERROR})
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Columns:
    """`read` are the columns whose cells are looked at; the values of no other are."""

    read: Mapping[int, Heading]
    unread: tuple[str, ...]
    unused: tuple[str, ...]
    findings: tuple[Finding, ...]
    places: Mapping[tuple[Field, str], int]
    """Of each meaning its first column."""
    days_ahead: int
    names_people: bool
    """A column with the names of heads or members: the lines are households or persons."""

    def of(self, field: Field, ethnic: str = "") -> int | None:
        """The column of this meaning; None where there is none."""
        return self.places.get((field, ethnic))

    def has(self, *fields: Field) -> bool:
        return any(heading.field in fields for heading in self.read.values())

    @property
    def ethnic_codes(self) -> tuple[str, ...]:
        """The groups that have columns of their own, in the order of the sheet."""
        return tuple(dict.fromkeys(h.ethnic for h in self.read.values() if h.ethnic))

    def title(self, column: int | None) -> str:
        return "" if column is None else shown(column, self.read[column])


def part(table: Table, names: EthnicNames, groups: GroupNames) -> Columns:
    """Judge each column by its heading and by a sample of what stands below it."""
    read: dict[int, Heading] = {}
    unread: list[str] = []
    unused: list[str] = []
    for column, heading in _all_columns(table):
        title = shown(column, heading)
        if heading.field is Field.ERROR:
            continue
        if _is_personal(column, heading, table, names, groups):
            unread.append(title)
        elif heading.field is Field.OTHER:
            unused.append(title)
        else:
            read[column] = heading
    return Columns(
        read,
        tuple(dict.fromkeys(unread)),
        tuple(dict.fromkeys(unused)),
        tuple(_twice(read)),
        {(h.field, h.ethnic): column for column, h in reversed(read.items())},
        table.sheet.days_ahead,
        any(_names_people(heading) for heading in table.headings.values()),
    )


def shown(column: int, heading: Heading) -> str:
    """The heading; of one that is none, or looks personal itself, the letter of the column."""
    is_known = heading.field is not Field.OTHER
    if heading.title and privacy.is_safe(heading.title, of_known_words=is_known):
        return heading.title[:_LONGEST_TITLE]
    return f"cột {letters(column)}"


def _all_columns(table: Table) -> Iterator[tuple[int, Heading]]:
    """Those without a heading too, where something stands in them."""
    held = {column for line in table.sample[:_SAMPLE] for column in line.cells}
    for column in sorted(held | set(table.headings)):
        yield column, table.headings.get(column) or Heading("", Field.OTHER)


def _is_personal(
    column: int, heading: Heading, table: Table, names: EthnicNames, groups: GroupNames
) -> bool:
    if heading.field is Field.PERSONAL:
        return True
    values = _sample(column, table)
    if heading.field in _ORDINALS:
        return privacy.look_like_numbers_of_identity(values)
    if heading.field in MEASURES:
        return privacy.look_like_numbers_of_identity(values) or privacy.look_like_births(values)
    if heading.field in {Field.GROUP, Field.CELL}:
        values = [v for v in values if not (isinstance(v, str) and _is_group(v, groups))]
        return privacy.look_personal(values) and len(values) * 2 > len(_sample(column, table))
    if heading.field is Field.ETHNIC:
        return privacy.look_personal(v for v in values if not names.code(str(v)))
    if heading.field is Field.FROM_DAY:
        return privacy.look_personal(v for v in values if isinstance(v, str))
    return privacy.look_personal(values)


def _is_group(text: str, groups: GroupNames) -> bool:
    return bool(groups.known(text)) or groups.is_name(text)


def _sample(column: int, table: Table) -> list[Value]:
    held = (line.cells[column] for line in table.sample if column in line.cells)
    return [table.decode(v) if isinstance(v, str) else v for v in islice(held, _SAMPLE)]


def _twice(read: Mapping[int, Heading]) -> Iterator[Finding]:
    meanings = Counter((h.field, h.ethnic) for h in read.values() if h.field not in _TWICE)
    for column, heading in read.items():
        if meanings[heading.field, heading.ethnic] > 1:
            meanings[heading.field, heading.ethnic] = 0
            yield Finding(
                shown(column, heading),
                "Có nhiều cột cùng nghĩa với cột này; chỉ đọc cột đầu tiên.",
                wrong=False,
            )


def _names_people(heading: Heading) -> bool:
    plain = fold(heading.title)
    named = any(words in plain for words in ("ho ten", "ho va ten", "ten chu ho", "chu ho"))
    return heading.field is Field.PERSONAL and named
