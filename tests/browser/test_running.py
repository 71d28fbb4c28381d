"""A given task in a browser: looked at on every width, walked with the keyboard, files by name."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from officials.models import Official, Organization
from plans.models import TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.papers import make_plan
from tests.tasks import make_evidence, make_turn
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db(transaction=True)
Look = Callable[[str], None]


@pytest.fixture
def turn(
    ward: Organization,
    police: Organization,
    drafter: Official,
    clerk: Official,
    tmp_path: Path,
    settings: object,
) -> TaskTurn:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    cast = Cast(
        lead=Somebody(ward, official=clerk),
        partners=(Somebody(police), Somebody(name="Hội Phụ nữ phường")),
    )
    turn = make_turn(
        make_plan(ward, drafter),
        what="Tuyên truyền lưu động về phòng cháy tại 9 khối, mỗi khối ít nhất một buổi",
        cast=cast,
        deliverable="Báo cáo kết quả kèm ảnh",
        indicator="Số buổi tuyên truyền",
        unit="buổi",
        target=9,
        quote="Tổ chức tuyên truyền lưu động tại tất cả các khối, xong trước ngày 15 hằng tháng.",
    )
    make_evidence(turn, clerk, "bien-ban-hop-khoi-3.txt")
    return turn


def sit_down(page: Page, live_server: LiveServer, official: Official, address: str) -> None:
    page.context.clear_cookies()
    enter(page, live_server, signed_in(official))
    page.goto(f"{live_server.url}{address}")


def test_a_task_is_read_reported_asked_about_and_confirmed(
    page: Page,
    live_server: LiveServer,
    turn: TaskTurn,
    clerk: Official,
    drafter: Official,
    fits: Look,
    tmp_path: Path,
) -> None:
    address = f"/nhiem-vu/{turn.pk}/"
    sit_down(page, live_server, clerk, "/nhiem-vu/")
    fits("turns-1-list")
    page.get_by_role("link", name="Tuyên truyền lưu động").click()
    expect(page.get_by_text("Đề nghị phối hợp")).to_be_visible()
    page.get_by_text("Việc chưa làm được, vì sao").click()
    fits("turns-2-of-the-lead")
    page.get_by_role("link", name="Báo cáo tiến độ").click()
    page.get_by_label("Đã làm được gì").fill("Đã tuyên truyền tại khối 3, khối 4.")
    page.get_by_label("Số lượng đạt được").fill("2")
    film = tmp_path / "phim.png"
    film.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50_000_000)
    picture = tmp_path / "anh.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 64)
    page.locator("input[type=file]").set_input_files(film)
    expect(page.get_by_text("Tệp “phim.png” có 50 MB; nhiều nhất là 10 MB.")).to_be_visible()
    fits("turns-3-too-large")
    page.locator("input[type=file]").set_input_files(picture)
    page.get_by_label("Tính đến ngày").fill("32/13/2026")
    page.get_by_role("button", name="Báo cáo tiến độ").click()
    expect(page.get_by_label("anh.png")).to_be_checked()
    fits("turns-4-report-refused")
    page.get_by_label("Tính đến ngày").fill(short(today()))
    page.get_by_role("button", name="Báo cáo tiến độ").press("Enter")
    expect(page.get_by_text("Đã ghi báo cáo tiến độ.")).to_be_visible()
    expect(page.get_by_role("link", name="anh.png")).to_be_visible()
    page.get_by_role("link", name="Đề nghị gia hạn").press("Enter")
    page.get_by_label("Đề nghị gia hạn đến ngày").fill(short(turn.due_on + timedelta(days=30)))
    page.get_by_label("Lý do").fill("Mưa lũ, ba khối bị chia cắt.")
    fits("turns-5-asking")
    page.get_by_role("button", name="Đề nghị gia hạn").click()
    sit_down(page, live_server, drafter, address)
    fits("turns-6-of-the-owner")
    page.get_by_role("link", name="Đồng ý", exact=True).click()
    expect(page.get_by_text("Mưa lũ, ba khối bị chia cắt.")).to_be_visible()
    fits("turns-7-granting")
    page.get_by_role("button", name="Đồng ý").click()
    expect(page.get_by_text("Đã đồng ý với đề nghị.")).to_be_visible()
    done = {"words": "Đủ 9 khối.", "deliverable": "Báo cáo 12/BC-UBND", "done_on": today()}
    assert running.close(turn, **done, by=clerk)
    page.goto(f"{live_server.url}{address}viec/xac-nhan/")
    expect(page.get_by_text("Báo cáo 12/BC-UBND")).to_be_visible()
    fits("turns-8-confirming")
    page.get_by_role("button", name="Xác nhận hoàn thành").click()
    expect(page.get_by_text("Hoàn thành", exact=True).first).to_be_visible()
    sit_down(page, live_server, clerk, f"{address}viec/chuyen/")
    expect(page.get_by_text("Chưa làm gì")).to_be_visible()


def test_a_task_is_handed_on_by_its_page(
    page: Page,
    live_server: LiveServer,
    turn: TaskTurn,
    clerk: Official,
    drafter: Official,
    fits: Look,
) -> None:
    sit_down(page, live_server, clerk, f"/nhiem-vu/{turn.pk}/viec/chuyen/")
    page.get_by_label("Chuyển cho").select_option(
        label=f"{drafter} – Công chức ({turn.task.plan.organization})"
    )
    page.get_by_label("Lý do").fill("Đi học dài ngày.")
    fits("turns-9-handing-on")
    page.get_by_role("button", name="Chuyển người thực hiện").click()
    expect(page.get_by_text("Chủ trì trước đây")).to_be_visible()
    expect(page.get_by_text(f"Chuyển người thực hiện cho {drafter}")).to_be_visible()
