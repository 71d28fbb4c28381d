"""Reports and findings in the calendar and in the feed: for whom they are, and for nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.agenda import subscribing
from desk.agenda.days import days_of
from desk.agenda.scopes import Scope
from desk.agenda.spans import month_of
from officials.models import Official, Organization, Role
from reports.models import Regime, Report, Visit
from reports.regimes.calendar import Due, dues_of_all
from reports.regimes.periods import Rhythm
from reports.writing.dues import span_of
from tests.cast import make_member, make_organization, signed_in
from tests.inspections import make_visit, make_visit_finding
from tests.reporting import a_due, make_regime, make_report, make_submitted, make_terms
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
FIRST_HALF = date(2026, 6, 1)
OWED = "Nộp báo cáo: 6 tháng đầu năm 2026, Báo cáo công tác an ninh trật tự"
BELOW = "Cấp dưới nộp: 6 tháng đầu năm 2026, Báo cáo công tác an ninh trật tự"


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    """Its first half of 2026 ends on 14/6 and is due three working days later."""
    return make_regime(province, province_reviewer)


def told(
    official: Official, organization: Organization, scope: Scope, *, on: date = date(2026, 6, 17)
) -> dict[str, tuple[str, str, str]]:
    """Of June 2026: what is due, with its day, how it stands and where it leads."""
    official = Official.objects.get(pk=official.pk)  # posts are read once
    days = days_of(month_of(FIRST_HALF), official, organization, scope, today=on, shown=9)
    return {
        entry.words: (f"{day.day:%d/%m}", entry.mark, entry.url)
        for day in days
        for entry in day.entries
    }


def test_who_writes_and_the_whole_office_see_until_when_and_others_see_nothing(
    regime: Regime,
    ward: Organization,
    police: Organization,
    drafter: Official,
    clerk: Official,
    ward_police: Official,
) -> None:
    due = a_due(regime)
    beginning = f"/bao-cao/mo/{regime.pk}/{span_of(due)}/"
    owed = {OWED: (f"{due.due_on:%d/%m}", "chưa soạn", beginning)}
    assert told(drafter, ward, Scope.MINE) == owed
    assert told(clerk, ward, Scope.OFFICE) == owed
    assert told(clerk, ward, Scope.MINE) == {}
    assert told(ward_police, police, Scope.OFFICE) == {}
    report = make_report(due, ward, drafter)
    late = told(drafter, ward, Scope.MINE, on=date(2026, 7, 30))
    assert late[OWED][1:] == ("quá hạn", f"/bao-cao/{report.pk}/")


def test_above_only_what_was_handed_in_counts_and_of_a_draft_nothing_is_told(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    drafter: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    due = a_due(regime)
    make_report(due, ward, drafter)
    page = f"/tinh-hinh-bao-cao/{regime.pk}/ky/{span_of(due)}/"
    before = {BELOW: (f"{due.due_on:%d/%m}", "còn 2 nơi chưa nộp", page)}
    assert told(province_reviewer, province, Scope.OFFICE) == before
    assert told(province_reviewer, province, Scope.MINE) == {}
    make_submitted(due, other_ward, stranger)
    assert told(province_reviewer, province, Scope.OFFICE)[BELOW][1] == "còn 1 nơi chưa nộp"
    assert told(stranger, other_ward, Scope.OFFICE)[OWED][1] == "đã nộp"
    assert told(drafter, ward, Scope.OFFICE)[OWED][1] == "đang soạn"


def test_a_finding_stands_there_once_told_and_until_it_is_answered(
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    province_reviewer: Official,
    drafter: Official,
    stranger: Official,
) -> None:
    planned = make_visit(province, ward, province_reviewer)
    make_visit_finding(planned, province_reviewer)
    assert findings(drafter, ward) == []
    visit = make_visit(province, ward, province_reviewer, state=Visit.State.RECORDED)
    finding = make_visit_finding(visit, province_reviewer)
    assert findings(drafter, ward) == [f"Kiến nghị sau kiểm tra: {finding.what}"]
    assert findings(stranger, other_ward) == []
    finding.answers.create(text="Đã bổ sung.", by=drafter)
    assert findings(drafter, ward) == []


def findings(official: Official, organization: Organization) -> list[str]:
    span = month_of(today() + timedelta(20))
    days = days_of(span, official, organization, Scope.MINE, today=today(), shown=9)
    return [entry.words for day in days for entry in day.entries]


def test_the_feed_holds_what_those_who_write_still_have_to_hand_in(
    ward: Organization,
    province: Organization,
    province_reviewer: Official,
    drafter: Official,
    clerk: Official,
) -> None:
    regime = make_regime(province, province_reviewer, "Báo cáo tháng", rhythm=Rhythm.MONTH)
    month = next(due for due in monthly(regime) if due.due_on >= today())
    make_report(month, ward, drafter)
    event = feed(ward, drafter)
    assert f"UID:bao-cao-{regime.pk}-{span_of(month)}-{ward.pk}@testserver" in event
    assert f"DTSTART;VALUE=DATE:{month.due_on:%Y%m%d}" in event
    events = event.count("BEGIN:VEVENT")
    Report.objects.all().delete()
    make_submitted(month, ward, drafter)
    assert feed(ward, drafter).count("BEGIN:VEVENT") == events - 1
    for official in (clerk, province_reviewer):
        assert "BEGIN:VEVENT" not in feed(ward, official)


def monthly(regime: Regime) -> list[Due]:
    return dues_of_all([regime], (today().year, today().year + 1))


def feed(organization: Organization, official: Official) -> str:
    secret = subscribing.subscribe(official, organization, now=datetime.now(UTC))
    return Client().get(f"/lich/{secret}.ics").content.decode().replace("\r\n ", "")


def test_more_regimes_and_more_wards_ask_no_more_questions(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    drafter: Official,
    province_reviewer: Official,
) -> None:
    make_report(a_due(regime), ward, drafter)
    address = "/lich/?thang=2026-06&viec=co-quan"
    desks = [signed_in(drafter), signed_in(province_reviewer)]
    few = [asked(desk, address) for desk in desks]
    for number in range(9):
        another = make_regime(province, province_reviewer, f"Báo cáo {number}")
        make_submitted(a_due(another), ward, drafter)
    assert [asked(desk, address) for desk in desks] == few


def asked(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as questions:
        assert desk.get(address).status_code == 200
    return len(questions)


def test_who_reviews_no_longer_is_told_of_no_later_deadline(
    regime: Regime, ward: Organization, province: Organization
) -> None:
    police = make_organization(province.unit, "Công an tỉnh", kind=Organization.Kind.POLICE)
    by = make_member("ct.xem", "Cao Văn Mẫu", police, Role.REVIEWER)
    regime.terms.update(reviewer=police)
    assert list(told(by, police, Scope.OFFICE)) == [BELOW]
    make_terms(regime, reviewer=province, valid_from=date(2026, 1, 1))
    assert told(by, police, Scope.OFFICE) == {}
