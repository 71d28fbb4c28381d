"""The kinds of things that can be found, and their places in the order of what was found.

A place is a whole number: the kind, then the day, then the key of the row. Found are the newest
days first; on one day directives, then plans, then duties; then the newest rows.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import total_ordering

_KEY_BITS, _DAY_BITS = 38, 22
_MOST_KEYS = 1 << _KEY_BITS


class Thing(Enum):
    """`column` of a SearchLine leads to the row."""

    DIRECTIVE = 1, "directive", "Văn bản chỉ đạo"
    PLAN = 2, "plan", "Kế hoạch"
    DUTY = 3, "duty", "Nhiệm vụ được giao"

    @property
    def rank(self) -> int:
        return self.value[0]

    @property
    def column(self) -> str:
        return self.value[1]

    @property
    def title(self) -> str:
        return self.value[2]

    @classmethod
    def of_place(cls, place: int) -> "Thing":
        rank = place >> (_KEY_BITS + _DAY_BITS)
        return next(thing for thing in cls if thing.rank == rank)

    def place(self, day: date, key: int) -> int:
        return self.first_place(day.toordinal()) + key

    def first_place(self, ordinal: int) -> int:
        """Below every row of the day, above every row of the day before."""
        return ((self.rank << _DAY_BITS) + ordinal) << _KEY_BITS


def is_place(number: int) -> bool:
    return number >> (_KEY_BITS + _DAY_BITS) in {thing.rank for thing in Thing}


@total_ordering
@dataclass(frozen=True, slots=True)
class Spot:
    """A place read as what it stands for; what comes first is the smaller."""

    thing: Thing
    ordinal: int
    key: int

    @classmethod
    def of_place(cls, place: int) -> "Spot":
        day = (place >> _KEY_BITS) % (1 << _DAY_BITS)
        return cls(Thing.of_place(place), day, place % _MOST_KEYS)

    def __lt__(self, other: "Spot") -> bool:
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return -self.ordinal, self.thing.rank, -self.key

    def bound(self, thing: Thing) -> int:
        """What comes behind this spot among the things of a kind has a place below it."""
        if thing is self.thing:
            return thing.first_place(self.ordinal) + self.key
        return thing.first_place(self.ordinal + (1 if thing.rank > self.thing.rank else 0))
