"""How a search line is found by its words, on each database."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self, cast

from django.db import connections, models

from desk.word_index import COLUMNS, TABLE, has_words

if TYPE_CHECKING:
    from desk.models import SearchLine  # noqa: F401 (in strings)


class SearchLineQuerySet(models.QuerySet["SearchLine"]):
    def saying(self, runs: Iterable[str], *, by: Iterable[str] = ()) -> Self:
        """Lines that hold every run of words (vietnamese.words.asked), issued `by` such words."""
        asked = {"text": tuple(runs), "issuer": tuple(by)}
        if not any(asked.values()):
            return self
        return self._matching(asked) if has_words(connections[self.db]) else self._reading(asked)

    def _matching(self, asked: dict[str, tuple[str, ...]]) -> Self:
        """By SQLite's full-text index, which comes first in the join and keeps its order."""
        match = " AND ".join(
            f"{{{column}}} : ({' AND '.join(_quoted(run) for run in asked[column])})"
            for column in COLUMNS
            if asked[column]
        )
        joined = f'"{TABLE}"."rowid" = "{self.model._meta.db_table}"."place"'
        asks = f'"{TABLE}" MATCH %s'
        # No part of the SQL comes from outside; the stubs lose the class of the queryset.
        found = self.extra(tables=[TABLE], where=[joined, asks], params=[match])  # noqa: S610
        return cast(Self, found)

    def _reading(self, asked: dict[str, tuple[str, ...]]) -> Self:
        """By LIKE, which PostgreSQL answers from the trigrams where it has them."""
        found = self
        for column, runs in asked.items():
            for run in runs:
                found = found.filter(**{f"{column}__contains": f" {run} "})
        return found


def _quoted(run: str) -> str:
    """Words are letters and digits only: nothing has to be escaped."""
    return f'"{run}"'
