"""What was done, in a browser: entered on a telephone, read at every width."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.models import Use
from documents.originals import files
from officials.models import Official, Organization
from plans.activities import life, recording
from plans.activities.tracing import Correction
from plans.models import Activity, TaskTurn
from tests.activities import (
    HELD,
    PNG,
    an_activity,
    make_activity,
    make_commendation,
    make_group,
    make_model,
)
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import Look, look
from tests.cast import signed_in
from tests.papers import make_plan
from tests.tasks import make_task

__all__ = ["look"]  # fixtures
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def turn(ward: Organization, drafter: Official) -> TaskTurn:
    plan = make_plan(ward, drafter)
    task = make_task(plan, drafter, indicator="Số buổi tuyên truyền", unit="buổi", target=12)
    return TaskTurn.objects.create(task=task, number=1, due_on=date(2026, 12, 15))


def of(name: str, *arguments: object) -> str:
    return reverse(f"plans:{name}", args=arguments)


def test_the_pages_of_what_was_done(
    look: Look, ward: Organization, drafter: Official, turn: TaskTurn
) -> None:
    photo = files.accept(PNG, use=Use.EVIDENCE, name="anh.png")
    served = {"turn": turn, "amount": Decimal("2.5"), "unit": "buổi", "group": make_group(ward)}
    activity = recording.put_down(an_activity(ward, **served), [photo], by=drafter)
    activity.attendants = 1204
    recording.correct(activity, Correction(1, "Đếm lại"), by=drafter)
    make_activity(ward, drafter, kind="mediation", what="Hòa giải ở khối 2", attendants=6)
    withdrawn = make_activity(ward, drafter, what="Họp khối")
    recording.withdraw(withdrawn, reason="Ghi hai lần", by=drafter)
    model = make_model(ward, drafter, group=make_group(ward, "Khối 9"))
    life.count_members(model, on=HELD, members=15, by=drafter)
    life.go_on("models.stop", model, on=HELD, reason="Sáp nhập khối", by=drafter)
    life.strike(model, reason="Ghi nhầm mô hình", by=drafter)
    life.go_on("models.issue_rules", model, on=HELD, paper="Quyết định số 20", by=drafter)
    commendation = make_commendation(ward, drafter)
    look(
        drafter,
        [
            f"{of('activities')}?thang=2026",
            f"{of('new_activity')}?luot={turn.pk}",
            of("activity", activity.pk),
            of("correct_activity", activity.pk),
            of("add_activity_files", activity.pk),
            of("community_models"),
            of("new_model"),
            of("community_model", model.pk),
            of("model_step", model.pk, "hoat-dong"),
            f"{of('commendations')}?thang=2026",
            of("new_commendation"),
            of("commendation", commendation.pk),
            of("turn", turn.pk),
        ],
    )


def test_an_activity_is_entered_on_a_telephone(
    page: Page, live_server: LiveServer, ward: Organization, drafter: Official
) -> None:
    make_group(ward, "Khối 2")
    page.set_viewport_size({"width": 360, "height": 740})
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}{of('list')}")
    page.get_by_text("Danh mục").click()
    page.get_by_role("link", name="Hoạt động", exact=True).click()
    page.get_by_role("link", name="Ghi hoạt động").click()
    page.get_by_label("Loại hoạt động").select_option("Họp")
    page.get_by_label("Nội dung").fill("Họp khối bàn việc phòng cháy")
    page.get_by_label("Khối, tổ, thôn, bản").select_option("Khối 2")
    page.get_by_label("Số người dự").fill("nhiều")
    page.get_by_text("Nhiệm vụ, chỉ tiêu, tài liệu kèm theo").click()
    photo = {"name": "anh.png", "mimeType": "image/png", "buffer": io.BytesIO(PNG).getvalue()}
    page.get_by_label("Tài liệu kèm theo").set_input_files([photo])
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("không phải số đếm").first).to_be_visible()
    expect(page.get_by_label("anh.png")).to_be_checked()
    page.get_by_label("Số người dự").fill("45")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Họp khối bàn việc phòng cháy")
    expect(page.get_by_role("link", name="anh.png")).to_be_visible()
    page.get_by_role("button", name="Gửi kèm báo cáo").click()
    expect(page.get_by_role("button", name="Không gửi kèm")).to_be_visible()
    activity = Activity.objects.get()
    assert (activity.attendants, activity.files.get().is_for_report) == (45, True)
