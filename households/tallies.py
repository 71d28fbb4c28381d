"""Plain values of the figures: how many households, persons and women; of which ethnic group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from households.models import KINH


@dataclass(frozen=True, slots=True)
class Tally:
    """`women` is None where one part does not know it."""

    households: int = 0
    persons: int = 0
    women: int | None = 0

    def __add__(self, other: "Tally") -> "Tally":
        women = None if None in (self.women, other.women) else self.women + other.women  # type: ignore[operator]
        return Tally(self.households + other.households, self.persons + other.persons, women)

    def __sub__(self, other: "Tally") -> "Tally":
        women = None if None in (self.women, other.women) else self.women - other.women  # type: ignore[operator]
        return Tally(self.households - other.households, self.persons - other.persons, women)

    def __bool__(self) -> bool:
        return bool(self.households or self.persons or self.women)


NOTHING = Tally()


def total(tallies: Iterable[Tally]) -> Tally:
    return reduce(Tally.__add__, tallies, NOTHING)


@dataclass(frozen=True, slots=True)
class Composition:
    """A total as stated, and its lines by the code of the ethnic group."""

    stated: Tally = NOTHING
    lines: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: "Composition") -> "Composition":
        codes = sorted({*self.lines, *other.lines})
        lines = {code: self.of(code) + other.of(code) for code in codes}
        return Composition(self.stated + other.stated, lines)

    def of(self, code: str) -> Tally:
        return self.lines.get(code, NOTHING)

    @property
    def summed(self) -> Tally:
        return total(self.lines.values())

    @property
    def difference(self) -> Tally:
        """What is stated less what the lines add up to; of nothing where they agree."""
        return self.stated - self.summed

    @property
    def minorities(self) -> Tally:
        return total(tally for code, tally in self.lines.items() if code != KINH)
