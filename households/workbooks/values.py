"""What is read from a workbook. No value here holds personal data, nor does any message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from paper.readers.received import Unreadable

__all__ = ["Answer", "Finding", "Kind", "Members", "Reading", "Row", "Unreadable"]


class Kind(StrEnum):
    COUNTS = "counts"
    """One row per residential group, counted by ethnic group."""
    ROWS = "rows"
    """One row per household."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to tell the ward; of a row when it stands in one.

    `column` is a heading of the workbook, or "" where no single column is meant. A finding that is
    not `wrong` says how the row was understood. The reason never repeats what a cell says.
    """

    column: str
    reason: str
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class Members:
    """Persons of one ethnic group; `women` is None where the workbook does not say.

    `households` counts only in a workbook of counts.
    """

    persons: int = 0
    women: int | None = None
    households: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A household, or a residential group with its counts.

    `number` is the line of the sheet, from 1; of several lines the first. `group` is the known
    group it was recognised as, else the name as typed, else "". `members` are by the code of the
    ethnic group; `stated` is the total as the line states it. `cells` (số tổ) comes with counts.
    """

    number: int
    serial: str = ""
    group: str = ""
    head: str = ""
    members: Mapping[str, Members] = field(default_factory=dict)
    stated: Members | None = None
    cells: int | None = None
    from_day: date | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def is_wrong(self) -> bool:
        return any(finding.wrong for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet of a workbook as it was understood.

    `unread_columns` are the headings of columns that hold personal data, `unused_columns` of those
    the register has no place for; of neither was a value kept. `closes_on` is the closing date that
    a title states.
    """

    sheet: str
    kind: Kind
    rows: tuple[Row, ...]
    unread_columns: tuple[str, ...] = ()
    unused_columns: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    closes_on: date | None = None
    has_serials: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the workbook is to say at a line when it is handed back."""

    serial: str = ""
    error: str = ""
