"""Every page of drafting: nothing for axe to report, and no scrolling sidewise, at three widths."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.drafts import drafting
from officials.models import Official, Organization
from plans.models import Plan, Template
from tests.browser.test_drafting import enter, way_in
from tests.cast import signed_in
from tests.looking import fits_the_window
from tests.papers import ANNEXED, key_of, make_plan

pytestmark = pytest.mark.django_db(transaction=True)

FULL = replace(
    ANNEXED,
    text=ANNEXED.text + "\n1. Có {{ho_x}} hộ.\n\n| Việc | Đơn vị |\n| một | hai |\n",
    unplaced=("Dòng thừa",),
)


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    Template.objects.create(slug="mau", kind="KH", title="Mẫu", text="KẾ HOẠCH\nMẫu năm {nam}")
    return make_plan(ward, drafter, FULL)


def addresses(plan: Plan) -> list[str]:
    document = plan.original
    paper = f"/van-ban/{document.pk}"
    template = Template.objects.get()
    return [
        "/",
        "/ke-hoach/",
        "/ke-hoach/?q=khong-co",
        f"/ke-hoach/{plan.pk}/",
        "/ke-hoach/moi/",
        f"/ke-hoach/moi/tu-mau/{template.pk}/",
        f"/ke-hoach/moi/tu-nam-truoc/{plan.pk}/",
        "/ke-hoach/moi/tu-tep/",
        "/ke-hoach/moi/tu-van-ban/",
        f"{paper}/sua/toan-van/",
        f"{paper}/sua/{key_of(document.current, 'Giữ vững')}/",
        f"{paper}/the-thuc/",
        f"{paper}/phu-luc/",
        f"{paper}/phu-luc/1/",
        f"{paper}/lan-luu/",
        f"{paper}/lan-luu/1/",
    ]


def test_pages_are_accessible_and_fit_the_window(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    drafter: Official,
    fits: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    for address in addresses(plan):
        page.goto(f"{live_server.url}{address}")
        fits()


def test_the_form_in_the_paper_is_accessible_and_fits(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    drafter: Official,
    fits: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    page.click(way_in(page, "Giữ vững"))
    page.get_by_label("Nội dung đang sửa").fill("1. Gọi 0912345678.")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Chỗ cần xem lại trước khi lưu").wait_for()
    fits()


def test_what_a_clerk_may_not_do_is_told_accessibly(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    clerk: Official,
    accessible: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(clerk))
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    assert page.get_by_role("button", name="Sửa văn bản").get_attribute("aria-disabled") == "true"
    accessible()


def test_what_was_read_and_what_was_stopped_are_shown_accessibly(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    drafter: Official,
    accessible: Callable[[], None],
    complaints: list[str],
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.set_viewport_size({"width": 360, "height": 768})
    page.goto(f"{live_server.url}/ke-hoach/moi/tu-tep/")
    data = "KẾ HOẠCH\nThử\n\n1. Gọi 0912345678.\n\nNơi nhận:\n- Lưu: VT.\n\nDòng thừa".encode()
    page.get_by_label("Tệp văn bản").set_input_files(
        {"name": "x.txt", "mimeType": "text/plain", "buffer": data}
    )
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Đọc tệp").click()
    page.get_by_text("Chỗ cần xem lại trước khi lưu").wait_for()
    fits_the_window(page)
    accessible()

    page.get_by_label("Chưa rõ").check()
    page.get_by_role("button", name="Soạn kế hoạch").click()
    page.get_by_role("heading", name="Dừng lại").wait_for()
    fits_the_window(page)
    accessible()
    assert len(complaints) == 1  # the answer 403 itself
    complaints.clear()


def test_the_part_that_is_gone_gives_back_what_was_typed_accessibly(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    drafter: Official,
    accessible: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    page.click(way_in(page, "Phân công rõ việc"))
    page.get_by_label("Nội dung đang sửa").fill("2. Gõ cho phần đã mất.")
    content = plan.original.current.content
    without = content.text.replace("2. Phân công rõ việc.\n", "")
    drafting.save(plan.original, replace(content, text=without), base=1, by=drafter)
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("heading", name="không còn trong bản hiện nay").wait_for()
    expect(page.get_by_label("Nội dung anh/chị đã gõ")).to_have_value("2. Gõ cho phần đã mất.")
    accessible()
