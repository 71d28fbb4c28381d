"""Two reviewers and a ward: a draft goes back with two findings and comes again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from officials.models import Official, Organization, Role
from reports.models import Decision, Finding, Report
from tests.browser.test_review import sit_down
from tests.cast import make_member
from tests.lifecycle import edit
from tests.papers import TEXT
from tests.reviewing import make_sent, send
from tests.situations import Office

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def colleague(province: Organization) -> Official:
    return make_member("tinh.hai", "Cao Văn Đồng Sự", province, Role.REVIEWER)


@pytest.fixture
def report(province: Organization, province_reviewer: Official, office: Office) -> Report:
    return make_sent(province, province_reviewer, office)


def test_a_draft_goes_back_with_two_findings_and_comes_again(
    page: Page,
    live_server: LiveServer,
    report: Report,
    office: Office,
    province_reviewer: Official,
    colleague: Official,
    fits: Callable[[str], None],
) -> None:
    here = f"/xem-xet/{report.pk}/"
    sit_down(page, live_server, province_reviewer, "/xem-xet/")
    fits("report-review-1-queue")
    page.get_by_role("button", name="Nhận xem: Ủy ban nhân dân phường Hoà Hiếu").click()
    page.get_by_role("button", name="Ghi ý kiến về khoản 2: Phân công").click()
    expect(page.get_by_label("Lời trích")).to_have_value("Phân công rõ việc.")
    page.get_by_label("Lý do").fill("Ghi rõ từng đơn vị.")
    page.get_by_role("button", name="Ghi ý kiến", exact=True).last.click()
    expect(page.get_by_text("Ý kiến chưa gửi (1)")).to_be_visible()
    # The other by keyboard alone.
    page.get_by_role("button", name="Ghi ý kiến về Số buổi tuyên truyền").press("Enter")
    expect(page.get_by_text("số liệu: Số buổi tuyên truyền")).to_be_visible()
    page.get_by_label("Lý do").focus()
    page.keyboard.type("Đếm lại.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ý kiến chưa gửi (2)")).to_be_visible()
    fits("report-review-2-findings")

    sit_down(page, live_server, colleague, here)
    expect(page.get_by_text("Đồng chí Bùi Thị Hư Cấu đang xem từ")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi lại góp ý")).to_have_count(0)
    fits("report-review-3-in-other-hands")
    page.get_by_role("button", name="Nhận thay").click()
    page.get_by_label("Ý kiến chung").fill("Sửa rồi ký, nộp.")
    page.get_by_role("button", name="Gửi lại góp ý kèm 2 ý kiến").click()
    expect(page.get_by_text("Đã gửi lại góp ý: Ủy ban nhân dân phường Hoà Hiếu")).to_be_visible()

    sit_down(page, live_server, office.drafter, f"/bao-cao/{report.pk}/")
    page.get_by_role("link", name="Trả lời ý kiến").click()
    fits("report-review-4-answers")
    page.get_by_label("Trả lời").nth(0).fill("Đã ghi từng đơn vị.")
    page.get_by_label("Trả lời").nth(1).fill("Đã đếm lại, là 15.")
    page.get_by_role("button", name="Lưu trả lời").click()
    expect(page.get_by_text("Đã lưu trả lời.")).to_be_visible()
    mend_and_send(report, office.drafter)

    sit_down(page, live_server, province_reviewer, here)
    asked = page.get_by_role("region", name="Các chỗ đã yêu cầu")
    expect(asked.get_by_text("Đã đếm lại, là 15.")).to_be_visible()
    expect(asked.locator("ins")).to_have_text(["từng đơn vị.", "15", "10"])
    fits("report-review-5-what-changed")
    assert Finding.objects.filter(decision__isnull=False).count() == 2


def mend_and_send(report: Report, by: Official) -> None:
    report.refresh_from_db()
    document = report.document
    assert document is not None
    text = TEXT.replace("rõ việc.", "rõ từng đơn vị.").replace("9 khối", "10 khối")
    edit(document, by, text=text)
    report.figures.filter(asked__code="so_buoi").update(amount=15)
    send(report, by)


def test_what_a_colleague_wrote_meanwhile_is_read_before_deciding(
    page: Page,
    live_server: LiveServer,
    report: Report,
    province_reviewer: Official,
    colleague: Official,
) -> None:
    here = f"/xem-xet/{report.pk}/"
    sit_down(page, live_server, province_reviewer, here)
    page.get_by_label("Ý kiến chung").fill("Nhất trí với bản góp ý.")
    other = page.context.browser
    assert other is not None
    second = other.new_context(locale="vi-VN").new_page()
    sit_down(second, live_server, colleague, here)
    second.get_by_role("button", name="Nhận xem").click()
    second.get_by_label("Lý do").fill("Thiếu nguyên nhân.")
    second.get_by_role("button", name="Ghi ý kiến", exact=True).last.click()
    second.get_by_role("button", name="Thôi xem").click()
    second.context.close()
    page.get_by_role("button", name="Gửi lại góp ý", exact=True).click()
    expect(page.get_by_text("Ý kiến vừa được thêm, sửa hoặc bỏ")).to_be_visible()
    expect(page.get_by_label("Ý kiến chung")).to_have_value("Nhất trí với bản góp ý.")
    expect(page.get_by_text("Thiếu nguyên nhân.")).to_be_visible()
    assert not Decision.objects.exists()
