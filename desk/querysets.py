"""How search lines are found by their words, on each database."""

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self, cast

from django.db import connections, models
from django.db.models import Q

from desk.things import Thing
from desk.word_index import COLUMNS, TABLE, has_words
from documents.models import Delivery

if TYPE_CHECKING:
    from desk.models import SearchLine  # noqa: F401 (in strings)
    from officials.models import Official

Runs = tuple[str, ...]


class SearchLineQuerySet(models.QuerySet["SearchLine"]):
    def visible_to(self, official: "Official") -> Self:
        """Lines of the directives, duties and plans that they may see, as a test holds."""
        offices = official.visible_organization_ids
        papers, handed_on = _sent_to(offices)
        received = [*papers, *(pk for pk, _ in handed_on)]
        known = Q(kept_by=None) | Q(kept_by__in=offices) | Q(directive__in=received)
        told = Q(told_by=None) | Q(told_by__in=offices)
        for sender in {sender for _, sender in handed_on}:
            its = [pk for pk, by in handed_on if by == sender]
            told |= Q(told_by=sender, directive__in=its)
        return self.filter(known, told)

    def of_things(self, things: Collection[Thing]) -> Self:
        if len(things) == len(Thing):
            return self
        return self.filter(reduce(or_, (_OF_THING[thing] for thing in things), Q(pk__in=[])))

    def newest_first(self, first: int, end: int, *, text: Runs = (), issuer: Runs = ()) -> Self:
        """Lines with places from `first` to below `end` that hold every run (words.asked)."""
        asked = {"text": text, "issuer": issuer}
        if any(asked.values()) and has_words(connections[self.db]):
            return self._matching(first, end, asked)
        return self.reading(asked).filter(place__gte=first, place__lt=end).order_by("-place")

    def reading(self, asked: dict[str, Runs]) -> Self:
        """By LIKE, which PostgreSQL answers from the trigrams where it has them."""
        found = self
        for column, runs in asked.items():
            for run in runs:
                found = found.filter(**{f"{column}__contains": f" {run} "})
        return found

    def _matching(self, first: int, end: int, asked: dict[str, Runs]) -> Self:
        """By SQLite's table of words. It is read backwards and no further than to the last line
        wanted, as long as bounds and order are those of its own rows."""
        match = " AND ".join(
            f"{{{column}}} : ({' AND '.join(map(_quoted, asked[column]))})"
            for column in COLUMNS
            if asked[column]
        )
        row = f'"{TABLE}"."rowid"'
        joined = f'{row} = "{self.model._meta.db_table}"."place"'
        # No part of the SQL comes from outside; the stubs lose the class of the queryset.
        found = self.extra(  # noqa: S610
            tables=[TABLE],
            where=[joined, f'"{TABLE}" MATCH %s', f"{row} >= %s AND {row} < %s"],
            params=[match, first, end],
            order_by=[f"-{TABLE}.rowid"],
        )
        return cast(Self, found)


def _sent_to(offices: Collection[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """What these offices were sent and is not recalled: papers as directives, and directives that
    were handed on, each with who did."""
    standing = Delivery.objects.filter(recipient__in=offices).standing()
    rows = standing.values_list("document__directive", "handed_down__directive", "sender")
    papers = [paper for paper, _, _ in rows if paper]
    return papers, [(handed, sender) for _, handed, sender in rows if handed]


_OF_THING = {
    Thing.DIRECTIVE: Q(directive__isnull=False, duty=None),
    Thing.PLAN: Q(plan__isnull=False),
    Thing.DUTY: Q(duty__isnull=False),
}


def _quoted(run: str) -> str:
    """Words are letters and digits only: nothing has to be escaped."""
    return f'"{run}"'
