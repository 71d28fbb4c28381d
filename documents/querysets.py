"""Where every look-up of papers starts."""

from typing import TYPE_CHECKING, Self, cast

from django.db import models
from django.db.models import Prefetch, Q

from officials.querysets import OfOrganizationQuerySet
from vietnamese.folding import fold

if TYPE_CHECKING:
    from documents.models import Document, Revision  # noqa: F401 (in strings)


class DocumentQuerySet(OfOrganizationQuerySet["Document"]):
    def with_content(self) -> Self:
        return self.select_related("head__signer__official", "organization")

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
