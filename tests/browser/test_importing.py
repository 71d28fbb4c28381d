"""A list of households in a browser: put in, mended, confirmed, its workbook fetched."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from households.importing import applying
from households.models import Import
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import look
from tests.cast import signed_in
from tests.households.counts import make_groups
from tests.households.imports import (
    cells_of,
    confirmed,
    household_list,
    make_waiting,
    put_list_in,
    written,
)
from tests.households.rows import open_rows

__all__ = ["look"]  # a fixture
pytestmark = pytest.mark.django_db(transaction=True)
GOOD = [
    ("Nguyễn Văn Mẫu", "Khối 1", "Kinh", 4, 2),
    ("Lường Thị Ví Dụ", "Khối 1", "Thái", 5, 3),
    ("Trần Văn Giả", "Khối 2", "Kinh", 2, 1),
]
WRONG = [
    *GOOD,
    ("Lê Văn Thử", "Khối 12", "Kinh", 3, 1),
    ("Vi Thị Mẫu", "Khối 1", "Thái", 2, 4),
]


@pytest.fixture(autouse=True)
def waiting(
    tmp_path: Path, settings: object, ward: Organization, drafter: Official, chair: Official
) -> None:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    open_rows(ward, drafter, by=chair)
    make_groups(ward, 3)


def work() -> None:
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def put(page: Page, data: bytes, name: str) -> None:
    page.get_by_label("Tệp bảng tính").set_input_files(
        FilePayload(name=name, mimeType="application/octet-stream", buffer=data)
    )
    page.get_by_label("Ngày chốt số liệu").fill("30/6/2026")
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Đưa tệp lên và xem trước").click()
    expect(page.get_by_text("Đang đọc và so với sổ")).to_be_visible()


def test_a_list_is_put_in_mended_confirmed_and_comes_back_with_serials(
    page: Page,
    live_server: LiveServer,
    drafter: Official,
    accessible: Callable[[], None],
    film: Callable[[str], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/so-lieu/nhap-tep/")
    accessible()
    page.get_by_role("link", name="Nhập danh sách hộ").click()
    accessible()
    film("new")
    put(page, household_list(WRONG), "danh-sach.xlsx")
    accessible()
    film("reading")
    work()
    expect(page.get_by_role("heading", name="Còn 2 dòng phải sửa")).to_be_visible()
    expect(page.get_by_text("“Họ và tên chủ hộ”")).to_be_visible()
    accessible()
    film("to-mend")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp có cột “Lỗi”").click()
    headings, *rows = cells_of(download.value.path().read_bytes())
    assert [bool(row[headings.index("Lỗi")]) for row in rows] == [False] * 3 + [True] * 2
    page.locator("summary", has_text="Hủy, xóa tệp").click()
    page.get_by_role("button", name="Đồng ý: Hủy, xóa tệp").click()
    expect(page.get_by_text("Tệp đã được xóa khỏi máy chủ")).to_be_visible()

    page.get_by_role("link", name="Nhập danh sách hộ").click()
    put(page, household_list(GOOD), "da-sua.xlsx")
    work()
    expect(page.get_by_text("Sẽ ghi 3 dòng")).to_be_visible()
    film("ready")
    page.get_by_role("button", name="Xác nhận, ghi vào sổ").click()
    expect(page.get_by_text("Đang ghi vào sổ")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Đã ghi vào sổ")).to_be_visible()
    accessible()
    film("done")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp có số phiếu").click()
    headings, *rows = cells_of(download.value.path().read_bytes())
    assert all(row[headings.index("Số phiếu")] for row in rows)
    page.locator("summary", has_text="Đã lưu xong").click()
    page.get_by_role("button", name="Đồng ý: Đã lưu xong").click()
    expect(page.get_by_text("Đã xóa tệp khỏi máy chủ.")).to_be_visible()


@pytest.mark.look
def test_every_page_of_it_is_for_everybody(
    look: Callable[[Official, Iterable[str]], None],
    ward: Organization,
    drafter: Official,
    chair: Official,
) -> None:
    waits = make_waiting(ward, drafter)
    refused_after = written(put_list_in(ward, household_list(GOOD), by=drafter), by=drafter)
    refused = put_list_in(ward, household_list(GOOD[:2]), by=drafter)
    replacing = put_list_in(ward, household_list(GOOD[1:]), by=drafter, way=Import.Way.REPLACE)
    pages = [reverse("households:import", args=[one.pk]) for one in (waits, refused_after, refused)]
    pages.append(reverse("households:import", args=[replacing.pk]))
    new = [reverse("households:import_new", args=[s]) for s in ("phieu-so-lieu", "danh-sach-ho")]
    look(drafter, [reverse("households:imports"), *new, *pages])
    applying.apply_confirmed(confirmed(replacing, by=drafter).pk)
    look(chair, [reverse("households:import_rule")])
