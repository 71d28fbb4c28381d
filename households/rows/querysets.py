"""Where every look-up of rows starts; and which state of a row holds on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from households.rows.permissions import open_offices
from officials.models import Official, Organization

if TYPE_CHECKING:
    from households.models import Household, HouseholdState  # noqa: F401 (in strings)

MISTAKEN = "mistaken"


class HouseholdQuerySet(models.QuerySet["Household"]):
    def visible_to(self, official: Official) -> Self:
        """Nothing, unless they hold a post named under a decision in force; never for police."""
        return self.filter(organization__in=open_offices(official))

    def of(self, organization: Organization) -> Self:
        """The office's own rows, and those of the wards that went into it."""
        return self.filter(organization__in=offices_of(organization))


class HouseholdStateQuerySet(models.QuerySet["HouseholdState"]):
    def of(self, organization: Organization) -> Self:
        return self.filter(household__organization__in=offices_of(organization))

    def counting(self, *, known: datetime | None = None) -> Self:
        """As known at the moment: without what was corrected by then, and without mistakes."""
        by_then = Q(recorded_at__lte=known) if known else Q()
        corrections = self.model._default_manager.filter(by_then, corrects=OuterRef("pk"))
        return self.filter(by_then, ~Exists(corrections)).exclude(event=MISTAKEN)

    def in_force(self, *, on: date | None = None, known: datetime | None = None) -> Self:
        """Of each row the state that holds on the day, or the last one; also when it has gone.

        Of two of one day the later recorded holds; a correction has the place of what it corrects.
        """
        not_after = Q(from_day__lte=on) if on else Q()
        place = Coalesce("instead_of", "pk")
        everything = type(self)(self.model)
        later = (
            everything.counting(known=known)
            .alias(place=place)
            .filter(not_after, household=OuterRef("household"))
            .filter(
                Q(from_day__gt=OuterRef("from_day"))
                | Q(from_day=OuterRef("from_day"), place__gt=OuterRef("place"))
            )
        )
        return self.counting(known=known).alias(place=place).filter(not_after, ~Exists(later))

    def here(self) -> Self:
        return self.filter(group__isnull=False)

    def with_members(self) -> Self:
        """With all that a list says of a row, whatever its length in as many queries."""
        related = self.select_related("household", "group__unit", "head_group")
        return related.prefetch_related("members__ethnic_group")


def offices_of(organization: Organization) -> frozenset[int]:
    return frozenset({organization.pk}) | Organization.inherited_by({organization.pk})
