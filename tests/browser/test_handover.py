"""Work is handed over in a browser: an official proposes it, a head reads and confirms it."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.models import Document
from officials.models import Official, Organization
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import Look, look
from tests.cast import signed_in
from tests.desk.handovers import confirm, make_handover, make_successor
from tests.papers import make_document, make_plan
from tests.tasks import make_task, make_turn

__all__ = ["look"]  # fixtures
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def receiver(ward: Organization, drafter: Official) -> Official:
    """The drafter has a paper and tasks by name, by post and in a draft."""
    plan = make_plan(ward, drafter)
    make_document(ward, drafter)
    by_name = Cast(lead=Somebody(ward, official=drafter))
    turn = make_turn(plan, cast=by_name)
    running.ask_change(turn, reason="Xin thêm hai khối mới sáp nhập.", by=drafter)
    make_turn(plan, cast=Cast(lead=Somebody(ward, post="Công chức")), what="Trực lễ")
    make_task(plan, drafter, "Diễn tập phòng cháy", cast=by_name)
    return make_successor(ward)


@pytest.mark.look
def test_the_pages_of_handovers(
    look: Look, ward: Organization, drafter: Official, receiver: Official, reviewer: Official
) -> None:
    handover = make_handover(ward, drafter, receiver, by=drafter, witness=reviewer)
    page = reverse("desk:handover", args=[handover.pk])
    pages = [reverse("desk:handovers"), reverse("desk:new_handover"), page]
    look(drafter, pages)
    look(reviewer, ["/", *pages])
    assert confirm(handover, reviewer)
    look(receiver, ["/", page])


def test_an_official_s_work_goes_to_the_successor(
    page: Page,
    live_server: LiveServer,
    drafter: Official,
    receiver: Official,
    reviewer: Official,
    fits: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/")
    page.locator("summary", has_text=drafter.full_name).click()
    page.get_by_role("link", name="Bàn giao công việc").click()
    page.get_by_role("link", name="Lập bàn giao").click()
    page.get_by_label("Bên nhận").select_option(label=receiver.full_name)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Đi theo chức vụ")).to_be_visible()
    expect(page.get_by_text("Chỉ người đứng đầu")).to_be_visible()

    page.context.clear_cookies()
    enter(page, live_server, signed_in(reviewer))
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="bàn giao cho").click()
    fits()
    page.locator("summary", has_text="Xác nhận bàn giao").click()
    page.get_by_role("button", name="Đồng ý: Xác nhận bàn giao").click()
    expect(page.get_by_text("Đã bàn giao. Biên bản in được ở trang này.")).to_be_visible()
    address = page.get_by_role("link", name="In biên bản").get_attribute("href")
    assert page.context.request.get(f"{live_server.url}{address}").body()[:4] == b"%PDF"
    assert not Document.objects.filter(drafted_by=drafter).exists()

    page.context.clear_cookies()
    enter(page, live_server, signed_in(receiver))
    page.goto(f"{live_server.url}/")
    expect(page.get_by_role("heading", name="Việc vừa bàn giao cho anh/chị")).to_be_visible()
