"""What each residential group is known to hold, from its own sheet or from those it came from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from households.models import Division, DivisionPart, GroupCount
from households.recutting.descent import Descent
from households.sheets import composition, tally_of
from households.tallies import Composition
from localities.models import ResidentialGroup


@dataclass(frozen=True, slots=True)
class Part:
    """People of one group: all that its sheets count, or what a division gave to one after it."""

    group: ResidentialGroup
    sheets: tuple[GroupCount, ...]
    figures: Composition
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """`lacks` where some of its people are on no sheet, `waits` where some are to be divided."""

    parts: tuple[Part, ...] = ()
    lacks: bool = False
    waits: bool = False

    @property
    def is_complete(self) -> bool:
        return not (self.lacks or self.waits)

    @property
    def figures(self) -> Composition:
        return sum((part.figures for part in self.parts), start=Composition())

    @property
    def sheets(self) -> frozenset[int]:
        return frozenset(sheet.pk for part in self.parts for sheet in part.sheets)

    @property
    def own_sheet(self) -> GroupCount | None:
        """The one sheet of the group itself, where it is that and nothing else."""
        if len(self.parts) != 1 or self.parts[0].divided:
            return None
        sheet = self.parts[0].sheets[0]
        return sheet if sheet.group_id == self.parts[0].group.pk else None


class Ledger:
    """Follows sheets along the descent of groups. A group's own sheet goes before all earlier."""

    def __init__(
        self,
        descent: Descent,
        sheets: Mapping[int, GroupCount],
        divisions: Mapping[int, Sequence[Division]],
    ) -> None:
        """`divisions` of each group: those recorded by the moment, the last one first."""
        self.descent = descent
        self._sheets = sheets
        self._divisions = divisions
        self._holdings: dict[int, Holding] = {}
        self._dividing: dict[int, Division | None] = {}

    def holding(self, group: int) -> Holding:
        if group not in self._holdings:
            self._holdings[group] = self._held(group)
        return self._holdings[group]

    def division(self, group: int) -> Division | None:
        """The one that divides just what the group holds among just those after it."""
        if group not in self._dividing:
            fitting = (one for one in self._divisions.get(group, ()) if self._fits(one, group))
            self._dividing[group] = next(fitting, None)
        return self._dividing[group]

    def is_split(self, group: int) -> bool:
        return len(self._children(group)) > 1 or group in self.descent.cut

    def is_end(self, group: int) -> bool:
        return not self._children(group)

    def waits(self, group: int) -> bool:
        """Whether it is known what the group held, but not what fell to whom after it."""
        split = self.is_split(group) and bool(self.holding(group).parts)
        return split and self.division(group) is None

    def counted_below(self, group: int) -> bool:
        """Whether one that came from it has a sheet of its own, which then counts instead."""
        below = self._children(group)
        return any(child in self._sheets or self.counted_below(child) for child in below)

    def places(self, group: int) -> frozenset[int | None]:
        """The units where its people are on the day; None among them where that is not known."""
        descent, below = self.descent, self._children(group)
        if not below:
            unit = descent.groups[group].unit_id
            lives = descent.lives_on(group, descent.until)
            return frozenset({unit}) if lives else descent.holders(unit)
        beyond = frozenset({None}) if self.has_a_rest(group) else frozenset()
        return beyond.union(*map(self.places, below))

    def ends_of(self, group: int) -> frozenset[int]:
        """The last groups that came from it; itself where none did."""
        below = self._children(group)
        return frozenset[int]().union(*map(self.ends_of, below)) if below else frozenset({group})

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Groups that none came from, so far as is known."""
        return tuple(filter(self.is_end, self.descent.groups))

    def _children(self, group: int) -> tuple[int, ...]:
        return self.descent.children.get(group, ())

    def has_a_rest(self, group: int) -> bool:
        """Cut by a border, and only one side of it recorded."""
        return group in self.descent.cut and len(self._children(group)) == 1

    def _held(self, group: int) -> Holding:
        if sheet := self._sheets.get(group):
            found = self.descent.groups[group]
            return Holding((Part(found, (sheet,), composition(sheet)),))
        parents = self.descent.parents.get(group, ())
        flows = [self._flow(parent, group) for parent in parents]
        return Holding(
            tuple(chain.from_iterable(flow.parts for flow in flows)),
            lacks=not flows or any(flow.lacks for flow in flows),
            waits=any(flow.waits for flow in flows),
        )

    def _flow(self, parent: int, child: int) -> Holding:
        held = self.holding(parent)
        if not self.is_split(parent):
            return held
        division = self.division(parent)
        if division is None:
            return replace(held, parts=(), waits=held.waits or bool(held.parts))
        figures = _figures_of(_part_for(division, child))
        return replace(held, parts=(self._divided(parent, figures),))

    def _divided(self, group: int, figures: Composition) -> Part:
        sheets = chain.from_iterable(part.sheets for part in self.holding(group).parts)
        return Part(self.descent.groups[group], tuple(sheets), figures, divided=True)

    def _fits(self, division: Division, group: int) -> bool:
        held, parts = self.holding(group), list(division.parts.all())
        named = {part.successor_id for part in parts} - {None}
        below = set(self._children(group))
        unnamed = below - named
        has_rest = any(part.successor_id is None for part in parts)
        return (
            held.sheets == {sheet.count_id for sheet in division.sheets.all()}
            and named <= below
            and len(unnamed) <= has_rest
            and add_up(map(_figures_of, parts), held.figures)
        )


def add_up(parts: Iterable[Composition], whole: Composition) -> bool:
    summed = sum(parts, start=Composition())
    return summed.stated == whole.stated and all(
        summed.of(code) == whole.of(code) for code in {*summed.lines, *whole.lines}
    )


def _part_for(division: Division, child: int) -> DivisionPart:
    """The part of the child, or what was left for those that were not recorded then."""
    parts = {part.successor_id: part for part in division.parts.all()}
    return parts[child] if child in parts else parts[None]


def _figures_of(part: DivisionPart) -> Composition:
    lines = {line.ethnic_group_id: tally_of(line) for line in part.lines.all()}
    return Composition(tally_of(part), lines)


def of_same_group(parts: Iterable[Part]) -> Iterator[tuple[ResidentialGroup, Sequence[Part]]]:
    """The parts by the group they came from."""
    found: dict[int, list[Part]] = {}
    for part in parts:
        found.setdefault(part.group.pk, []).append(part)
    for its in found.values():
        yield its[0].group, its
