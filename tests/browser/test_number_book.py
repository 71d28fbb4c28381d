"""The number books in a browser: the way of a number, and every page at three widths."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.models import BookEntry, NumberBook
from documents.numbers import numbering
from officials.models import Official, Organization
from tests.books import LETTER, Permit, make_approved, make_order
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def book(ward: Organization, drafter: Official, clerk: Official, chair: Official) -> NumberBook:
    """Six lines, one of them voided; a number reserved."""
    make_order(ward, chair, Permit.RESERVE)
    make_order(ward, chair, Permit.INSERT)
    for _ in range(3):
        numbering.give_number(make_approved(ward, drafter), on=today(), by=clerk)
        numbering.number_elsewhere(ward, LETTER, on=today(), by=clerk)
    voided = BookEntry.objects.get(number=3)
    numbering.void(voided, reason="Cấp nhầm cho bản chưa ký", by=clerk)
    numbering.reserve(voided.book.series, purpose="Kế hoạch chờ ký", by=clerk)
    return voided.book


def test_the_clerk_gives_a_number_and_voids_it(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    clerk: Official,
) -> None:
    document = make_approved(ward, drafter)
    enter(page, live_server, signed_in(clerk))
    page.goto(f"{live_server.url}/van-ban/{document.pk}/")
    page.get_by_role("link", name="Vào sổ, cấp số").click()
    page.get_by_label("Ngày văn bản").fill(short(today()))
    page.get_by_role("button", name="Cấp số").click()
    expect(page.get_by_text("Đã cấp số 01/KH-UBND")).to_be_visible()
    page.get_by_role("link", name="Hủy số").click()
    page.get_by_label("Lý do hủy số").fill("Cấp nhầm cho bản chưa ký")
    page.get_by_role("button", name="Hủy số").click()
    expect(page.get_by_text("Đã hủy số", exact=True)).to_be_visible()


def addresses(book: NumberBook, paper: int) -> dict[str, str]:
    line = BookEntry.objects.get(number=1).pk
    return {
        "books": "/so-van-ban/",
        "book": f"/so-van-ban/{book.pk}/",
        "give": f"/van-ban/{paper}/cap-so/",
        "elsewhere": "/so-van-ban/ghi-van-ban/",
        "void": f"/so-van-ban/dong/{line}/huy-so/",
        "reserve": f"/so-van-ban/{book.pk}/de-danh/",
    }


SETUP = {
    "setup": "/so-van-ban/thiet-lap/",
    "decide": "/so-van-ban/thiet-lap/cach-danh-so/",
    "order": "/so-van-ban/thiet-lap/lenh/",
    "body": "/so-van-ban/thiet-lap/to-chuc-tu-van/",
    "carry": "/so-van-ban/chuyen-so/",
}


def look(
    page: Page,
    live_server: LiveServer,
    found: dict[str, str],
    fits: Callable[[str], None],
    *,
    prefix: str = "number-book",
) -> None:
    for name, address in found.items():
        page.goto(f"{live_server.url}{address}")
        expect(page.locator("h1").first).to_be_visible()
        fits(f"{prefix}-{name}")


def test_the_pages_of_the_book_fit_every_width_and_axe(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    clerk: Official,
    book: NumberBook,
    fits: Callable[[str], None],
) -> None:
    paper = make_approved(ward, drafter, signed_on=today())
    enter(page, live_server, signed_in(clerk))
    look(page, live_server, addresses(book, paper.pk), fits)


def test_the_pages_of_its_setup_fit_every_width_and_axe(
    page: Page,
    live_server: LiveServer,
    administrator: Official,
    book: NumberBook,
    fits: Callable[[str], None],
) -> None:
    enter(page, live_server, signed_in(administrator))
    look(page, live_server, SETUP, fits)
