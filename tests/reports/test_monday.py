"""Sáng thứ Hai: everything a reviewer begins the week with, on one page of A4."""

from datetime import date, timedelta
from io import BytesIO

import pypdfium2
import pytest

from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from paper.writers import week_pdf
from reports.models import CallNote, Decision, Regime, Report, Sending
from reports.province.monday import last_friday, monday_of
from reports.province.monday_print import sheet_of
from reports.regimes.calendar import Due
from tests.reporting import (
    a_due,
    at_noon,
    make_decision,
    make_regime,
    make_report,
    make_sending,
    make_submitted,
)
from tests.reports.test_states import make_wards

pytestmark = pytest.mark.django_db
State = Report.State
MONDAY = date(2026, 6, 22)
FRIDAY = date(2026, 6, 19)
THURSDAY = date(2026, 6, 18)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def due(regime: Regime) -> Due:
    """The first half of 2026, due on Wednesday 17 June."""
    return a_due(regime)


@pytest.mark.parametrize(
    ("day", "friday"),
    [
        (MONDAY, FRIDAY),
        (date(2026, 6, 25), FRIDAY),
        (date(2026, 6, 26), FRIDAY),
        (date(2026, 6, 27), date(2026, 6, 26)),
    ],
)
def test_since_the_friday_before(day: date, friday: date) -> None:
    assert last_friday(day) == friday


def test_what_came_and_what_came_again(
    due: Due, province_unit: AdministrativeUnit, drafter: Official, province_reviewer: Official
) -> None:
    early, new, again = make_wards(province_unit, 3)
    make_submitted(due, early, drafter, at=at_noon(THURSDAY))
    new_report = make_submitted(due, new, drafter, at=at_noon(FRIDAY))
    mended = make_submitted(due, again, drafter, at=at_noon(THURSDAY))
    make_sending(mended, drafter, at=at_noon(MONDAY))
    found = monday_of(province_reviewer, MONDAY)
    assert [one.report for one in found.arrived.rows] == [new_report]
    assert [one.report for one in found.again.rows] == [mended]


def test_who_is_late_with_phone_and_the_last_call(
    due: Due,
    ward: Organization,
    other_ward: Organization,
    reviewer: Official,
    drafter: Official,
    province: Organization,
    province_reviewer: Official,
) -> None:
    make_submitted(due, other_ward, drafter, at=at_noon(FRIDAY))
    make_report(due, ward, drafter)
    reviewer.office_phone = "0238 3811 000"
    reviewer.save(update_fields=["office_phone"])
    for text in ("Không ai nghe máy.", "Hẹn nộp thứ Ba."):
        CallNote.objects.create(
            regime=due.regime,
            unit=ward.unit,
            since=due.since,
            until=due.until,
            office=province,
            text=text,
            by=province_reviewer,
        )
    found = monday_of(province_reviewer, MONDAY).late
    # Both failed to report on the last half of 2025; the later deadline comes first.
    assert [(one.place.office_id, len(one.dues)) for one in found] == [
        (ward.pk, 2),
        (other_ward.pk, 1),
    ]
    late = found[0]
    assert late.dues[0].span == due.span
    assert late.phone == "0238 3811 000"
    assert late.call is not None
    assert late.call.text == "Hẹn nộp thứ Ba."


def test_a_deadline_of_today_makes_nobody_late(
    due: Due, ward: Organization, province_reviewer: Official
) -> None:
    found = monday_of(province_reviewer, due.due_on)
    assert [one.due.span for one in found.due] == [due.span]
    assert found.due[0].missing == found.due[0].tally.total == 1
    assert all(due.span not in [one.span for one in late.dues] for late in found.late)


def test_what_was_opened_again_and_what_we_owe(
    due: Due, province_unit: AdministrativeUnit, drafter: Official, province_reviewer: Official
) -> None:
    reopened, settled, draft, unseen, in_hand = make_wards(province_unit, 5)
    for office, state in ((reopened, State.RETURNED), (settled, State.ACCEPTED)):
        report = make_submitted(due, office, drafter, state=state, at=at_noon(THURSDAY))
        make_decision(report, Decision.Kind.REOPENED, province_reviewer)
    sent = make_report(due, draft, drafter, state=State.SENT)
    make_sending(sent, drafter, kind=Sending.Kind.REMARKS, at=at_noon(THURSDAY))
    waiting = make_submitted(due, unseen, drafter, at=at_noon(FRIDAY))
    taken = make_submitted(due, in_hand, drafter, at=at_noon(THURSDAY))
    taken.examiner = province_reviewer
    taken.save(update_fields=["examiner"])
    long_after = MONDAY + timedelta(days=365 * 2)
    found = monday_of(province_reviewer, long_after)
    assert [one.sending.report.organization for one in found.changed.rows] == [reopened]
    assert list(found.owed.rows) == [sent, waiting]


def test_of_other_offices_nothing_shows(due: Due, ward: Organization, drafter: Official) -> None:
    make_submitted(due, ward, drafter, at=at_noon(MONDAY))
    found = monday_of(drafter, MONDAY)
    assert (found.arrived.count, found.due, found.late, found.owed.count) == (0, [], [], 0)


def words_of(file: bytes) -> tuple[int, str]:
    pdf = pypdfium2.PdfDocument(BytesIO(file))
    page = pdf[0].get_textpage()
    return len(pdf), " ".join(page.get_text_bounded().split())


def test_one_page_holds_a_hundred_and_thirty_late_wards(
    due: Due,
    province: Organization,
    province_unit: AdministrativeUnit,
    province_reviewer: Official,
    drafter: Official,
) -> None:
    offices = make_wards(province_unit, 129)
    for office in offices[:60]:
        CallNote.objects.create(
            regime=due.regime,
            unit=office.unit,
            since=due.since,
            until=due.until,
            office=province,
            by=province_reviewer,
            text="Văn phòng hẹn nộp trong tuần. " * 16,
        )
    found = monday_of(province_reviewer, MONDAY)
    assert len(found.late) == 130
    pages, words = words_of(week_pdf.write(sheet_of(found, province)))
    assert pages == 1
    listed = words.count("6 tháng đầu năm 2026")
    assert listed > 15
    assert words.count(f"Nơi chậm báo cáo: {due.regime}") == 1
    assert "Đến hạn tuần này" in words
    assert f"và {130 - listed} nơi khác, xem bảng" in words
