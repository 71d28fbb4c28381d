"""The figures that were sent, each beside the last period's, last year's and what was aimed at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from reports.models import AskedFigure, Report, Sending, SentFigure

YEAR = timedelta(days=365)
LEEWAY = timedelta(days=10)
"""The same period of another year may end some days earlier or later, as weeks do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure that is asked; None where it was not sent, or the period has no report."""

    asked: AskedFigure
    sent: SentFigure | None
    last: SentFigure | None
    year_before: SentFigure | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same office handed in before: the period right before, and a year before."""

    last: Report | None = None
    year_before: Report | None = None


def rows_of(sending: Sending, earlier: Earlier) -> list[Row]:
    """In the order of the regime's form; three queries."""
    report = sending.report
    counted = {key.current_id: key for key in (earlier.last, earlier.year_before) if key}
    figures = SentFigure.objects.filter(sending__in=[sending.pk, *counted]).select_related("asked")
    by_place = {(one.sending_id, one.asked.code): one for one in figures}

    def found(of: Report | None, code: str) -> SentFigure | None:
        return by_place.get((of.current_id or 0, code)) if of else None

    return [
        Row(
            asked,
            by_place.get((sending.pk, asked.code)),
            found(earlier.last, asked.code),
            found(earlier.year_before, asked.code),
        )
        for asked in report.terms.asked_figures.all()
    ]


def earlier_of(report: Report) -> Earlier:
    """Of the same regime and rhythm, as handed in: what counts above now."""
    found = list(_before(report).order_by("until", "pk"))
    a_year_ago = report.until - YEAR
    year_before = [one for one in found if abs(one.until - a_year_ago) <= LEEWAY]
    return Earlier(found[-1] if found else None, year_before[-1] if year_before else None)


def _before(report: Report) -> QuerySet[Report]:
    handed_in = Report.objects.filter(
        organization=report.organization_id,
        regime=report.regime_id,
        terms__rhythm=report.terms.rhythm,
        request__isnull=report.request_id is None,
        current__isnull=False,
        until__range=(_earliest(report.until), report.until - timedelta(days=1)),
    )
    return handed_in.only("until", "period_name", "current")


def _earliest(until: date) -> date:
    return until - YEAR - LEEWAY


def by_code(rows: Sequence[Row]) -> Mapping[str, SentFigure]:
    return {row.asked.code: row.sent for row in rows if row.sent}
