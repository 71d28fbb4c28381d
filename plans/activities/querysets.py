"""Where every look-up of what was done starts: whose it is, of which days."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum

from localities.kinds import Level
from officials.models import Organization

if TYPE_CHECKING:
    from officials.models import Official
    from plans.models import Activity, CommunityModel  # noqa: F401 (in strings)

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Total:
    """What was done of one kind, in numbers."""

    kind: str
    activities: int
    sessions: int
    attendants: int


class OfTerritoryQuerySet(models.QuerySet[M]):
    """Rows of an office of a commune, ward or special zone (docs/bounds.md, 4)."""

    def visible_to(self, official: "Official") -> Self:
        """Of their offices; for the People's Committee of a ward, of every office in it.

        Nobody above the ward sees any: it goes up in reports.
        """
        own = Organization.objects.filter(
            pk__in=official.visible_organization_ids, unit__kind__in=Level.COMMUNE.kinds
        )
        committees = own.filter(kind=Organization.Kind.PEOPLES_COMMITTEE)
        return self.filter(
            Q(organization__in=own) | Q(organization__unit__in=committees.values("unit"))
        )

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class ActivityQuerySet(OfTerritoryQuerySet["Activity"]):
    def held(self, since: date | None, until: date | None) -> Self:
        """From one day to another, both included; None is an open end."""
        begun = Q(held_on__gte=since) if since else Q()
        return self.filter(begun & (Q(held_on__lte=until) if until else Q()))

    def for_list(self) -> Self:
        return self.select_related("organization", "group", "turn__task")

    def totals(self) -> list[Total]:
        """Kind by kind, the most frequent first; what was withdrawn does not count."""
        found = self.standing().order_by().values_list("kind")
        counted = found.annotate(Count("pk"), Sum("sessions"), Sum("attendants"))
        totals = (Total(*row) for row in counted)
        return sorted(totals, key=lambda total: -total.activities)


class CommunityModelQuerySet(OfTerritoryQuerySet["CommunityModel"]):
    def on(self, day: date) -> Self:
        """Those launched by then, each with its state of that day, `then`, since when, `since`,
        and the members last counted, `members`, on `counted_on`."""
        steps = apps.get_model("plans", "ModelStep").objects.filter(
            model=OuterRef("pk"), struck_at=None, on__lte=day
        )
        counts = apps.get_model("plans", "MemberCount").objects.filter(
            model=OuterRef("pk"), on__lte=day
        )
        last, latest = steps.order_by("-on", "-pk"), counts.order_by("-on", "-pk")
        return self.annotate(
            then=Subquery(last.values("state")[:1]),
            since=Subquery(last.values("on")[:1]),
            members=Subquery(latest.values("members")[:1]),
            counted_on=Subquery(latest.values("on")[:1]),
        ).exclude(then=None)

    def then_in(self, state: str) -> Self:
        return self.filter(Q(then=state))

    def counted(self) -> dict[str, int]:
        """How many were in which state on the day asked for."""
        return dict(self.order_by().values_list(F("then")).annotate(Count("pk")))
