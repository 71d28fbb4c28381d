"""Five tasks of a plan, from its draft to what becomes of each: who leads, owns and heads sign in.

One is done with a file and confirmed, one gets no more time, one is late, one is handed on, one is
sent back and done then, by keyboard alone. A duty from above counts as answered by a task.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.issued import issuing
from documents.numbers import numbering
from officials.models import Official, Organization, Role
from plans.models import Plan, TaskTurn
from plans.tasks.drafting import Cast, Somebody
from tests.cast import PASSWORD, make_member
from tests.directives.making import make_directive
from tests.duties import make_duty
from tests.lifecycle import endorse_both, post_of, sign_in_ink, submit
from tests.papers import CONTENT, make_plan
from tests.tasks import make_task
from vietnamese.dates import short, today

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
DONE = "Kiểm tra an toàn ở chợ và trường học"
REFUSED = "Tuyên truyền kỹ năng thoát nạn ở 9 khối"
LATE = "Rà soát nguồn nước chữa cháy"
PASSED_ON = "Vận động hộ kinh doanh trang bị bình chữa cháy"
SENT_BACK = "Lắp bảng hiệu lệnh báo cháy"
TASKS = (DONE, REFUSED, LATE, PASSED_ON, SENT_BACK)
DUE = today() + timedelta(days=20)


@dataclass
class Desk:
    """One browser, at which people sign in with their passwords in turn."""

    page: Page
    server: LiveServer
    fits: Callable[[str], None]

    def sign_in(self, official: Official, address: str = "/") -> Page:
        self.page.context.clear_cookies()
        self.page.goto(f"{self.server.url}/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(official.username)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(f"{self.server.url}/")
        self.page.goto(f"{self.server.url}{address}")
        return self.page

    def at_task(self, official: Official, what: str) -> Page:
        return self.sign_in(official, f"/nhiem-vu/{turn(what).pk}/")

    def follow(self, label: str) -> None:
        self.page.get_by_role("link", name=label, exact=True).first.click()

    def send(self, label: str, told: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).click()
        expect(self.page.get_by_text(told)).to_be_visible()


@pytest.fixture
def desk(page: Page, live_server: LiveServer, fits: Callable[[str], None]) -> Desk:
    return Desk(page, live_server, fits)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def lead(ward: Organization) -> Official:
    return make_member("chu.tri", "Vi Thị Chủ Trì", ward, Role.REVIEWER, title="Công chức Kinh tế")


@pytest.fixture
def heir(ward: Organization) -> Official:
    return make_member("nhan.viec", "Lô Văn Nhận Việc", ward, Role.REVIEWER)


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    """With a duty from above, which nothing answers yet."""
    directive = make_directive(ward, drafter)
    make_duty(directive, organization=ward, what="Bảo đảm an toàn phòng cháy ở nơi đông người.")
    return make_plan(ward, drafter, replace(CONTENT, signer=post_of(chair)), year=today().year)


def turn(what: str) -> TaskTurn:
    return TaskTurn.objects.get(task__what=what)


def test_five_tasks_are_given_out_by_the_issue_of_their_plan_and_each_comes_to_its_end(
    desk: Desk,
    plan: Plan,
    ward: Organization,
    lead: Official,
    heir: Official,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    clerk: Official,
) -> None:
    draft(desk, plan, drafter, lead)
    hand_up_and_approve(desk, plan, drafter, reviewer, chair)
    number_and_issue(plan, clerk)
    assert_the_table_is_printed(desk, plan, drafter, lead)

    do_and_confirm(desk, lead, drafter)
    ask_for_time_in_vain(desk, lead, chair)
    hand_on(desk, lead, heir)
    send_back_and_do_it_by_keyboard(desk, lead, reviewer)
    be_late(desk, lead, chair)
    states = dict(TaskTurn.objects.values_list("task__what", "state"))
    assert states == {
        DONE: "done",
        SENT_BACK: "done",
        **dict.fromkeys((REFUSED, LATE, PASSED_ON), "open"),
    }


def draft(desk: Desk, plan: Plan, drafter: Official, lead: Official) -> None:
    """The first task at the screen, for the duty; the others as the same form would."""
    page = desk.sign_in(drafter, f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/")
    expect(page.locator(".duty-count")).to_contain_text("1 chưa trả lời")
    desk.follow("Giao nhiệm vụ")
    page.get_by_label("Nội dung nhiệm vụ").fill(DONE)
    page.get_by_label("Chủ trì", exact=True).select_option(label=f"{lead} ({plan.organization})")
    page.get_by_label("Sản phẩm, kết quả").fill("Biên bản kiểm tra")
    page.get_by_label("Thời hạn").fill(f"{DUE:%d/%m/%Y}")
    desk.fits("task-journey-1-form")
    desk.send("Lưu nhiệm vụ", "Đã thêm nhiệm vụ.")
    for what in TASKS[1:]:
        cast = Cast(lead=Somebody(plan.organization, official=lead))
        make_task(plan, drafter, what, cast=cast, due_on=DUE, heading="Tuyên truyền, phòng ngừa")
    page.reload()
    desk.fits("task-journey-2-tasks")
    page.get_by_role("button", name="Đặt bảng vào kế hoạch").click()
    expect(page.get_by_text("Đã đặt bảng phân công")).to_be_visible()
    page.goto(f"{desk.server.url}/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/")
    expect(page.locator(".duty-count")).to_contain_text("1 có phần trả lời")
    expect(page.locator(".duty-answers")).to_contain_text(DONE)


def hand_up_and_approve(
    desk: Desk, plan: Plan, drafter: Official, reviewer: Official, chair: Official
) -> None:
    document = Plan.objects.get(pk=plan.pk).document
    submit(document, drafter, answer="Phụ lục là bảng phân công; mục II giao theo bảng này.")
    endorse_both(document, reviewer)
    page = desk.sign_in(chair)
    desk.follow("Xem và duyệt")
    page.locator(".deciding").get_by_role("link", name="Duyệt").click()
    page.get_by_label("Không", exact=True).check()
    desk.send("Duyệt", "Không có văn bản nào chờ duyệt")


def number_and_issue(plan: Plan, clerk: Official) -> None:
    document = Plan.objects.get(pk=plan.pk).document
    sign_in_ink(document, clerk)
    numbering.give_number(document, on=today(), by=clerk)
    assert issuing.issue(document, by=clerk)


def assert_the_table_is_printed(desk: Desk, plan: Plan, drafter: Official, lead: Official) -> None:
    """Columns and rows of the paper as it went out (one heading over four of the five tasks)."""
    page = desk.sign_in(drafter, f"/ke-hoach/{plan.pk}/")
    address = page.get_by_role("link", name="In bản đọc").get_attribute("href")
    data = page.context.request.get(f"{desk.server.url}{address}").body()
    with pdfplumber.open(io.BytesIO(data)) as opened:
        found = [rows for page in opened.pages for rows in page.extract_tables()]
    (table,) = [[[" ".join((c or "").split()) for c in row] for row in rows] for rows in found]
    assert table[0] == [
        *("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"),
        *("Sản phẩm, kết quả", "Thời hạn"),
    ]
    assert table[2][0] == "I. Tuyên truyền, phòng ngừa"
    rows = [row for row in table[1:] if row[0].isdecimal()]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert [row[1] for row in rows] == list(TASKS)
    assert {(row[2], row[5]) for row in rows} == {(str(lead), short(DUE))}


def do_and_confirm(desk: Desk, lead: Official, owner: Official) -> None:
    desk.page.set_viewport_size({"width": 360, "height": 740})
    page = desk.sign_in(lead, "/nhiem-vu/")
    desk.fits("task-journey-3-list")
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("link", name=DONE).click()
    desk.follow("Báo cáo hoàn thành")
    page.get_by_label("Kết quả").fill("Đã kiểm tra 14 nơi, nhắc nhở 3 nơi.")
    page.get_by_label("Hoàn thành ngày").fill(f"{today():%d/%m/%Y}")
    evidence = {"name": "ket-qua.txt", "mimeType": "text/plain", "buffer": "Đủ 14 nơi.".encode()}
    page.get_by_label("Tài liệu minh chứng").set_input_files(evidence)  # type: ignore[arg-type]
    desk.send("Báo cáo hoàn thành", "Đã báo cáo hoàn thành, chờ xác nhận.")
    expect(page.get_by_role("link", name="ket-qua.txt")).to_be_visible()
    page = desk.at_task(owner, DONE)
    desk.fits("task-journey-4-awaiting")
    desk.follow("Xác nhận hoàn thành")
    desk.send("Xác nhận hoàn thành", "Đã xác nhận hoàn thành.")


def ask_for_time_in_vain(desk: Desk, lead: Official, chair: Official) -> None:
    before = turn(REFUSED).due_on
    page = desk.at_task(lead, REFUSED)
    desk.follow("Đề nghị gia hạn")
    page.get_by_label("Đề nghị gia hạn đến ngày").fill(f"{DUE + timedelta(days=30):%d/%m/%Y}")
    page.get_by_label("Lý do").fill("Ba khối bận mùa vụ.")
    desk.fits("task-journey-5-asking")
    desk.send("Đề nghị gia hạn", "Đã gửi đề nghị gia hạn.")
    page = desk.at_task(chair, REFUSED)
    desk.follow("Không đồng ý")
    expect(page.get_by_text("Ba khối bận mùa vụ.")).to_be_visible()
    page.get_by_label("Lý do").fill("Tổ chức buổi tối để kịp thời hạn.")
    desk.send("Không đồng ý", "Đã trả lời không đồng ý.")
    assert turn(REFUSED).due_on == before


def hand_on(desk: Desk, lead: Official, heir: Official) -> None:
    page = desk.at_task(lead, PASSED_ON)
    desk.follow("Chuyển người thực hiện")
    page.get_by_label("Chuyển cho").select_option(value=str(heir.pk))
    page.get_by_label("Lý do").fill("Đi học hai tháng.")
    desk.fits("task-journey-6-handing-on")
    desk.send("Chuyển người thực hiện", "Đã chuyển người thực hiện.")
    page = desk.sign_in(heir, "/nhiem-vu/?cua=toi")
    expect(page.get_by_role("link", name=PASSED_ON)).to_be_visible()
    expect(page.get_by_role("link", name=LATE)).to_have_count(0)


def send_back_and_do_it_by_keyboard(desk: Desk, lead: Official, head: Official) -> None:
    close_by_keyboard(desk, lead, "Đã lắp ở 6 nhà văn hóa.")
    page = desk.at_task(head, SENT_BACK)
    desk.follow("Trả lại, làm tiếp")
    page.get_by_label("Còn phải làm gì").fill("Còn ba nhà văn hóa.")
    desk.send("Trả lại, làm tiếp", "Đã trả lại để làm tiếp.")
    close_by_keyboard(desk, lead, "Đã lắp đủ 9 nhà văn hóa.")
    desk.at_task(head, SENT_BACK)
    desk.follow("Xác nhận hoàn thành")
    desk.send("Xác nhận hoàn thành", "Đã xác nhận hoàn thành.")


def close_by_keyboard(desk: Desk, lead: Official, words: str) -> None:
    """From the page of the task to its report, with nothing but keys."""
    page = desk.at_task(lead, SENT_BACK)
    tab_to(page, "Báo cáo hoàn thành")
    page.keyboard.press("Enter")
    page.wait_for_url("**/viec/hoan-thanh/")
    tab_to(page, "Kết quả")
    page.keyboard.type(words)
    tab_to(page, "Sản phẩm")
    page.keyboard.type("Biên bản nghiệm thu, lưu Văn phòng")
    tab_to(page, "Báo cáo hoàn thành")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã báo cáo hoàn thành, chờ xác nhận.")).to_be_visible()


FOCUSED = """() => {
  const one = document.activeElement, label = one.labels?.[0] ?? one
  return label.innerText?.replace("*", "").trim()
}"""


def tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"{page.url}: Tab does not lead to “{name}”")


def be_late(desk: Desk, lead: Official, chair: Official) -> None:
    """As it stands once its day has gone by."""
    TaskTurn.objects.filter(task__what=LATE).update(due_on=today() - timedelta(days=3))
    page = desk.sign_in(chair, "/nhiem-vu/?viec=qua-han&cua=co-quan")
    row = page.get_by_role("listitem").filter(has_text=LATE)
    expect(row.get_by_text("Quá hạn")).to_be_visible()
    desk.fits("task-journey-7-late")
