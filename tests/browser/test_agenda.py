"""The desk of who leads tasks: first page, calendar, subscription, progress; by keyboard too."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from localities.models import Holiday
from officials.models import Official, Organization
from plans.tasks.drafting import Somebody
from tests.agenda import close, make_tasks
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from vietnamese.dates import today

pytestmark = pytest.mark.django_db(transaction=True)
LONG = (
    "Tuyên truyền, phổ biến pháp luật về phòng cháy, chữa cháy và cứu nạn, cứu hộ tại các khối; "
    "lập danh sách hộ kinh doanh chưa có bình chữa cháy"
)


def test_a_head_looks_at_the_desk_the_calendar_and_the_progress_and_takes_the_feed_along(
    page: Page,
    live_server: LiveServer,
    fits: Callable[[str], None],
    ward: Organization,
    police: Organization,
    drafter: Official,
    chair: Official,
    ward_police: Official,
) -> None:
    day = today()
    first = day.replace(day=1)
    days = {LONG: day - timedelta(8), "Họp giao ban khối": day, "Báo cáo quý": day + timedelta(20)}
    make_tasks(ward, drafter, days)
    many = {f"Kiểm tra khối {n}": first + timedelta(n % 4) for n in range(1, 18)}
    theirs = make_tasks(ward, drafter, many, lead=Somebody(police))
    close(theirs["Kiểm tra khối 1"], ward_police, done_on=day)
    holiday = first + timedelta(9)
    Holiday.objects.create(
        day=holiday, kind="holiday", name="Ngày lễ mẫu", source="mẫu", certainty="certain"
    )
    enter(page, live_server, signed_in(chair))
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="Nhiệm vụ quá hạn")).to_be_visible()
    expect(page.get_by_role("heading", name="Chờ anh/chị xác nhận hoàn thành")).to_be_visible()
    fits("desk")

    page.get_by_role("link", name="Lịch công việc").click()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(7)
    fits("month")
    page.get_by_role("link", name="Cả cơ quan").click()
    expect(page.get_by_text("Nghỉ: Ngày lễ mẫu")).to_be_visible()
    fits("month-office")
    page.get_by_role("link", name="việc khác").first.press("Enter")
    expect(page.get_by_text("Chủ trì: Công an phường Hoà Hiếu").first).to_be_visible()
    fits("week")

    page.get_by_role("link", name="Xem tiến độ").click()
    expect(page.get_by_role("row", name="Cộng 20")).to_be_visible()
    fits("progress")
    page.get_by_role("link", name="Lịch công việc").first.click()
    page.get_by_role("link", name="Đưa lịch vào điện thoại").click()
    fits("subscription-none")
    page.get_by_role("button", name="Cấp địa chỉ").click()
    address = page.locator(".one-time").inner_text()
    fits("subscribed")
    page.get_by_role("link", name="Đã chép, về lịch").click()
    page.get_by_role("link", name="Đưa lịch vào điện thoại").click()
    expect(page.get_by_text("chưa lần nào")).to_be_visible()
    fits("subscription")
    assert "BEGIN:VEVENT" in page.request.get(address).text()
