"""Plain values of a row: what it says, and what is to happen to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from households.models import HouseholdState

Event = HouseholdState.Event


@dataclass(frozen=True, slots=True)
class Members:
    """Persons of one ethnic group; `women` is None where that is not known."""

    persons: int
    women: int | None = None

    def __add__(self, other: "Members") -> "Members":
        known = self.women is not None and other.women is not None
        women = (self.women or 0) + (other.women or 0)
        return Members(self.persons + other.persons, women if known else None)

    def __sub__(self, other: "Members") -> "Members":
        known = self.women is not None and other.women is not None
        women = (self.women or 0) - (other.women or 0)
        return Members(self.persons - other.persons, women if known else None)


@dataclass(frozen=True, slots=True)
class Content:
    """What a row says: the key of its residential group, the code of its head's ethnic group (by
    which the household counts), and its persons, each by their own.
    """

    group: int
    head: str
    members: Mapping[str, Members]

    @property
    def persons(self) -> int:
        return sum(members.persons for members in self.members.values())

    def with_others(self, others: Iterable["Content"], *, head: str) -> "Content":
        """All in one household, where this one lives."""
        found: dict[str, Members] = {}
        for members in (self.members, *(other.members for other in others)):
            for code, more in members.items():
                found[code] = found.get(code, Members(0, 0)) + more
        return Content(self.group, head, found)

    def without(self, part: "Content", *, head: str) -> "Content":
        """Who stays when the part goes; a number below nought where it is no part of this."""
        rest = {
            code: self.members.get(code, Members(0, 0)) - part.members.get(code, Members(0, 0))
            for code in {**self.members, **part.members}
        }
        none_left = {code for code, members in rest.items() if members.persons == 0}
        kept = {code: members for code, members in rest.items() if code not in none_left}
        return Content(self.group, head, kept)


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row on a day. `content` is None where the row goes.

    The row is named by its serial or its key; a new one by neither. `base` is the key of the state
    that was looked at: if another is in force by now, the change is refused. `origins` are keys of
    the rows it came from.
    """

    event: Event
    from_day: date
    content: Content | None = None
    serial: str | None = None
    household: int | None = None
    base: int | None = None
    origins: tuple[int, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.serial is None and self.household is None
