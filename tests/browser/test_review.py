"""The way of the demonstration plan in a browser: from draft to approval on the chair's phone."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.drafts import drafting
from documents.models import Document, Remark
from officials.models import Official, Organization
from plans.models import Plan
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.lifecycle import answer_all, approve, endorse_both, give_back, post_of, submit
from tests.looking import fits_the_window
from tests.papers import CONTENT, key_of, make_plan

pytestmark = pytest.mark.django_db(transaction=True)
State = Document.State
PHONE = {"width": 360, "height": 740}
Screenshot = Callable[[str], Path]


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    return make_plan(ward, drafter, replace(CONTENT, signer=post_of(chair)))


def state_of(plan: Plan) -> str:
    return Plan.objects.get(pk=plan.pk).original.state


def sit_down(page: Page, server: LiveServer, official: Official, address: str) -> None:
    """Another official comes to the browser."""
    page.context.clear_cookies()
    enter(page, server, signed_in(official))
    page.goto(f"{server.url}{address}")


def test_from_draft_to_approval_with_two_remarks_on_the_way(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    screenshot: Screenshot,
) -> None:
    here = f"/ke-hoach/{plan.pk}/"
    sit_down(page, live_server, drafter, here)
    page.get_by_role("link", name="Trình ký").click()
    page.get_by_label("Không", exact=True).check()
    screenshot("review-1-submit")
    page.get_by_role("button", name="Trình ký").click()
    expect(page.get_by_text("Đang chờ Trần Thị Ví Dụ kiểm tra nội dung")).to_be_visible()

    sit_down(page, live_server, reviewer, "/")
    screenshot("review-2-home-of-the-reviewer")
    page.get_by_role("link", name="Xem và kiểm tra").click()
    page.get_by_role("link", name="Trả lại").click()
    page.get_by_role("button", name="Ghi ý kiến về khoản 2: Phân công").click()
    expect(page.get_by_label("Lời trích")).to_have_value("Phân công rõ việc.")
    page.get_by_label("Ý kiến", exact=True).nth(0).fill("Ghi rõ từng đơn vị làm gì.")
    page.get_by_label("Ý kiến", exact=True).nth(1).fill("Thêm phần kinh phí.")
    page.get_by_label("Loại ý kiến").nth(1).select_option(label="Thiếu")
    screenshot("review-3-remarks")
    page.get_by_role("button", name="Trả lại", exact=True).last.click()
    expect(page.get_by_text("Không có văn bản nào chờ kiểm tra")).to_be_visible()
    assert state_of(plan) == State.RETURNED

    sit_down(page, live_server, drafter, here)
    expect(page.get_by_text("Bị trả lại. Đang chờ Nguyễn Văn Mẫu")).to_be_visible()
    screenshot("review-4-returned")
    mend(plan, drafter)
    page.get_by_role("link", name="Trả lời ý kiến").first.click()
    page.get_by_label("Trả lời").nth(0).fill("Đã ghi tên từng đơn vị.")
    page.get_by_label("Trả lời").nth(1).fill("Kinh phí ghi trong dự toán riêng.")
    screenshot("review-5-answers")
    page.get_by_role("button", name="Lưu trả lời").click()
    page.get_by_role("link", name="Trình ký").click()
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Trình ký").click()

    sit_down(page, live_server, reviewer, "/cho-kiem-tra/")
    expect(page.get_by_text("1 chỗ thay đổi từ lần trình 1 mà anh/chị đã xem")).to_be_visible()
    screenshot("review-6-what-changed")
    page.get_by_role("button", name="Kiểm tra nội dung").click()
    sit_down(page, live_server, clerk, here)
    page.get_by_role("button", name="Kiểm tra thể thức").click()
    expect(page.get_by_text("Đang chờ Lê Văn Thử (Chủ tịch) duyệt.")).to_be_visible()

    page.set_viewport_size(PHONE)
    sit_down(page, live_server, chair, "/")
    screenshot("review-7-home-of-the-chair")
    page.get_by_role("link", name="Xem và duyệt").click()
    expect(page.locator(".deciding")).to_be_in_viewport()
    fits_the_window(page)
    screenshot("review-8-chair")
    page.locator(".deciding").get_by_role("link", name="Duyệt").click()
    page.get_by_label("Không", exact=True).check()
    fits_the_window(page)
    screenshot("review-9-approving")
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Không có văn bản nào chờ duyệt")).to_be_visible()
    assert state_of(plan) == State.APPROVED

    page.goto(f"{live_server.url}/van-ban/{plan.original.pk}/lich-su/")
    expect(page.locator(".act-words").first).to_have_text("Duyệt")
    screenshot("review-10-history")


def test_from_approval_over_ink_and_number_to_issue(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    screenshot: Screenshot,
) -> None:
    approve(plan.original, drafter=drafter, reviewer=reviewer)
    sit_down(page, live_server, clerk, "/")
    expect(page.get_by_text("Đã duyệt, chờ ký, vào sổ, phát hành")).to_be_visible()
    page.get_by_role("link", name="Bảo đảm an ninh").click()
    expect(page.get_by_role("link", name="In bản để ký")).to_be_visible()
    page.get_by_role("link", name="Ghi nhận đã ký giấy").click()
    page.locator("main form button[type=submit]").last.click()
    page.get_by_role("link", name="Vào sổ, cấp số").click()
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".paper .number")).to_have_text("Số: 01/KH-UBND")
    copy = page.get_by_role("link", name="In bản đọc").get_attribute("href")
    pdf = page.context.request.get(f"{live_server.url}{copy}").body()
    with pdfplumber.open(io.BytesIO(pdf)) as printed:
        assert "01/KH-UBND" in (printed.pages[0].extract_text() or "")
    screenshot("review-10-numbered")
    page.get_by_text("Phát hành", exact=True).click()
    page.get_by_role("button", name="Đồng ý: Phát hành").click()
    expect(page.get_by_text("Đã phát hành.", exact=True)).to_be_visible()
    assert state_of(plan) == State.ISSUED
    screenshot("review-11-issued")


def mend(plan: Plan, by: Official) -> None:
    document = Plan.objects.get(pk=plan.pk).original
    content = document.current.content
    text = content.text.replace("Phân công rõ việc", "Phân công rõ từng đơn vị")
    drafting.save(document, replace(content, text=text), base=document.current.number, by=by)


@pytest.fixture
def second_round(plan: Plan, drafter: Official, reviewer: Official) -> Document:
    """Returned once, mended, answered and handed up again."""
    document = plan.original
    submit(document, drafter)
    give_back(document, reviewer)
    mend(plan, drafter)
    answer_all(document, drafter)
    submit(document, drafter)
    return document


def test_pages_of_review_are_accessible_and_fit_the_window(
    page: Page,
    live_server: LiveServer,
    second_round: Document,
    plan: Plan,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    fits: Callable[[], None],
) -> None:
    paper = f"/van-ban/{second_round.pk}"

    def look(official: Official, *addresses: str) -> None:
        for address in addresses:
            sit_down(page, live_server, official, address)
            fits()

    look(reviewer, "/", f"/ke-hoach/{plan.pk}/", "/cho-kiem-tra/", f"{paper}/lich-su/")
    look(reviewer, f"{paper}/lan-trinh/2/tra-lai/", "/cho-duyet/")
    look(clerk, f"{paper}/lan-trinh/2/y-kien-chi-dao/")
    endorse_both(second_round, reviewer)
    look(chair, "/", "/cho-duyet/")
    give_back(second_round, chair)
    look(drafter, "/", f"/ke-hoach/{plan.pk}/", f"{paper}/tra-loi/")
    answer_all(second_round, drafter)
    look(drafter, f"{paper}/trinh-ky/")


def test_a_remark_is_pinned_and_sent_without_script(
    browser: Browser, live_server: LiveServer, plan: Plan, drafter: Official, reviewer: Official
) -> None:
    document = plan.original
    submit(document, drafter)
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    enter(page, live_server, signed_in(reviewer))
    page.goto(f"{live_server.url}/van-ban/{document.pk}/lan-trinh/1/tra-lai/")
    page.get_by_role("button", name="Ghi ý kiến về khoản 2: Phân công").click()
    page.get_by_label("Ý kiến", exact=True).nth(0).fill("Ai làm?")
    page.get_by_role("button", name="Thêm ý kiến").click()
    expect(page.get_by_label("Ý kiến", exact=True)).to_have_count(3)
    page.get_by_role("button", name="Trả lại", exact=True).last.click()
    expect(page).to_have_url(re.compile(f"/ke-hoach/{plan.pk}/$"))
    remark = Remark.objects.get()
    assert (remark.quote, remark.key) == (
        "Phân công rõ việc.",
        key_of(document.current, "Phân công"),
    )
    context.close()
