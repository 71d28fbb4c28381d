"""The figures of a ward in a browser: sheet after sheet, sums while they are typed."""

from collections.abc import Callable, Iterable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from households.models import GroupCount
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import look
from tests.cast import signed_in
from tests.households.counts import (
    END_OF_2024,
    KINH,
    THAI,
    make_ethnic_groups,
    make_groups,
    make_sheet,
)

__all__ = ["look"]  # a fixture
pytestmark = pytest.mark.django_db(transaction=True)
DAY = "31/12/2024"


def fill(page: Page, **counts: str) -> None:
    """`all_households="5"` goes into the cell "all-households", `k01_persons` into "01-persons"."""
    for name, text in counts.items():
        page.locator(f"input[name='{name.removeprefix('k').replace('_', '-')}']").fill(text)


def test_sheets_are_typed_one_after_the_other(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    accessible: Callable[[], None],
    film: Callable[[str], None],
) -> None:
    make_ethnic_groups()
    groups = make_groups(ward, 3)
    make_sheet(groups[0], ward, drafter, lines={KINH: (300, 1200), THAI: (4, 20)})
    enter(page, live_server, signed_in(drafter))
    page.goto(live_server.url)
    page.get_by_role("link", name="Số liệu dân cư").click()
    expect(page.get_by_text("2 nơi chưa có phiếu đến ngày này")).to_be_visible()
    accessible()
    film("ward")

    page.goto(f"{live_server.url}{reverse('households:ward', args=[ward.pk])}?ngay={DAY}")
    page.get_by_role("link", name=f"Nhập phiếu chốt ngày {DAY}").click()
    expect(page.get_by_role("heading", name="Khối 1")).to_be_visible()
    fill(page, all_households="305", all_persons="1.230", k01_households="300", k01_persons="1206")
    expect(page.locator("#cong")).to_contain_text("các dân tộc cộng lại 300 hộ: lệch 5")
    fill(page, k03_households="5", k03_persons="24")
    expect(page.locator("#cong")).to_contain_text("Khớp với dòng tổng số.")
    expect(page.get_by_label("Thái: số khẩu")).to_be_focused()
    accessible()
    film("sheet")
    page.get_by_label("Nguồn").fill("Phiếu giấy có chữ ký của khối trưởng")
    page.get_by_role("button", name="Lưu, sang Khối 2").click()

    expect(page.get_by_role("heading", name="Khối 2")).to_be_visible()
    expect(page.get_by_label("Nguồn")).to_have_value("Phiếu giấy có chữ ký của khối trưởng")
    expect(page.get_by_label("Tổng số: số hộ")).to_be_focused()
    page.get_by_label("Thêm dân tộc").select_option("Mường")
    fill(page, all_households="200", all_persons="800", k01_households="200", k01_persons="797")
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.get_by_label("Mường: số hộ")).to_be_focused()
    page.get_by_label("Mường: số khẩu").fill("2")
    page.keyboard.press("Enter")
    expect(page.locator("#cong")).to_contain_text("các dân tộc cộng lại 799 khẩu: lệch 1")
    assert not GroupCount.objects.filter(group=groups[1]).exists()
    page.get_by_role("button", name="Lưu, sang Khối 3").click()
    expect(page.get_by_text("Nội dung đã nhập vẫn còn nguyên")).to_be_visible()
    accessible()
    film("difference")
    page.get_by_label("Giải thích chênh lệch").fill("Một khẩu chưa rõ dân tộc.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã ghi phiếu của Khối 2, chốt ngày 31/12/2024.")).to_be_visible()
    expect(page.get_by_text("1 nơi chưa có phiếu đến ngày này")).to_be_visible()
    film("ward-again")
    counted = GroupCount.objects.filter(closes_on=END_OF_2024).values_list("persons", "explanation")
    assert set(counted) == {(1230, ""), (800, "Một khẩu chưa rõ dân tộc.")}


@pytest.mark.look
def test_pages_of_figures(
    look: Callable[[Official, Iterable[str]], None], ward: Organization, drafter: Official
) -> None:
    make_ethnic_groups()
    groups = make_groups(ward, 2)
    count = make_sheet(groups[0], ward, drafter)
    of_ward, of_group, of_sheet = [ward.pk], [ward.pk, groups[0].pk], [count.pk]
    pages = {
        "ward": of_ward,
        "state_ward": of_ward,
        "sheets": of_group,
        "enter_sheet": of_group,
        "sheet": of_sheet,
        "withdraw_sheet": of_sheet,
    }
    look(drafter, [reverse(f"households:{name}", args=key) for name, key in pages.items()])
