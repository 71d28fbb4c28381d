"""What of a ward's ethnic and religious figures leaves it (docs/bounds.md, 4). Plain Python.

A group under `k` persons is folded into "dân tộc khác", and with it as many others as it takes:
whoever knows all that was given, this rule, and even which groups live in the ward, still finds at
least k-1 possible numbers of persons behind every folded one, and two of households; for a group
under k these are all of 1 to k-1. Where all minorities together are under k and that is said, two
are left at least to each group.

Three rules hold that over tables and releases:
* a fold holds for households and persons alike, and for any part of a table that is shown;
* the same figures are given again as they were given, and a figure once folded is never given by
  itself while it stays what it was, nor is its name told or kept back anew;
* what was given before hides nothing, and does not count when a fold is weighed.

It says nothing against whoever learns elsewhere that of two days all but one number is alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from math import inf

KINH = "01"
LEAST_K = 5
"""With less, who knows how the company of a small group is chosen could tell a number."""
FEWEST_HOUSEHOLDS = 2
"""In a fold: with none, every group of it would be known to head no household."""


@dataclass(frozen=True, slots=True)
class Cell:
    households: int = 0
    persons: int = 0

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(self.households + other.households, self.persons + other.persons)

    def __bool__(self) -> bool:
        return bool(self.households or self.persons)


NOBODY = Cell()


def _sum(cells: Iterable[Cell]) -> Cell:
    return sum(cells, start=NOBODY)


@dataclass(frozen=True, slots=True)
class Table:
    """A ward on a day, as it is: by the code of the ethnic group, Kinh among them; women where
    they are known; religions by their code."""

    groups: Mapping[str, Cell]
    women: int | None = None
    minority_women: int | None = None
    religions: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def present(self) -> frozenset[str]:
        return frozenset(code for code, cell in self.groups.items() if cell)

    @property
    def minorities(self) -> frozenset[str]:
        return self.present - {KINH}

    @property
    def minority(self) -> Cell:
        return self.sum(self.minorities)

    def persons(self, code: str) -> int:
        return self.groups[code].persons

    def sum(self, codes: Iterable[str]) -> Cell:
        return _sum(self.groups[code] for code in codes)

    def small(self, k: int) -> frozenset[str]:
        return frozenset(code for code in self.present if self.persons(code) < k)


class Standing(Enum):
    """How the total of the minorities is given."""

    EXACT = "exact"
    BELOW = "below"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Shown:
    """What may leave the ward; nothing in it tells more. A number that is None is not given.

    `other` is the sum of the folded groups. `names` are the groups that may be named, folded ones
    among them; others live there too where `folded` holds more.
    """

    k: int
    total: Cell
    groups: Mapping[str, Cell]
    folded: frozenset[str]
    names: tuple[str, ...]
    standing: Standing
    minorities: Cell | None = None
    other: Cell | None = None
    women: int | None = None
    minority_women: int | None = None
    religions: Mapping[str, Cell | None] = field(default_factory=dict)

    @property
    def kinh(self) -> Cell | None:
        return self.groups.get(KINH)


@dataclass(frozen=True, slots=True)
class Release:
    """What was given before, and the table it was taken from."""

    shown: Shown
    table: Table


@dataclass(frozen=True, slots=True)
class _Fold:
    codes: frozenset[str]
    named: frozenset[str] = frozenset()
    """Those of the fold that may be named."""


@dataclass(frozen=True)
class _Question:
    """A table to be folded, with what is known of it already."""

    table: Table
    earlier: Sequence[Release]
    parts: Sequence[Shown]
    k: int

    @property
    def must(self) -> frozenset[str]:
        """What has to be folded: the small, what is folded in a part, and what was folded before,
        was never given by itself and is as it was."""
        of_parts = (code for part in self.parts for code in part.folded)
        kept = {*of_parts, *(self.before.keys() - self.given)}
        return self.table.small(self.k) | (self.table.present & kept)

    @cached_property
    def before(self) -> Mapping[str, bool]:
        """What was folded before and is as it was, and whether it was named then."""
        groups = self.table.groups
        return {
            code: code in one.shown.names
            for one in reversed(self.earlier)
            for code in one.shown.folded & self.table.present
            if one.table.groups.get(code) == groups[code]
        }

    @cached_property
    def given(self) -> frozenset[str]:
        """What was given before by itself and is as it was."""
        groups, present = self.table.groups, self.table.present
        seen = (one.shown.groups for one in self.earlier)
        return frozenset(c for shown in seen for c in present if shown.get(c) == groups[c])

    def named(self, codes: frozenset[str]) -> frozenset[str]:
        """Which of a fold may be named: whether one was named before, or in a part, stays."""
        before, in_parts = self.before, {name for part in self.parts for name in part.names}
        folded_in_parts = {code for part in self.parts for code in part.folded}

        def may(code: str) -> bool:
            if code in before or code in folded_in_parts:
                return before.get(code, code in in_parts)
            return self.table.persons(code) >= self.k

        return frozenset(filter(may, codes - {KINH}))


def protect(
    table: Table, earlier: Sequence[Release] = (), *, k: int, parts: Sequence[Shown] = ()
) -> Shown:
    """What may be given of the table after all that was given before, oldest first.

    `parts`: what is given, for the same day, of the wards this one was put together from; with them
    it tells nothing that their sum does not.
    """
    if k < LEAST_K:
        raise ValueError(f"{k} is less than {LEAST_K}")
    same = [one.shown for one in earlier if one.table.groups == table.groups]
    if same:
        return _again(table, earlier, max(same, key=lambda shown: shown.k), k)
    return _shown(table, _fold(_Question(table, earlier, parts, k)), k)


def summed(given: Sequence[Shown]) -> tuple[Mapping[str, Cell], Cell]:
    """The sums over several wards: of groups as far as they are given, and of all else.

    A function of what each ward gave, so that it can tell nothing more.
    """
    codes = sorted({code for shown in given for code in shown.groups})
    groups = {code: _sum(shown.groups.get(code, NOBODY) for shown in given) for code in codes}
    return groups, _sum(shown.other or NOBODY for shown in given)


def _again(table: Table, earlier: Sequence[Release], before: Shown, k: int) -> Shown:
    """The same figures once more. Where k has grown, more is folded that was given already."""
    if k > before.k:
        return _shown(table, _fold(_Question(table, earlier, (before,), k)), k)
    now = _shown(table, _Fold(before.folded, before.folded & {*before.names}), before.k)
    return replace(now, standing=before.standing)


def _fold(asked: _Question) -> _Fold:
    """Of one group alone the total of the ward tells everything."""
    table, must = asked.table, asked.must
    if _is_below(table, asked.k):
        return _Fold(table.present)
    if not must or len(table.present) == 1:
        return _Fold(frozenset())
    nothing = frozenset[str]()
    safe = [codes for codes in _candidates(table, must) if _is_safe(asked, codes, nothing)]
    safest = (codes for codes in safe if _is_safe(asked, codes, asked.given))
    if codes := next(safest, safe[0] if safe else nothing):
        return _Fold(codes, asked.named(codes))
    if KINH not in must and _is_safe_unnamed(table, asked.k):
        return _Fold(table.minorities)
    return _Fold(table.present)


def _is_below(table: Table, k: int) -> bool:
    return 0 < table.minority.persons < k


def _candidates(table: Table, must: frozenset[str]) -> Iterator[frozenset[str]]:
    """What must be folded, then with the next smallest group of a minority, and the next."""
    yield must
    codes = must
    for code in sorted(table.minorities - must, key=lambda code: (table.persons(code), code)):
        codes |= {code}
        yield codes


def _is_safe(asked: _Question, codes: frozenset[str], known: frozenset[str]) -> bool:
    """Whether who knows the sum of the fold, what lives in it and which of it is small finds k-1
    numbers at least behind each. Those taken in for company are known to be the smallest."""
    table, unknown = asked.table, codes - known
    if not unknown:
        return True
    whole, bounds = table.sum(unknown), [_bounds(asked, code, codes) for code in unknown]
    return whole.households >= FEWEST_HOUSEHOLDS and all(
        width >= asked.k - 2 for width in _widths(bounds, whole.persons)
    )


def _widths(bounds: Sequence[tuple[float, float]], whole: int) -> Iterator[float]:
    """How far apart the least and the greatest value of each are, given the sum of all."""
    for place, (low, high) in enumerate(bounds):
        others = [*bounds[:place], *bounds[place + 1 :]]
        most = whole - sum(least for least, _ in others)
        least = whole - sum(greatest for _, greatest in others)
        yield min(high, most) - max(low, least)


def _bounds(asked: _Question, code: str, codes: frozenset[str]) -> tuple[float, float]:
    """What is known of a folded number from the rule, and from whether the group is named."""
    table, ks = asked.table, {asked.k, *(one.shown.k for one in asked.earlier)}
    if code not in asked.named(codes) and code != KINH:
        return 1, (max(ks) - 1 if table.persons(code) < max(ks) else inf)
    if code in asked.must:
        return (1 if code == KINH else min(ks)), inf
    given = (table.persons(one) for one in table.minorities - codes)
    return min(ks), min(given, default=inf)


def _is_safe_unnamed(table: Table, k: int) -> bool:
    """Whether the total of the minorities alone, without a name, leaves k-1 numbers to each."""
    many, whole = len(table.minorities), table.minority
    is_spread = many > 1 and whole.persons >= many + k - 2
    return is_spread and whole.households >= FEWEST_HOUSEHOLDS


def _shown(table: Table, fold: _Fold, k: int) -> Shown:
    standing = _standing(table, fold, k)
    exact = standing is Standing.EXACT
    folded_apart = fold.codes and fold.codes != table.present
    return Shown(
        k=k,
        total=table.sum(table.present),
        groups={code: table.groups[code] for code in sorted(table.present - fold.codes)},
        folded=fold.codes,
        names=_names(table, fold),
        standing=standing,
        minorities=table.minority if exact else None,
        other=table.sum(fold.codes) if folded_apart else None,
        women=table.women,
        minority_women=table.minority_women if exact and _is_even(table, k) else None,
        religions={
            code: None if 0 < cell.persons < k else cell for code, cell in table.religions.items()
        },
    )


def _standing(table: Table, fold: _Fold, k: int) -> Standing:
    """ "Under k" is said only while that leaves two numbers to each group, were they known."""
    if KINH not in fold.codes:
        return Standing.EXACT
    is_told = _is_below(table, k) and len(table.minorities) <= k - 2
    return Standing.BELOW if is_told else Standing.WITHHELD


def _names(table: Table, fold: _Fold) -> tuple[str, ...]:
    """Those given from the largest down; those folded after them, in the order of their codes,
    which tells nothing of their size."""
    given = sorted(table.minorities - fold.codes, key=lambda code: (-table.persons(code), code))
    return (*given, *sorted(fold.named))


def _is_even(table: Table, k: int) -> bool:
    """Neither few women nor few men among the minorities."""
    women = table.minority_women
    return women is not None and k <= women <= table.minority.persons - k
