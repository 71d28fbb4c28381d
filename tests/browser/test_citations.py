"""Citing in a real browser: typed wrongly, pointed at, mended, bound, picked, printed."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from directives import loading
from documents.models import Document
from officials.models import Official, Organization
from tests.browser.test_drafting import enter, way_in
from tests.cast import signed_in
from tests.papers import CONTENT, make_document

pytestmark = pytest.mark.django_db(transaction=True)
RIGHT = "Quyết định số 12/2018/QĐ-TTg"
PRINTED = f"Theo {RIGHT} ngày 06 tháng 3 năm 2018 của Thủ tướng Chính phủ về tiêu chí"
AMENDED = "(được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)"


@pytest.fixture
def document(ward: Organization, drafter: Official) -> Document:
    loading.load()
    return make_document(ward, drafter, replace(CONTENT, dated_on=date(2026, 4, 1)))


@pytest.fixture
def at_draft(page: Page, live_server: LiveServer, document: Document, drafter: Official) -> Page:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/van-ban/{document.pk}/")
    return page


@pytest.fixture
def look(fits: Callable[[str], None]) -> Callable[[str], None]:
    return lambda name: fits(f"citing-{name}")


def stored(document: Document) -> str:
    return Document.objects.get(pk=document.pk).current.text


def test_a_wrong_symbol_is_pointed_at_mended_bound_and_printed(
    at_draft: Page, live_server: LiveServer, document: Document, look: Callable[[str], None]
) -> None:
    page = at_draft
    page.click(way_in(page, "Phân công rõ việc"))
    page.get_by_label("Nội dung đang sửa").fill(
        "2. Theo Quyết định số 12/2018/CT-TTG, làm rõ từng việc."
    )
    typed = page.locator(".part-pointed")
    expect(typed.get_by_text("12/2018/QĐ-TTg", exact=True)).to_be_visible()
    look("typing")
    page.get_by_role("button", name="Lưu").click()

    panel = page.locator(".findings-panel")
    expect(panel.locator(".found-one").first).to_contain_text("Sai")
    look("pointed")
    wrong = panel.locator(".found-one", has=page.locator("del", has_text="12/2018/CT-TTG"))
    wrong.filter(has_text="không khớp").get_by_role("button", name="Sửa theo gợi ý").click()
    expect(page.get_by_text("Đã sửa theo gợi ý (lần lưu 3).")).to_be_visible()
    assert f"2. Theo {RIGHT}, làm rõ" in stored(document)

    panel.get_by_text("gắn được với sổ").click()
    look("offered")
    panel.get_by_role("button", name="Gắn với sổ").click()
    expect(page.get_by_text("Đã sửa theo gợi ý (lần lưu 4).")).to_be_visible()
    assert "2. Theo [[12/2018/QĐ-TTg]], làm rõ" in stored(document)
    expect(page.locator(".paper")).to_contain_text(PRINTED)
    look("bound")
    address = page.get_by_role("link", name="Xem bản in (PDF)").get_attribute("href")
    pdf = page.context.request.get(f"{live_server.url}{address}").body()
    with pdfplumber.open(io.BytesIO(pdf)) as printed:
        words = " ".join((printed.pages[0].extract_text() or "").split())
    assert PRINTED in words
    assert AMENDED in words


def test_a_citation_is_picked_by_keyboard_at_the_caret(
    at_draft: Page, document: Document, look: Callable[[str], None]
) -> None:
    page = at_draft
    page.click(way_in(page, "Phân công rõ việc"))
    typed = page.get_by_label("Nội dung đang sửa")
    typed.fill("2. Theo , làm rõ từng việc.")
    typed.evaluate("area => area.setSelectionRange(8, 8)")
    page.get_by_text("Chèn văn bản viện dẫn").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("quyet dinh 12/2018")
    choice = page.locator(".choice").first
    expect(choice).to_have_accessible_name(re.compile(f"^{RIGHT} ngày 06"))
    expect(choice).to_be_visible()
    look("picking")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(choice).to_be_focused()
    page.keyboard.press("Enter")
    expect(typed).to_have_value("2. Theo [[12/2018/QĐ-TTg]], làm rõ từng việc.")
    expect(typed).to_be_focused()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu (lần lưu 2).")).to_be_visible()
    expect(page.locator(".paper")).to_contain_text(PRINTED)


def test_words_proposed_are_put_into_the_text_being_typed(
    at_draft: Page, document: Document
) -> None:
    page = at_draft
    page.click(way_in(page, "Phân công rõ việc"))
    typed = page.get_by_label("Nội dung đang sửa")
    typed.fill("2. Theo Quyết định số 12/2018/CT-TTG, làm rõ từng việc.")
    finding = page.locator(".part-pointed .found-one", has_text="12/2018/QĐ-TTg").filter(
        has=page.locator("del", has_text="12/2018/CT-TTG")
    )
    finding.filter(has_text="không khớp").get_by_role("button").first.click()
    expect(typed).to_have_value("2. Theo Quyết định số 12/2018/QĐ-TTg, làm rõ từng việc.")
    page.get_by_role("button", name="Gắn với sổ").click()
    expect(typed).to_have_value("2. Theo [[12/2018/QĐ-TTg]], làm rõ từng việc.")
    assert Document.objects.get(pk=document.pk).current.number == 1


def test_the_legal_basis_takes_a_citation_too(
    at_draft: Page, live_server: LiveServer, document: Document, look: Callable[[str], None]
) -> None:
    page = at_draft
    page.goto(f"{live_server.url}/van-ban/{document.pk}/the-thuc/")
    basis = page.get_by_label("Căn cứ")
    basis.fill("Căn cứ ")
    page.get_by_text("Chèn văn bản viện dẫn").click()
    page.get_by_label("Số, trích yếu hoặc cơ quan ban hành").fill("72/2025")
    page.get_by_role("button", name="Luật Tổ chức chính quyền địa phương").click()
    expect(basis).to_have_value("Căn cứ [[72/2025/QH15]]")
    look("components")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".paper .basis")).to_have_text(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025."
    )
