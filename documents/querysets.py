"""Where every look-up of papers starts."""

from typing import TYPE_CHECKING, Self, cast

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from officials.models import Official, SigningCapacity
from officials.querysets import OfOrganizationQuerySet
from vietnamese.dates import today
from vietnamese.folding import fold

if TYPE_CHECKING:
    from documents.models import Document, Revision, Submission  # noqa: F401 (in strings)

BEFORE_THE_SIGNER = (
    *("in_review", "awaiting_approval", "returned"),
    *("approved", "issued", "superseded", "revoked"),
)
"""States in which a paper was handed up for its signer and not taken back."""


class DocumentQuerySet(OfOrganizationQuerySet["Document"]):
    def visible_to(self, official: Official) -> Self:
        """Of their offices; and of an office above what was handed up for them to sign TUQ."""
        own, delegated = super().visible_to(official), _delegated_to(official)
        if not delegated:
            return own
        seen = Q(organization__in=official.visible_organization_ids)
        return self.alias(last_signer=self._last_signer()).filter(
            seen | delegated & Q(state__in=BEFORE_THE_SIGNER)
        )

    def _last_signer(self) -> Subquery:
        related = self.model._meta.get_field("submissions").related_model
        submissions = cast("type[Submission]", related).objects.filter(document=OuterRef("pk"))
        return Subquery(submissions.order_by("-round").values("signer")[:1])

    def with_content(self) -> Self:
        return self.select_related("head__signer__official", "organization__unit")

    def for_list(self) -> Self:
        """Who issues each paper and what it is about, without its text."""
        heads = Prefetch("head", self._revisions().without_text())
        return self.select_related("organization").prefetch_related(heads)

    def matching(self, words: str) -> Self:
        """Papers whose subject holds every word, marks and case aside."""
        found = Q()
        for word in fold(words).split():
            found &= Q(head__subject_search__contains=word)
        return self.filter(found)

    def _revisions(self) -> "RevisionQuerySet":
        revisions = self.model._meta.get_field("head").related_model
        return cast("type[Revision]", revisions).objects.all()


class RevisionQuerySet(models.QuerySet["Revision"]):
    def without_text(self) -> Self:
        """For lists: a text may be three hundred pages long."""
        return self.defer("text", "keys", "annexes", "addressed_to", "legal_basis", "recipients")


def _delegated_to(official: Official) -> Q:
    """Papers that name a post of theirs, of the offices that delegated to it today."""
    found = Q()
    for post in official.current_appointments:
        if post.signing_capacity == SigningCapacity.BY_DELEGATION:
            given = post.delegations_held.in_force(today()).values("organization")
            office = Q(organization__in=given) | Q(organization__successor__in=given)
            found |= Q(last_signer=post.pk) & office
    return found
