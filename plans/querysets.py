"""Where every look-up of plans starts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from documents.models import Revision
from officials.querysets import OfOrganizationQuerySet
from vietnamese.folding import fold

ENDED = ("abandoned", "superseded", "revoked")
"""States of a paper that speaks for its plan no more."""

if TYPE_CHECKING:
    from plans.models import DutyAnswer, Plan, PlanPaper, Template  # noqa: F401 (in strings)


class PlanQuerySet(OfOrganizationQuerySet["Plan"]):
    def with_papers(self) -> Self:
        """For lists: who issues each plan and what its papers are about, without their text."""
        heads = Prefetch("plan_papers__document__head", Revision.objects.without_text())
        return self.select_related("organization").prefetch_related(heads)

    def matching(self, words: str) -> Self:
        """Plans whose subject holds every word, marks and case aside."""
        found = Q(plan_papers__role="original")
        for word in fold(words).split():
            found &= Q(plan_papers__document__head__subject_search__contains=word)
        return self.filter(found)

    def being_drafted(self) -> Self:
        return self.filter(plan_papers__role="original", plan_papers__document__state="drafting")


class PlanPaperQuerySet(models.QuerySet["PlanPaper"]):
    def in_force(self, on: date) -> Self:
        """By the register of what was issued: from its day until something ended it."""
        since = Q(document__directive__issued_on__lte=on)
        until = Q(document__directive__in_force_to=None)
        until |= Q(document__directive__in_force_to__gte=on)
        return self.filter(since, until).order_by("document__directive__issued_on", "pk")


class TemplateQuerySet(models.QuerySet["Template"]):
    def latest_versions(self) -> Self:
        newer = self.model.objects.filter(slug=OuterRef("slug"), version__gt=OuterRef("version"))
        return self.filter(~Exists(newer))


class DutyAnswerQuerySet(models.QuerySet["DutyAnswer"]):
    def standing(self) -> Self:
        """In papers that still speak for their plan, drafts included."""
        return self.exclude(document__state__in=ENDED)

    def seen_from_above(self) -> Self:
        """What the office that gave the duty may count: answers in issued papers.

        Drafts sent to it for remarks come in here once they can be sent.
        """
        return self.filter(document__state="issued")
