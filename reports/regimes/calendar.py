"""The periods of a regime with their deadlines: by its terms as they changed, and on request."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from localities.calendars import office_calendar
from localities.models import AdministrativeUnit
from localities.querysets import AdministrativeUnitQuerySet
from officials.models import Organization
from reports.models import DeadlineChange, Regime, Report, Request, Terms
from reports.regimes.periods import Closing, Period, Rhythm, joined_to, periods_in
from vietnamese.working_days import Calendar

Span = tuple[date, date]
R = TypeVar("R", Terms, Request, DeadlineChange)


@dataclass(frozen=True, slots=True)
class Due:
    """One period of a regime, by the terms of its last day. `span` tells it from all others."""

    regime: Regime
    terms: Terms
    name: str
    since: date
    until: date
    due_on: date
    request: Request | None = None
    period: Period | None = None

    @property
    def span(self) -> Span:
        return self.since, self.until


def dues_of(regime: Regime, year: int) -> list[Due]:
    """Those that end in the year, in order; four queries."""
    return dues_of_all([regime], [year])


def dues_of_all(regimes: Collection[Regime], years: Collection[int]) -> list[Due]:
    """Of several regimes and years, in the order of their last days; four queries."""
    of_these = {"regime__in": regimes}
    changes = Terms.objects.filter(**of_these).select_related("regime", "within", "reviewer")
    requests = _by_regime(Request.objects.filter(**of_these, until__year__in=years))
    terms = _by_regime(changes.order_by("valid_from"))
    moves = _by_regime(DeadlineChange.objects.filter(**of_these).order_by("pk"))
    calendar, dues = office_calendar(), []
    for regime in regimes:
        held, moved = terms[regime.pk], _days_of(moves[regime.pk])
        by_terms = (due for year in years for due in _by_terms(regime, held, year, calendar))
        found = (*by_terms, *_asked(regime, held, requests[regime.pk]))
        dues += [_moved(due, moved) for due in found if _goes_on(regime, due.until)]
    return sorted(dues, key=lambda due: (due.until, due.since))


def due_of(regime: Regime, since: date, until: date) -> Due:
    """LookupError where the regime has no such period."""
    for due in dues_of(regime, until.year):
        if due.span == (since, until):
            return due
    raise LookupError(f"{regime.pk}: {since} {until}")


def due_of_report(report: Report) -> Due:
    """By the terms under which it was written, whatever became of the regime; its deadline is
    `reports.submitting.sending.deadline_of`."""
    span = (report.since, report.until)
    return Due(report.regime, report.terms, report.period_name, *span, report.until, report.request)


def reporting_units(due: Due) -> AdministrativeUnitQuerySet:
    """Every unit that has to report, as they were on the period's last day: nobody is missing."""
    units = AdministrativeUnit.objects.within(due.terms.within, on=due.until)
    kinds = [kind for kind in AdministrativeUnit.Kind if kind.level == due.terms.reporter_level]
    return units.filter(kind__in=kinds)


def reporters(due: Due) -> dict[int, Organization]:
    """The offices that report, by the key of their unit; of two in one unit the older."""
    offices = Organization.objects.filter(
        kind=due.terms.reporter_kind, unit__in=reporting_units(due)
    )
    found: dict[int, Organization] = {}
    for office in offices.select_related("unit").order_by("pk"):
        found.setdefault(office.unit_id, office)
    return found


def _by_terms(
    regime: Regime, changes: Sequence[Terms], year: int, calendar: Calendar
) -> Iterator[Due]:
    """In order. Where one set of terms follows another of the same rhythm, periods join."""
    last: Period | None = None
    for terms, end in _in_turn(changes):
        for place, one in enumerate(_periods(terms, end, year)):
            period = joined_to(last, one) if place == 0 and _joins(last, one) and last else one
            last = period
            if period.until.year == year and period.since <= period.until:
                yield _due(regime, terms, period, calendar)


def _in_turn(changes: Sequence[Terms]) -> Iterator[tuple[Terms, date]]:
    """Each with the last day on which it holds."""
    following = [one.valid_from - timedelta(1) for one in changes[1:]]
    return zip(changes, [*following, date.max], strict=True)


def _periods(terms: Terms, end: date, year: int) -> Iterator[Period]:
    """From the year before, so that it is known where the first of the year begins."""
    rhythm, closing = Rhythm(terms.rhythm), Closing(terms.closing)
    for one_year in (year - 1, year):
        for one in periods_in(rhythm, one_year, closing):
            if terms.valid_from <= one.until <= end:
                yield one


def _joins(last: Period | None, one: Period) -> bool:
    return last is not None and last.rhythm is one.rhythm and last.until < one.until


def _due(regime: Regime, terms: Terms, period: Period, calendar: Calendar) -> Due:
    due_on = calendar.add_working_days(period.until, terms.due_days)
    name = period.name
    return Due(regime, terms, name, period.since, period.until, due_on, period=period)


def _by_regime(rows: Iterable[R]) -> Mapping[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[row.regime_id].append(row)
    return found


def _days_of(moves: Iterable[DeadlineChange]) -> Mapping[Span, date]:
    return {(one.since, one.until): one.due_on for one in moves}


def _asked(regime: Regime, changes: Iterable[Terms], requests: Iterable[Request]) -> Iterator[Due]:
    for request in requests:
        held = [terms for terms in changes if terms.valid_from <= request.until]
        if held:
            span = (request.since, request.until)
            yield Due(regime, held[-1], request.name, *span, request.due_on, request=request)


def _moved(due: Due, moved: Mapping[Span, date]) -> Due:
    return replace(due, due_on=moved.get(due.span, due.due_on))


def _goes_on(regime: Regime, day: date) -> bool:
    return regime.ends_on is None or day <= regime.ends_on
