"""A slow plain model of figures over time: everything is written down and added up each time.

Days are dates, what was known is the number of a step. Counts are of one kind of people per code;
every household is one person, so that one number stands for both.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Count = Counter[str]


@dataclass
class PlainGroup:
    unit: str
    begins: date | None
    recorded: int
    endings: list[tuple[int, date]] = field(default_factory=list)


@dataclass
class Link:
    step: int
    day: date
    before: int
    after: int
    in_part: bool


@dataclass
class PlainSheet:
    step: int
    group: int
    closes_on: date
    count: Count
    withdrawn: int | None = None


@dataclass
class PlainDivision:
    step: int
    group: int
    sheets: set[int]
    parts: dict[int | None, Count]


@dataclass
class Bag:
    """What a group holds: people, the sheets they are from, and what is lacking."""

    people: Count = field(default_factory=Counter)
    sheets: set[int] = field(default_factory=set)
    lacks: bool = False
    waits: bool = False
    empty: bool = True

    def take(self, other: "Bag") -> None:
        self.people = self.people + other.people
        self.sheets = self.sheets | other.sheets
        self.lacks, self.waits = self.lacks or other.lacks, self.waits or other.waits
        self.empty = self.empty and other.empty


@dataclass
class World:
    """`heirs` of units that ended on `change`; groups are added parents first."""

    change: date
    heirs: Mapping[str, tuple[str, ...]]
    groups: dict[int, PlainGroup] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    sheets: dict[int, PlainSheet] = field(default_factory=dict)
    divisions: list[PlainDivision] = field(default_factory=list)

    def look(self, on: date, step: int, borders: date) -> "Look":
        return Look(self, on, step, borders)


class Look:
    """The world as known at a step: the figures of one day within the borders of another."""

    def __init__(self, world: World, on: date, step: int, borders: date) -> None:
        self.world, self.on, self.step, self.borders = world, on, step, borders
        self.keys = [key for key, one in world.groups.items() if one.recorded <= step]
        self.links = [one for one in world.links if one.step <= step and one.day <= borders]
        self.own = self._own_sheets()
        self.bags: dict[int, Bag] = {}
        for key in self.keys:
            self.bags[key] = self._bag(key)

    def _own_sheets(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for number, sheet in self.world.sheets.items():
            withdrawn = sheet.withdrawn is not None and sheet.withdrawn <= self.step
            if sheet.step > self.step or sheet.closes_on > self.on or withdrawn:
                continue
            rival = found.get(sheet.group)
            if rival is None or self._order(number) > self._order(rival):
                found[sheet.group] = number
        return found

    def _order(self, number: int) -> tuple[date, int]:
        return self.world.sheets[number].closes_on, number

    def _bag(self, key: int) -> Bag:
        if key in self.own:
            people = Counter(self.world.sheets[self.own[key]].count)
            return Bag(people, {self.own[key]}, empty=False)
        bag = Bag(lacks=not self.before(key))
        for parent in self.before(key):
            bag.take(self._sent(parent, key))
        return bag

    def _sent(self, parent: int, child: int) -> Bag:
        bag = self.bags[parent]
        if not self.is_split(parent):
            return bag
        division = self.division(parent)
        if division is None:
            return Bag(lacks=bag.lacks, waits=bag.waits or not bag.empty)
        part = division.parts.get(child, division.parts.get(None, Counter()))
        return Bag(Counter(part), bag.sheets, bag.lacks, bag.waits, empty=False)

    def division(self, group: int) -> PlainDivision | None:
        bag, after = self.bags[group], set(self.after(group))
        for one in reversed(self.world.divisions):
            named = set(one.parts) - {None}
            left_over = len(after - named)  # type: ignore[arg-type]
            fits = named <= after and left_over <= (None in one.parts)
            summed = sum(one.parts.values(), start=Counter())
            if (
                (one.group, one.sheets) == (group, bag.sheets)
                and one.step <= self.step
                and fits
                and summed == bag.people
            ):
                return one
        return None

    def before(self, key: int) -> list[int]:
        return [link.before for link in self.links if link.after == key]

    def after(self, key: int) -> list[int]:
        return [link.after for link in self.links if link.before == key]

    def is_cut(self, key: int) -> bool:
        return any(link.in_part for link in self.links if link.before == key)

    def is_split(self, key: int) -> bool:
        return len(self.after(key)) > 1 or self.is_cut(key)

    def waits(self, key: int) -> bool:
        bag = self.bags[key]
        return self.is_split(key) and not bag.empty and self.division(key) is None

    def below(self, key: int) -> set[int]:
        found: set[int] = set()
        for child in self.after(key):
            found |= {child} | self.below(child)
        return found

    def last_day(self, key: int) -> date | None:
        told = [day for step, day in self.world.groups[key].endings if step <= self.step]
        return told[-1] if told else None

    def lives(self, key: int, day: date) -> bool:
        begins, end = self.world.groups[key].begins, self.last_day(key)
        return (begins is None or begins <= day) and (end is None or day <= end)

    def is_gone(self, key: int) -> bool:
        end = self.last_day(key)
        return end is not None and end < self.on

    def places(self, key: int) -> set[str]:
        """Units of its people; "?" among them where that is not recorded."""
        after = self.after(key)
        if not after:
            unit = self.world.groups[key].unit
            over = self.borders >= self.world.change and unit in self.world.heirs
            kept = not over or self.lives(key, self.borders)
            return {unit} if kept else set(self.world.heirs[unit])
        found = set().union(*(self.places(child) for child in after))
        return found | ({"?"} if self.is_cut(key) and len(after) == 1 else set())

    def counted(self, unit: str) -> dict[int, Bag]:
        """What counts for a unit, by group; what waits to be divided inside it as well."""
        found = {}
        for key in self.keys:
            if self.places(key) != {unit}:
                continue
            ends = [one for one in {key} | self.below(key) if not self.after(one)]
            over = any(self.is_gone(end) for end in ends)
            superseded = any(one in self.own for one in self.below(key))
            is_end = not self.after(key)
            if (is_end and not over) or (self.waits(key) and not over and not superseded):
                found[key] = self.bags[key]
        return found

    def whole(self, unit: str) -> Count:
        return sum((bag.people for bag in self.counted(unit).values()), start=Counter())

    def held(self, unit: str) -> dict[int, Count]:
        return {
            key: bag.people
            for key, bag in self.counted(unit).items()
            if not self.after(key)
            and self.lives(key, self.borders)
            and not (bag.lacks or bag.waits)
        }

    def missing(self, unit: str) -> set[int]:
        here = [key for key in self.keys if unit in self.places(key) and self.lives(key, self.on)]
        return {key for key in here if self.bags[key].lacks}

    def questions(self, unit: str) -> set[int]:
        return {key for key in self.keys if unit in self.places(key) and self._asks(key)}

    def _asks(self, key: int) -> bool:
        ends = [one for one in {key} | self.below(key) if not self.after(one)]
        if all(self.is_gone(end) for end in ends):
            return False
        return self.waits(key) or (not self.after(key) and len(self.places(key)) > 1)
