"""Sums over places and their comparison with another period. Plain Python."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from vietnamese.numerals import decimal

Place = TypeVar("Place", bound=Hashable)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as one place gave it; `words` where it is no number: "dưới 5"."""

    amount: Decimal | None = None
    words: str = ""

    @property
    def shown(self) -> str:
        return self.words if self.amount is None else decimal(self.amount)


@dataclass(frozen=True, slots=True)
class Sum:
    """`amount` is None where nobody gave a number, or where numbers cannot be added up."""

    amount: Decimal | None
    places: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`then`: of all who gave a number then. `same`: how many gave one both times; over these
    alone `now_same` and `then_same`, which may be compared."""

    then: Sum
    same: int
    now_same: Decimal
    then_same: Decimal

    @property
    def change(self) -> Decimal:
        return self.now_same - self.then_same

    @property
    def percent(self) -> Decimal | None:
        """Of the change, to one tenth; None where there was nothing then."""
        if not self.then_same:
            return None
        return (100 * self.change / self.then_same).quantize(_TENTH, ROUND_HALF_UP)

    @property
    def told(self) -> str:
        """ "tăng 12 (3,5%) trên 90 đơn vị"; nothing where nobody gave a number both times."""
        if not self.same:
            return ""
        share = "" if self.percent is None else f" ({decimal(abs(self.percent))}%)"
        moved = f"{_way(self.change)} {decimal(abs(self.change))}{share}"
        return f"{moved if self.change else 'không đổi'} trên {self.same} đơn vị"


def _way(change: Decimal) -> str:
    return "tăng" if change > 0 else "giảm"


def sum_of(amounts: Mapping[Place, Decimal], *, is_summed: bool = True) -> Sum:
    if not amounts or not is_summed:
        return Sum(None, len(amounts))
    return Sum(sum(amounts.values(), Decimal(0)), len(amounts))


def compared(now: Mapping[Place, Decimal], then: Mapping[Place, Decimal]) -> Comparison | None:
    """None where nobody gave a number then."""
    if not then:
        return None
    same = now.keys() & then.keys()
    return Comparison(
        then=sum_of(then),
        same=len(same),
        now_same=sum((now[place] for place in same), Decimal(0)),
        then_same=sum((then[place] for place in same), Decimal(0)),
    )
