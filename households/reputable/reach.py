"""Which wards' lists an official reads, and which they only see the number of."""

from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from officials.querysets import OrganizationQuerySet
from vietnamese.dates import today

Kind = Organization.Kind


def lineage(organization: Organization) -> frozenset[int]:
    """The organization and those whose papers it inherited, through every merger."""
    return frozenset({organization.pk}) | Organization.inherited_by({organization.pk})


def heir(organization: Organization) -> Organization:
    """Who carries the list on today."""
    while organization.successor is not None:
        organization = organization.successor
    return organization


def committees() -> OrganizationQuerySet:
    """People's Committees of communes, wards and special zones."""
    return Organization.objects.filter(
        kind=Kind.PEOPLES_COMMITTEE, unit__kind__in=Level.COMMUNE.kinds
    )


def kept_by(official: Official) -> frozenset[int]:
    """The ward's People's Committee, with what it inherited. Nothing for who serves the police."""
    if serves_police(official):
        return frozenset()
    seen = committees().filter(pk__in=official.visible_organization_ids)
    return frozenset(seen.values_list("pk", flat=True))


def read_above(official: Official) -> frozenset[int]:
    """The wards of the province for its body of ethnic affairs, with what these inherited."""
    if serves_police(official):
        return frozenset()
    posts = official.current_appointments
    bodies = [post.organization for post in posts if _is_ethnic_body(post.organization)]
    wards = frozenset(pk for body in bodies for pk in _within(body.unit))
    return wards | Organization.inherited_by(wards)


def counted_by(official: Official) -> frozenset[int]:
    """The wards in the territory of their offices: of these anybody sees how many there are."""
    units = {post.organization.unit for post in official.current_appointments}
    return frozenset(pk for unit in units for pk in _within(unit))


def serves_police(official: Official) -> bool:
    return any(post.organization.kind == Kind.POLICE for post in official.current_appointments)


def _is_ethnic_body(organization: Organization) -> bool:
    is_provincial = organization.unit.level is Level.PROVINCE
    return is_provincial and organization.kind == Kind.ETHNIC_AFFAIRS


def _within(unit: AdministrativeUnit) -> list[int]:
    """Committees that still stand, of the unit itself or below it."""
    own = committees().filter(unit=unit)
    below = committees().filter(unit__in=AdministrativeUnit.objects.within(unit, on=today()))
    return list((own | below).filter(successor=None).values_list("pk", flat=True))
