"""Random histories, asked at random pairs of days: as the plain model says, and for ever.

BINHAN_EXAMPLES=500 for the full number (`bin/bench borders`).
"""

import os
import random
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from households.as_of import figures, recut
from households.models import CountWithdrawal
from households.recutting.cutting import Cut
from households.recutting.dividing import divide, question
from households.tallies import Composition
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization, Role
from tests.cast import make_appointment, make_official
from tests.households.counts import KINH, THAI, composition, make_ethnic_groups
from tests.households.plain_descent import (
    Count,
    Link,
    PlainDivision,
    PlainGroup,
    PlainSheet,
    World,
)
from tests.households.territories import DAY, EVE, Extent, make_new, make_office, make_old, succeed
from tests.households.territories import put_sheet as put

HISTORIES = int(os.environ.get("BINHAN_EXAMPLES", "5"))
STEPS = 22
TRIES = 3
"""A step that the program refuses is tried otherwise."""
QUESTIONS = 3
DAYS = [date(2024, 1, 1) + timedelta(days=67 * place) for place in range(16)]
HEIRS = {"X": ("U",), "Y": ("U",), "Z": ("U", "V")}
ACTS = (
    *("sheet",) * 6,
    *("add", "rename", "merge", "split", "end", "withdraw", "again"),
    *("move",) * 4,
    *("divide",) * 4,
)


class History:
    """The program and the model side by side, each told the same."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.world = World(DAY, HEIRS)
        self.offices = self._offices()
        self.by = self._keeper()
        self.moments: list[datetime] = []
        self.step = 0
        for unit in "XXYZZW":
            self._begin(unit, None)
        for _ in range(STEPS):
            self.moments.append(timezone.now())
            self.step += 1
            any(self._done(self.chance.choice(ACTS)) for _ in range(TRIES))
        self.moments.append(timezone.now())

    def _offices(self) -> dict[str, Organization]:
        olds = {name: make_old(f"1800{place}", name) for place, name in enumerate("XYZ")}
        news = {name: make_new(f"1810{place}", name) for place, name in enumerate("UV")}
        for name, heirs in HEIRS.items():
            for heir in heirs:
                extent = Extent.WHOLE if len(heirs) == 1 else Extent.PART
                succeed(olds[name], news[heir], extent)
        return {**olds, **news, "W": make_office("18200", "W")}

    def _keeper(self) -> Official:
        official = make_official("so.lieu", "Trần Văn Ví Dụ")
        for office in self.offices.values():
            make_appointment(official, office, Role.DRAFTER)
        return official

    def _done(self, act: str) -> bool:
        """False where the program refused; it has then changed nothing."""
        try:
            with transaction.atomic():
                getattr(self, f"_{act}")()
        except ValidationError:
            return False
        return True

    def some(self) -> list[tuple[str, Organization]]:
        return self.chance.sample(list(self.offices.items()), 3)

    def day(self) -> date:
        return self.chance.choice(DAYS)

    def any_group(self) -> int:
        """Every second time one of the youngest, or little would happen twice to one."""
        groups = list(self.world.groups)
        return self.chance.choice(groups[-4:] if self.chance.random() < 0.5 else groups)

    def row(self, group: int) -> ResidentialGroup:
        return ResidentialGroup.objects.get(pk=group)

    def _naming(self) -> Naming:
        return Naming.of(f"Khối {self.chance.randrange(10**6)}")

    def _add(self) -> None:
        since = self.chance.choice([None, self.day()])
        self._begin(self.chance.choice(list(self.offices)), since)

    def _begin(self, unit: str, since: date | None) -> None:
        place = self.offices[unit].unit
        self._born(grouping.add(place, naming=self._naming(), valid_from=since), unit)

    def _born(self, row: ResidentialGroup, unit: str) -> None:
        born = PlainGroup(unit, row.valid_from, self.step)
        if row.valid_to:
            born.endings.append((self.step, row.valid_to))
        self.world.groups[row.pk] = born

    def _sheet(self) -> None:
        group, day = self.any_group(), self.day()
        if not self.row(group).is_valid_on(day):
            return
        self._put(group, day)

    def _again(self) -> None:
        """A correction: a later sheet of the same day."""
        if self.world.sheets:
            sheet = self.chance.choice(list(self.world.sheets.values()))
            self._put(sheet.group, sheet.closes_on)

    def _put(self, group: int, day: date) -> None:
        count = Counter({KINH: self.chance.randint(1, 9), THAI: self.chance.randint(0, 4)})
        row = put(self.row(group), self.by, closes_on=day, lines=lines(count))
        self.world.sheets[row.pk] = PlainSheet(self.step, group, day, count)

    def _withdraw(self) -> None:
        open_ones = [key for key, one in self.world.sheets.items() if one.withdrawn is None]
        if open_ones:
            key = self.chance.choice(open_ones)
            CountWithdrawal.objects.create(count_id=key, reason="Nhầm", recorded_by=self.by)
            self.world.sheets[key].withdrawn = self.step

    def _end(self) -> None:
        group, day = self.any_group(), self.day()
        grouping.end(self.row(group), last_day=day)
        self._ended(group, day)

    def _ended(self, group: int, day: date) -> None:
        self.world.groups[group].endings.append((self.step, day))

    def _rename(self) -> None:
        group, day = self.any_group(), self.day()
        made = grouping.rename(self.row(group), naming=self._naming(), on=day)
        self._replaced([group], [made], day)

    def _merge(self) -> None:
        first = self.any_group()
        unit, day = self.world.groups[first].unit, self.day()
        others = [
            key for key, one in self.world.groups.items() if one.unit == unit and key != first
        ]
        if others:
            old = [first, self.chance.choice(others)]
            made = grouping.merge(map(self.row, old), naming=self._naming(), on=day)
            self._replaced(old, [made], day)

    def _split(self) -> None:
        group, day = self.any_group(), self.day()
        into = [self._naming() for _ in range(self.chance.choice((2, 2, 3)))]
        self._replaced([group], grouping.split(self.row(group), into=into, on=day), day)

    def _move(self) -> None:
        old = [key for key, one in self.world.groups.items() if one.unit in HEIRS]
        group = self.chance.choice(old)
        heirs = HEIRS[self.world.groups[group].unit]
        heir, in_part = self.chance.choice(heirs), len(heirs) > 1 and self.chance.random() < 0.5
        made = grouping.move(
            self.row(group),
            to=self.offices[heir].unit,
            on=DAY,
            naming=self._naming(),
            in_part=in_part,
        )
        self._replaced([group], [made], DAY, unit=heir, in_part=in_part)

    def _replaced(
        self,
        old: list[int],
        made: list[ResidentialGroup],
        day: date,
        *,
        unit: str = "",
        in_part: bool = False,
    ) -> None:
        for row in made:
            self._born(row, unit or self.world.groups[old[0]].unit)
        for before in old:
            self._ended(before, day - timedelta(days=1))
            self.world.links += [Link(self.step, day, before, row.pk, in_part) for row in made]

    def _divide(self) -> None:
        split = sorted({one.before for one in self.world.links if self._is_split(one.before)})
        if not split:
            return
        group, on = self.chance.choice(split), self.day()
        borders_of = max(on, DAYS[-1])
        for name in "UVW":
            office = self.offices[name]
            asked = question(office, self.row(group), on=on, borders_of=borders_of)
            if asked:
                keys: list[int | None] = [one.pk for one in asked.among]
                parts = self._shared(asked.holding.figures, keys + [None] * asked.has_rest)
                told = {key: composition(lines(count)) for key, count in parts.items()}
                days = {"on": on, "borders_of": borders_of}
                divide(office, self.row(group), parts=told, basis="Mẫu", by=self.by, **days)
                sheets = set(asked.holding.sheets)
                self.world.divisions.append(PlainDivision(self.step, group, sheets, parts))
                return

    def _is_split(self, group: int) -> bool:
        links = [one for one in self.world.links if one.before == group]
        return len(links) > 1 or any(one.in_part for one in links)

    def _shared(self, whole: Composition, keys: list[int | None]) -> dict[int | None, Count]:
        parts: dict[int | None, Count] = {key: Counter() for key in keys}
        for code, tally in whole.lines.items():
            for _ in range(tally.persons):
                parts[self.chance.choice(keys)][code] += 1
        return parts


def lines(count: Count) -> dict[str, tuple[int, int]]:
    return {code: (number, number) for code, number in count.items() if number} or {KINH: (0, 0)}


def persons(found: Composition) -> Mapping[str, int]:
    return {code: tally.persons for code, tally in found.lines.items() if tally}


def plain(count: Count) -> Mapping[str, int]:
    return {code: number for code, number in count.items() if number}


def told(cut: Cut) -> tuple[object, ...]:
    held = {key: persons(holding.figures) for key, holding in cut.held.items()}
    questions = {asked.group.pk for asked in cut.questions}
    return persons(cut.whole), held, {one.pk for one in cut.missing}, questions


def ask_of_borders(history: History) -> None:
    on, borders = sorted((history.day(), history.day()))
    step = history.chance.randrange(len(history.moments))
    known = history.moments[step]
    look = history.world.look(on, step, borders)
    for unit, office in history.some():
        if office.unit.is_valid_on(borders):
            cut = recut(office, on=on, known=known, borders_of=borders, borders_known=known)
            held = {key: plain(count) for key, count in look.held(unit).items()}
            expected = plain(look.whole(unit)), held, look.missing(unit), look.questions(unit)
            assert told(cut) == expected, (unit, on, borders, step)


def ask_of_a_day(history: History) -> None:
    on, step = history.day(), history.chance.randrange(len(history.moments))
    for unit, office in history.some():
        begun = office.unit.valid_from
        look = history.world.look(on, step, max(on, begun) if begun else on)
        if office.unit.valid_to and on > EVE:
            continue
        found = figures(office, on=on, known=history.moments[step])
        assert persons(found.whole) == plain(look.whole(unit)), (unit, on, step)
        if begun is None or on >= begun:
            held = {key: plain(count) for key, count in look.held(unit).items()}
            mine = {key: persons(found.of(key) or Composition()) for key in held}
            assert mine == held
            assert {one.pk for one in found.groups} == {*held, *(g.pk for g in found.missing)}


@pytest.mark.django_db
def test_figures_are_what_the_plain_model_says() -> None:
    make_ethnic_groups()
    for seed in range(HISTORIES):
        with transaction.atomic():
            history = History(seed)
            for _ in range(QUESTIONS):
                ask_of_borders(history)
                ask_of_a_day(history)
            transaction.set_rollback(True)
