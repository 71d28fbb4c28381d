"""`directives.validity` told in SQL, for lists narrowed by it; a test holds the two together."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
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
    stated = directives.annotate(state=_state(on, known_to))
    return stated.filter(state__in=[state.name for state in states])


def _state(on: date, official: "Official") -> Case:
    counting = _counting(on, official)
    ending = counting.filter(kind__in=_ENDINGS)
    return Case(
        When(issued_on__gt=on, then=_named(State.NOT_ISSUED)),
        When(Q(in_force_to__lt=on) | Exists(ending.filter(part="")), then=_named(State.OUT)),
        When(in_force_from__gt=on, then=_named(State.NOT_IN_FORCE)),
        When(Exists(ending), then=_named(State.PARTLY_OUT)),
        When(Exists(counting), then=_named(State.AMENDED)),
        default=_named(State.IN_FORCE),
    )


def _counting(on: date, official: "Official") -> QuerySet[Relation]:
    """Changes to its force that were signed and had taken effect by the day."""
    first_day = Coalesce("takes_effect_on", "later__in_force_from", "later__issued_on")
    return (
        Relation.objects.visible_to(official)
        .filter(earlier=OuterRef("pk"), kind__in=(Relation.Kind.AMENDS, *_ENDINGS))
        .annotate(signed_on=F("later__issued_on"), first_day=first_day)
        .filter(signed_on__lte=on, first_day__lte=on)
    )


def _named(state: State) -> Value:
    return Value(state.name)
