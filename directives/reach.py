"""Whom a duty reaches: by name, as one of a kind on a day, or as the heir of who was reached."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from directives.models import Directive, Duty
from documents.models import Delivery
from localities.models import AdministrativeUnit
from officials.models import Organization
from officials.once import once_a_page
from officials.querysets import OrganizationQuerySet

Lineage = tuple[Organization, ...]
"""An office and those whose work it has taken over, each with its unit and the units above."""


@once_a_page
def lineage_of(organization: Organization) -> Lineage:
    ids = {organization.pk} | Organization.inherited_by({organization.pk})
    return tuple(_with_units().filter(pk__in=ids).order_by("pk"))


def lineages_within(unit: AdministrativeUnit) -> Mapping[int, Lineage]:
    """The lineage of every office that ever was in the unit, by its key; one query."""
    inside = (
        Q(unit__code=unit.code)
        | Q(unit__parent__code=unit.code)
        | Q(unit__parent__parent__code=unit.code)
    )
    offices = {office.pk: office for office in _with_units().filter(inside).order_by("pk")}
    forerunners: dict[int, list[Organization]] = {}
    for office in offices.values():
        if office.successor_id:
            forerunners.setdefault(office.successor_id, []).append(office)
    return {pk: _line(office, forerunners) for pk, office in offices.items()}


def reaches(duty: Duty, lineage: Lineage) -> bool:
    return any(_told(duty, office) for office in lineage)


def duties_reaching(lineage: Lineage, *, due: tuple[date, date] | None = None) -> list[Duty]:
    """In the directives these offices know, by directive and place; two queries.

    `due`: only what has its time limit from one day to the other.
    """
    codes = {code for office in lineage for code in _codes(office.unit)}
    asked = Q(organization__in=[office.pk for office in lineage]) | Q(within__code__in=codes)
    known = Duty.objects.known_to([office.pk for office in lineage]).in_force().filter(asked)
    if due:
        known = known.filter(due_on__range=due)
    rows = known.select_related("directive", "within", "organization", "kept_by")
    ordered = rows.order_by("-directive__issued_on", "-directive", "position", "pk")
    return [duty for duty in ordered if reaches(duty, lineage)]


def duties_delivered(delivery: Delivery) -> list[Duty]:
    """What the paper that was sent tells its recipient to do."""
    if delivery.recipient is None:
        return []
    told = duties_reaching(lineage_of(delivery.recipient))
    return [duty for duty in told if _is_of(delivery, duty.directive)]


def _is_of(delivery: Delivery, directive: Directive) -> bool:
    if delivery.document_id:
        return directive.document_id == delivery.document_id
    return delivery.handed_down.directive_id == directive.pk


def _with_units() -> OrganizationQuerySet:
    return Organization.objects.select_related("unit__parent__parent")


def _line(office: Organization, forerunners: Mapping[int, list[Organization]]) -> Lineage:
    """Through every merger; an office stands in it once, should mergers ever form a ring."""
    found: dict[int, Organization] = {}
    wave = [office]
    while wave:
        found |= {one.pk: one for one in wave}
        wave = [b for one in wave for b in forerunners.get(one.pk, ()) if b.pk not in found]
    return tuple(found.values())


def _told(duty: Duty, office: Organization) -> bool:
    if duty.organization_id:
        return duty.organization_id == office.pk
    return (
        duty.within is not None
        and duty.organization_kind == office.kind
        and duty.level == office.unit.level
        and duty.within.code in _codes(office.unit)
        and office.unit.is_valid_on(duty.addressed_on)
    )


def _codes(unit: AdministrativeUnit) -> tuple[str, ...]:
    """By code, because a superior may pass into a new row while the units below stay the same."""
    above = unit.parent
    return (unit.code, *_codes(above)) if above else (unit.code,)
