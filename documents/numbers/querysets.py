"""Where every look-up in the number books starts."""

from datetime import date
from typing import TYPE_CHECKING, Self

from officials.querysets import OfOrganizationQuerySet
from vietnamese.folding import fold

if TYPE_CHECKING:
    from documents.models import BookEntry, NumberBook, Series  # noqa: F401 (in strings)


class SeriesQuerySet(OfOrganizationQuerySet["Series"]):
    def open_on(self, day: date) -> Self:
        """Those that give numbers on the day."""
        return self.exclude(closing__closed_from__lte=day)


class NumberBookQuerySet(OfOrganizationQuerySet["NumberBook"]):
    def newest_first(self) -> Self:
        return self.select_related("series", "organization").order_by("-year", "series__name", "pk")


class BookEntryQuerySet(OfOrganizationQuerySet["BookEntry"]):
    def live(self) -> Self:
        """Numbers that stand: given and not voided."""
        return self.filter(void=None)

    def matching(self, words: str) -> Self:
        """Every word occurs in number, symbol, kind, subject or signer, with tones or without."""
        found = self
        for word in fold(words).split():
            found = found.filter(search__contains=word)
        return found

    def as_lines(self) -> Self:
        """With what a line of the book shows."""
        return self.select_related("void__voided_by", "given_by", "document", "order")
