"""Finding something as an official does: from the head of any page to the thing itself."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from directives.models import Directive
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.desk.things_to_find import make_directive, make_duty, make_letter
from tests.papers import make_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def directive(ward: Organization, drafter: Official) -> Directive:
    """Among sixty letters, with a plan and duties."""
    made = make_directive()
    make_duty(made, lead="Công an phường", due_on=date(2026, 6, 30))
    for number in range(60):
        make_letter(f"{number}/UBND-NC", issued_on=date(2024, 1, 1) + timedelta(number))
    make_plan(ward, drafter)
    return made


@pytest.mark.smoke
def test_a_directive_is_found_from_any_page_narrowed_kept_and_opened(
    page: Page, live_server: LiveServer, directive: Directive, drafter: Official
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/")
    page.get_by_role("searchbox", name="Tìm văn bản chỉ đạo, nhiệm vụ, kế hoạch").fill("qd 12/2018")
    page.get_by_role("search", name="Tìm khắp chương trình").get_by_role("button").click()
    expect(page.locator("#ket-qua > tr")).to_have_count(2)

    page.get_by_text("Thu hẹp: loại").click()
    page.get_by_label("Văn bản chỉ đạo", exact=True).check()
    page.get_by_role("button", name="Tìm", exact=True).last.click()
    expect(page.locator("#ket-qua > tr")).to_have_count(1)

    page.get_by_text("Lưu cách tìm này").click()
    page.get_by_label("Tên để tìm lại").fill("Người có uy tín")
    page.get_by_role("button", name="Lưu cách tìm", exact=True).click()
    page.goto(f"{live_server.url}/tim-kiem/")
    page.get_by_role("link", name="Người có uy tín", exact=True).click()
    page.locator("#ket-qua a").click()
    expect(page).to_have_url(f"{live_server.url}/van-ban-chi-dao/{directive.pk}/")


def test_further_rows_come_below_and_columns_change(
    page: Page, live_server: LiveServer, directive: Directive, drafter: Official
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/tim-kiem/?q=ubnd&loai=van-ban")
    page.get_by_role("link", name="Xem thêm").click()
    expect(page.locator("#ket-qua > tr")).to_have_count(60)
    expect(page.get_by_role("link", name="Xem thêm")).to_have_count(0)

    page.get_by_text("Chọn cột hiện trong kết quả").click()
    page.get_by_label("Nguồn").check()
    page.get_by_role("button", name="Dùng các cột này").click()
    expect(page.get_by_role("columnheader", name="Nguồn")).to_be_visible()
    assert "q=ubnd" in page.url


def test_the_page_is_accessible_and_fits_the_window(
    page: Page,
    live_server: LiveServer,
    directive: Directive,
    drafter: Official,
    fits: Callable[[str], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    drafter.saved_searches.create(name="Người có uy tín", question="q=uy+t%C3%ADn")
    questions = {
        "dau": "",
        "thay": "q=12/2018",
        "hep": "q=uy+tín&hieu-luc=con&ngay=01/06/2024",
        "khong": "q=khong+co",
        "sai": "tu=31/02/2024",
    }
    for name, question in questions.items():
        page.goto(f"{live_server.url}/tim-kiem/?{question}")
        for summary in page.locator("main summary").all():
            summary.click()
        fits(f"tim-kiem-{name}")
