"""Whom a report was or is addressed to, as it stands after "Kính gửi"."""

from collections.abc import Iterator
from datetime import date

from localities.models import AdministrativeUnit
from officials.establishing import name_of
from officials.models import Organization
from reports.models import Addressee
from reports.regimes.calendar import Due

_COMMITTEE = Organization.Kind.PEOPLES_COMMITTEE


def addressed_to(due: Due, organization: Organization) -> tuple[str, ...]:
    """By their names on the period's last day, each once; the first with the way it goes."""
    names = tuple(dict.fromkeys(_names(due, organization)))
    channel = due.terms.channel
    return (f"{names[0]} (qua {channel})", *names[1:]) if names and channel else names


def named(addressee: Addressee, organization: Organization, on: date) -> str:
    """Without the way it goes; "" where nobody stands above the office."""
    if not addressee.is_superior:
        return addressee.name
    unit = superior_of(organization.unit, on=on)
    return committee_of(unit) if unit else ""


def superior_of(unit: AdministrativeUnit, *, on: date) -> AdministrativeUnit | None:
    """The nearest unit above that there was on the day: before 01/7/2025 the district."""
    above: AdministrativeUnit | None = unit
    while above and above.parent:
        if found := above.superior(on=on):
            return found
        above = above.parent
    return None


def committee_of(unit: AdministrativeUnit) -> str:
    """As the committee itself writes its name, where it is known here."""
    known = Organization.objects.filter(kind=_COMMITTEE, unit=unit).order_by("pk").first()
    return known.name if known else name_of(unit, _COMMITTEE)


def _names(due: Due, organization: Organization) -> Iterator[str]:
    for addressee in due.terms.addressees.all():
        if name := named(addressee, organization, due.until):
            yield name
