"""The first page: what waits for whom, and that it takes as long with many tasks as with few."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from desk.agenda.piles import SHOWN, piles_of
from officials.models import Appointment, Official, Organization
from plans.models import TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Somebody
from plans.tasks.turn_rows import lines_of
from tests.agenda import DAY, close, make_tasks
from tests.cast import signed_in
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
MONDAY, FRIDAY, SUNDAY = date(2024, 11, 18), date(2024, 11, 22), date(2024, 11, 24)
SOON = {
    "trễ": MONDAY,
    "hôm nay": DAY,
    "chủ nhật": SUNDAY,
    "tuần sau": SUNDAY + timedelta(1),
    "thường xuyên": DAY,
    "gia hạn": FRIDAY,
    "đã báo xong": FRIDAY,
    "trả lại": FRIDAY,
    "đã xong": MONDAY,
    "thôi": MONDAY,
}


@pytest.fixture
def tasks(
    ward: Organization,
    police: Organization,
    drafter: Official,
    reviewer: Official,
    ward_police: Official,
) -> dict[str, TaskTurn]:
    """Led by the police, with the office head beside; each is in another state."""
    partner = Somebody(ward, official=reviewer)
    made = make_tasks(ward, drafter, SOON, lead=Somebody(police), partners=(partner,))
    TaskTurn.objects.filter(pk=made["thường xuyên"].pk).update(due_on=None)
    later = today() + timedelta(30)
    assert running.ask_time(made["gia hạn"], reason="Chờ kinh phí.", until=later, by=ward_police)
    for what in ("đã báo xong", "trả lại", "đã xong"):
        close(made[what], ward_police)
    assert running.send_back(made["trả lại"], reason="Còn thiếu hai khối.", by=drafter)
    assert running.confirm(made["đã xong"], by=drafter)
    assert running.withdraw(made["thôi"], reason="Không còn cần.", by=drafter)
    return made


def told(official: Official, day: date = DAY) -> dict[str, list[tuple[str, str]]]:
    official = Official.objects.get(pk=official.pk)  # posts are read once
    return {
        pile.title: [(row.title, row.mark) for row in pile.rows] for pile in piles_of(official, day)
    }


@pytest.mark.usefixtures("tasks")
def test_who_leads_sees_what_is_late_what_is_due_this_week_and_what_comes(
    ward_police: Official,
) -> None:
    assert told(ward_police) == {
        "Nhiệm vụ bị trả lại, làm tiếp": [("trả lại", "còn 2 ngày làm việc")],
        "Nhiệm vụ quá hạn": [("trễ", "quá hạn 2 ngày làm việc")],
        "Nhiệm vụ đến hạn trong tuần này": [
            ("hôm nay", "đến hạn hôm nay"),
            ("gia hạn", "còn 2 ngày làm việc"),
            ("chủ nhật", "còn 2 ngày làm việc"),
        ],
        "Nhiệm vụ sắp tới": [("tuần sau", "còn 3 ngày làm việc")],
        "Nhiệm vụ không có thời hạn": [("thường xuyên", "")],
    }


@pytest.mark.usefixtures("tasks")
def test_who_owns_the_plan_confirms_and_decides_and_who_helps_sees_where(
    drafter: Official, chair: Official, reviewer: Official, clerk: Official, stranger: Official
) -> None:
    to_decide = {
        "Chờ anh/chị xác nhận hoàn thành": [("đã báo xong", "")],
        "Đề nghị chờ anh/chị trả lời": [("gia hạn", "còn 2 ngày làm việc")],
    }
    assert told(drafter) == told(chair) == to_decide
    helping = told(reviewer).pop("Nhiệm vụ phối hợp")
    assert [what for what, _ in helping] == [*("trễ", "hôm nay", "gia hạn", "trả lại", "chủ nhật")]
    assert told(clerk) == told(stranger) == {}


def test_a_request_that_was_answered_and_a_return_that_was_mended_wait_no_more(
    tasks: dict[str, TaskTurn], drafter: Official, ward_police: Official
) -> None:
    assert running.refuse(tasks["gia hạn"], reason="Không lùi được.", by=drafter)
    close(tasks["trả lại"], ward_police)
    assert "Đề nghị chờ anh/chị trả lời" not in told(drafter)
    assert "Nhiệm vụ bị trả lại, làm tiếp" not in told(ward_police)


@pytest.mark.usefixtures("tasks")
def test_who_has_left_the_office_sees_nothing_of_it(ward_police: Official) -> None:
    Appointment.objects.filter(official=ward_police).update(valid_to=today() - timedelta(1))
    assert told(ward_police) == {}


def test_a_line_leads_to_the_page_of_its_task(tasks: dict[str, TaskTurn]) -> None:
    keys = [turn.pk for turn in tasks.values()]
    pages = [reverse("plans:turn", args=[key]) for key in keys]
    assert [line.url for line in lines_of(keys).values()] == pages


def test_a_few_are_shown_and_a_thousand_cost_no_more_questions(
    ward: Organization, drafter: Official
) -> None:
    desk = signed_in(drafter)
    made = make_tasks(ward, drafter, {f"việc {n:02}": MONDAY for n in range(SHOWN)})
    desk.get("/")
    with CaptureQueriesContext(connection) as few:
        page = desk.get("/").content.decode()
    assert page.count("việc 0") == SHOWN
    assert "Xem tất cả nhiệm vụ" not in page
    task = made["việc 00"].task
    more = (TaskTurn(task=task, number=n, due_on=MONDAY) for n in range(2, 1000))
    TaskTurn.objects.bulk_create(more)
    with CaptureQueriesContext(connection) as many:
        page = desk.get("/").content.decode()
    assert len(many) == len(few)
    assert page.count("việc 0") == SHOWN
    assert "Xem tất cả nhiệm vụ" in page
    assert "quá hạn" in page
