"""Where every look-up of objectives starts: who gave them sees all, who has a share its own."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from directives.querysets import DirectiveQuerySet

if TYPE_CHECKING:
    from directives.models import Objective, Share  # noqa: F401 (in strings)
    from officials.models import Official

ENDED = ("revoked", "superseded")


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    def visible_to(self, official: "Official") -> Self:
        """Those their offices gave, and those of which their offices have a share."""
        offices = official.visible_organization_ids
        theirs = _shares().known_to(offices).filter(organization__in=offices)
        own = Q(kept_by__in=offices)
        return self.filter(own | Exists(theirs.filter(objective=OuterRef("pk"))))


class ShareQuerySet(models.QuerySet["Share"]):
    def visible_to(self, official: "Official") -> Self:
        return self.known_to(official.visible_organization_ids).standing()

    def known_to(self, offices: Iterable[int]) -> Self:
        """All shares of what these offices gave, and their own of directives they have."""
        offices = frozenset(offices)
        directives = DirectiveQuerySet(apps.get_model("directives", "Directive"))
        seen = directives.in_registers_of(offices).filter(pk=OuterRef("objective__directive"))
        own = Q(organization__in=offices) & Exists(seen)
        return self.filter(Q(objective__kept_by__in=offices) | own)

    def reaching(self, offices: Iterable[int]) -> Self:
        """What these offices have to reach now."""
        offices = frozenset(offices)
        return self.known_to(offices).filter(organization__in=offices).standing().in_force()

    def last_rows(self) -> Self:
        """Of each office the last row, also one that says it is no longer given."""
        same = {name: OuterRef(name) for name in ("objective", "organization")}
        return self.exclude(Exists(_shares().filter(**same, number__gt=OuterRef("number"))))

    def standing(self) -> Self:
        return self.last_rows().filter(target__isnull=False)

    def in_force(self) -> Self:
        """Not of a paper that its office has recalled or replaced."""
        return self.exclude(objective__directive__document__state__in=ENDED)

    def in_year(self, year: int) -> Self:
        """For that year; or, where only the last day is named, from the directive until then."""
        until = Q(objective__year=None, objective__due_on__year__gte=year)
        return self.filter(
            Q(objective__year=year) | (until & Q(objective__directive__issued_on__year__lte=year))
        )

    def with_offices(self) -> Self:
        """For lists: in the order of their units."""
        rows = self.select_related("organization__unit")
        return rows.order_by("organization__unit__name_sort", "organization__unit__code", "pk")


def _shares() -> ShareQuerySet:
    return ShareQuerySet(apps.get_model("directives", "Share"))
