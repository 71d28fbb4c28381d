"""The core of reports: periods of a regime, who sees what, the table of states."""

from datetime import date

import pytest

from officials.models import Official, Organization
from reports.lifecycle import LIFECYCLE
from reports.models import Decision, Regime, Report
from reports.regimes.calendar import dues_of, reporters, reporting_units
from reports.regimes.periods import Closing
from tests.reporting import (
    a_due,
    make_decision,
    make_finding,
    make_regime,
    make_report,
    make_submitted,
    make_terms,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


def test_half_years_run_by_the_decree(regime: Regime) -> None:
    told = [(due.name, due.since, due.until, due.due_on) for due in dues_of(regime, 2026)]
    assert told == [
        ("6 tháng đầu năm 2026", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 17)),
        ("6 tháng cuối năm 2026", date(2026, 6, 15), date(2026, 12, 14), date(2026, 12, 17)),
    ]


def test_a_new_closing_rule_leaves_no_day_out(regime: Regime) -> None:
    make_terms(regime, valid_from=date(2026, 7, 1), closing=Closing.CALENDAR)
    spans = [(due.since, due.until) for due in dues_of(regime, 2026)]
    assert spans == [
        (date(2025, 12, 15), date(2026, 6, 14)),
        (date(2026, 6, 15), date(2026, 12, 31)),
    ]


def test_every_ward_of_the_province_reports(
    regime: Regime, ward: Organization, other_ward: Organization, police: Organization
) -> None:
    due = a_due(regime)
    assert {unit.pk for unit in reporting_units(due)} == {ward.unit_id, other_ward.unit_id}
    assert reporters(due) == {ward.unit_id: ward, other_ward.unit_id: other_ward}


def test_the_province_sees_what_was_sent_and_no_draft(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    drafter: Official,
    stranger: Official,
    ward_police: Official,
    province_reviewer: Official,
) -> None:
    sent = make_submitted(a_due(regime), ward, drafter)
    draft = make_report(a_due(regime), other_ward, stranger)
    seen = {
        official: set(Report.objects.visible_to(official))
        for official in (drafter, stranger, ward_police, province_reviewer)
    }
    assert seen == {
        drafter: {sent},
        stranger: {draft},
        ward_police: set(),
        province_reviewer: {sent},
    }
    assert list(Regime.objects.visible_to(drafter)) == [regime]
    assert list(Regime.objects.visible_to(ward_police)) == []


def test_what_was_returned_waits_for_answers(
    regime: Regime, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    assert not LIFECYCLE.perform("reports.return", report, by=province_reviewer)
    make_finding(report, province_reviewer)
    assert not LIFECYCLE.perform("reports.accept", report, by=province_reviewer)
    assert LIFECYCLE.perform("reports.return", report, by=province_reviewer)
    make_decision(report, Decision.Kind.RETURNED, province_reviewer)
    told = LIFECYCLE.verdict("reports.submit", report, drafter)
    assert "phát hành" in told.reason
