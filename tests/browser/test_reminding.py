"""Reminding as officials see it: what is late, letters that may not have come, and the chasing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from desk.models import Digest
from desk.reminding.digests import CUT_OFF
from officials.models import Official, Organization
from plans.models import Plan, TaskTurn
from plans.tasks.drafting import Cast, Somebody
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.desk.test_chasing import SCHOOL, late, plan
from tests.papers import make_plan
from tests.tasks import make_turn
from vietnamese.dates import today

__all__ = ["late", "plan"]  # fixtures
pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Tổ chức tuyên truyền, vận động nhân dân giao nộp vũ khí, vật liệu nổ, công cụ hỗ trợ " * 3


def test_late_tasks_are_seen_and_chased_and_nobody_is_chased_twice_unaware(
    page: Page,
    live_server: LiveServer,
    plan: Plan,
    late: list[TaskTurn],
    drafter: Official,
    administrator: Official,
    police: Organization,
    fits: Callable[[str], None],
) -> None:
    own, other = (
        Somebody(plan.organization, official=drafter),
        make_plan(plan.organization, drafter),
    )
    for what, days in ((LONG, -2), ("Rà soát tạm trú", 0), ("Ký cam kết", 2)):
        due = today() + timedelta(days=days)
        make_turn(other, what=what, cast=Cast(lead=own), due_on=due)
    named = {"day": today(), "not_before": timezone.now(), "at": timezone.now()}
    Digest.objects.create(official=drafter, state=Digest.State.UNCLEAR, last_error=CUT_OFF, **named)
    enter(page, live_server, signed_in(administrator))
    page.goto(live_server.url)
    expect(page.get_by_text("Nguyên nhân:")).to_be_visible()
    fits("reminding-administrator")
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/nhac-viec/")
    expect(page.get_by_text("Không rõ thư nhắc việc")).to_be_visible()
    fits("reminding")
    page.get_by_role("link", name="Soạn công văn đôn đốc").click()
    for box in page.get_by_role("checkbox").all()[:3]:
        box.check()
    fits("chasing")
    page.get_by_role("button", name="Soạn công văn").click()
    expect(page.get_by_text("bắt buộc").or_(page.get_by_text("Cần chọn")).first).to_be_visible()
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Soạn công văn").click()
    expect(page.get_by_text("Đã soạn 2 công văn đôn đốc")).to_be_visible()
    fits("chased")
    page.get_by_label("đợt 3").check()
    page.get_by_label("Không", exact=True).check()
    page.get_by_role("button", name="Soạn công văn").click()
    expect(page.get_by_role("heading", name="Đã có công văn đôn đốc")).to_be_visible()
    fits("chased-already")
    page.get_by_role("link", name="đôn đốc thực hiện Kế hoạch").click()
    expect(page.get_by_text(f"Kính gửi: {SCHOOL}").first).to_be_visible()
    fits("chasing-letter")
