"""The demonstration plan from its draft to its issue, and the plan that then replaces it.

Filmed where $BINHAN_FILM names a folder (docs/development.md).
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from desk import demonstration
from directives import loading
from documents.models import Document
from localities.models import AdministrativeUnit
from officials.models import Official
from plans.models import Plan
from tests.browser.test_drafting import enter, way_in
from tests.cast import UnitKind, make_unit, signed_in
from tests.looking import fits_the_window
from vietnamese.dates import today

pytestmark = pytest.mark.django_db(transaction=True)
State = Document.State
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1366, "height": 768}
BEFORE_A_BLANK = ["Số:", "ngày", "tháng", "năm"]
QUOTED = "mọi mâu thuẫn, tranh chấp được tiếp nhận trong 3 ngày làm việc"
MENDED = "mọi mâu thuẫn, tranh chấp được tiếp nhận, xử lý trong 3 ngày làm việc"


@dataclass(frozen=True)
class Word:
    """On a printed page, in points."""

    text: str
    left: float
    right: float
    bottom: float


@pytest.fixture
def plan(province_unit: AdministrativeUnit, district_unit: AdministrativeUnit) -> Plan:
    """The plan of the demonstration, after the mergers of 2025."""
    make_unit("16939", "Hoà Hiếu", UnitKind.WARD, parent=district_unit, valid_to=date(2025, 6, 30))
    make_unit("16939", "Thái Hòa", UnitKind.WARD, parent=province_unit, valid_from=date(2025, 7, 1))
    loading.load()
    demonstration.load()
    return Plan.objects.get(year=2026)


@dataclass
class Journey:
    """One browser, at which the people of the office sit down in turn."""

    page: Page
    server: LiveServer
    film: Callable[[str], None]

    def sit_down(self, username: str, address: str) -> Page:
        self.page.context.clear_cookies()
        enter(self.page, self.server, signed_in(Official.objects.get(username=username)))
        self.page.goto(f"{self.server.url}{address}")
        return self.page

    def follow(self, label: str) -> None:
        self.page.get_by_role("link", name=label, exact=True).first.click()

    def send(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).last.click()

    def confirm(self, label: str) -> None:
        self.page.locator("summary", has_text=label).last.click()
        self.film("hoi-lai-truoc-khi-lam")
        self.send(f"Đồng ý: {label}")

    def printed(self, label: str) -> bytes:
        address = self.page.get_by_role("link", name=label).get_attribute("href")
        answer = self.page.context.request.get(f"{self.server.url}{address}")
        assert answer.headers["content-type"] == "application/pdf"
        return answer.body()

    def hand_up(self, film: str) -> None:
        self.follow("Trình ký")
        self.page.get_by_label("Không", exact=True).check()
        self.film(film)
        self.send("Trình ký")
        expect(self.page.get_by_text("Đã trình ký.")).to_be_visible()


@pytest.fixture
def journey(page: Page, live_server: LiveServer, film: Callable[[str], None]) -> Journey:
    return Journey(page, live_server, film)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def test_the_demonstration_plan_lives_from_its_draft_to_its_replacement(
    journey: Journey, plan: Plan
) -> None:
    home = f"/ke-hoach/{plan.pk}/"
    draft(journey, home)
    give_back_with_two_remarks(journey)
    mend_and_answer(journey, home)
    endorse_twice(journey, film=True)
    approve_on_the_phone(journey)
    assert state_of(plan.original) == State.APPROVED

    signing_copy = record_ink(journey, home)
    give_number(journey, "01/KH-UBND")
    assert_prints_fit_together(journey, signing_copy)
    issue(journey)
    assert state_of(plan.original) == State.ISSUED

    replace(journey, home)
    later = Document.objects.exclude(pk=plan.original.pk).latest("pk")
    see_it_superseded(journey, home, later)
    assert (state_of(plan.original), state_of(later)) == (State.SUPERSEDED, State.ISSUED)


def state_of(document: Document) -> str:
    return Document.objects.get(pk=document.pk).state


def draft(journey: Journey, home: str) -> None:
    page = journey.sit_down("soanthao", "/")
    journey.film("nguoi-soan-viec-hom-nay")
    page.goto(f"{journey.server.url}{home}")
    journey.film("ban-thao")
    page.click(way_in(page, "Đăng tin, bài"))
    typed = page.get_by_label("Nội dung đang sửa")
    typed.fill(typed.input_value().replace("một lần", "hai lần"))
    expect(page.locator(".part-preview")).to_contain_text("hai lần")
    journey.film("sua-mot-doan")
    journey.send("Lưu")
    expect(page.get_by_text("Đã lưu (lần lưu 2).")).to_be_visible()
    journey.hand_up("trinh-ky")
    journey.film("da-trinh")


def give_back_with_two_remarks(journey: Journey) -> None:
    page = journey.sit_down("vanphong", "/")
    journey.film("chanh-van-phong-viec-hom-nay")
    journey.follow("Xem và kiểm tra")
    journey.film("cho-kiem-tra")
    journey.follow("Trả lại")
    page.get_by_role("button", name="Ghi ý kiến về điểm a: Kiện toàn").click()
    quote = page.get_by_label("Lời trích")
    quote.fill(QUOTED)
    page.get_by_label("Ý kiến", exact=True).nth(0).fill("Tiếp nhận rồi thì bao lâu xử lý xong?")
    page.get_by_label("Ý kiến", exact=True).nth(1).fill("Thiếu nguồn kinh phí thực hiện.")
    page.get_by_label("Loại ý kiến").nth(1).select_option(label="Thiếu")
    journey.film("ghi-hai-y-kien")
    journey.send("Trả lại")
    expect(page.get_by_text("Đã trả lại với 2 ý kiến.")).to_be_visible()
    journey.film("het-viec")


def mend_and_answer(journey: Journey, home: str) -> None:
    page = journey.sit_down("soanthao", "/")
    journey.film("nguoi-soan-bi-tra-lai")
    page.goto(f"{journey.server.url}{home}")
    journey.film("van-ban-bi-tra-lai")
    page.click(way_in(page, "Kiện toàn tổ hòa giải"))
    typed = page.get_by_label("Nội dung đang sửa")
    typed.fill(typed.input_value().replace(QUOTED, MENDED))
    journey.send("Lưu")
    expect(page.get_by_text("Đã lưu (lần lưu 3).")).to_be_visible()
    journey.follow("Trả lời ý kiến")
    page.get_by_label("Trả lời").nth(0).fill("Đã ghi: tiếp nhận, xử lý trong 3 ngày làm việc.")
    page.get_by_label("Trả lời").nth(1).fill("Đã có ở mục III khoản 3, trong dự toán được giao.")
    journey.film("tra-loi-tung-y-kien")
    journey.send("Lưu trả lời")
    expect(page.get_by_text("Đã lưu trả lời.")).to_be_visible()
    journey.film("da-tra-loi")
    journey.hand_up("trinh-lan-hai")


def endorse_twice(journey: Journey, *, film: bool) -> None:
    page = journey.sit_down("vanphong", "/cho-kiem-tra/")
    if film:
        expect(page.get_by_text("1 chỗ thay đổi từ lần trình 1")).to_be_visible()
        journey.film("cho-nao-thay-doi")
    journey.send("Đã kiểm tra nội dung")
    expect(page.get_by_text("Đã ghi: kiểm tra nội dung.")).to_be_visible()
    page = journey.sit_down("vanthu", "/cho-kiem-tra/")
    journey.send("Đã kiểm tra thể thức")
    expect(page.get_by_text("Đã ghi: kiểm tra thể thức.")).to_be_visible()
    if film:
        journey.film("van-thu-da-kiem-tra")


def approve_on_the_phone(journey: Journey) -> None:
    journey.page.set_viewport_size(PHONE)
    page = journey.sit_down("chutich", "/")
    fits_the_window(page)
    journey.film("chu-tich-viec-hom-nay")
    journey.follow("Xem và duyệt")
    expect(page.locator(".deciding")).to_be_in_viewport()
    fits_the_window(page)
    expect(page.locator(".paper .kind")).to_contain_text("Kế hoạch")
    journey.film("chu-tich-doc")
    assert page.evaluate("window.visualViewport.scale") == 1
    assert reading_size(page) >= 16
    page.locator(".deciding").get_by_role("link", name="Duyệt").click()
    page.get_by_label("Không", exact=True).check()
    fits_the_window(page)
    journey.film("chu-tich-duyet")
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Không có văn bản nào chờ duyệt")).to_be_visible()
    journey.film("chu-tich-da-duyet")
    page.set_viewport_size(DESK)


def reading_size(page: Page) -> float:
    """The smallest letters of the main text, in pixels of the screen."""
    sizes = "blocks => blocks.map(block => parseFloat(getComputedStyle(block).fontSize))"
    return min(page.locator(".paper .block").evaluate_all(sizes))


def record_ink(journey: Journey, home: str) -> bytes:
    """Prints the signing copy, then says that it was signed."""
    page = journey.sit_down("vanthu", "/")
    journey.film("van-thu-viec-hom-nay")
    page.goto(f"{journey.server.url}{home}")
    journey.film("van-ban-da-duyet")
    signing_copy = journey.printed("In bản để ký")
    journey.follow("Ghi nhận đã ký giấy")
    journey.film("ghi-nhan-da-ky-giay")
    journey.send("Ghi nhận")
    expect(page.get_by_text("Đã ghi nhận chữ ký trên giấy. Bước tiếp: vào sổ.")).to_be_visible()
    return signing_copy


def give_number(journey: Journey, number: str) -> None:
    journey.follow("Vào sổ, cấp số")
    journey.film(f"cap-so-{number[:2]}")
    journey.send("Cấp số")
    expect(journey.page.locator(".paper .number")).to_have_text(f"Số: {number}")
    journey.film(f"da-co-so-{number[:2]}")


def assert_prints_fit_together(journey: Journey, signing_copy: bytes) -> None:
    """The overlay bears only what the signing copy leaves blank, in the middle of the blanks."""
    signing = words_of(signing_copy)
    overlay = words_of(journey.printed("In số và ngày lên bản đã ký"))
    reading = words_of(journey.printed("In bản đọc"))
    day, month = f"{today().day:02}", today().month
    figures = ["01", day, f"{month:02}" if month < 3 else str(month), str(today().year)]
    assert [word.text for word in overlay] == figures

    starts = [index for index, word in enumerate(signing) if word.text in BEFORE_A_BLANK][:4]
    assert [signing[index].text for index in starts] == BEFORE_A_BLANK
    for figure, start in zip(overlay, starts, strict=True):
        before, after = signing[start : start + 2]
        assert figure.bottom == pytest.approx(before.bottom)
        assert before.right <= figure.left
        assert figure.right <= after.left or after.bottom > before.bottom

    written = " ".join(word.text for word in signing)
    blanks = "Số: /KH-UBND Thái Hòa, ngày tháng năm "
    filled = "Số: {}/KH-UBND Thái Hòa, ngày {} tháng {} năm {} ".format(*figures)
    assert written.replace(blanks, filled, 1) == " ".join(word.text for word in reading)


def words_of(data: bytes) -> list[Word]:
    """Of all pages, in the order in which they are read."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        found = [word for page in opened.pages for word in page.extract_words()]
    return [Word(one["text"], one["x0"], one["x1"], one["bottom"]) for one in found]


def issue(journey: Journey) -> None:
    journey.confirm("Phát hành")
    expect(journey.page.get_by_text("Đã phát hành. Nội dung, số và ngày")).to_be_visible()
    journey.film("da-phat-hanh")


def replace(journey: Journey, home: str) -> None:
    """Another plan takes its place and goes the whole way itself."""
    page = journey.sit_down("soanthao", home)
    journey.film("nguoi-soan-van-ban-da-phat-hanh")
    journey.follow("Soạn văn bản thay thế")
    page.get_by_label("Không", exact=True).check()
    journey.film("soan-van-ban-thay-the")
    journey.send("Soạn văn bản")
    expect(page.locator(".paper")).to_contain_text("thay thế Kế hoạch số 01/KH-UBND")
    journey.film("ban-thao-thay-the")
    address = page.url.removeprefix(journey.server.url)
    journey.hand_up("trinh-van-ban-thay-the")
    endorse_twice(journey, film=False)
    approve_on_the_phone(journey)
    record_ink(journey, address)
    give_number(journey, "02/KH-UBND")
    issue(journey)


def see_it_superseded(journey: Journey, home: str, later: Document) -> None:
    page = journey.page
    page.goto(f"{journey.server.url}{home}")
    expect(page.get_by_text("Kế hoạch hiện theo văn bản này.")).to_have_count(1)
    journey.film("ke-hoach-theo-van-ban-thay-the")
    page.get_by_role("link", name="số 01/KH-UBND").first.click()
    expect(page.locator(".badge-state").first).to_have_text("Đã được thay thế")
    journey.film("da-duoc-thay-the")
    page.goto(f"{journey.server.url}/van-ban/{later.pk}/lich-su/")
    journey.film("lich-su-van-ban-thay-the")
    page.goto(f"{journey.server.url}/so-van-ban/")
    journey.film("so-van-ban")
