"""Tình hình nộp: of every unit that has to report, in which state it is; none is left out.

It counts what was handed in (`Sending`). Whether a draft has been begun, and how far it is, plays
no part: until it is handed in the unit has not reported.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q

from localities.kinds import Kind, Level
from localities.models import AdministrativeUnit
from localities.querysets import AdministrativeUnitQuerySet
from officials.models import Organization
from reports.models import Regime, Report
from reports.regimes.calendar import Due, Span, dues_of


class Standing(models.TextChoices):
    """In exactly one of these is every unit, for one period."""

    MISSING = "missing", "Chưa nộp"
    ON_TIME = "on_time", "Nộp đúng hạn"
    LATE = "late", "Nộp trễ"
    RETURNED = "returned", "Đang bị trả lại"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that reports, and its office; without one where nobody has set it up here."""

    unit_id: int
    code: str
    name: str
    office_id: int | None


@dataclass(frozen=True, slots=True)
class UnitState:
    """`sending_id` is what counts of the report: what was handed in last."""

    place: Place
    standing: Standing
    is_accepted: bool = False
    is_nothing: bool = False
    report_id: int | None = None
    sending_id: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many units, and how many of them in each state; accepted and nothing are beside these."""

    total: int
    standings: Mapping[Standing, int]
    accepted: int
    nothing: int


@dataclass(frozen=True, slots=True)
class Row:
    """One unit through the periods, in their order; None where it had not to report."""

    place: Place
    states: tuple[UnitState | None, ...]


@dataclass(frozen=True, slots=True)
class StateTable:
    dues: tuple[Due, ...]
    rows: tuple[Row, ...]

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Of each period, in their order."""
        return tuple(map(tally, self.by_due))

    @property
    def by_due(self) -> list[list[UnitState]]:
        columns = range(len(self.dues))
        return [[state for row in self.rows if (state := row.states[at])] for at in columns]


def state_table(regime: Regime, year: int) -> StateTable:
    """Every unit by every period that ends in the year; as many queries for one as for all."""
    return table_of(dues_of(regime, year))


def states_of(due: Due) -> list[UnitState]:
    """Every unit for one period, by name; three queries."""
    return [state for row in table_of([due]).rows for state in row.states if state]


def table_of(dues: Sequence[Due]) -> StateTable:
    """Periods of one regime or of several; three queries."""
    if not dues:
        return StateTable((), ())
    return StateTable(tuple(dues), tuple(_rows(dues)))


def tally(states: Collection[UnitState]) -> Tally:
    counted = Counter(state.standing for state in states)
    return Tally(
        len(states),
        {standing: counted[standing] for standing in Standing},
        sum(state.is_accepted for state in states),
        sum(state.is_nothing for state in states),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    pk: int
    code: str
    kind: str
    name: str
    valid_from: date | None
    valid_to: date | None
    above: frozenset[str | None]

    def reports(self, due: Due, kinds: Collection[Kind]) -> bool:
        """As `reporting_units` finds them, for all periods at once."""
        begun = self.valid_from is None or self.valid_from <= due.until
        not_over = self.valid_to is None or due.until <= self.valid_to
        return begun and not_over and self.kind in kinds and due.terms.within.code in self.above


@dataclass(frozen=True, slots=True)
class _HandedIn:
    pk: int
    state: str
    is_late: bool
    sending_id: int
    is_nothing: bool


_Offices = Mapping[tuple[int, str], int]
"""By unit and kind."""
_Reports = Mapping[tuple[int, int, Span], _HandedIn]
"""By regime, office and days."""


def _units(dues: Iterable[Due]) -> Iterator[_Unit]:
    found = _candidates(dues).order_by("name_sort", "code", "valid_from", "pk")
    columns = ("pk", "code", "kind", "name", "valid_from", "valid_to")
    above = ("parent__code", "parent__parent__code")
    for pk, code, kind, name, begun, over, *codes in found.values_list(*columns, *above):
        yield _Unit(pk, code, kind, name, begun, over, frozenset(codes))


def _candidates(dues: Iterable[Due]) -> AdministrativeUnitQuerySet:
    """The units of any of these periods are among them."""
    codes = {due.terms.within.code for due in dues}
    days = [due.until for due in dues]
    below = Q(parent__code__in=codes) | Q(parent__parent__code__in=codes)
    return AdministrativeUnit.objects.overlapping(min(days), max(days)).filter(below)


def _offices(dues: Iterable[Due]) -> _Offices:
    """Of two alike in one unit the older, as `reporters` has it."""
    kinds = {due.terms.reporter_kind for due in dues}
    offices = Organization.objects.filter(kind__in=kinds, unit__in=_candidates(dues).values("pk"))
    newest_first = offices.order_by("-pk").values_list("unit_id", "kind", "pk")
    return {(unit, kind): pk for unit, kind, pk in newest_first}


def _handed_in(dues: Iterable[Due]) -> _Reports:
    days = [due.until for due in dues]
    reports = Report.objects.handed_in().filter(
        regime__in={due.regime.pk for due in dues}, until__range=(min(days), max(days))
    )
    whose = ("regime_id", "organization_id", "since", "until")
    what = ("pk", "state", "is_late", "current_id", "current__is_nothing")
    return {
        (regime, office, (since, until)): _HandedIn(*handed)
        for regime, office, since, until, *handed in reports.values_list(*whose, *what)
    }


def _rows(dues: Sequence[Due]) -> Iterator[Row]:
    offices, reports = _offices(dues), _handed_in(dues)
    asked = [(due, Level(due.terms.reporter_level).kinds) for due in dues]
    for unit in _units(dues):
        states = tuple(
            _state(unit, due, offices, reports) if unit.reports(due, kinds) else None
            for due, kinds in asked
        )
        if first := next(filter(None, states), None):
            yield Row(first.place, states)


def _state(unit: _Unit, due: Due, offices: _Offices, reports: _Reports) -> UnitState:
    office = offices.get((unit.pk, due.terms.reporter_kind))
    place = Place(unit.pk, unit.code, f"{Kind(unit.kind).word} {unit.name}", office)
    handed = reports.get((due.regime.pk, office, due.span)) if office else None
    if handed is None:
        return UnitState(place, Standing.MISSING)
    return UnitState(
        place,
        _standing(handed),
        is_accepted=handed.state == Report.State.ACCEPTED,
        is_nothing=handed.is_nothing,
        report_id=handed.pk,
        sending_id=handed.sending_id,
    )


def _standing(handed: _HandedIn) -> Standing:
    """Late or not is of the first time it was handed in, whatever came after."""
    if handed.state == Report.State.RETURNED:
        return Standing.RETURNED
    return Standing.LATE if handed.is_late else Standing.ON_TIME
