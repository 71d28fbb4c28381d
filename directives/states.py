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


def in_state(
    directives: DirectiveQuerySet, states: Collection[State], *, on: date, known_to: "Official"
) -> DirectiveQuerySet:
    """Those in one of the states on the day, by the changes this official may know of.

    The changes are read at once: they are few beside the documents.
    """
    changed = _changed(on, known_to)
    if frozenset(states) == STILL:
        return directives.filter(_valid(on, changed))
    told = _conditions(on, changed)
    return directives.filter(reduce(or_, (told[state] for state in states)))


@dataclass(frozen=True, slots=True)
class _Changed:
    """Keys of the documents that something has changed, of those ended in part, and wholly."""

    at_all: frozenset[int]
    in_part: frozenset[int]
    wholly: frozenset[int]


def _conditions(on: date, changed: _Changed) -> Mapping[State, Q]:
    valid = _valid(on, changed)
    return {
        State.NOT_ISSUED: Q(issued_on__gt=on),
        State.OUT: Q(issued_on__lte=on) & _ended(on, changed),
        State.NOT_IN_FORCE: Q(issued_on__lte=on, in_force_from__gt=on) & ~_ended(on, changed),
        State.PARTLY_OUT: valid & Q(pk__in=changed.in_part),
        State.AMENDED: valid & Q(pk__in=changed.at_all - changed.in_part),
        State.IN_FORCE: valid & ~Q(pk__in=changed.at_all),
    }


def _valid(on: date, changed: _Changed) -> Q:
    begun = Q(in_force_from=None) | Q(in_force_from__lte=on)
    return Q(issued_on__lte=on) & begun & ~_ended(on, changed)


def _ended(on: date, changed: _Changed) -> Q:
    return Q(in_force_to__isnull=False, in_force_to__lt=on) | Q(pk__in=changed.wholly)


def _changed(on: date, official: "Official") -> _Changed:
    """By changes to their force that were signed and in effect by the day."""
    first_day = Coalesce("takes_effect_on", "later__in_force_from", "later__issued_on")
    relations = (
        Relation.objects.visible_to(official)
        .filter(kind__in=(Relation.Kind.AMENDS, *_ENDINGS))
        .annotate(signed_on=F("later__issued_on"), first_day=first_day)
        .filter(signed_on__lte=on, first_day__lte=on)
    )
    told = list(relations.values_list("earlier", "kind", "part"))
    return _Changed(
        at_all=frozenset(pk for pk, _, _ in told),
        in_part=frozenset(pk for pk, kind, _ in told if kind in _ENDINGS),
        wholly=frozenset(pk for pk, kind, part in told if kind in _ENDINGS and not part),
    )
