"""Where every look-up in the book of incoming papers starts."""

from typing import TYPE_CHECKING, Self

from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from officials.querysets import OfOrganizationQuerySet
from vietnamese.folding import fold

if TYPE_CHECKING:
    from directives.models import Receipt  # noqa: F401 (in strings)
    from officials.models import Official

RANKS = ("", "URGENT", "VERY_URGENT", "EXPRESS")
"""Khẩn, thượng khẩn, hoả tốc: the more urgent, the earlier (NĐ 30/2020, Điều 22, 24)."""
URGENT_FIRST = ("-rank", "arrived_on", "pk")
FINISHED = ("answered", "done", "noted")


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
        """With what a line of the book shows, and how the paper is dealt with."""
        return self.with_handling().select_related(
            "void__voided_by", "registered_by", "delivery__document"
        )

    def with_handling(self) -> Self:
        return self.prefetch_related("opinions__assignments", "progress", "delivery__facts")

    def open(self) -> Self:
        """Standing lines whose latest progress does not end the work."""
        progress = self.model._meta.get_field("progress").related_model
        latest = progress._default_manager.filter(receipt=OuterRef("pk")).order_by("-pk")
        step = Coalesce(Subquery(latest.values("step")[:1]), Value(""))
        return self.live().annotate(step=step).exclude(step__in=FINISHED)

    def charged_to(self, official: "Official") -> Self:
        """Lines by whose slip they have the lead or join in."""
        return self.filter(opinions__assignments__official=official).distinct()

    def urgent_first(self) -> Self:
        """With `rank`: the more urgent the higher; then as they came."""
        whens = [When(urgency=name, then=place) for place, name in enumerate(RANKS)]
        return self.annotate(rank=Case(*whens, output_field=IntegerField())).order_by(*URGENT_FIRST)
