"""Finding directives, plans and duties. Every question starts with what its official may see."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import GreaterThan

from desk.models import SearchLine
from desk.querysets import SearchLineQuerySet
from desk.things import Thing, first_place
from directives.models import Directive
from directives.querysets import DirectiveQuerySet
from directives.states import changed, in_state, keys_of_changed, standing
from directives.validity import State
from officials.lists import PAGE_SIZE
from officials.models import Official
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
    """One page; what was sent to the office is read first."""
    lines = _lines(question, by, after).values_list("place", flat=True)
    places = list(lines[: size + 1])
    return Found(places[:size], places[size - 1] if len(places) > size else None)


def _lines(question: Question, official: Official, after: int | None) -> SearchLineQuerySet:
    """The lines that answer the question, newest first."""
    first = first_place(question.since.toordinal() if question.since else 0)
    end = first_place(_last_day(question).toordinal() + 1)
    if after is not None:
        end = min(end, after)
    said = SearchLine.objects.visible_to(official).of_things(question.things)
    if question.states:
        said = said.filter(_has_state(question, official))
    return said.newest_first(first, end, text=asked(question.words), issuer=asked(question.issuer))


def _last_day(question: Question) -> date:
    """What has a state other than “not issued” on a day was issued by then."""
    last = question.until or date.max
    is_issued = question.states and State.NOT_ISSUED not in question.states
    return min(last, question.on) if is_issued else last


def _has_state(question: Question, official: Official) -> Q:
    """A duty has the validity of its directive, a plan has none of its own."""
    everything, on = Directive.objects.all(), question.on
    told = changed(on, known_to=official)
    if (keys := keys_of_changed(question.states, told)) is not None:
        return Q(directive__in=keys) & _asked_line_by_line(standing(everything, on))
    found = in_state(everything, question.states, on=on, after=told)
    if question.states <= RARE:
        return Q(directive__in=found.values("pk"))
    return _asked_line_by_line(found)


def _asked_line_by_line(directives: DirectiveQuerySet) -> Q:
    """Whether the directive of a line is one of these.

    A page needs fifty of them. PostgreSQL would rather join or hash all; neither can be done with
    what stands in an OR and looks at two columns of the line. No place is 0.
    """
    same = directives.filter(GreaterThan(OuterRef("place"), 0), pk=OuterRef("directive"))
    return Exists(same) | Q(place=0)
