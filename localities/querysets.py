"""What is valid on a day, what bears a name, what belongs to what."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from localities.kinds import Level
from vietnamese.folding import fold

if TYPE_CHECKING:
    from localities.models import AdministrativeUnit, ResidentialGroup  # noqa: F401 (in strings)

Row = TypeVar("Row", bound=models.Model, covariant=True)


class DatedQuerySet(models.QuerySet[Row]):
    def overlapping(self, first: date | None, last: date | None) -> Self:
        """Rows valid on some day from `first` to `last`, both included; None is an open end."""
        started = Q(valid_from=None) | Q(valid_from__lte=last) if last else Q()
        not_over = Q(valid_to=None) | Q(valid_to__gte=first) if first else Q()
        return self.filter(started & not_over)

    def on(self, day: date) -> Self:
        return self.overlapping(day, day)

    def named(self, text: str) -> Self:
        """Rows whose name holds every word of the text, marks and case aside."""
        found = Q()
        for word in fold(text).split():
            found &= Q(name_search__contains=word)
        return self.filter(found)


class ResidentialGroupQuerySet(DatedQuerySet["ResidentialGroup"]):
    def on(self, day: date, *, known: datetime | None = None) -> Self:
        """Groups that there were on the day, by what was recorded at that moment; None is now."""
        if known is None:
            return super().on(day)
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        not_over = Q(known_end=None) | Q(known_end__gte=day)
        return self.as_known(known).filter(begun & not_over)

    def as_known(self, known: datetime | None) -> Self:
        """Groups recorded by that moment, each with the last day as told then, `known_end`."""
        if known is None:
            return self.annotate(known_end=F("valid_to"))
        by_then = Q(recorded_at__lte=known)
        endings = self.model._meta.get_field("endings").related_model._default_manager.filter(
            group=OuterRef("pk")
        )
        told = endings.filter(by_then).order_by("-pk").values("last_day")[:1]
        return self.filter(by_then).annotate(
            known_end=Case(When(Exists(endings), then=Subquery(told)), default=F("valid_to"))
        )


class AdministrativeUnitQuerySet(DatedQuerySet["AdministrativeUnit"]):
    def of_code(self, code: str, *, on: date) -> AdministrativeUnit:
        """The unit that bore the code on that day; `DoesNotExist` when none did."""
        return self.on(on).get(code=code)

    def provinces(self) -> Self:
        return self.filter(kind__in=Level.PROVINCE.kinds)

    def districts(self) -> Self:
        return self.filter(kind__in=Level.DISTRICT.kinds)

    def communes(self) -> Self:
        """Units of the commune level: xã, phường, thị trấn, đặc khu."""
        return self.filter(kind__in=Level.COMMUNE.kinds)

    def within(self, unit: AdministrativeUnit, *, on: date) -> Self:
        """Units valid on that day under the unit that then bore this unit's code, at any depth.

        By code, because a superior may pass into a new row while the units below stay the same.
        """
        return self.on(on).filter(
            Q(parent__code=unit.code) | Q(parent__parent__code=unit.code),
        )
