"""A paper from one office to another in a browser, and the pages of incoming papers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from directives import handing, handling, receiving
from directives.handling import Charge, Share
from directives.models import Opinion, Receipt
from directives.receiving import Arrival
from documents.deliveries import delivering
from documents.deliveries.delivering import Sending
from documents.models import Document
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.browser.test_number_book import look
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_delivery, make_issued, make_receipt
from tests.directives.making import make_directive
from vietnamese.dates import today

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sender(province: Organization, ward: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def issued(province: Organization, sender: Official) -> Document:
    return make_issued(province, sender)


def test_a_paper_is_sent_opened_registered_and_stamped(
    page: Page,
    live_server: LiveServer,
    province: Organization,
    ward: Organization,
    sender: Official,
    clerk: Official,
    issued: Document,
    accessible: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(sender))
    page.goto(f"{live_server.url}/van-ban/{issued.pk}/")
    page.get_by_role("link", name="Gửi tới nơi nhận").click()
    accessible()
    page.get_by_label(ward.name).check()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_text("Đã gửi.")).to_be_visible()
    expect(page.get_by_text("chưa mở")).to_be_visible()
    accessible()

    enter(page, live_server, signed_in(clerk))
    page.goto(live_server.url)
    page.get_by_role("link", name="Văn bản đến").click()
    accessible()
    page.get_by_role("link", name="Công văn 01/UBND: ").click()
    expect(page.get_by_text("Giữ vững an ninh, trật tự")).to_be_visible()
    accessible()
    page.get_by_role("link", name="Vào sổ").click()
    accessible()
    page.get_by_role("button", name="Vào sổ").click()
    expect(page.get_by_text("Đã vào sổ: số đến 01.")).to_be_visible()
    accessible()
    address = page.get_by_role("link", name="In dấu đến", exact=True).get_attribute("href")
    stamp = page.request.get(f"{live_server.url}{address}")
    assert stamp.headers["content-type"] == "application/pdf"
    assert stamp.body().startswith(b"%PDF")

    page.locator("section", has_text="1. Ý kiến của lãnh đạo").get_by_role(
        "link", name="Ghi ý kiến"
    ).first.click()
    accessible()
    page.get_by_label("Người cho ý kiến").fill("Lê Văn Thử, Chủ tịch")
    page.get_by_label("Giao chủ trì").fill("Công an phường")
    page.get_by_label("hoặc số ngày làm việc").fill("5")
    page.get_by_role("button", name="Ghi").click()
    expect(page.get_by_text("Chủ trì: Công an phường, thời hạn")).to_be_visible()


def test_a_recall_reaches_the_inbox(
    page: Page,
    live_server: LiveServer,
    province: Organization,
    ward: Organization,
    sender: Official,
    clerk: Official,
    accessible: Callable[[], None],
) -> None:
    delivery = make_delivery(province, ward, sender)
    receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    enter(page, live_server, signed_in(sender))
    page.goto(f"{live_server.url}/van-ban/{delivery.document_id}/")
    page.get_by_role("link", name="Thu hồi lượt gửi").click()
    accessible()
    page.get_by_label("Lý do").fill("Gửi nhầm nơi nhận")
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("đã thu hồi").first).to_be_visible()

    enter(page, live_server, signed_in(clerk))
    page.goto(f"{live_server.url}/van-ban-den/")
    accessible()
    page.get_by_role("region", name="Bên gửi đã thu hồi").get_by_role("link").click()
    expect(page.get_by_text("Gửi nhầm nơi nhận")).to_be_visible()
    expect(page.get_by_text("Giữ vững an ninh, trật tự")).to_have_count(0)
    accessible()
    page.get_by_text("Đã hủy bản nhận được, báo bên gửi").first.click()
    page.get_by_role("button", name="Đã hủy bản nhận được, báo bên gửi").click()
    expect(page.get_by_text("Đã báo bên gửi: bản nhận được đã hủy.")).to_be_visible()


def make_full_inbox(
    province: Organization, ward: Organization, sender: Official, clerk: Official
) -> Receipt:
    """Two papers that wait, one of them urgent; one dealt with, one struck through."""
    for number, urgency in (("12/UBND-NC", ""), ("13/UBND-NC", "EXPRESS")):
        paper = make_directive(province, sender, number=number, urgency=urgency)
        assert handing.hand_down(paper, [ward], sender=province, by=sender)
    recalled = make_delivery(province, ward, sender)
    assert delivering.withdraw(recalled, reason="Gửi nhầm nơi nhận", by=sender)
    struck = make_receipt(make_directive(ward, clerk, number="14/UBND-NC"), by=clerk)
    receiving.void(struck, reason="Ghi nhầm ngày đến", by=clerk)
    receipt = make_receipt(make_directive(ward, clerk, number="15/UBND-NC"), by=clerk)
    opinion = Opinion(
        receipt=receipt,
        part=Opinion.Part.LEADER,
        said_by="Lê Văn Thử, Chủ tịch",
        given_on=today(),
        text="Tham mưu kế hoạch triển khai trên địa bàn phường.",
        passed_on=today(),
    )
    charges = [
        Charge(Share.LEAD, "Phòng Văn hóa - Xã hội", handling.due_after(today(), 5)),
        Charge(Share.PARTNER, "Công an phường"),
    ]
    handling.say(opinion, charges, by=clerk)
    return receipt


def test_the_pages_of_incoming_papers_fit_every_width_and_axe(
    page: Page,
    live_server: LiveServer,
    province: Organization,
    ward: Organization,
    police: Organization,
    sender: Official,
    clerk: Official,
    fits: Callable[[str], None],
) -> None:
    receipt = make_full_inbox(province, ward, sender, clerk)
    waiting = ward.deliveries.earliest("pk")
    by_post = make_directive(ward, clerk, number="16/UBND-NC")
    paper = make_delivery(province, ward, sender)
    pages = {
        "incoming": "/van-ban-den/",
        "incoming-open": "/van-ban-den/?loc=chua-xong",
        "delivered": f"/van-ban-den/gui-den/{paper.pk}/",
        "recalled": f"/van-ban-den/gui-den/{paper.pk - 1}/",
        "register": f"/van-ban-den/gui-den/{waiting.pk}/vao-so/",
        "register-paper": f"/van-ban-chi-dao/{by_post.pk}/vao-so-den/",
        "passage": f"/van-ban-chi-dao/{receipt.directive_id}/",
        "hand-down": f"/van-ban-chi-dao/{by_post.pk}/chuyen-xuong/",
        "home": "/",
        "receipt": f"/van-ban-den/{receipt.pk}/",
        "opinion": f"/van-ban-den/{receipt.pk}/phieu/lanh-dao/",
        "progress": f"/van-ban-den/{receipt.pk}/tien-do/",
        "strike": f"/van-ban-den/{receipt.pk}/huy/",
        "print": f"/so-van-ban-den/{receipt.book_id}/in/",
    }
    enter(page, live_server, signed_in(clerk))
    look(page, live_server, pages, fits, prefix="incoming")


def test_the_pages_of_the_sender_fit_every_width_and_axe(
    page: Page,
    live_server: LiveServer,
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    sender: Official,
    issued: Document,
    fits: Callable[[str], None],
) -> None:
    verdict = delivering.send(issued, [Sending(ward.name, ward), Sending("Các khối")], by=sender)
    assert verdict
    delivery = issued.deliveries.get(recipient=ward)
    pages = {
        "paper": f"/van-ban/{issued.pk}/",
        "send": f"/van-ban/{issued.pk}/gui/",
        "withdraw": f"/van-ban/{issued.pk}/gui/{delivery.pk}/thu-hoi/",
    }
    enter(page, live_server, signed_in(sender))
    look(page, live_server, pages, fits, prefix="incoming")


def test_the_setup_of_the_book_fits_every_width_and_axe(
    page: Page,
    live_server: LiveServer,
    chair: Official,
    fits: Callable[[str], None],
) -> None:
    enter(page, live_server, signed_in(chair))
    setup = {"set-up-incoming": "/so-van-ban-den/thiet-lap/"}
    look(page, live_server, setup, fits, prefix="incoming")
