"""Which decisions and which named posts count on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from officials.models import Official
from officials.querysets import OfOrganizationQuerySet
from vietnamese.dates import today

if TYPE_CHECKING:
    from households.models import RowReader, RowsDecision  # noqa: F401 (in strings)


class RowsDecisionQuerySet(OfOrganizationQuerySet["RowsDecision"]):
    def in_force(self, on: date | None = None) -> Self:
        """Neither run out nor switched off; an office that was succeeded decides nothing more."""
        day = on or today()
        return self.filter(
            Q(ending=None) | Q(ending__ended_on__gt=day),
            valid_from__lte=day,
            ends_on__gte=day,
            organization__successor=None,
        )

    def not_over(self, on: date | None = None) -> Self:
        """In force or to come."""
        day = on or today()
        return self.filter(Q(ending=None) | Q(ending__ended_on__gt=day), ends_on__gte=day)


class RowReaderQuerySet(models.QuerySet["RowReader"]):
    def current(self, on: date | None = None) -> Self:
        """Named for the day, with the naming not taken back and the post still held."""
        day = on or today()
        return self.filter(
            Q(ending=None) | Q(ending__ended_on__gt=day),
            Q(appointment__valid_to=None) | Q(appointment__valid_to__gte=day),
            appointment__valid_from__lte=day,
            valid_from__lte=day,
            valid_to__gte=day,
        )

    def held_by(self, official: Official) -> Self:
        return self.filter(appointment__official=official)
