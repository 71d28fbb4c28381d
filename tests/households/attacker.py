"""An attacker on what leaves wards, and random wards to attack.

He has every table and every release, knows the rule, and knows from elsewhere which ethnic groups
live where and when two releases are of the same figures. From that he writes down everything linear
and asks an exact solver (HiGHS) for the least and the greatest value of every number not given.
Told besides which single numbers did not change between releases (`told=True`), he is the one
against whom nothing is promised.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from random import Random

import numpy as np
from scipy.optimize import LinearConstraint, milp

from households.disclosure.suppression import (
    KINH,
    Cell,
    Release,
    Shown,
    Standing,
    Table,
    protect,
    summed,
)

CODES = [f"{number:02}" for number in range(2, 40)]
HOUSEHOLDS, PERSONS = "households", "persons"
Number = tuple[str, str, str]
"""Of which figures, of which group, households or persons."""


@dataclass(frozen=True)
class Seen:
    """A release as the attacker has it; `parts` are the wards it was put together from."""

    ward: str
    figures: str
    shown: Shown
    table: Table
    parts: tuple[str, ...] = ()

    @property
    def present(self) -> frozenset[str]:
        return self.table.present


@dataclass
class Knowledge:
    """Linear facts about numbers: between `low` and `high`, of each alone or of a sum."""

    numbers: dict[Number, int] = field(default_factory=dict)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    sums: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def of(self, number: Number) -> int:
        if number not in self.numbers:
            self.numbers[number] = len(self.low)
            self.low.append(0)
            self.high.append(inf)
        return self.numbers[number]

    def between(self, number: Number, low: float, high: float = inf) -> None:
        at = self.of(number)
        self.low[at], self.high[at] = max(self.low[at], low), min(self.high[at], high)

    def sum(self, numbers: Iterable[Number], low: float, high: float) -> None:
        terms: dict[int, float] = {}
        for number in numbers:
            terms[self.of(number)] = terms.get(self.of(number), 0) + 1
        self.sums.append((terms, low, high))

    def less(self, one: Iterable[Number], other: Iterable[Number], low: float, high: float) -> None:
        terms = {self.of(number): 1.0 for number in one}
        for number in other:
            terms[self.of(number)] = terms.get(self.of(number), 0) - 1
        self.sums.append((terms, low, high))

    def span(self, numbers: Iterable[Number]) -> tuple[int, int]:
        """The least and the greatest sum of these that all the facts allow, in whole numbers."""
        goal, matrix, low, high = self._posed()
        for number in numbers:
            goal[self.of(number)] = 1
        facts = LinearConstraint(matrix, low, high)
        bounds = (np.array(self.low), np.array(self.high))
        found = [
            milp(sign * goal, integrality=np.ones_like(goal), bounds=bounds, constraints=facts)
            for sign in (1, -1)
        ]
        least, greatest = (round(one.fun) if one.success else None for one in found)
        assert least is not None, "the facts contradict one another"
        return least, -greatest if greatest is not None else 10**9

    def _posed(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        goal = np.zeros(len(self.low))
        matrix = np.zeros((len(self.sums), len(self.low)))
        for row, (terms, _, _) in enumerate(self.sums):
            matrix[row, list(terms)] = list(terms.values())
        low = np.array([low for _, low, _ in self.sums])
        return goal, matrix, low, np.array([high for _, _, high in self.sums])


def linked(seen: Iterable[Seen]) -> list[list[Seen]]:
    """Releases by what binds them: the same figures, or figures put together from others."""
    groups: list[tuple[set[str], list[Seen]]] = []
    for one in seen:
        named, members = {one.figures, *one.parts}, [one]
        for group in [group for group in groups if group[0] & named]:
            groups.remove(group)
            named, members = named | group[0], [*group[1], *members]
        groups.append((named, members))
    return [members for _, members in groups]


def known(seen: list[Seen], history: list[Seen], *, told: bool = False) -> Knowledge:
    """Everything linear that these releases say; `history` is all there was, oldest first."""
    facts = Knowledge()
    names = _numbering(history, told=told)
    for one in seen:
        _tables(facts, one, names)
        _classes(facts, one, history[: history.index(one)], names)
    return facts


def hidden(seen: list[Seen]) -> Iterator[tuple[Seen, str]]:
    """Every group of these figures that no release gave by itself."""
    first = {one.figures: one for one in reversed(seen)}
    for one in first.values():
        same = [other for other in seen if other.figures == one.figures]
        given = {code for other in same for code in other.shown.groups}
        given |= _of_parts(one, seen)
        yield from ((one, code) for code in sorted(one.present - given))


def _of_parts(one: Seen, seen: list[Seen]) -> set[str]:
    """Groups that all the parts gave, so that their sum was given."""
    parts = [part for part in seen if part.figures in one.parts]
    folded = {code for part in parts for code in part.shown.folded}
    return set(one.present - folded) if parts else set()


def _numbering(history: list[Seen], *, told: bool) -> Mapping[tuple[str, str], str]:
    """Which unknown stands for a group in some figures; one told of it uses fewer of them."""
    stands: dict[tuple[str, str], str] = {}
    for one in history:
        for code in one.present:
            same = (
                stands[other.figures, code]
                for other in history[: history.index(one)]
                if other.ward == one.ward and other.table.groups.get(code) == one.table.groups[code]
            )
            stands.setdefault((one.figures, code), next(same, one.figures) if told else one.figures)
    return stands


def _tables(facts: Knowledge, one: Seen, names: Mapping[tuple[str, str], str]) -> None:
    for measure in (HOUSEHOLDS, PERSONS):
        _table(facts, one, measure, names)
    if one.shown.standing is Standing.BELOW:
        minorities = one.present - {KINH}
        numbers = [(names[one.figures, code], code, PERSONS) for code in minorities]
        facts.sum(numbers, 1, one.shown.k - 1)
    for code in one.present:
        heads, persons = ((names[one.figures, code], code, m) for m in (HOUSEHOLDS, PERSONS))
        facts.between(persons, 1)
        facts.less([heads], [persons], -inf, 0)


def _table(facts: Knowledge, one: Seen, measure: str, names: Mapping[tuple[str, str], str]) -> None:
    shown = one.shown
    given = [(one.present, shown.total), (shown.folded, shown.other)]
    given += [(one.present - {KINH}, shown.minorities)]
    given += [({code}, cell) for code, cell in shown.groups.items()]
    for codes, cell in given:
        if cell is not None:
            value = getattr(cell, measure)
            facts.sum([(names[one.figures, code], code, measure) for code in codes], value, value)
    for code in one.present if one.parts else ():
        parts = [(names[part, code], code, measure) for part in one.parts if (part, code) in names]
        facts.less([(names[one.figures, code], code, measure)], parts, 0, 0)


def _classes(
    facts: Knowledge, one: Seen, before: list[Seen], names: Mapping[tuple[str, str], str]
) -> None:
    """What the rule says of folded groups: those named are not small, the others are, and those
    taken in for company are the smallest that were left."""
    shown, mine = one.shown, [other for other in before if other.ward == one.ward]
    parts = [other for other in before if other.figures in one.parts]
    ks = [shown.k, *(other.shown.k for other in mine + parts)]
    unsure = {code for other in mine + parts for code in other.shown.folded}
    minorities = one.present - {KINH}
    is_told = minorities - shown.folded or any(code in shown.names for code in shown.folded)
    least = min((shown.groups[code].persons for code in minorities - shown.folded), default=inf)
    for code in shown.folded - {KINH}:
        number = (names[one.figures, code], code, PERSONS)
        if code in shown.names:
            facts.between(number, min(ks), inf if code in unsure else least)
        elif is_told and code not in unsure:
            facts.between(number, 1, max(ks) - 1)


@dataclass(frozen=True)
class Narrowed:
    """A number that was not given, and what the attacker makes of it."""

    seen: Seen
    code: str
    measure: str
    least: int
    greatest: int

    @property
    def values(self) -> int:
        return self.greatest - self.least + 1


def attack(history: list[Seen], *, told: bool = False) -> Iterator[Narrowed]:
    """Every number that was not given, with its bounds."""
    groups = [history] if told else linked(history)
    for group in groups:
        facts = known(group, history, told=told)
        names = _numbering(history, told=told)
        for one, code in hidden(group):
            for measure in (HOUSEHOLDS, PERSONS):
                span = facts.span([(names[one.figures, code], code, measure)])
                yield Narrowed(one, code, measure, *span)
        given = {one.figures for one in group if one.shown.standing is Standing.EXACT}
        for one in group:
            if one.figures not in given:
                codes = sorted(one.present - {KINH})
                span = facts.span([(names[one.figures, code], code, PERSONS) for code in codes])
                yield Narrowed(one, "minorities", PERSONS, *span)


def a_table(chance: Random) -> Table:
    """A ward with anything from none to ten minorities, many of them small."""
    codes = chance.sample(CODES, chance.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 7, 10]))
    groups = {code: a_cell(chance) for code in codes}
    kinh = chance.randint(1, 30) if chance.random() < 0.1 else chance.randint(200, 15_000)
    return counted(chance, {KINH: Cell(max(1, kinh // 4), kinh), **groups})


def a_cell(chance: Random) -> Cell:
    persons = chance.randint(*chance.choice([(1, 5), (1, 9), (5, 60), (50, 3_000)]))
    heads = 0 if chance.random() < 0.15 else chance.randint(1, max(1, persons // 2))
    return Cell(heads, persons)


def counted(chance: Random, groups: Mapping[str, Cell]) -> Table:
    persons = sum(cell.persons for cell in groups.values())
    minority = persons - groups[KINH].persons
    return Table(groups, persons // 2, chance.randint(0, minority))


def changed(chance: Random, table: Table) -> Table:
    """Some births, deaths and moves; seldom a group that comes or goes."""
    groups = dict(table.groups)
    for code in list(groups):
        if chance.random() < 0.3:
            groups[code] = _moved(chance, groups[code])
    if chance.random() < 0.2:
        groups[chance.choice(CODES)] = a_cell(chance)
    if chance.random() < 0.1 and len(groups) > 1:
        del groups[chance.choice([code for code in groups if code != KINH])]
    return counted(chance, groups)


def _moved(chance: Random, cell: Cell) -> Cell:
    persons = max(1, cell.persons + chance.choice([-3, -2, -1, 1, 2, 3, 10]))
    return Cell(min(persons, max(0, cell.households + chance.choice([-1, 0, 0, 1]))), persons)


def a_ward(chance: Random, *, releases: int = 5) -> list[Seen]:
    """The releases of one ward: again and again of the same figures, of changed ones, with another
    k; one ward in three is put together from others in the midst of it."""
    if chance.random() < 1 / 3 and releases > 3:
        return _merged(chance, releases)
    return _releases(chance, "ward", a_table(chance), releases, k=5)


def _releases(
    chance: Random,
    ward: str,
    table: Table,
    releases: int,
    *,
    k: int,
    first: tuple[Seen, ...] = (),
) -> list[Seen]:
    given = list(first)
    turn = len(given)
    for _ in range(releases - len(given)):
        if given and chance.random() < 0.6:
            table, turn = changed(chance, table), turn + 1
        k = chance.choice([5, 6, 8, 10]) if chance.random() < 0.2 else k
        earlier = [Release(one.shown, one.table) for one in given]
        same = [one.figures for one in given if one.table.groups == table.groups]
        figures = same[0] if same else f"{ward}, {turn}"
        given.append(Seen(ward, figures, protect(table, earlier, k=k), table))
    return given


def _merged(chance: Random, releases: int) -> list[Seen]:
    """Two wards give their figures of a day, then the ward they became gives them once more."""
    parts = [
        seen
        for name in ("one", "two")
        for seen in _releases(chance, name, a_table(chance), 1, k=chance.choice([5, 5, 7]))
    ]
    codes = sorted({code for part in parts for code in part.table.groups})
    groups = {
        code: sum((part.table.groups.get(code, Cell()) for part in parts), start=Cell())
        for code in codes
    }
    table = counted(chance, groups)
    shown = protect(table, k=5, parts=[part.shown for part in parts])
    whole = Seen("whole", "whole, 0", shown, table, tuple(part.figures for part in parts))
    after = _releases(chance, "whole", table, releases - 2, k=5, first=(whole,))
    return [*parts, *after]


def sums_tell_nothing_new(wards: list[list[Seen]]) -> bool:
    """The province's sums over wards are made of what each gave."""
    last = [ward[-1].shown for ward in wards]
    groups, rest = summed(last)
    whole = sum((shown.total for shown in last), start=Cell())
    missing = [shown for shown in last if shown.other is None and shown.folded]
    unsaid = sum((shown.total for shown in missing), start=Cell())
    return sum(groups.values(), start=Cell()) + rest + unsaid == whole
