"""Rows of a form that are added, taken out and moved up without a script: a button sends the form,
nothing is saved, and everything typed comes back in its new place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

PRESSED = "xep"
"""The name of all such buttons; the value says what, as "figures:up:3"."""
ADD, REMOVE, UP = "them", "bo", "len"
ADDED_AT_ONCE = 3
MOST_LINES = 200
Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Press:
    prefix: str
    what: str
    place: int = 0

    @classmethod
    def of(cls, data: QueryDict) -> "Press | None":
        """None where the form was sent to be saved, or by a button that is none of ours."""
        prefix, _, rest = data.get(PRESSED, "").partition(":")
        what, _, place = rest.partition(":")
        if what not in {ADD, REMOVE, UP}:
            return None
        return cls(prefix, what, int(place) if place.isascii() and place.isdigit() else 0)

    def applied(self, lines: Sequence[Line]) -> list[Line]:
        found = list(lines)
        if self.what == ADD:
            found.extend({} for _ in range(ADDED_AT_ONCE))
        elif self.place < len(found):
            line = found.pop(self.place)
            if self.what == UP:
                found.insert(max(self.place - 1, 0), line)
        return found


def lines_in(data: QueryDict, prefix: str, names: Sequence[str]) -> list[Line]:
    """What was typed into each line, in their order."""
    count = data.get(f"{prefix}-TOTAL_FORMS", "")
    lines = min(int(count), MOST_LINES) if count.isascii() and count.isdigit() else 0
    return [
        {name: data.get(f"{prefix}-{line}-{name}", "") for name in names} for line in range(lines)
    ]
