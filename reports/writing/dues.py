"""What an office owes: every period of every regime that binds it, with its report if begun."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from officials.models import Organization
from reports.models import Regime, Report, Terms
from reports.regimes.calendar import Due, dues_of_all

State = Report.State
YEARS_BACK = 1
SOON = timedelta(days=30)
"""Before the end of its period from when on a report may be wanted."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One period; `report` is None as long as nobody has begun."""

    due: Due
    report: Report | None

    @property
    def is_open(self) -> bool:
        """Whether the office still has to do something: not handed in, or returned."""
        done = {State.SUBMITTED, State.ACCEPTED}
        return self.report is None or self.report.state not in done

    def is_late(self, on: date) -> bool:
        return self.is_open and self.due.due_on < on


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: how it stands in a word, in a tone of the badges."""

    owed: Owed
    url: str
    mark: str
    tone: str


def row_of(owed: Owed, on: date) -> Row:
    mark, tone = _mark(owed, on)
    return Row(owed, page_of(owed), mark, tone)


def page_of(owed: Owed) -> str:
    """The report, or where it is begun."""
    if owed.report:
        return reverse("reports:detail", args=[owed.report.pk])
    return reverse("reports:open", args=[owed.due.regime.pk, span_of(owed.due)])


def span_of(days: Report | Due) -> str:
    """The days in an address: "20251215-20260614"."""
    return f"{days.since:%Y%m%d}-{days.until:%Y%m%d}"


def _mark(owed: Owed, on: date) -> tuple[str, str]:
    report = owed.report
    if report and report.state == State.RETURNED:
        return report.get_state_display(), "attention"
    if owed.is_late(on):
        return "Quá hạn", "attention"
    if report is None:
        return "Chưa soạn", "draft"
    return report.get_state_display(), "waiting" if report.state == State.SENT else "draft"


def owed_by(organization: Organization, on: date) -> list[Owed]:
    """Of periods that had begun by the day and ended last year at the earliest, by deadline; the
    number of queries does not grow with regimes, periods or reports."""
    bound = Terms.objects.binding(organization)
    keys = set(bound.values_list("pk", flat=True))
    if not keys:
        return []
    regimes = list(Regime.objects.filter(terms__in=keys).distinct().select_related("owner"))
    years = range(on.year - YEARS_BACK, on.year + 2)
    dues = dues_of_all(regimes, years)
    reports = _reports(organization, dues)
    begun = organization.unit.valid_from or date.min
    owed = [
        Owed(due, reports.get((due.regime.pk, *due.span)))
        for due in dues
        if due.terms.pk in keys and due.since <= on and due.until >= begun
    ]
    return sorted(owed, key=lambda one: (one.due.due_on, one.due.regime.pk))


def wanted(owed: Iterable[Owed], on: date) -> list[Owed]:
    """Open, and its period over or about to be."""
    return [one for one in owed if one.is_open and (one.report or one.due.until <= on + SOON)]


def _reports(organization: Organization, dues: Iterable[Due]) -> Mapping[object, Report]:
    since = min((due.since for due in dues), default=date.max)
    rows = Report.objects.filter(organization=organization, since__gte=since)
    rows = rows.select_related("regime", "terms")
    return {(row.regime_id, row.since, row.until): row for row in rows}
