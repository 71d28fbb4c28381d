"""`directives.validity` told in SQL, for lists narrowed by it; a test holds the two together.

Written as conditions, not as one value compared: databases plan by conditions.
"""

from collections.abc import Collection, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from directives.models import Relation
from directives.querysets import DirectiveQuerySet
from directives.validity import State

if TYPE_CHECKING:
    from officials.models import Official

_ENDINGS = (Relation.Kind.REPLACES, Relation.Kind.REPEALS)
STILL = frozenset({State.IN_FORCE, State.AMENDED, State.PARTLY_OUT})
"""States in which a document may be relied on, at least in part."""


def in_state(
    directives: DirectiveQuerySet, states: Collection[State], *, on: date, known_to: "Official"
) -> DirectiveQuerySet:
    """Those in one of the states on the day, by the changes this official may know of."""
    changed = _changed(on, known_to)
    if frozenset(states) == STILL:
        return directives.filter(_valid(on, changed))
    told = _conditions(on, changed)
    return directives.filter(reduce(or_, (told[state] for state in states)))


def _conditions(on: date, changed: QuerySet[Relation]) -> Mapping[State, Q]:
    ended_in_part = _one_of(changed.filter(kind__in=_ENDINGS))
    valid = _valid(on, changed)
    return {
        State.NOT_ISSUED: Q(issued_on__gt=on),
        State.OUT: Q(issued_on__lte=on) & _ended(on, changed),
        State.NOT_IN_FORCE: Q(issued_on__lte=on, in_force_from__gt=on) & ~_ended(on, changed),
        State.PARTLY_OUT: valid & ended_in_part,
        State.AMENDED: valid & _one_of(changed) & ~ended_in_part,
        State.IN_FORCE: valid & ~_one_of(changed),
    }


def _valid(on: date, changed: QuerySet[Relation]) -> Q:
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    return Q(issued_on__lte=on) & begun & ~_ended(on, changed)


def _ended(on: date, changed: QuerySet[Relation]) -> Q:
    past = Q(in_force_to__isnull=False, in_force_to__lt=on)
    return past | _one_of(changed.filter(kind__in=_ENDINGS, part=""))


def _one_of(changed: QuerySet[Relation]) -> Q:
    return Q(pk__in=changed.values("earlier"))


def _changed(on: date, official: "Official") -> QuerySet[Relation]:
    """Changes to the force of a document, signed and in effect by the day."""
    first_day = Coalesce("takes_effect_on", "later__in_force_from", "later__issued_on")
    return (
        Relation.objects.visible_to(official)
        .filter(kind__in=(Relation.Kind.AMENDS, *_ENDINGS))
        .annotate(signed_on=F("later__issued_on"), first_day=first_day)
        .filter(signed_on__lte=on, first_day__lte=on)
    )
