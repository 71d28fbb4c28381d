"""Where every look-up of regimes and reports starts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from localities.models import AdministrativeUnit
from officials.models import Organization

if TYPE_CHECKING:
    from officials.models import Official
    from reports.models import Regime, Report, Sending, Terms  # noqa: F401 (in strings)


class RegimeQuerySet(models.QuerySet["Regime"]):
    def visible_to(self, official: "Official") -> Self:
        """Of their offices, those they review for, and those their offices report by."""
        return self.filter(_kept(official) | _has_terms(_binds(official)))

    def kept_by(self, official: "Official") -> Self:
        """Of their own offices, and those they review for."""
        return self.filter(_kept(official))


class TermsQuerySet(models.QuerySet["Terms"]):
    def in_force(self, on: date) -> Self:
        """Of each regime the last that had begun by the day, unless the regime had ended."""
        later = self.model._default_manager.filter(
            regime=OuterRef("regime"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=on
        )
        going_on = Q(regime__ends_on=None) | Q(regime__ends_on__gte=on)
        return self.filter(going_on, ~Exists(later), valid_from__lte=on)

    def binding(self, organization: Organization) -> Self:
        """Whose reporters the office is one of, by kind, level and place."""
        return self.filter(_is_bound(organization))


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, official: "Official") -> Self:
        """Of their offices; and from above, whatever was sent up. Of the latter only what was sent
        may be shown: `Sending`, never the draft."""
        own = Q(organization__in=official.visible_organization_ids)
        return self.filter(own | _from_above(official))

    def written_by(self, official: "Official") -> Self:
        """Of their offices."""
        return self.filter(organization__in=official.visible_organization_ids)

    def sent_to(self, official: "Official") -> Self:
        """Of whom their offices set the regime or review it; sent up at least once."""
        return self.filter(_from_above(official))

    def handed_in(self) -> Self:
        return self.exclude(state__in=["drafting", "sent", "remarked"])


def _kept(official: "Official") -> Q:
    offices = official.visible_organization_ids
    return Q(owner__in=offices) | _has_terms(Q(reviewer__in=offices))


def _has_terms(which: Q) -> Q:
    terms = apps.get_model("reports", "Terms")._default_manager.filter(which)
    return Q(Exists(terms.filter(regime=OuterRef("pk"))))


def _binds(official: "Official") -> Q:
    found = Q(pk=None)
    offices = Organization.objects.visible_to(official)
    for office in offices.select_related("unit__parent__parent"):
        found |= _is_bound(office)
    return found


def _is_bound(office: Organization) -> Q:
    return Q(
        reporter_kind=office.kind,
        reporter_level=office.unit.level,
        within__code__in=codes_over(office.unit),
    )


def codes_over(unit: AdministrativeUnit) -> frozenset[str]:
    """Of the unit and of those it lies in."""
    return unit.codes_above | {unit.code}


def _from_above(official: "Official") -> Q:
    offices = official.visible_organization_ids
    theirs = Q(regime__owner__in=offices) | Q(terms__reviewer__in=offices)
    sendings = apps.get_model("reports", "Sending")._default_manager
    return theirs & Q(Exists(sendings.filter(report=OuterRef("pk"))))
