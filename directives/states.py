"""`directives.validity` told in SQL, for lists narrowed by it; a test holds the two together.

Written as conditions, not as one value compared: databases plan by conditions.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from directives.models import Relation
from directives.querysets import DirectiveQuerySet
from directives.validity import State

if TYPE_CHECKING:
    from officials.models import Official

_ENDINGS = (Relation.Kind.REPLACES, Relation.Kind.REPEALS)
STILL = frozenset({State.IN_FORCE, State.AMENDED, State.PARTLY_OUT})
"""States in which a document may be relied on, at least in part."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Keys of the documents that something has changed by a day, of those ended in part, wholly."""

    at_all: frozenset[int]
    in_part: frozenset[int]
    wholly: frozenset[int]


def changed(on: date, *, known_to: "Official") -> Changed:
    """By the changes this official may know of that were signed and in effect by the day.

    Read at once, not joined: they are few beside the documents, and databases think otherwise.
    """
    first_day = Coalesce("takes_effect_on", "later__in_force_from", "later__issued_on")
    relations = (
        Relation.objects.visible_to(known_to)
        .filter(kind__in=(Relation.Kind.AMENDS, *_ENDINGS))
        .annotate(signed_on=F("later__issued_on"), first_day=first_day)
        .filter(signed_on__lte=on, first_day__lte=on)
    )
    told = list(relations.values_list("earlier", "kind", "part"))
    return Changed(
        at_all=frozenset(pk for pk, _, _ in told),
        in_part=frozenset(pk for pk, kind, _ in told if kind in _ENDINGS),
        wholly=frozenset(pk for pk, kind, part in told if kind in _ENDINGS and not part),
    )


def keys_of_changed(states: Collection[State], after: Changed) -> frozenset[int] | None:
    """Of states that only a change can bring about, the documents so changed; else None.

    They have the state as long as they stand by their own days (`standing`).
    """
    told = {
        State.PARTLY_OUT: after.in_part - after.wholly,
        State.AMENDED: after.at_all - after.in_part,
    }
    if not states or not told.keys() >= set(states):
        return None
    return frozenset().union(*(told[state] for state in states))


def standing(directives: DirectiveQuerySet, on: date) -> DirectiveQuerySet:
    """By their own days, whatever others did to them."""
    return directives.filter(_valid(on))


def in_state(
    directives: DirectiveQuerySet, states: Collection[State], *, on: date, after: Changed
) -> DirectiveQuerySet:
    """Those in one of the states on the day, after what has changed by then."""
    if frozenset(states) == STILL:
        return directives.filter(_valid(on) & ~Q(pk__in=after.wholly))
    told = _conditions(on, after)
    return directives.filter(reduce(or_, (told[state] for state in states)))


def _conditions(on: date, after: Changed) -> Mapping[State, Q]:
    valid = _valid(on)
    return {
        State.NOT_ISSUED: Q(issued_on__gt=on),
        State.OUT: Q(issued_on__lte=on) & (_over(on) | Q(pk__in=after.wholly)),
        State.NOT_IN_FORCE: Q(issued_on__lte=on, in_force_from__gt=on)
        & ~(_over(on) | Q(pk__in=after.wholly)),
        State.PARTLY_OUT: valid & Q(pk__in=after.in_part - after.wholly),
        State.AMENDED: valid & Q(pk__in=after.at_all - after.in_part),
        State.IN_FORCE: valid & ~Q(pk__in=after.at_all),
    }


def _valid(on: date) -> Q:
    """By its own days."""
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    return Q(issued_on__lte=on) & begun & ~_over(on)


def _over(on: date) -> Q:
    return Q(in_force_to__isnull=False, in_force_to__lt=on)
