"""An issued plan gets a further paper, in which tasks are changed, ended and made from a duty."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.directives.making import make_directive
from tests.duties import make_duty
from tests.plan_papers import given_task, issued_plan
from tests.situations import Office

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_adjustment_from_the_page_of_the_plan_to_its_table(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    fits: Callable[[str], None],
) -> None:
    plan = issued_plan(Office(ward, drafter, reviewer, clerk, chair))
    for what in ("Tuyên truyền lưu động tại các khối", "Rà soát nguồn nước chữa cháy"):
        given_task(plan, drafter, what)
    duty = make_duty(make_directive(ward, drafter), organization=ward)
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    fits("papers-1-plan")
    page.get_by_role("link", name="Soạn văn bản điều chỉnh").click()
    page.get_by_label("Không", exact=True).check()
    fits("papers-2-begin")
    page.get_by_role("button", name="Soạn văn bản").click()
    expect(page.get_by_role("heading", level=1, name="Văn bản điều chỉnh")).to_be_visible()
    expect(page.locator(".paper")).to_contain_text("Kế hoạch số 01/KH-UBND")
    page.get_by_role("link", name="Phân công nhiệm vụ").click()
    page.get_by_role("button", name="Sửa trong văn bản này").first.click()
    page.get_by_label("Sản phẩm, kết quả").fill("9 buổi")
    fits("papers-3-changed")
    page.get_by_role("button", name="Lưu nhiệm vụ").click()
    page.get_by_role("link", name="Thôi thực hiện").click()
    page.get_by_label("Vì sao thôi thực hiện").fill("Trùng với kế hoạch của tỉnh.")
    fits("papers-4-ended")
    page.get_by_role("button", name="Cho thôi thực hiện").click()
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/")
    page.get_by_role("link", name="Giao nhiệm vụ").click()
    expect(page.get_by_label("Nội dung nhiệm vụ")).to_have_value(duty.what)
    page.get_by_role("button", name="Lưu nhiệm vụ").click()
    expect(page.get_by_text("Đã thêm nhiệm vụ.")).to_be_visible()
    fits("papers-5-tasks")
    page.get_by_role("button", name="Đặt bảng").click()
    expect(page.locator(".paper")).to_contain_text("Thôi thực hiện")
    fits("papers-6-paper")
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/")
    expect(page.get_by_role("link", name="Nhiệm vụ số 2, văn bản điều chỉnh")).to_be_visible()
    fits("papers-7-duties")
    page.goto(f"{live_server.url}/ke-hoach/{plan.pk}/")
    expect(page.get_by_text("Kế hoạch đang có văn bản điều chỉnh chưa phát hành")).to_be_visible()
    fits("papers-8-in-hand")
