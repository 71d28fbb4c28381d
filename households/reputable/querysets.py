"""Where every look-up of reputable persons starts: the ward, and the province's ethnic affairs.

No look-up is by name, and none goes over more than one ward (docs/bounds.md, 7).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from households.reputable.reach import kept_by, lineage, read_above
from officials.models import Official, Organization

if TYPE_CHECKING:
    from households.models import (  # noqa: F401 (in strings)
        GivenBenefit,
        Proposal,
        ReputablePerson,
    )


class ReputablePersonQuerySet(models.QuerySet["ReputablePerson"]):
    def visible_to(self, official: Official) -> Self:
        """All to the ward; to the province's ethnic affairs those who are or were on the list."""
        above = Q(organization__in=read_above(official), recognised_by__isnull=False)
        return self.filter(Q(organization__in=kept_by(official)) | above)

    def of(self, organization: Organization) -> Self:
        """With those of the wards that it succeeded."""
        return self.filter(organization__in=lineage(organization))

    def listed(self, on: date) -> Self:
        """On the list on that day; the day of the removing decision is the first without them."""
        recognised = self.filter(recognised_by__issued_on__lte=on)
        return recognised.exclude(removed_by__issued_on__lte=on)

    def removed_in(self, year: int) -> Self:
        return self.filter(removed_by__issued_on__year=year)

    def for_list(self) -> Self:
        """By the last word of the name, as such a list is called out; who was erased comes last."""
        rows = self.select_related("group", "ethnic_group", "recognised_by", "removed_by")
        return rows.order_by(models.F("erased_at").desc(nulls_first=True), "roll_order", "pk")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, official: Official) -> Self:
        """The ward's own: who is only put forward stands on no public list."""
        return self.filter(organization__in=kept_by(official))

    def open(self) -> Self:
        return self.exclude(state__in=["decided", "stopped"])

    def for_list(self) -> Self:
        related = self.select_related("organization", "group", "person", "replaces", "decision")
        return related.prefetch_related("steps")


class GivenBenefitQuerySet(models.QuerySet["GivenBenefit"]):
    def visible_to(self, official: Official) -> Self:
        return self.filter(organization__in=kept_by(official))

    def counting(self) -> Self:
        """Without those recorded by mistake."""
        return self.filter(withdrawal=None)
