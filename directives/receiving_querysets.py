"""Where every look-up in the book of incoming papers starts."""

from typing import TYPE_CHECKING, Self

from officials.querysets import OfOrganizationQuerySet
from vietnamese.folding import fold

if TYPE_CHECKING:
    from directives.models import Receipt  # noqa: F401 (in strings)


class ReceiptQuerySet(OfOrganizationQuerySet["Receipt"]):
    def live(self) -> Self:
        """Lines that stand: not struck through."""
        return self.filter(void=None)

    def matching(self, words: str) -> Self:
        """Every word occurs in the line, with tones or without."""
        found = self
        for word in fold(words).split():
            found = found.filter(search__contains=word)
        return found

    def as_lines(self) -> Self:
        """With what a line of the book shows."""
        return self.select_related("void__voided_by", "registered_by", "delivery__document")
