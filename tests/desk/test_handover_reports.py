"""Reports in a handover: what is written goes on, what is reviewed too, and only to who may."""

import pytest

from desk.handover.holdings import Holdings, holdings_of
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization, Role
from reports.models import Regime, Report
from reports.review import taking
from tests.cast import make_member, signed_in
from tests.desk.handovers import confirm, make_handover, make_successor
from tests.reporting import a_due, make_regime, make_report, make_submitted

pytestmark = pytest.mark.django_db
State = Report.State


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


def staying(holdings: Holdings) -> list[tuple[str, int]]:
    return [(one.title, one.count) for one in holdings.staying]


def test_reports_being_written_change_hands_and_those_handed_in_keep_their_name(
    regime: Regime, ward: Organization, drafter: Official, reviewer: Official
) -> None:
    receiver = make_successor(ward)
    begun = make_report(a_due(regime, place=0), ward, drafter)
    returned = make_submitted(a_due(regime, place=1), ward, drafter, state=State.RETURNED)
    accepted = make_submitted(a_due(regime, 2025), ward, drafter, state=State.ACCEPTED)
    other = make_report(a_due(regime, 2027), ward, reviewer)
    handover = make_handover(ward, drafter, receiver, by=reviewer)
    assert staying(holdings_of(handover)) == [("Báo cáo đã nộp", 1)]
    page = signed_in(reviewer).get(f"/ban-giao/{handover.pk}/").content.decode()
    assert "Báo cáo đang lập (2)" in page
    assert confirm(handover, reviewer)
    writers = {one.pk: one.created_by.username for one in Report.objects.all()}
    assert [writers[one.pk] for one in (begun, returned)] == ["ke.nhiem"] * 2
    assert [writers[one.pk] for one in (accepted, other)] == ["soan.thao", "van.phong"]
    assert (handover.reports, handover.reviews) == (2, 0)
    text = str(handover.minutes)
    assert "Báo cáo đang lập: 02." in text
    assert "6 tháng cuối năm 2026" in text
    told = Entry.objects.filter(verb="reports.hand_over").values_list("subject", flat=True)
    assert sorted(told) == [f"reports.report:{one.pk}" for one in (begun, returned)]
    assert verify() == ()
    page = signed_in(receiver).get(f"/ban-giao/{handover.pk}/").content.decode()
    assert f"/bao-cao/{begun.pk}/" in page


def test_what_is_under_review_goes_to_another_reviewer(
    regime: Regime,
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    drafter: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    head = make_member("tinh.truong", "Cao Văn Giả Thử", province, Role.OFFICE_HEAD)
    receiver = make_successor(province, Role.REVIEWER)
    taken = make_submitted(a_due(regime), ward, drafter)
    make_submitted(a_due(regime), other_ward, stranger)
    make_report(a_due(regime, 2025), ward, drafter)
    assert taking.take(taken, seen=None, by=province_reviewer)
    handover = make_handover(province, province_reviewer, receiver, by=head)
    page = signed_in(head).get(f"/ban-giao/{handover.pk}/").content.decode()
    assert "Báo cáo của cấp dưới đang xem xét (1)" in page
    assert "2025" not in page.partition("<main")[2]
    assert confirm(handover, head)
    taken.refresh_from_db()
    assert taken.examiner == receiver
    assert (handover.reports, handover.reviews) == (0, 1)
    assert str(ward) in str(handover.minutes)
    entry = Entry.objects.get(verb="reports.hand_over_review")
    assert entry.organization_id == province.pk
    assert f"/ban-giao/{handover.pk}/" not in signed_in(drafter).get("/ban-giao/").content.decode()
    assert signed_in(drafter).get(f"/ban-giao/{handover.pk}/").status_code == 404


def test_reports_stay_where_the_successor_may_neither_write_nor_review(
    regime: Regime,
    ward: Organization,
    province: Organization,
    drafter: Official,
    clerk: Official,
    reviewer: Official,
    province_reviewer: Official,
) -> None:
    make_report(a_due(regime, 2025), ward, drafter)
    below = holdings_of(make_handover(ward, drafter, clerk, by=reviewer))
    assert staying(below) == [("Báo cáo người nhận không soạn được", 1)]
    taken = make_submitted(a_due(regime), ward, drafter)
    assert taking.take(taken, seen=None, by=province_reviewer)
    receiver = make_successor(province, Role.CLERK)
    above = make_handover(province, province_reviewer, receiver, by=province_reviewer)
    assert staying(holdings_of(above)) == [("Báo cáo cấp dưới người nhận không xem xét được", 1)]
    assert not holdings_of(above)


def test_who_read_another_list_of_reports_is_asked_to_look_again(
    regime: Regime, ward: Organization, drafter: Official, reviewer: Official
) -> None:
    handover = make_handover(ward, drafter, make_successor(ward), by=reviewer)
    before = holdings_of(handover).seen
    make_report(a_due(regime), ward, drafter)
    assert holdings_of(handover).seen != before
