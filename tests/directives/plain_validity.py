"""The slow model of validity: a diary that lives through every day and writes down what happens."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from directives.knowledge import Change, Effect, Known
from directives.validity import State
from paper.legislation import is_legislation

ENDINGS = {Effect.REPLACES, Effect.REPEALS}


@dataclass
class Diary:
    known: Known
    issued: bool = False
    in_force: bool = False
    ended: bool = False
    surely_ended: bool = False
    in_doubt: bool = False
    waiting: list[Change] = field(default_factory=list)
    happened: list[Change] = field(default_factory=list)

    def live(self, day: date) -> None:
        known = self.known
        self.issued |= day == known.issued_on
        self.in_force |= day == (known.in_force_from or known.issued_on)
        self.in_doubt |= day == known.doubtful_from
        self.waiting += [change for change in known.changes if change.issued_on == day]
        if known.in_force_to and day == known.in_force_to + timedelta(1):
            self.ended = self.surely_ended = True
        due = [change for change in self.waiting if (change.takes_effect_on or day) <= day]
        for change in sorted(due, key=lambda one: (one.issued_on, one.by)):
            self.waiting.remove(change)
            self.happen(change)

    def happen(self, change: Change) -> None:
        if change.effect in {Effect.GUIDES, Effect.IMPLEMENTS}:
            return
        self.happened.append(change)
        if change.effect in ENDINGS and not change.part:
            self.ended = True
            self.surely_ended |= change.is_certain and change.takes_effect_on is not None

    def state(self) -> State:
        if not self.issued:
            return State.NOT_ISSUED
        if self.ended:
            return State.OUT
        if not self.in_force:
            return State.NOT_IN_FORCE
        if any(change.effect in ENDINGS for change in self.happened):
            return State.PARTLY_OUT
        return State.AMENDED if self.happened else State.IN_FORCE

    def is_certain(self) -> bool:
        known = self.known
        if not known.is_certain:
            return False
        if not self.issued or self.surely_ended:
            return True
        knows_its_day = known.in_force_from or not is_legislation(known.kind, known.number)
        signed = [c for c in (*self.waiting, *self.happened) if touches(c)]
        sure = all(c.is_certain and c.takes_effect_on for c in signed)
        return bool(knows_its_day and sure and not self.in_doubt)

    def pending(self) -> list[Change]:
        return [change for change in self.waiting if touches(change)]


def touches(change: Change) -> bool:
    return change.effect not in {Effect.GUIDES, Effect.IMPLEMENTS}


def lived(known: Known, on: date) -> Diary:
    diary = Diary(known)
    days = [known.issued_on, *(change.issued_on for change in known.changes)]
    day = min([*days, known.doubtful_from or on, on])
    while day <= on:
        diary.live(day)
        day += timedelta(1)
    return diary
