"""An objective in a browser: pasted by the province, taken in by a ward, printed, counted."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from directives.issued import directive_of
from directives.models import Directive
from documents.models import Document
from documents.sheets import sheet_of
from officials.models import Official, Organization
from plans.models import Plan
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_issued, sent
from tests.lifecycle import post_of
from tests.papers import CONTENT, make_plan
from vietnamese.dates import today

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
NAME = "Mô hình tự quản về an ninh, trật tự được xây dựng mới"


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def letter(
    province: Organization, sender: Official, ward: Organization, other_ward: Organization
) -> Directive:
    directive = directive_of(make_issued(province, sender), by=sender)
    assert directive.document
    sent(directive.document, ward, other_ward, by=sender)
    return directive


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    content = replace(CONTENT, signer=post_of(chair))
    return make_plan(ward, drafter, content, year=today().year)


@pytest.fixture
def sit_down(page: Page, live_server: LiveServer) -> Callable[[Official, str], Page]:
    def come(official: Official, address: str) -> Page:
        page.context.clear_cookies()
        enter(page, live_server, signed_in(official))
        page.goto(f"{live_server.url}{address}")
        return page

    return come


def test_an_objective_goes_from_the_province_into_a_ward_s_plan_and_is_counted(
    letter: Directive,
    plan: Plan,
    sender: Official,
    drafter: Official,
    sit_down: Callable[[Official, str], Page],
    fits: Callable[[str], None],
) -> None:
    page = sit_down(sender, f"/van-ban-chi-dao/{letter.pk}/")
    page.get_by_role("link", name="Chỉ tiêu", exact=True).click()
    page.get_by_role("link", name="Giao chỉ tiêu").click()
    page.get_by_label("Chỉ tiêu", exact=False).first.fill(NAME)
    page.get_by_label("Đơn vị tính").fill("mô hình")
    page.get_by_label("Mức chung của cả địa bàn").fill("10")
    page.get_by_text("Dán cả bảng từ bảng tính").click()
    pasted = page.get_by_label("Dán từ bảng tính")
    pasted.fill("Hoà Hiếu\t4\nNơi khác\t3\nQuang Tiến\tnăm")
    page.get_by_role("button", name="Điền vào bảng trên").click()
    expect(page.get_by_text("Dòng 2: không có “Nơi khác”").first).to_be_visible()
    expect(page.get_by_text("Dòng 3: “năm” không phải là số").first).to_be_visible()
    expect(page.get_by_label("Đơn vị tính")).to_have_value("mô hình")
    fits("objectives-1-pasted-wrong")
    pasted.fill("Hoà Hiếu\t4\nQuang Tiến\t5")
    page.get_by_role("button", name="Điền vào bảng trên").click()
    expect(page.get_by_label("Phường Quang Tiến")).to_have_value("5")
    fits("objectives-2-giving")
    page.get_by_role("button", name="Lưu chỉ tiêu").click()
    expect(page.get_by_text("còn thiếu 1 so với mức chung")).to_be_visible()
    fits("objectives-3-given")

    page = sit_down(drafter, f"/van-ban-chi-dao/{letter.pk}/nhiem-vu/")
    expect(page.get_by_text("ít nhất 4 mô hình")).to_be_visible()
    expect(page.get_by_text("Quang Tiến")).to_have_count(0)
    fits("objectives-4-beside-the-duties")
    page.goto(f"{page.url.split('/van-ban-chi-dao/')[0]}/ke-hoach/{plan.pk}/")
    page.get_by_role("link", name="Chỉ tiêu được giao").click()
    fits("objectives-5-open")
    page.get_by_role("link", name="Đưa vào kế hoạch").click()
    page.get_by_label("Mức phấn đấu").fill("3")
    page.get_by_label("Chủ trì nhiệm vụ mới").select_option(label="Ủy ban nhân dân phường Hoà Hiếu")
    fits("objectives-6-taking-in")
    page.get_by_role("button", name="Đưa vào kế hoạch").click()
    expect(page.get_by_text("Thấp hơn mức giao")).to_be_visible()
    fits("objectives-7-taken-in")
    page.get_by_role("button", name="Đặt bảng vào kế hoạch").click()
    expect(page.get_by_text("Đã đặt bảng chỉ tiêu")).to_be_visible()
    expect(page.get_by_role("cell", name="Ít nhất 4")).to_be_visible()
    document = Document.objects.get(pk=plan.original.pk)
    assert "| Ít nhất 4 | 3 |" in sheet_of(document, document.current).annexes[0].blocks[0].text
    page.goto(f"{page.url.split('/ke-hoach/')[0]}/van-ban/{document.pk}/trinh-ky/")
    expect(page.get_by_text("Mức phấn đấu chưa đạt mức được giao")).to_be_visible()

    page = sit_down(sender, f"/van-ban-chi-dao/{letter.pk}/chi-tieu/")
    page.get_by_role("link", name="Các nơi đưa chỉ tiêu vào").click()
    expect(page.get_by_text("0 trong 2 nơi được giao")).to_be_visible()
    fits("objectives-8-counted")
