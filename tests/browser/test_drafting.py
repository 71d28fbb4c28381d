"""Drafting a plan in a real browser: by mouse, by keyboard, in two tabs, without script."""

import io
import re
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from officials.models import Official, Organization
from plans.models import Plan
from tests.cast import PASSWORD, signed_in
from tests.papers import ANNEXED, CONTENT, key_of, make_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter, ANNEXED)


def enter(page: Page, server: LiveServer, client: Client) -> None:
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}
    page.context.add_cookies([cookie])


@pytest.fixture
def at_plan(page: Page, live_server: LiveServer, plan: Plan, drafter: Official) -> Page:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    return page


def way_in(page: Page, opening: str) -> str:
    """The link into editing beside the piece that begins so."""
    return f".piece:has-text('{opening}') >> nth=0 >> .piece-edit"


def text_of(plan: Plan) -> list[str]:
    current = Plan.objects.get(pk=plan.pk).original.current
    return [line for line in current.text.split("\n") if line]


@pytest.mark.smoke
def test_from_signing_in_to_the_printed_paper(
    page: Page, live_server: LiveServer, plan: Plan, tmp_path: Path
) -> None:
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("soan.thao")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Kế hoạch", exact=True).click()
    page.get_by_role("link", name=CONTENT.subject).click()
    expect(page.locator(".paper .nation")).to_have_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    page.click(way_in(page, "Phân công rõ việc"))
    typed = page.get_by_label("Nội dung đang sửa")
    expect(typed).to_be_focused()
    expect(typed).to_have_value("2. Phân công rõ việc.\n")
    typed.fill("2. Phân công rõ việc.\n2. Kiểm tra hằng quý.")
    expect(page.locator(".part-preview")).to_contain_text("3. Kiểm tra hằng quý.")
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_text("Đã lưu (lần lưu 2).")).to_be_visible()
    expect(page.locator(".paper")).to_contain_text("3. Kiểm tra hằng quý.")
    assert "3. Kiểm tra hằng quý." in text_of(plan)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp Word").click()
    word = docx.Document(str(download.value.path()))
    assert "3. Kiểm tra hằng quý." in [paragraph.text for paragraph in word.paragraphs]
    address = page.get_by_role("link", name="Xem bản in (PDF)").get_attribute("href")
    pdf = page.context.request.get(f"{live_server.url}{address}").body()
    with pdfplumber.open(io.BytesIO(pdf)) as printed:
        assert "3. Kiểm tra hằng quý." in (printed.pages[0].extract_text() or "")

    page.get_by_role("link", name="Các lần lưu").click()
    expect(page.locator(".row-title")).to_have_text(["Lần lưu 2", "Lần lưu 1"])
    page.get_by_role("link", name="Lần lưu 1").click()
    page.get_by_text("Lấy lại nội dung này", exact=True).click()
    page.get_by_role("button", name="Đồng ý: Lấy lại nội dung này").click()
    expect(page.get_by_text("Đã lấy lại nội dung của lần lưu 1.")).to_be_visible()
    assert "3. Kiểm tra hằng quý." not in text_of(plan)


def test_leaving_the_form_brings_the_piece_back(at_plan: Page) -> None:
    at_plan.click(way_in(at_plan, "Phân công rõ việc"))
    at_plan.get_by_label("Nội dung đang sửa").fill("bỏ dở")
    at_plan.get_by_role("link", name="Thôi, không sửa").click()
    expect(at_plan.locator(".part-form")).to_have_count(0)
    expect(at_plan.locator(way_in(at_plan, "Phân công rõ việc"))).to_be_focused()
    expect(at_plan.locator(".paper")).not_to_contain_text("bỏ dở")


def test_a_second_tab_does_not_overwrite_the_first(at_plan: Page, plan: Plan) -> None:
    late = at_plan.context.new_page()
    late.goto(at_plan.url)
    for page, words in ((at_plan, "Việc của thẻ một."), (late, "Việc của thẻ hai.")):
        page.click(way_in(page, "Phân công rõ việc"))
        page.get_by_label("Nội dung đang sửa").fill(f"2. {words}")
    at_plan.get_by_role("button", name="Lưu").click()
    expect(at_plan.get_by_text("Đã lưu (lần lưu 2).")).to_be_visible()

    late.get_by_role("button", name="Lưu").click()
    expect(late.get_by_role("alert")).to_contain_text("Nguyễn Văn Mẫu vừa lưu văn bản này")
    expect(late.locator("#cua-nguoi-khac + pre")).to_have_text("2. Việc của thẻ một.")
    expect(late.get_by_label("đang sửa")).to_have_value("2. Việc của thẻ hai.")
    assert "2. Việc của thẻ một." in text_of(plan)

    late.get_by_role("button", name="Lưu").click()
    expect(late.get_by_text("Đã lưu (lần lưu 3).")).to_be_visible()
    assert "2. Việc của thẻ hai." in text_of(plan)
    late.close()


def focused(page: Page) -> str:
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
    )


def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if (focused(page) or "").startswith(name):
            return
    raise AssertionError(f"{name} is not reached by {most} tabs")


def test_all_of_it_goes_by_keyboard_and_the_focus_is_seen(at_plan: Page, plan: Plan) -> None:
    tab_to(at_plan, "Sửa khoản 2: Phân công")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert at_plan.evaluate(outline) == "solid"
    at_plan.keyboard.press("Enter")
    expect(at_plan.get_by_label("Nội dung đang sửa")).to_be_focused()
    at_plan.keyboard.press("Control+End")
    at_plan.keyboard.type("a) Chi tiết.")
    tab_to(at_plan, "Lưu", most=3)
    at_plan.keyboard.press("Enter")
    expect(at_plan.get_by_text("Đã lưu (lần lưu 2).")).to_be_visible()
    expect(at_plan.locator(way_in(at_plan, "Phân công rõ việc"))).to_be_focused()
    assert "a) Chi tiết." in text_of(plan)


def test_vietnamese_typed_by_backspace_and_retype_stays_whole(at_plan: Page, plan: Plan) -> None:
    """UniKey takes letters back and types them anew, while the preview is fetched."""
    at_plan.click(way_in(at_plan, "Phân công rõ việc"))
    typed = at_plan.get_by_label("Nội dung đang sửa")
    typed.fill("2. ")
    at_plan.keyboard.press("End")
    for taken_back, letters in (
        (0, "Vie"),
        (1, "ê"),
        (0, "t"),
        (2, "ệt"),
        (0, " Nam, Dda"),
        (3, "Đa"),
        (1, "à"),
        (0, " Na"),
        (1, "ẵng."),
    ):
        for _ in range(taken_back):
            at_plan.keyboard.press("Backspace")
        at_plan.keyboard.insert_text(letters)
        at_plan.wait_for_timeout(150)
    expect(typed).to_have_value("2. Việt Nam, Đà Nẵng.")
    expect(at_plan.locator(".part-preview")).to_have_text("2. Việt Nam, Đà Nẵng.")
    at_plan.get_by_role("button", name="Lưu").click()
    expect(at_plan.get_by_text("Đã lưu (lần lưu 2).")).to_be_visible()
    assert "2. Việt Nam, Đà Nẵng." in text_of(plan)


def word_file(path: Path) -> Path:
    document = docx.Document()
    for line in (
        "KẾ HOẠCH",
        "Phòng cháy năm 2026",
        "I. MỤC ĐÍCH",
        "1. Phòng ngừa.",
        "a) Kiểm tra.",
    ):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_a_new_plan_from_a_word_file(at_plan: Page, plan: Plan, tmp_path: Path) -> None:
    at_plan.get_by_role("link", name="Việc hôm nay").click()
    at_plan.get_by_role("link", name="Soạn kế hoạch mới").click()
    at_plan.get_by_role("link", name="Từ tệp .docx hoặc .txt").click()
    at_plan.get_by_label("Tệp văn bản").set_input_files(word_file(tmp_path / "cu.docx"))
    at_plan.get_by_label("Không", exact=True).check()
    at_plan.get_by_role("button", name="Đọc tệp").click()
    expect(at_plan.get_by_label("Toàn văn")).to_have_value(re.compile("1. Phòng ngừa."))
    at_plan.get_by_role("button", name="Soạn kế hoạch").click()
    expect(at_plan.locator(".paper .subject")).to_have_text("Phòng cháy năm 2026")
    assert "a) Kiểm tra." in text_of(Plan.objects.exclude(pk=plan.pk).get())


def test_without_script_a_part_is_edited_on_a_page_of_its_own(
    browser: Browser, live_server: LiveServer, plan: Plan, drafter: Official
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    page.locator(way_in(page, "Phân công rõ việc")).click()
    expect(page.get_by_role("heading", name="Khoản 2")).to_be_visible()
    page.get_by_label("Nội dung đang sửa").fill("2. Sửa không cần script.")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".paper")).to_contain_text("2. Sửa không cần script.")
    expect(page).to_have_url(re.compile(r"#doan-\w+$"))
    context.close()


def test_a_lost_session_takes_nothing_that_was_typed(at_plan: Page, complaints: list[str]) -> None:
    at_plan.click(way_in(at_plan, "Phân công rõ việc"))
    typed = at_plan.get_by_label("Nội dung đang sửa")
    at_plan.context.clear_cookies(name="sessionid")
    typed.fill("2. Gõ dở.")
    at_plan.get_by_role("button", name="Lưu").click()
    expect(at_plan.get_by_role("alert")).to_contain_text("phiên làm việc đã hết")
    expect(typed).to_have_value("2. Gõ dở.")
    at_plan.wait_for_timeout(600)  # the preview is refused as well
    complaints.clear()


def test_places_that_speak_of_last_year_lead_to_their_pieces(
    page: Page, live_server: LiveServer, ward: Organization, drafter: Official
) -> None:
    text = "I. KẾT QUẢ\n\n1. Năm 2024 giảm 3 vụ.\n\n2. Hoàn thành trong năm 2025."
    previous = make_plan(ward, drafter, replace(CONTENT, text=text), year=2025)
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/moi/tu-nam-truoc/{previous.pk}/")
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Soạn kế hoạch").click()
    expect(page.get_by_text("Còn 1 chỗ nói về năm trước")).to_be_visible()
    page.get_by_role("link", name="Khoản 1", exact=True).click()
    plan = Plan.objects.exclude(pk=previous.pk).get()
    key = key_of(plan.original.current, "Năm 2024")
    expect(page).to_have_url(re.compile(f"#doan-{key}$"))
    expect(page.locator(f"#doan-{key}")).to_be_in_viewport()
    expect(page.locator(".paper")).to_contain_text("2. Hoàn thành trong năm 2026.")
