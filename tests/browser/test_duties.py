"""Duties in a browser: marked by the province, found in the inbox, answered, counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from desk import demonstrated_duties, demonstration
from directives import loading
from directives.models import Directive
from officials.models import Official
from plans.models import Plan
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.demonstrated import make_units

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def letter(db: None, media: None) -> Directive:
    make_units()
    loading.load()
    demonstration.load()
    demonstrated_duties.load()
    return Directive.objects.get(document__organization__name=demonstrated_duties.NAME)


@pytest.fixture
def plan(letter: Directive) -> Plan:
    return Plan.objects.get(organization__name="Ủy ban nhân dân phường Thái Hòa")


@pytest.fixture
def sit_down(page: Page, live_server: LiveServer) -> Callable[[str, str], Page]:
    def come(username: str, address: str) -> Page:
        page.context.clear_cookies()
        enter(page, live_server, signed_in(Official.objects.get(username=username)))
        page.goto(f"{live_server.url}{address}")
        return page

    return come


@pytest.fixture
def looked_at(page: Page, fits: Callable[[str], None]) -> Look:
    def look(name: str, heading: str) -> None:
        expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        fits(f"duties-{name}")

    return look


def test_a_duty_goes_from_the_province_to_a_part_of_a_plan_and_back(
    letter: Directive,
    plan: Plan,
    sit_down: Callable[[str, str], Page],
    looked_at: Look,
) -> None:
    page = sit_down("tinh.vanthu", f"/van-ban-chi-dao/{letter.pk}/nhiem-vu/")
    looked_at("1-marked", "Nhiệm vụ trong văn bản")
    page.get_by_role("link", name="Ghi nhiệm vụ: đoạn thứ nhất").click()
    expect(page.get_by_label("Chỗ trong văn bản")).to_have_value("đoạn thứ nhất")
    looked_at("2-marking", "Ghi nhiệm vụ")
    page.get_by_label("Việc phải làm").fill("Tiếp tục thực hiện chỉ thị về người có uy tín.")
    page.get_by_label("Giao cho").fill("UBND các xã, phường")
    page.get_by_label("Trong chương trình").select_option(
        label="Tất cả UBND cấp xã trong Tỉnh Nghệ An"
    )
    page.get_by_role("button", name="Lưu nhiệm vụ").click()
    expect(page.get_by_text("Đã ghi nhiệm vụ.")).to_be_visible()

    page = sit_down("vanthu", "/van-ban-den/")
    looked_at("3-inbox", "Văn bản đến")
    page.get_by_role("link", name="01/UBND-NC").first.click()
    expect(page.get_by_role("heading", name="Nhiệm vụ giao cho cơ quan")).to_be_visible()
    expect(page.locator(".duty")).to_have_count(8)
    looked_at("4-delivered", "Công văn 01/UBND-NC")

    page = sit_down("soanthao", f"/ke-hoach/{plan.pk}/")
    expect(page.get_by_text("Còn 6 trong 8 nhiệm vụ trên giao chưa có trả lời.")).to_be_visible()
    page.get_by_role("link", name="Xem nhiệm vụ trên giao").click()
    looked_at("5-duties-of-the-plan", "Nhiệm vụ trên giao")
    fifth = page.locator(".duty", has_text="Phổ biến đến cán bộ")
    fifth.get_by_role("link", name="Trả lời", exact=True).click()
    page.get_by_label("Phần của kế hoạch trả lời").select_option(
        label="Mục II, khoản 1: Tuyên truyền, phổ biến pháp luật"
    )
    looked_at("6-answering", "Trả lời nhiệm vụ")
    page.get_by_role("button", name="Ghi câu trả lời").click()
    expect(page.get_by_text("Đã ghi câu trả lời.")).to_be_visible()
    page.get_by_role("link", name="mục II, khoản 1", exact=True).click()
    part = page.locator(".piece:target")
    expect(part).to_contain_text("Tuyên truyền, phổ biến pháp luật")
    looked_at("7-the-part", "Kế hoạch năm 2026")
    part.locator(".piece-duties").get_by_role("link").click()
    expect(page.locator(".duty:target")).to_contain_text("Phổ biến đến cán bộ")

    page.goto(page.url.split("/ke-hoach/")[0] + f"/van-ban/{plan.original.pk}/trinh-ky/")
    expect(page.get_by_text("Nhiệm vụ chưa có phần trả lời")).to_have_count(5)
    looked_at("8-handing-up", "Trình ký")


def test_the_province_reads_the_matrix_on_every_screen(
    letter: Directive,
    sit_down: Callable[[str, str], Page],
    looked_at: Look,
) -> None:
    page = sit_down("tinh.chutich", "/ke-hoach/")
    page.get_by_role("link", name="Nhiệm vụ đã giao").click()
    looked_at("9-given", "Nhiệm vụ đã giao")
    page.get_by_role("link", name="Công văn số 01/UBND-NC").click()
    looked_at("10-matrix", "Đối chiếu nhiệm vụ đã giao")
    row = page.get_by_role("row", name="phường Tây Hiếu")
    expect(row.get_by_text("Có phần trả lời")).to_have_count(5)
    expect(row.get_by_text("Giải trình")).to_have_count(1)
