"""What waits at a reviewing office, the oldest deadline first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from officials.models import Official
from reports.models import Decision, Report, Sending

State = Report.State
ORDER = ("due_on", "pk")
RETURNING = (Decision.Kind.RETURNED, Decision.Kind.REOPENED)
# Reports with columns of their last sending, which the checker of types cannot name.
Waiting = QuerySet[Any]
PILES = {
    "cho": ("Chờ xem xét", frozenset({State.SENT, State.SUBMITTED})),
    "da-tra": ("Đã gửi ý kiến, chờ nơi báo cáo", frozenset({State.REMARKED, State.RETURNED})),
    "xong": ("Đã chấp nhận", frozenset({State.ACCEPTED})),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """As the address says: a pile, a regime by its key, a period by its name."""

    pile: str
    regime: int | None
    period: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Filter":
        pile, regime = request.GET.get("loai", ""), request.GET.get("che-do", "")
        known = int(regime) if regime.isascii() and regime.isdigit() else None
        return cls(pile if pile in PILES else "cho", known, request.GET.get("ky", ""))

    @property
    def is_narrowed(self) -> bool:
        return self.regime is not None or bool(self.period)

    def rows(self, official: Official) -> Waiting:
        found = reviewed_by(official).filter(state__in=PILES[self.pile][1])
        if self.regime is not None:
            found = found.filter(regime=self.regime)
        return found.filter(period_name=self.period) if self.period else found


def reviewed_by(official: Official) -> QuerySet[Report]:
    """Sent to an office of theirs that the terms name for the review."""
    return Report.objects.sent_to(official).filter(
        terms__reviewer__in=official.visible_organization_ids
    )


def listed(rows: Waiting) -> Waiting:
    """With the facts of a row: the last sending's, and whether it was given back before."""
    last = Sending.objects.filter(report=OuterRef("pk")).order_by("-number")
    returned = Decision.objects.filter(sending__report=OuterRef("pk"), kind__in=RETURNING)
    found: Waiting = rows.annotate(
        due_on=Subquery(last.values("due_on")[:1]),
        sent_at=Subquery(last.values("at")[:1]),
        sent_late=Subquery(last.values("is_late")[:1]),
        sent_nothing=Subquery(last.values("is_nothing")[:1]),
        was_returned=Exists(returned),
    )
    return found.select_related("organization", "regime", "examiner")


def regimes_of(rows: Waiting) -> list[tuple[int, str]]:
    named = rows.order_by("regime__name", "regime").values_list("regime", "regime__name")
    return list(named.distinct())


def periods_of(rows: Waiting) -> list[str]:
    """The latest first; a period of two regimes once."""
    named = rows.order_by("-until", "period_name").values_list("until", "period_name").distinct()
    return list(dict.fromkeys(name for _, name in named))
