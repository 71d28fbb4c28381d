"""The queue, the page of what was sent and the ward's answers, as each of them sees it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role
from reports.models import Decision, Finding, Regime, Report, Terms
from reports.review import answering, deciding, taking
from reports.review.reading import read_of
from tests.cast import make_member, make_organization, make_unit, signed_in
from tests.papers import make_plan
from tests.reporting import (
    a_due,
    make_asked,
    make_decision,
    make_figures,
    make_finding,
    make_regime,
    make_report,
    make_sending,
    make_submitted,
)
from tests.reviewing import find, make_sent, send
from tests.situations import Office

pytestmark = pytest.mark.django_db
State = Report.State


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.fixture
def above(province_reviewer: Official) -> Client:
    return signed_in(province_reviewer)


def another_ward(province_unit: AdministrativeUnit, number: int) -> Organization:
    unit = make_unit(f"9{number:04}", f"Mẫu {number}", AdministrativeUnit.Kind.WARD)
    unit.parent = province_unit
    unit.save(update_fields=["parent"])
    return make_organization(unit, f"Ủy ban nhân dân phường Mẫu {number}")


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(client: Client, address: str) -> list[str]:
    return [str(row.organization.unit.name) for row in client.get(address).context["page"].rows]


def test_the_oldest_deadline_comes_first(
    regime: Regime, ward: Organization, other_ward: Organization, drafter: Official, above: Client
) -> None:
    make_submitted(a_due(regime, place=1), ward, drafter)
    late = make_report(a_due(regime), other_ward, drafter, state=State.SENT)
    make_sending(late, drafter, kind="remarks")
    assert titles(above, "/xem-xet/") == ["Quang Tiến", "Hoà Hiếu"]
    make_submitted(a_due(regime, 2025), ward, drafter, state=State.ACCEPTED)
    assert titles(above, "/xem-xet/?loai=xong") == ["Hoà Hiếu"]
    assert titles(above, "/xem-xet/?ky=6+tháng+cuối+năm+2026") == ["Hoà Hiếu"]
    assert titles(above, f"/xem-xet/?che-do={regime.pk}") == ["Quang Tiến", "Hoà Hiếu"]
    assert titles(above, "/xem-xet/?che-do=0") == []


def test_the_queue_asks_the_same_questions_for_two_and_for_seventy(
    regime: Regime,
    province_unit: AdministrativeUnit,
    drafter: Official,
    above: Client,
) -> None:
    for number in range(2):
        make_submitted(a_due(regime), another_ward(province_unit, number), drafter)
    asked = len(queries_of(above))
    for number in range(2, 70):
        make_submitted(a_due(regime), another_ward(province_unit, number), drafter)
    assert len(queries_of(above)) == asked
    first = titles(above, "/xem-xet/")
    last = above.get("/xem-xet/").context["page"].following
    rest = titles(above, f"/xem-xet/?sau={last}")
    assert (len(first), len(rest), len({*first, *rest})) == (50, 20, 70)


def queries_of(client: Client, address: str = "/xem-xet/") -> list[object]:
    client.get("/xem-xet/")  # the first answer opens the session
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return list(asked.captured_queries)


def test_the_page_asks_the_same_questions_for_two_figures_and_for_forty(
    regime: Regime,
    ward: Organization,
    drafter: Official,
    province_reviewer: Official,
    above: Client,
) -> None:
    report = make_submitted(a_due(regime), ward, drafter, figures={"so_buoi": 9})
    taking.take(report, seen=None, by=province_reviewer)
    find(report, province_reviewer)
    asked = len(queries_of(above, f"/xem-xet/{report.pk}/"))
    for number in range(40):
        make_asked(report.terms, f"so_{number}", f"Số thứ {number}", parts=["so_buoi"])
        find(report, province_reviewer, of=f"so_{number}")
    assert len(queries_of(above, f"/xem-xet/{report.pk}/")) == asked


def test_who_has_it_in_hand_is_seen_and_taken_over_with_one_click(
    regime: Regime,
    ward: Organization,
    drafter: Official,
    province: Organization,
    province_reviewer: Official,
    above: Client,
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    page = f"/xem-xet/{report.pk}/"
    assert "Chưa ai nhận xem" in text_of(above, page)
    above.post(f"{page}nhan/")
    since = timezone.localtime(Report.objects.get().examined_since)
    assert 'id="ghi-y-kien"' in text_of(above, page)

    other = signed_in(make_member("tinh.hai", "Cao Văn Đồng Sự", province, Role.REVIEWER))
    told = text_of(other, page)
    assert f"Đồng chí Bùi Thị Hư Cấu đang xem từ {since:%H:%M}" in told
    assert 'id="ghi-y-kien"' not in told
    assert "Quyết định" not in told
    other.post(f"{page}nhan/", {"tu": province_reviewer.pk})
    assert 'id="ghi-y-kien"' in text_of(other, page)
    answer = above.post(f"{page}y-kien/", {"kind": "wrong", "text": "Gõ dở.", "number": 1})
    told = answer.content.decode()
    assert "Cao Văn Đồng Sự đang xem" in told
    assert "Gõ dở." in told
    assert not Finding.objects.exists()


def test_what_was_typed_stays_when_the_ward_sends_meanwhile_and_goes_through_then(
    regime: Regime, ward: Organization, drafter: Official, above: Client
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    make_finding(report, drafter)
    page = f"/xem-xet/{report.pk}/"
    typed = {"words": "Sửa lại.", "remedy": "content", "number": 1}
    typed["findings"] = read_of(report).findings
    make_sending(report, drafter)
    told = above.post(f"{page}quyet-dinh/tra-lai/", typed).content.decode()
    assert "Nơi báo cáo vừa gửi lần 2 sau khi trang này mở" in told
    assert "Sửa lại." in told
    answer = above.post(f"{page}quyet-dinh/tra-lai/", {**typed, "number": 2}, follow=True)
    assert "Đã trả lại: Ủy ban nhân dân phường Hoà Hiếu" in answer.content.decode()
    assert Decision.objects.get().words == "Sửa lại."


def test_personal_data_in_a_finding_is_pointed_at(
    regime: Regime, ward: Organization, drafter: Official, above: Client
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    address = f"/xem-xet/{report.pk}/y-kien/"
    typed = {"kind": "wrong", "text": "Xem lại số 040099001234.", "number": 1}
    assert "Chỗ cần xem lại" in above.post(address, typed).content.decode()
    assert above.post(address, {**typed, "confirmed": "on"}).status_code == 302


def test_a_quote_that_is_not_in_its_piece_is_refused(
    province: Organization, province_reviewer: Official, office: Office, above: Client
) -> None:
    report = make_sent(province, province_reviewer, office)
    address = f"/xem-xet/{report.pk}/y-kien/"
    key = report.sendings.get().keys[0]
    picked = above.post(address, {"pick": key, "text": "Gõ dở.", "kind": "wrong", "number": 1})
    assert picked.context["finding_form"]["quote"].value() == "Phường có 9 khối."
    assert picked.context["finding_form"]["text"].value() == "Gõ dở."
    typed = {"key": key, "quote": "Phường có 90 khối.", "text": "Sai.", "kind": "wrong"}
    answer = above.post(address, {**typed, "number": 1})
    assert "Lời trích không có trong đoạn đã chọn" in answer.content.decode()


def test_the_owner_reads_what_was_told_and_not_what_the_reviewers_write(
    province: Organization, province_reviewer: Official, police: Organization, office: Office
) -> None:
    """Công an reviews for the People's Committee of the province."""
    examiner = make_member("ca.xem", "Tô Văn Ví Dụ", police, Role.REVIEWER)
    regime = make_regime(province, province_reviewer, reviewer=police)
    report = make_submitted(a_due(regime), office.organization, office.drafter)
    find(report, examiner, "Ý kiến chưa gửi.")
    owner, page = signed_in(province_reviewer), f"/xem-xet/{report.pk}/"
    assert "Ý kiến chưa gửi." not in text_of(owner, page)
    assert titles(owner, "/xem-xet/") == []
    assert titles(signed_in(examiner), "/xem-xet/") == ["Hoà Hiếu"]
    assert owner.post(f"{page}nhan/").status_code == 403
    read, remedy = read_of(report), Decision.Remedy.CONTENT
    assert deciding.give_back(report, remedy=remedy, read=read, by=examiner)
    assert "Ý kiến chưa gửi." in text_of(owner, page)


def test_the_ward_sees_what_it_was_told_and_nothing_before(
    regime: Regime, office: Office, province_reviewer: Official
) -> None:
    report = make_submitted(a_due(regime), office.organization, office.drafter)
    make_finding(report, province_reviewer, "Số buổi lệch.")
    ward, address = signed_in(office.drafter), f"/bao-cao/{report.pk}/tra-loi/"
    assert "Số buổi lệch." not in text_of(ward, address)
    assert ward.get(f"/xem-xet/{report.pk}/").status_code == 404
    make_decision(report, Decision.Kind.RETURNED, province_reviewer)
    Report.objects.update(state=State.RETURNED)
    assert "Số buổi lệch." in text_of(ward, address)
    made = Finding.objects.get()
    answer = ward.post(address, {f"answer_{made.pk}": "Đã đếm lại."}, follow=True)
    assert "Đã lưu trả lời" in answer.content.decode()
    assert made.answers.get().text == "Đã đếm lại."


def test_what_the_ward_answers_is_not_read_above_before_it_sends(
    regime: Regime, office: Office, province_reviewer: Official, above: Client
) -> None:
    report = make_submitted(a_due(regime), office.organization, office.drafter)
    made = make_finding(report, province_reviewer)
    make_decision(report, Decision.Kind.RETURNED, province_reviewer)
    Report.objects.update(state=State.RETURNED)
    made.refresh_from_db()
    assert answering.answer(made, "Đang soạn dở.", by=office.drafter)
    page = f"/xem-xet/{report.pk}/"
    assert "Đang soạn dở." not in text_of(above, page)
    make_sending(report, office.drafter, at=timezone.now() + timedelta(seconds=1))
    assert "Đang soạn dở." in text_of(above, page)


def test_figures_stand_beside_those_of_the_last_period(
    regime: Regime, ward: Organization, drafter: Official, above: Client
) -> None:
    make_submitted(a_due(regime, 2025, 1), ward, drafter, figures={"so_buoi": 31})
    report = make_submitted(a_due(regime), ward, drafter, figures={"so_buoi": 310})
    told = text_of(above, f"/xem-xet/{report.pk}/")
    assert "6 tháng cuối năm 2025" in told
    assert "310: tăng 10 lần so với kỳ trước (31)." in told


def test_a_plan_that_a_regime_asks_for_goes_the_same_way(
    province: Organization, province_reviewer: Official, office: Office, above: Client
) -> None:
    regime = make_regime(province, province_reviewer, asks=Terms.Asks.PLAN)
    plan = make_plan(office.organization, office.drafter)
    report = make_report(a_due(regime), office.organization, office.drafter, plan=plan)
    make_figures(report, office.drafter, so_buoi=12, so_nguoi=340)
    send(report, office.drafter)
    page = f"/xem-xet/{report.pk}/"
    find(report, province_reviewer, "Giao cho ai?", at="Phân công rõ việc.")
    assert "KH-UBND" in text_of(above, page)
    assert deciding.remark(report, read=read_of(report), by=province_reviewer)
    told = text_of(signed_in(office.drafter), f"/bao-cao/{report.pk}/tra-loi/")
    assert f"/ke-hoach/{plan.pk}/?doan=" in told


def test_who_decides_too_late_is_told_and_keeps_the_words(
    regime: Regime,
    ward: Organization,
    drafter: Official,
    province: Organization,
    province_reviewer: Official,
    above: Client,
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    address = f"/xem-xet/{report.pk}/quyet-dinh/chap-nhan/"
    typed = {"words": "Báo cáo tốt.", "number": 1, "findings": ""}
    colleague = make_member("tinh.hai", "Cao Văn Đồng Sự", province, Role.REVIEWER)
    find(report, colleague)
    told = above.post(address, typed).content.decode()
    assert "Chưa làm gì: Còn ý kiến chưa gửi" in told
    report.findings.all().delete()
    told = above.post(address, typed).content.decode()
    assert "Cao Văn Đồng Sự đang xem" in told
    assert "Báo cáo tốt." in told
    assert taking.put_down(report, by=colleague)
    assert deciding.accept(report, read=read_of(report), by=colleague)
    told = above.post(address, typed).content.decode()
    assert "Chưa làm gì: Không thể “Chấp nhận”" in told
    assert Decision.objects.get().by == colleague
