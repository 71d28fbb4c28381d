"""The pages in a browser: nothing for axe to report, usable by keyboard, at two widths."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from localities import grouping
from localities.grouping import Naming
from officials.models import Official, Organization, Role
from tests.cast import PASSWORD, make_appointment, make_member, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = [360, 1366]
ADMINISTRATION = [
    "can-bo/",
    "can-bo/them/",
    "chuc-vu/",
    "khoi/",
    "khoi/them/",
    "khoi/nhap/",
    "tieu-de/",
    "tieu-de/them/",
]


def enter(page: Page, server: LiveServer, client: Client) -> None:
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}
    page.context.add_cookies([cookie])


def has_nothing_to_report(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def fits_the_window(page: Page) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} px wide"


def small_targets(page: Page) -> list[str]:
    """Buttons, fields and menu entries lower than 44 px; links within text may be."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.btn, .menu-item, input.form-control, select')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
            .map(e => e.outerHTML.slice(0, 90))"""
    )


@pytest.fixture
def office(
    ward: Organization, administrator: Official, chair: Official, police: Organization
) -> Client:
    """A ward with all that its administrator looks at."""
    make_appointment(administrator, police, Role.ADMINISTRATOR)
    for number in range(1, 4):
        grouping.add(ward.unit, naming=Naming.of(f"Khối {number}"), valid_from=None)
    return signed_in(administrator)


@pytest.mark.smoke
@pytest.mark.parametrize("width", WIDTHS)
def test_signing_in_by_keyboard(
    live_server: LiveServer, page: Page, drafter: Official, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(live_server.url + "/doi-mat-khau/")
    has_nothing_to_report(page)
    fits_the_window(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("soan.thao")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Đổi mật khẩu")).to_be_visible()
    has_nothing_to_report(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_administration_page_is_in_order(
    live_server: LiveServer,
    page: Page,
    office: Client,
    chair: Official,
    width: int,
    screenshot: Callable[[str], Path],
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    enter(page, live_server, office)
    pages = [*ADMINISTRATION, f"can-bo/{chair.pk}/", f"can-bo/{chair.pk}/sua/"]
    for number, path in enumerate(pages):
        page.goto(f"{live_server.url}/quan-tri/{path}")
        has_nothing_to_report(page)
        fits_the_window(page)
        assert small_targets(page) == [], path
        screenshot(f"quan-tri-{number}-{width}")


@pytest.mark.smoke
def test_the_head_of_the_paper_follows_the_typing(
    live_server: LiveServer, page: Page, office: Client, ward: Organization
) -> None:
    enter(page, live_server, office)
    page.goto(f"{live_server.url}/quan-tri/tieu-de/them/?co-quan={ward.pk}&ngay=01/6/2025")
    preview = page.get_by_role("region", name="Phần đầu văn bản sẽ in")
    expect(preview).to_contain_text("UBND THỊ XÃ THÁI HÒA")
    page.get_by_label("Cơ quan chủ quản trực tiếp").fill("")
    expect(preview).not_to_contain_text("UBND THỊ XÃ THÁI HÒA")
    page.get_by_label("Địa danh").fill("Thái Hòa")
    expect(preview).to_contain_text("Thái Hòa, ngày")
    page.get_by_label("Dùng từ ngày").fill("01/01/2026")
    page.get_by_role("button", name="Xác nhận và lưu").click()
    expect(page.get_by_role("status")).to_contain_text("Đã xác nhận tiêu đề")


def test_mistakes_are_listed_and_lead_to_their_fields(
    live_server: LiveServer, page: Page, office: Client
) -> None:
    enter(page, live_server, office)
    page.goto(f"{live_server.url}/quan-tri/can-bo/them/")
    page.get_by_label("Họ và tên").fill("Nguyễn Văn Mẫu")
    page.get_by_role("button", name="Thêm cán bộ").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Nội dung đã nhập vẫn còn nguyên")
    has_nothing_to_report(page)
    summary.get_by_role("link", name="Tên đăng nhập").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    expect(page.get_by_label("Họ và tên")).to_have_value("Nguyễn Văn Mẫu")


def test_a_refused_button_keeps_the_focus_and_says_why(
    live_server: LiveServer, page: Page, office: Client, administrator: Official
) -> None:
    enter(page, live_server, office)
    page.goto(f"{live_server.url}/quan-tri/can-bo/{administrator.pk}/")
    button = page.get_by_role("button", name="Ngừng tài khoản")
    button.focus()
    expect(button).to_be_focused()
    expect(button).to_have_accessible_description("Không thể tự ngừng tài khoản của chính mình.")
    button.press("Enter")
    expect(page.get_by_role("heading", name=administrator.full_name)).to_be_visible()


def test_a_question_is_asked_before_an_account_is_stopped(
    live_server: LiveServer, page: Page, office: Client, chair: Official
) -> None:
    enter(page, live_server, office)
    page.goto(f"{live_server.url}/quan-tri/can-bo/{chair.pk}/")
    page.locator("summary", has_text="Ngừng tài khoản").click()
    has_nothing_to_report(page)
    page.get_by_role("button", name="Đồng ý: Ngừng tài khoản").click()
    expect(page.get_by_role("status")).to_contain_text("Đã ngừng tài khoản")


def test_more_of_the_roll_is_fetched_in_place(
    live_server: LiveServer, page: Page, ward: Organization, administrator: Official
) -> None:
    for number in range(70):
        make_member(f"nguoi.{number}", f"Nguyễn Văn {number:02}", ward, Role.DRAFTER)
    enter(page, live_server, signed_in(administrator))
    page.goto(f"{live_server.url}/quan-tri/can-bo/")
    rows = page.locator(".rows > li:not(.more)")
    expect(rows).to_have_count(50)
    page.get_by_role("link", name="Xem thêm").click()
    expect(rows).to_have_count(71)
    expect(page.get_by_role("link", name="Xem thêm")).to_have_count(0)
