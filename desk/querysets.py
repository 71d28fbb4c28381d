"""How search lines are found by their words, on each database."""

from typing import TYPE_CHECKING, Self, cast

from django.db import connections, models

from desk.word_index import COLUMNS, TABLE, has_words

if TYPE_CHECKING:
    from desk.models import SearchLine  # noqa: F401 (in strings)

Runs = tuple[str, ...]


class SearchLineQuerySet(models.QuerySet["SearchLine"]):
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


def _quoted(run: str) -> str:
    """Words are letters and digits only: nothing has to be escaped."""
    return f'"{run}"'
