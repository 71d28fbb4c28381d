"""From rows and from the files that ship with the software to plain values."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from directives.knowledge import Change, Effect, Known, Register
from directives.loading import read
from directives.models import Certainty, Directive, Relation
from officials.models import Official, Organization

EVERYTHING = Q()


def known(directive: Directive) -> Known:
    """One row as a value. It comes with its `changes` (`with_changes_for`, `with_changes_in`): what
    the asking office knows, and not what another one wrote down."""
    return Known(
        pk=directive.pk,
        kind=directive.kind,
        number=directive.number,
        issuer=directive.issuer,
        issued_on=directive.issued_on,
        title=directive.title,
        in_force_from=directive.in_force_from,
        in_force_to=directive.in_force_to,
        doubtful_from=directive.doubtful_from,
        doubt=directive.doubt,
        is_certain=directive.certainty == Certainty.CERTAIN,
        changes=tuple(map(_change, directive.changes)),
    )


def register_for(official: Official) -> Register:
    """Everything an official may see. Two queries, however many documents."""
    return _register(official.visible_organization_ids)


def register_of(organization: Organization, *, only: Q = EVERYTHING) -> Register:
    """What an office may cite: what is known to all, and what whoever works there may see.

    `only` narrows it to the documents that a piece of work is about.
    """
    return _register(offices_of(organization), only)


def known_to(organization: Organization, keys: Iterable[int]) -> dict[int, Known]:
    """These documents by their keys, as far as the office knows them."""
    offices = offices_of(organization)
    rows = Directive.objects.in_registers_of(offices).with_changes_in(offices).for_list()
    return {row.pk: known(row) for row in rows.filter(pk__in=list(keys))}


def offices_of(organization: Organization) -> frozenset[int]:
    """The office, its departments, and those whose papers it inherited."""
    own = {organization.pk}
    return Organization.with_departments(own) | Organization.inherited_by(own)


def shared() -> Register:
    """What is known to every office, by the database."""
    return _register(())


def shipped() -> Register:
    """The documents that ship with the software, straight from their files: asks no database."""
    return Register.of(map(known, read()))


def _register(offices: Iterable[int], only: Q = EVERYTHING) -> Register:
    directives = Directive.objects.in_registers_of(offices).with_changes_in(offices).filter(only)
    return Register.of(map(known, directives.defer("text", "keys").order_by("issued_on", "pk")))


def _change(relation: Relation) -> Change:
    later = relation.later
    return Change(
        effect=Effect(relation.kind),
        by=later.citation,
        issued_on=later.issued_on,
        takes_effect_on=_first_day(relation),
        part=relation.part,
        is_certain=relation.certainty == Certainty.CERTAIN,
    )


def _first_day(relation: Relation) -> date | None:
    """The relation's own day, else the first day of the later document, where it is known."""
    if relation.takes_effect_on or relation.later.in_force_from:
        return relation.takes_effect_on or relation.later.in_force_from
    return None if relation.later.states_its_first_day else relation.later.issued_on
