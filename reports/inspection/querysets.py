"""Where every look-up of visits starts: both offices see a visit, its findings once told."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from officials.models import Official, Organization
    from reports.models import Visit, VisitFinding  # noqa: F401 (in strings)


class VisitQuerySet(models.QuerySet["Visit"]):
    def visible_to(self, official: "Official") -> Self:
        offices = official.visible_organization_ids
        return self.filter(Q(office__in=offices) | Q(organization__in=offices))


class VisitFindingQuerySet(models.QuerySet["VisitFinding"]):
    def visible_to(self, official: "Official") -> Self:
        """Before the visit is recorded only those who inspect see what they are about to say."""
        offices = official.visible_organization_ids
        told = Q(visit__organization__in=offices, visit__state="recorded")
        return self.filter(Q(visit__office__in=offices) | told)

    def unanswered_by(self, offices: "Collection[Organization | int]") -> Self:
        """Told to one of them, which has neither answered nor taken it into a task."""
        told = self.filter(visit__organization__in=offices, visit__state="recorded")
        return told.filter(task=None, answers=None)
