"""Periods and deadlines 2024-2027 against a table made by hand, and against slow plain counting."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localities.loading import load_holidays
from localities.models import Holiday
from officials.models import Official, Organization
from reports.models import Regime
from reports.regimes.addressing import addressed_to
from reports.regimes.calendar import dues_of
from reports.regimes.periods import Closing, Rhythm
from tests.reporting import make_regime, make_terms

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).with_name("table_of_dues.txt")
YEARS = range(2024, 2028)
Row = tuple[str, date, date, date]


def table() -> dict[tuple[str, str, int], list[Row]]:
    """The rows of the table by rhythm, closing rule and working days."""
    found = defaultdict(list)
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            rhythm, closing, days, name, *spans, _ = map(str.strip, line.split("|"))
            since, until, due_on = map(date.fromisoformat, spans)
            found[rhythm, closing, int(days)].append((name, since, until, due_on))
    return found


def told(regime: Regime, *years: int) -> list[Row]:
    dues = [due for year in years or YEARS for due in dues_of(regime, year)]
    return [(due.name, due.since, due.until, due.due_on) for due in dues]


@pytest.fixture(autouse=True)
def _days_off(db: None) -> None:
    load_holidays()


@pytest.mark.parametrize("key", table(), ids=lambda key: "-".join(map(str, key)))
def test_every_row_of_the_table_is_a_period_of_its_regime(
    key: tuple[str, str, int], province: Organization, province_reviewer: Official
) -> None:
    rhythm, closing, days = key
    regime = make_regime(
        province,
        province_reviewer,
        rhythm=Rhythm(rhythm),
        closing=Closing(closing),
        due_days=days,
        valid_from=date(2020, 1, 1),
    )
    found = told(regime)
    assert [row for row in table()[key] if row not in found] == []


def test_half_years_by_the_decree_are_the_table_and_nothing_else(
    province: Organization, province_reviewer: Official
) -> None:
    regime = make_regime(province, province_reviewer, due_days=3)
    assert told(regime) == table()["half_year", "decree", 3]


def test_a_regime_changed_in_mid_year(province: Organization, province_reviewer: Official) -> None:
    """Until 30/6/2026 every quarter by the decree in five days, then by the calendar in two."""
    regime = make_regime(province, province_reviewer, rhythm=Rhythm.QUARTER, due_days=5)
    make_terms(
        regime,
        valid_from=date(2026, 7, 1),
        rhythm=Rhythm.QUARTER,
        closing=Closing.CALENDAR,
        due_days=2,
    )
    assert told(regime, 2026) == [
        ("quý I năm 2026", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)),
        ("quý II năm 2026", date(2026, 3, 15), date(2026, 6, 14), date(2026, 6, 19)),
        ("quý III năm 2026", date(2026, 6, 15), date(2026, 9, 30), date(2026, 10, 2)),
        ("quý IV năm 2026", date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 5)),
    ]


def test_the_district_is_addressed_until_its_end(
    province: Organization, province_reviewer: Official, ward: Organization
) -> None:
    regime = make_regime(province, province_reviewer)
    regime.terms.get().addressees.all().delete()
    regime.terms.get().addressees.create(is_superior=True)
    district, above = "Ủy ban nhân dân thị xã Thái Hòa", "Ủy ban nhân dân tỉnh Nghệ An"
    dues = [due for year in YEARS for due in dues_of(regime, year)]
    assert [addressed_to(due, ward) for due in dues] == [(district,)] * 3 + [(above,)] * 5


def working_day_after(day: date, count: int, exceptions: dict[date, bool]) -> date:
    """One day after another."""
    while count:
        day += timedelta(1)
        count -= exceptions.get(day, day.weekday() < 5)
    return day


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rhythm=st.sampled_from([Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF_YEAR]),
    closings=st.lists(
        st.tuples(
            st.dates(date(2024, 3, 1), date(2027, 6, 30)),
            st.sampled_from(Closing),
            st.integers(0, 9),
        ),
        max_size=3,
        unique_by=lambda one: one[0],
    ),
)
def test_no_day_is_reported_twice_or_not_at_all_and_every_deadline_is_counted_out(
    province: Organization,
    province_reviewer: Official,
    rhythm: Rhythm,
    closings: list[tuple[date, Closing, int]],
) -> None:
    exceptions = {one.day: one.is_worked for one in Holiday.objects.all()}
    with transaction.atomic():
        regime = make_regime(province, province_reviewer, rhythm=rhythm)
        for valid_from, closing, days in closings:
            make_terms(regime, valid_from=valid_from, rhythm=rhythm, closing=closing, due_days=days)
        dues = [due for year in YEARS for due in dues_of(regime, year)]
        transaction.set_rollback(True)
    assert all(later.since == due.until + timedelta(1) for due, later in pairwise(dues))
    for due in dues:
        assert due.due_on == working_day_after(due.until, due.terms.due_days, exceptions)
