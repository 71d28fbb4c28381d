"""Rows for `bin/bench province`: a province of wards that reported for five years."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import connection
from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Mod
from django.db.models.lookups import Exact, LessThan
from django.test import Client

from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from reports.models import AskedFigure, Regime, Report, Sending
from reports.regimes.calendar import Due, dues_of
from reports.regimes.periods import Rhythm
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.reporting import make_regime
from vietnamese.dates import VIETNAM, today

YEARS = 5
FIGURES = 20
AT_ONCE = 2_000
State = Report.State
chance = random.Random(7)  # the same rows on every database and in every run


@dataclass(frozen=True, slots=True)
class Filled:
    client: Client
    official: Official
    province: Organization
    half_yearly: Regime
    monthly: Regime


def fill(wards: int) -> Filled:
    """Fills an empty database: two regimes, and every ward's reports of five years."""
    unit = make_unit("40", "Nghệ An", UnitKind.PROVINCE)
    province = make_organization(unit, "Ủy ban nhân dân tỉnh Nghệ An")
    official = make_member("tinh.xem", "Bùi Thị Hư Cấu", province, Role.REVIEWER)
    offices = _make_offices(unit, wards)
    regimes = [
        _make_regime(province, official, name, rhythm)
        for name, rhythm in (("Sáu tháng", Rhythm.HALF_YEAR), ("Hằng tháng", Rhythm.MONTH))
    ]
    for regime in regimes:
        for due in _dues(regime):
            _make_reports(due, offices, official)
    _say_what_counts()
    _make_figures()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return Filled(signed_in(official), official, province, *regimes)


def _make_offices(province: AdministrativeUnit, count: int) -> list[Organization]:
    units = AdministrativeUnit.objects.bulk_create(
        (
            AdministrativeUnit(
                code=f"{10_000 + n}", name=f"Mẫu {n}", kind=UnitKind.WARD, parent=province
            )
            for n in range(count)
        ),
        batch_size=AT_ONCE,
    )
    return Organization.objects.bulk_create(
        (
            Organization(unit=unit, name=f"Ủy ban nhân dân {unit.running_name}", kind="UBND")
            for unit in units
        ),
        batch_size=AT_ONCE,
    )


def _make_regime(province: Organization, by: Official, name: str, rhythm: Rhythm) -> Regime:
    regime = make_regime(province, by, name, rhythm=rhythm)
    terms = regime.terms.get()
    AskedFigure.objects.bulk_create(
        AskedFigure(terms=terms, position=n, code=f"so_{n}", name=f"Số liệu {n}", unit="lượt")
        for n in range(2, FIGURES)
    )
    regime.terms.update(valid_from=terms.valid_from.replace(year=today().year - YEARS))
    return regime


def _dues(regime: Regime) -> Iterator[Due]:
    last = today().year
    for year in range(last - YEARS + 1, last + 1):
        yield from (due for due in dues_of(regime, year) if due.due_on < today())


def _make_reports(due: Due, offices: list[Organization], by: Official) -> None:
    """As drafts; what was handed in is said of all of them at once, afterwards."""
    begun = [office for office in offices if chance.randrange(20)]
    reports = Report.objects.bulk_create(
        (_report(due, office, by) for office in begun), batch_size=AT_ONCE
    )
    handed_in = [report for report in reports if chance.randrange(20)]
    Sending.objects.bulk_create(
        (_sending(report, due, by) for report in handed_in), batch_size=AT_ONCE
    )


def _report(due: Due, office: Organization, by: Official) -> Report:
    return Report(
        regime=due.regime,
        terms=due.terms,
        organization=office,
        since=due.since,
        until=due.until,
        period_name=due.name,
        created_by=by,
    )


def _sending(report: Report, due: Due, by: Official) -> Sending:
    day = due.due_on + timedelta(chance.randrange(-9, 2))
    return Sending(
        report=report,
        number=1,
        kind=Sending.Kind.SUBMISSION,
        due_on=due.due_on,
        is_late=day > due.due_on,
        is_nothing=not chance.randrange(40),
        paper_number=f"{chance.randrange(1, 400):02}/BC-UBND",
        sha256="0" * 64,
        by=by,
        at=datetime.combine(day, time(9), VIETNAM),
    )


def _say_what_counts() -> None:
    """Of twenty reports that were handed in fifteen are accepted, one is returned."""
    its = Sending.objects.filter(report=OuterRef("pk"))
    sent = Report.objects.filter(Exists(its))
    place = Mod(F("pk"), 20)
    state = Case(
        When(Exact(place, 0), then=Value(State.RETURNED)),
        When(LessThan(place, 5), then=Value(State.SUBMITTED)),
        default=Value(State.ACCEPTED),
    )
    sent.update(
        current=Subquery(its.values("pk")), is_late=Subquery(its.values("is_late")), state=state
    )


def _make_figures() -> None:
    """A million rows and more: made by the database out of what it has."""
    columns = "sending_id, asked_id, amount, words, source, is_typed, reason"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO reports_sentfigure ({columns}) "  # noqa: S608 (nothing from outside)
            "SELECT s.id, a.id, (s.id * 7 + a.id) %% 90 + 5, '', '', %s, '' FROM reports_sending s "
            "JOIN reports_report r ON r.id = s.report_id "
            "JOIN reports_askedfigure a ON a.terms_id = r.terms_id",
            [False],
        )
