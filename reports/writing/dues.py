"""What an office owes: every period of every regime that binds it, with its report if begun."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from officials.models import Organization
from reports.models import Regime, Report
from reports.querysets import codes_over
from reports.regimes.calendar import Due, dues_of_all

State = Report.State
YEARS_BACK = 1
SOON = timedelta(days=30)
"""Before the end of its period from when on a report may be wanted."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One period of one office; `report` is None as long as nobody has begun."""

    organization: Organization
    due: Due
    report: Report | None

    def __str__(self) -> str:
        return f"{self.due.regime}, {self.due.name}"

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
    """Of periods that had begun by the day and ended last year at the earliest, by deadline."""
    return owed_of([organization], _years(on), lambda due: due.since <= on)


def owed_within(offices: Collection[Organization], first: date, last: date) -> list[Owed]:
    """Whose deadlines these days are, by deadline."""
    years = range(first.year - YEARS_BACK, last.year + 2)
    return owed_of(offices, years, lambda due: first <= due.due_on <= last)


def open_until(offices: Collection[Organization], day: date, *, on: date) -> list[Owed]:
    """What they still have to do by the day, and what is late, as `owed_by` has it on `on`."""
    found = owed_of(offices, _years(on), lambda due: due.since <= on and due.due_on <= day)
    return [one for one in found if one.is_open]


def owed_of(
    offices: Collection[Organization], years: Collection[int], asked: Callable[[Due], bool]
) -> list[Owed]:
    """Of periods that end in these years, by deadline; the number of queries does not grow with
    offices, regimes, periods or reports."""
    regimes = _regimes(offices)
    dues = [due for due in dues_of_all(regimes, years) if asked(due)] if regimes else []
    if not dues:
        return []
    owed = _owed(offices, dues, _reports(offices, dues))
    return sorted(owed, key=lambda one: (one.due.due_on, one.due.regime.pk))


def wanted(owed: Iterable[Owed], on: date) -> list[Owed]:
    """Open, and its period over or about to be."""
    return [one for one in owed if one.is_open and (one.report or one.due.until <= on + SOON)]


def _years(on: date) -> range:
    return range(on.year - YEARS_BACK, on.year + 2)


def _regimes(offices: Collection[Organization]) -> list[Regime]:
    """Those that may bind one of them."""
    codes = {code for office in offices for code in codes_over(office.unit)}
    kinds = {office.kind for office in offices}
    found = Regime.objects.filter(terms__within__code__in=codes, terms__reporter_kind__in=kinds)
    return list(found.distinct().select_related("owner"))


def _owed(
    offices: Iterable[Organization], dues: Iterable[Due], reports: Mapping[object, Report]
) -> Iterator[Owed]:
    """Each office by the terms that bind it (`Terms.objects.binding`)."""
    by_reporter: dict[tuple[str, str, str], list[Due]] = defaultdict(list)
    for due in dues:
        terms = due.terms
        by_reporter[terms.reporter_kind, terms.reporter_level, terms.within.code].append(due)
    for office in offices:
        unit = office.unit
        for code in codes_over(unit):
            for due in by_reporter.get((office.kind, unit.level, code), ()):
                if due.until >= (unit.valid_from or date.min):
                    report = reports.get((office.pk, due.regime.pk, *due.span))
                    yield Owed(office, due, report)


def _reports(offices: Collection[Organization], dues: Collection[Due]) -> Mapping[object, Report]:
    rows = Report.objects.filter(
        organization__in=offices,
        since__gte=min(due.since for due in dues),
        until__lte=max(due.until for due in dues),
    )
    rows = rows.select_related("regime", "terms")
    return {(row.organization_id, row.regime_id, row.since, row.until): row for row in rows}
