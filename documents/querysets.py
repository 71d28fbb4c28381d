"""Where every look-up of papers starts."""

from typing import TYPE_CHECKING, Self

from django.db import models

from officials.querysets import OfOrganizationQuerySet

if TYPE_CHECKING:
    from documents.models import Document, Revision  # noqa: F401 (in strings)


class DocumentQuerySet(OfOrganizationQuerySet["Document"]):
    def with_content(self) -> Self:
        return self.select_related("head__signer__official", "organization")


class RevisionQuerySet(models.QuerySet["Revision"]):
    def without_text(self) -> Self:
        """For lists: a text may be three hundred pages long."""
        return self.defer("text", "keys", "annexes", "addressed_to", "legal_basis", "recipients")
