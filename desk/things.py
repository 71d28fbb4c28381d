"""The kinds of things that can be found, and their places in the order of what was found.

A place is a whole number: the day, then the kind, then the key of the row. Found are the greatest
places first: the newest days; on one day directives, then plans, then duties; then the newest rows.
"""

from datetime import date
from enum import Enum

_KEY_BITS, _KIND_BITS, _DAY_BITS = 38, 2, 22


class Thing(Enum):
    """`column` of a SearchLine leads to the row."""

    DIRECTIVE = 3, "directive", "Văn bản chỉ đạo"
    PLAN = 2, "plan", "Kế hoạch"
    DUTY = 1, "duty", "Nhiệm vụ được giao"

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
        rank = _rank(place)
        return next(thing for thing in cls if thing.rank == rank)

    def place(self, day: date, key: int) -> int:
        return first_place(day.toordinal()) + (self.rank << _KEY_BITS) + key


def first_place(ordinal: int) -> int:
    """Below every row of the day, above every row of the day before."""
    return ordinal << (_KIND_BITS + _KEY_BITS)


def key_of(place: int) -> int:
    return place % (1 << _KEY_BITS)


def is_place(number: int) -> bool:
    ordinal = number >> (_KIND_BITS + _KEY_BITS)
    return 0 < ordinal < 1 << _DAY_BITS and _rank(number) in {thing.rank for thing in Thing}


def _rank(place: int) -> int:
    return place >> _KEY_BITS & (1 << _KIND_BITS) - 1
