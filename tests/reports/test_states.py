"""Tình hình nộp: every unit is in exactly one state, and all of them are in every table."""

import os
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.models import Regime, Report, Sending
from reports.province.states import Standing, UnitState, state_table, states_of, tally
from reports.regimes.calendar import Due, dues_of, reporters, reporting_units
from reports.regimes.periods import Rhythm
from tests.cast import UnitKind, make_organization, make_unit
from tests.reporting import (
    a_due,
    make_regime,
    make_report,
    make_sending,
    make_submitted,
    make_terms,
)

pytestmark = pytest.mark.django_db
many = settings(
    max_examples=int(os.environ.get("BINHAN_EXAMPLES", "10")),
    deadline=None,
    # Each example ends with a rollback.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
State = Report.State
WRITTEN = (State.DRAFTING, State.SENT, State.REMARKED)
TWO_TIERS = date(2025, 7, 1)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


def make_wards(parent: AdministrativeUnit, count: int) -> list[Organization]:
    units = (
        make_unit(f"{40000 + n}", f"Mẫu {n}", UnitKind.WARD, parent=parent) for n in range(count)
    )
    return [make_organization(unit, f"Ủy ban nhân dân {unit.running_name}") for unit in units]


def told(states: list[UnitState]) -> dict[str, tuple[Standing, bool, bool]]:
    return {one.place.name: (one.standing, one.is_accepted, one.is_nothing) for one in states}


def test_each_ward_is_in_one_state(
    regime: Regime, province_unit: AdministrativeUnit, drafter: Official
) -> None:
    due = a_due(regime)
    _none, draft, remarked, on_time, late, nothing, returned = make_wards(province_unit, 7)
    make_unit("49999", "Chưa Có Cơ Quan", UnitKind.COMMUNE, parent=province_unit)
    make_report(due, draft, drafter, is_nothing=True)
    make_sending(make_report(due, remarked, drafter, state=State.REMARKED), drafter)
    make_submitted(due, on_time, drafter)
    make_submitted(due, late, drafter, is_late=True, state=State.ACCEPTED)
    make_submitted(due, nothing, drafter, is_nothing=True, state=State.ACCEPTED)
    make_submitted(due, returned, drafter, is_late=True, state=State.RETURNED)
    assert told(states_of(due)) == {
        "Xã Chưa Có Cơ Quan": (Standing.MISSING, False, False),
        "Phường Mẫu 0": (Standing.MISSING, False, False),
        "Phường Mẫu 1": (Standing.MISSING, False, False),
        "Phường Mẫu 2": (Standing.MISSING, False, False),
        "Phường Mẫu 3": (Standing.ON_TIME, False, False),
        "Phường Mẫu 4": (Standing.LATE, True, False),
        "Phường Mẫu 5": (Standing.ON_TIME, True, True),
        "Phường Mẫu 6": (Standing.RETURNED, False, False),
        "Phường Hoà Hiếu": (Standing.MISSING, False, False),
    }
    counted = tally(states_of(due))
    assert counted.total == 9
    assert list(counted.standings.values()) == [5, 2, 1, 1]
    assert (counted.accepted, counted.nothing) == (2, 1)


def test_nothing_of_a_draft_shows(regime: Regime, ward: Organization, drafter: Official) -> None:
    due = a_due(regime)
    make_sending(
        make_report(due, ward, drafter, is_nothing=True), drafter, kind=Sending.Kind.REMARKS
    )
    (state,) = states_of(due)
    assert (state.standing, state.is_nothing) == (Standing.MISSING, False)
    assert (state.report_id, state.sending_id) == (None, None)


def test_what_was_handed_in_stays_what_it_was_while_another_is_drafted(
    regime: Regime, ward: Organization, drafter: Official
) -> None:
    report = make_submitted(a_due(regime), ward, drafter, is_nothing=True, state=State.RETURNED)
    report.is_nothing = False
    report.save(update_fields=["is_nothing"])
    (state,) = states_of(a_due(regime))
    assert (state.standing, state.is_nothing) == (Standing.RETURNED, True)


def test_a_ward_of_today_had_not_to_report_before_it_was_there(
    regime: Regime, province_unit: AdministrativeUnit, province_reviewer: Official
) -> None:
    last_day = TWO_TIERS - timedelta(1)
    before = make_unit("41000", "Cũ", UnitKind.WARD, parent=province_unit, valid_to=last_day)
    make_unit("42000", "Mới", UnitKind.WARD, parent=province_unit, valid_from=TWO_TIERS)
    office = make_organization(before, "Ủy ban nhân dân phường Cũ")
    make_submitted(a_due(regime, 2025), office, province_reviewer)
    table = state_table(regime, 2025)
    assert [(row.place.name, [s and s.standing for s in row.states]) for row in table.rows] == [
        ("Phường Cũ", [Standing.ON_TIME, None]),
        ("Phường Mới", [None, Standing.MISSING]),
    ]
    assert [one.total for one in table.tallies] == [1, 1]


def test_an_empty_regime_has_an_empty_table(
    province: Organization, province_reviewer: Official
) -> None:
    regime = make_regime(province, province_reviewer, rhythm=Rhythm.ON_REQUEST)
    assert (state_table(regime, 2026).dues, state_table(regime, 2026).rows) == ((), ())


def queries_of(regime: Regime, year: int) -> int:
    with CaptureQueriesContext(connection) as counted:
        state_table(regime, year)
    return len(counted)


def test_as_many_queries_for_one_ward_and_two_periods_as_for_many(
    province: Organization, province_reviewer: Official, ward: Organization, drafter: Official
) -> None:
    few = make_regime(province, province_reviewer)
    make_submitted(a_due(few), ward, drafter)
    once = queries_of(few, 2026)
    often = make_regime(province, province_reviewer, "Hằng tháng", rhythm=Rhythm.MONTH)
    for office in make_wards(province.unit, 12):
        make_submitted(a_due(often), office, drafter)
    assert queries_of(often, 2026) == once == 7


Reported = tuple[int, int, str, bool, bool]
reported = st.lists(
    st.tuples(
        *(st.integers(0, 5), st.integers(0, 3)),
        *(st.sampled_from(State.values), st.booleans(), st.booleans()),
    ),
    max_size=12,
    unique_by=lambda one: one[:2],
)


def plainly(due: Due) -> dict[int, tuple[str, bool, bool]]:
    """Ward by ward and report by report, as one would with a list and a pencil."""
    found, offices = {}, reporters(due)
    for unit in reporting_units(due):
        reports = Report.objects.filter(
            regime=due.regime, organization=offices.get(unit.pk), since=due.since, until=due.until
        )
        found[unit.pk] = ("Chưa nộp", False, False)
        for report in reports:
            if report.state == "returned":
                found[unit.pk] = ("Đang bị trả lại", False, report.current.is_nothing)
            elif report.state in {"submitted", "accepted"}:
                word = "Nộp trễ" if report.is_late else "Nộp đúng hạn"
                found[unit.pk] = (word, report.state == "accepted", report.current.is_nothing)
    return found


@many
@given(reported, st.booleans())
def test_the_table_is_what_a_plain_count_gives(
    regime: Regime,
    province_unit: AdministrativeUnit,
    ward: Organization,
    drafter: Official,
    made: list[Reported],
    changes_midyear: bool,
) -> None:
    with transaction.atomic():
        if changes_midyear:
            make_terms(regime, valid_from=date(2026, 5, 1), rhythm=Rhythm.QUARTER)
        offices = [ward, *make_wards(province_unit, 4)]
        make_unit("49999", "Chưa Có Cơ Quan", UnitKind.COMMUNE, parent=province_unit)
        dues = dues_of(regime, 2026)
        for office, period, state, is_late, is_nothing in made:
            put(dues[period % len(dues)], offices[office % 5], drafter, state, is_late, is_nothing)
        table = state_table(regime, 2026)
        for due, states in zip(table.dues, table.by_due, strict=True):
            expected = plainly(due)
            found = {
                one.place.unit_id: (one.standing.label, one.is_accepted, one.is_nothing)
                for one in states
            }
            assert found == expected
            counted = Counter(word for word, *_ in expected.values())
            assert {s.label: n for s, n in tally(states).standings.items() if n} == counted
            assert states == states_of(due)
        transaction.set_rollback(True)


def put(
    due: Due, office: Organization, by: Official, state: str, is_late: bool, is_nothing: bool
) -> None:
    if Report.objects.filter(organization=office, until=due.until).exists():
        return
    if state in WRITTEN:
        make_report(due, office, by, state=state, is_nothing=is_nothing)
    else:
        make_submitted(due, office, by, state=State(state), is_late=is_late, is_nothing=is_nothing)
