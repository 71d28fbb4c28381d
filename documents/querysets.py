"""Where every look-up of papers starts."""

from typing import TYPE_CHECKING, Self

from officials.querysets import OfOrganizationQuerySet

if TYPE_CHECKING:
    pass


class DocumentQuerySet(OfOrganizationQuerySet["Document"]):
    def with_content(self) -> Self:
        return self.select_related("head__signer__official", "organization")
