"""What the rows of a workbook would do, as plain values: the preview and what is written."""

import gc
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, TypeVar

from households.models import Import, ImportLine
from households.models.imports import HEADING_LENGTH
from households.tallies import Composition, Tally
from households.workbooks.values import Finding, Row
from localities.models import ResidentialGroup
from officials.models import Organization

AT_ONCE = 1_000
"""Rows asked about and written with one set of queries."""
GROUP = "Khối, tổ, thôn, bản"
UNKNOWN_GROUP = Finding(
    GROUP,
    "Không có trong danh sách khối, tổ, thôn, bản của phường, xã vào ngày chốt. Sửa tên trong "
    "tệp, hoặc nhờ người quản trị ghi vào danh sách trước.",
)
Outcome = ImportLine.Outcome
TO_WRITE = frozenset({Outcome.NEW, Outcome.CHANGED})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number in the file, what becomes of it, the figures it gives.

    `before` is the register's own key of what was compared, so that a change since is noticed.
    `content` is what is written when it is confirmed.
    """

    number: int
    outcome: ImportLine.Outcome
    group: int | None = None
    head: str | None = None
    tally: Tally | None = None
    findings: tuple[Finding, ...] = ()
    before: int | None = None
    household: int | None = None
    content: Any = None

    def kept(self, imported: Import) -> ImportLine:
        tally = self.tally
        return ImportLine(
            imported=imported,
            number=self.number,
            outcome=self.outcome,
            group_id=self.group,
            head_group_id=self.head,
            households=None if tally is None else tally.households,
            persons=None if tally is None else tally.persons,
            women=None if tally is None else tally.women,
            findings=[[one.column[:HEADING_LENGTH], one.reason] for one in self.findings],
        )


class Sorter(Protocol):
    """Compares rows with the register."""

    def refusal(self) -> str:
        """Why the workbook as a whole cannot be taken, or nothing."""

    lacks_serials: bool

    def basis(self) -> str:
        """What the outcome rests on besides what the lines say themselves."""

    def lines(self, rows: Sequence[Row]) -> list[Line]:
        """One line for each row, with a number of queries that does not depend on how many."""

    def absent(self, account: "Account") -> int:
        """How many stand in the register and not in the workbook."""


@dataclass(slots=True)
class Account:
    """How many lines of which outcome went by, and a digest of all they said.

    `basis` is what else of the register they rest on.
    """

    basis: str = ""
    outcomes: Counter[str] = field(default_factory=Counter)
    named: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def take(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self.outcomes[line.outcome.value] += 1
            self.named += line.before is not None
            self.digest.update(repr(line).encode())

    @property
    def seen(self) -> str:
        return hashlib.sha256(f"{self.basis} {self.digest.hexdigest()}".encode()).hexdigest()


def batches(rows: Iterable[T]) -> Iterator[Sequence[T]]:
    """In their order. The workbook as read is held to the end of the work, and is kept from being
    walked through by each collection of garbage: a third of the time with 100,000 rows."""
    gc.freeze()
    try:
        following = iter(rows)
        while some := list(islice(following, AT_ONCE)):
            yield some
    finally:
        gc.unfreeze()


def groups_of(imported: Import) -> Mapping[str, int]:
    """The keys of the residential groups that there are on the closing day, by name."""
    organization: Organization = imported.organization
    groups = ResidentialGroup.objects.filter(unit=organization.unit).on(imported.closes_on)
    return dict(groups.values_list("name", "pk"))


def composition_of(row: Row) -> Composition:
    lines = {
        code: Tally(one.households, one.persons, one.women) for code, one in row.members.items()
    }
    summed = Composition(lines=lines).summed
    stated = row.stated and Tally(row.stated.households, row.stated.persons, row.stated.women)
    return Composition(stated or summed, lines)
