"""Finding directives, plans and duties. Every question starts with what its official may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.lookups import GreaterThan

from desk.models import SearchLine
from desk.things import Spot, Thing
from directives.models import Directive, Duty
from directives.querysets import DirectiveQuerySet
from directives.states import Changed, changed, in_state
from directives.validity import State
from officials.lists import PAGE_SIZE
from officials.models import Official
from plans.models import Plan
from vietnamese.dates import today
from vietnamese.words import asked

RARE = frozenset(State) - {State.IN_FORCE}
"""States of few documents: a database does better to begin with those than with the lines."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for. `states` empty: whatever its validity; else only what has one.

    `since` and `until` are days of issue (of a plan without a number: the day it was begun).
    """

    words: str = ""
    issuer: str = ""
    since: date | None = None
    until: date | None = None
    states: frozenset[State] = frozenset()
    on: date = field(default_factory=today)
    things: frozenset[Thing] = frozenset(Thing)


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a page in order; `following` is the last of them where more come behind."""

    places: list[int]
    following: int | None


def found(
    question: Question, *, by: Official, after: int | None = None, size: int = PAGE_SIZE
) -> Found:
    """One page. A query for each kind of thing that is asked for."""
    kinds = lines(question, by, after=after)
    spots = [_spots(kind.values_list("place", flat=True)[: size + 1]) for kind in kinds]
    places = [place for _, place in islice(merge(*spots), size + 1)]
    return Found(places[:size], places[size - 1] if len(places) > size else None)


def _things(question: Question) -> list[Thing]:
    """In the order of the queries; a plan has no validity of its own."""
    return [
        t for t in Thing if t in question.things and (t is not Thing.PLAN or not question.states)
    ]


def _spots(places: Iterable[int]) -> Iterator[tuple[Spot, int]]:
    return ((Spot.of_place(place), place) for place in places)


def lines(
    question: Question, official: Official, *, after: int | None = None
) -> Iterator[QuerySet[SearchLine]]:
    """The lines that answer the question, newest first; for each kind of thing by itself."""
    seen = _Seen.by(official, question)
    for thing in _things(question):
        first = thing.first_place(question.since.toordinal() if question.since else 0)
        end = thing.first_place(_last_day(question).toordinal() + 1)
        if after is not None:
            end = min(end, Spot.of_place(after).bound(thing))
        said = SearchLine.objects.newest_first(
            first, end, text=asked(question.words), issuer=asked(question.issuer)
        )
        if _is_rare(question):
            yield said.filter(**{f"{thing.column}__in": seen.of(thing).values("pk")})
        else:
            yield said.filter(_asked_line_by_line(seen.of(thing), thing))


def _last_day(question: Question) -> date:
    """What has a state other than “not issued” on a day was issued by then."""
    last = question.until or date.max
    is_issued = question.states and State.NOT_ISSUED not in question.states
    return min(last, question.on) if is_issued else last


def _asked_line_by_line(seen: QuerySet[Any], thing: Thing) -> Q:
    """Whether the thing of a line is among those seen.

    A page needs fifty of them. PostgreSQL would rather join or hash all that an official may see;
    neither can be done with what stands in an OR and looks at two columns of the line. No place
    is 0.
    """
    same = seen.filter(GreaterThan(OuterRef("place"), 0), pk=OuterRef(thing.column))
    return Exists(same) | Q(place=0)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the official may see of each kind, with the validity that is asked for."""

    question: Question
    official: Official
    changed: Changed | None

    @classmethod
    def by(cls, official: Official, question: Question) -> "_Seen":
        asks = bool(question.states)
        return cls(question, official, changed(question.on, known_to=official) if asks else None)

    def of(self, thing: Thing) -> QuerySet[Any]:
        if thing is Thing.PLAN:
            return Plan.objects.visible_to(self.official)
        return self._directives() if thing is Thing.DIRECTIVE else self._duties()

    def _directives(self) -> DirectiveQuerySet:
        return self._standing(Directive.objects.visible_to(self.official))

    def _duties(self) -> QuerySet[Duty]:
        """Duties that are seen stand in directives that are seen; of these just the validity."""
        duties = Duty.objects.visible_to(self.official)
        if _is_rare(self.question):
            return duties.filter(directive__in=self._standing(Directive.objects.all()).values("pk"))
        if self.question.states:
            same = Directive.objects.filter(pk=OuterRef("directive"))
            return duties.filter(Exists(self._standing(same)))
        return duties

    def _standing(self, directives: DirectiveQuerySet) -> DirectiveQuerySet:
        if self.changed is None:
            return directives
        return in_state(directives, self.question.states, on=self.question.on, after=self.changed)


def _is_rare(question: Question) -> bool:
    return bool(question.states) and question.states <= RARE
