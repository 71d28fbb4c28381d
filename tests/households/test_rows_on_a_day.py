"""Rows on a day, as known at a moment, against a slow plain model of the same story."""

import os
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from households.models import Household, HouseholdState
from households.rows import correcting, rearranging, recording, standing
from households.rows.content import Content, Event, Members, RowChange
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import KINH, MUONG, TAY, make_groups
from tests.households.rows import LONG_PAST, open_rows, state_of
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
STORIES = int(os.environ.get("BINHAN_STORIES", "12"))
STEPS = 14
LAST_DAY = LONG_PAST + timedelta(days=60)
Sums = dict[tuple[int, str], tuple[int, int, int]]


@dataclass
class Told:
    """One state in the story: of which row, from which day, what it says; when it was told, and
    when something took its place.
    """

    row: int
    day: date
    content: Content | None
    at: datetime
    place: int
    until: datetime | None = None


@dataclass
class Story:
    told: dict[int, Told] = field(default_factory=dict)

    def tell(self, state: HouseholdState) -> None:
        at, content = state.recorded_at, standing.content_of(state)
        place = state.instead_of_id or state.pk
        if state.corrects_id:
            self.told[state.corrects_id].until = at
        if state.event != Event.MISTAKEN:
            row, day = state.household_id, state.from_day
            self.told[state.pk] = Told(row, day, content, at, place)

    def sums(self, on: date, known: datetime) -> Sums:
        """Households, persons and women by group of residence and ethnic group: by going through
        everything, row by row and day by day.
        """
        last: dict[int, Told] = {}
        for one in sorted(self.told.values(), key=lambda one: (one.day, one.place)):
            is_known = one.at <= known and not (one.until and one.until <= known)
            if one.day <= on and is_known:
                last[one.row] = one
        found: Sums = {}
        for one in last.values():
            if one.content is None:
                continue
            for code, members in one.content.members.items():
                key = (one.content.group, code)
                households, persons, women = found.get(key, (0, 0, 0))
                is_head = int(code == one.content.head)
                found[key] = (
                    households + is_head,
                    persons + members.persons,
                    women + (members.women or 0),
                )
        return found


def computed(organization: Organization, on: date, known: datetime) -> Sums:
    states = standing.states_on(organization, on=on, known=known)
    return {
        (group, code): (tally.households, tally.persons, tally.women or 0)
        for group, composition in standing.counted(states).items()
        for code, tally in composition.lines.items()
    }


@dataclass
class Teller:
    """Makes up what happens next, by the verbs of the program."""

    chance: random.Random
    ward: Organization
    by: Official
    groups: list[ResidentialGroup]

    def content(self) -> Content:
        codes = self.chance.sample([KINH, TAY, MUONG], self.chance.randint(1, 3))
        told = {}
        for code in codes:
            persons = self.chance.randint(1, 6)
            told[code] = Members(persons, self.chance.randint(0, persons))
        return Content(self.chance.choice(self.groups).pk, codes[0], told)

    def day(self, since: date = LONG_PAST) -> date:
        return since + timedelta(days=self.chance.randint(0, max((LAST_DAY - since).days, 0)))

    def row_here(self) -> Household | None:
        here = list(standing.states_on(self.ward, on=today()).select_related("household"))
        return self.chance.choice(sorted(here, key=lambda one: one.pk)).household if here else None

    def step(self) -> None:
        act = self.chance.choice(
            [
                *(self.arrive, self.arrive, self.change, self.change, self.leave),
                *(self.split, self.merge, self.correct, self.correct, self.strike),
            ]
        )
        try:
            act()
        except ValidationError:
            return  # What the program refuses has not happened.

    def arrive(self) -> None:
        told = RowChange(Event.ARRIVED, self.day(), self.content())
        recording.apply(self.ward, [told], by=self.by)

    def change(self) -> None:
        if row := self.row_here():
            day = self.day(state_of(row).from_day)
            told = RowChange(Event.CHANGED, day, self.content(), household=row.pk)
            recording.apply(self.ward, [told], by=self.by)

    def leave(self) -> None:
        if row := self.row_here():
            day = self.day(state_of(row).from_day)
            told = RowChange(Event.LEFT, day, serial=row.serial)
            recording.apply(self.ward, [told], by=self.by)

    def split(self) -> None:
        row = self.row_here()
        if row is None or not (says := standing.content_of(state_of(row))):
            return
        code, members = self.chance.choice(sorted(says.members.items()))
        part = Content(self.groups[0].pk, code, {code: Members(members.persons - 1 or 1, 0)})
        day = self.day(state_of(row).from_day)
        rearranging.split(self.ward, row, part=part, rest_head=says.head, on=day, by=self.by)

    def merge(self) -> None:
        one, other = self.row_here(), self.row_here()
        if one and other:
            last = max(state_of(row).from_day for row in (one, other))
            head = state_of(one).head_group_id or KINH
            rearranging.merge(self.ward, one, [other], head=head, on=self.day(last), by=self.by)

    def state(self) -> HouseholdState | None:
        counting = list(HouseholdState.objects.counting().order_by("pk"))
        return self.chance.choice(counting) if counting else None

    def correct(self) -> None:
        if state := self.state():
            content = self.content() if state.is_here else None
            correcting.correct(self.ward, state, from_day=self.day(), content=content, by=self.by)

    def strike(self) -> None:
        if state := self.state():
            correcting.strike(self.ward, state, by=self.by)


@pytest.mark.parametrize("seed", range(STORIES))
def test_every_day_as_known_at_every_moment_agrees_with_the_plain_model(
    seed: int, ward: Organization, drafter: Official, chair: Official
) -> None:
    open_rows(ward, drafter, by=chair)
    teller = Teller(random.Random(seed), ward, drafter, make_groups(ward, 3))
    moments = [timezone.now()]
    for _ in range(STEPS):
        teller.step()
        moments.append(timezone.now())
    story = Story()
    for state in HouseholdState.objects.order_by("pk").prefetch_related("members"):
        story.tell(state)
    asked = [(teller.day(), teller.chance.choice(moments)) for _ in range(8)]
    for on, known in [*asked, (LAST_DAY, moments[-1])]:
        assert computed(ward, on, known) == story.sums(on, known), (seed, on)


def test_an_answer_stays_the_same_whatever_is_recorded_later(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    open_rows(ward, drafter, by=chair)
    teller = Teller(random.Random(7), ward, drafter, make_groups(ward, 3))
    answers = {}
    for _ in range(STEPS):
        teller.step()
        asked = (teller.day(), timezone.now())
        answers[asked] = computed(ward, *asked)
    assert any(answers.values())
    assert {asked: computed(ward, *asked) for asked in answers} == answers
