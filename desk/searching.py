"""Finding directives, plans and duties. Every question starts with what its official may see."""

from collections.abc import Iterator
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
from directives.states import in_state
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
    spots = [_spots(question, thing, by, after, size) for thing in _things(question)]
    places = [place for _, place in islice(merge(*spots), size + 1)]
    return Found(places[:size], places[size - 1] if len(places) > size else None)


def _things(question: Question) -> list[Thing]:
    """In the order of the queries; a plan has no validity of its own."""
    return [
        t for t in Thing if t in question.things and (t is not Thing.PLAN or not question.states)
    ]


def _spots(
    question: Question, thing: Thing, official: Official, after: int | None, size: int
) -> Iterator[tuple[Spot, int]]:
    places = lines(question, thing, official, after=after).values_list("place", flat=True)
    return ((Spot.of_place(place), place) for place in places[: size + 1])


def lines(
    question: Question, thing: Thing, official: Official, *, after: int | None = None
) -> QuerySet[SearchLine]:
    """The lines of one kind of thing that answer the question, newest first."""
    first = thing.first_place(question.since.toordinal() if question.since else 0)
    end = thing.first_place(_last_day(question).toordinal() + 1)
    if after is not None:
        end = min(end, Spot.of_place(after).bound(thing))
    said = SearchLine.objects.newest_first(
        first, end, text=asked(question.words), issuer=asked(question.issuer)
    )
    seen = visible(thing, question, official)
    if _is_rare(question):
        return said.filter(**{f"{thing.column}__in": seen.values("pk")})
    return said.filter(_asked_line_by_line(seen, thing))


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


def visible(thing: Thing, question: Question, official: Official) -> QuerySet[Any]:
    """What the official may see of a kind, with the validity that is asked for."""
    if thing is Thing.PLAN:
        return Plan.objects.visible_to(official)
    directives = Directive.objects.visible_to(official)
    if question.states:
        directives = in_state(directives, question.states, on=question.on, known_to=official)
    if thing is Thing.DIRECTIVE:
        return directives
    duties = Duty.objects.visible_to(official)
    if _is_rare(question):
        return duties.filter(directive__in=directives.values("pk"))
    if question.states:
        return duties.filter(Exists(directives.filter(pk=OuterRef("directive"))))
    return duties


def _is_rare(question: Question) -> bool:
    return bool(question.states) and question.states <= RARE
