"""The register of directives in the browser: nothing for axe, nothing lost by a refusal."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from directives.loading import load
from directives.models import Directive
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.directives.making import make_directive, make_relation

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/van-ban-chi-dao/"


@pytest.fixture
def replaced(ward: Organization, clerk: Official) -> Directive:
    load()
    earlier = make_directive(ward, clerk, text="I. VIỆC PHẢI LÀM\n\n1. Báo cáo.\n", file=b"Mau")
    make_relation(make_directive(ward, clerk, number="9/UBND-NC"), earlier, by=clerk)
    return earlier


def test_pages_are_accessible_and_fit_the_window(
    page: Page,
    live_server: LiveServer,
    replaced: Directive,
    clerk: Official,
    fits: Callable[[], None],
) -> None:
    enter(page, live_server, signed_in(clerk))
    shared = Directive.objects.get(number="12/2018/QĐ-TTg")
    own = f"{LIST}{replaced.pk}/"
    addresses = [
        *(LIST, f"{LIST}?loai=ThC", f"{LIST}moi/", own, f"{own}sua/", f"{own}quan-he/"),
        *(f"{LIST}{shared.pk}/", f"{LIST}{shared.pk}/?ngay=hom+qua"),
    ]
    for address in addresses:
        page.goto(f"{live_server.url}{address}")
        fits()


def test_a_file_that_is_too_large_is_refused_and_everything_typed_stays(
    page: Page, live_server: LiveServer, clerk: Official, accessible: Callable[[], None]
) -> None:
    enter(page, live_server, signed_in(clerk))
    page.set_viewport_size({"width": 360, "height": 768})
    page.goto(f"{live_server.url}{LIST}moi/")
    page.get_by_label("Tên loại").select_option("CV")
    page.get_by_label("Số, ký hiệu").fill("số 77 / UBND-NC")
    page.get_by_label("Cơ quan ban hành").fill("Ủy ban nhân dân tỉnh Ví Dụ")
    page.get_by_label("Ngày ban hành").fill("02/3/2026")
    page.get_by_label("Trích yếu").fill("về việc mẫu")
    page.get_by_label("Nội dung", exact=True).fill("1. Đoạn đã gõ rất lâu.")
    page.get_by_label("Nguồn").fill("Bản giấy")
    page.get_by_label("Không", exact=True).check()
    too_large = {"name": "lon.pdf", "mimeType": "application/pdf", "buffer": bytes(20_000_001)}
    page.get_by_label("Tệp văn bản").set_input_files(too_large)
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_role("alert")).to_contain_text("nhiều nhất là 20 MB")
    expect(page.get_by_label("Nội dung", exact=True)).to_have_value("1. Đoạn đã gõ rất lâu.")
    accessible()
    page.get_by_label("Tệp văn bản").set_input_files(
        {"name": "vua.txt", "mimeType": "text/plain", "buffer": "Công văn".encode()}
    )
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Công văn số 77/UBND-NC")
    expect(page.get_by_text("Đang có hiệu lực", exact=True)).to_be_visible()
