"""The calendar, the week on paper, the table of progress."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

import pdfplumber
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.agenda.progress import Tally, by_lead, by_plan, turns_of_year
from localities.models import Holiday
from officials.models import Official, Organization
from plans.models import TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.agenda import DAY, close, make_tasks
from tests.cast import signed_in
from tests.directives.making import make_directive
from tests.duties import make_duty
from tests.papers import make_plan
from tests.tasks import make_turn

pytestmark = pytest.mark.django_db
A_YEAR = date(2024, 1, 8)


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.fixture
def read(drafter: Official) -> Callable[[str], str]:
    desk = signed_in(drafter)
    return lambda address: desk.get(address).content.decode()


def cells(page: str) -> dict[str, str]:
    """What is told of each day, by its date."""
    found = re.findall(r'<time datetime="([\d-]+)">(.*?)(?=<time|</table>)', page, re.DOTALL)
    return {day: words(told) for day, told in found}


def test_a_month_shows_tasks_holidays_and_days_worked_instead(
    ward: Organization, police: Organization, drafter: Official, read: Callable[[str], str]
) -> None:
    off, worked = date(2024, 9, 2), date(2024, 9, 7)
    Holiday.objects.create(
        day=off, kind="holiday", name="Quốc khánh", source="mẫu", certainty="certain"
    )
    Holiday.objects.create(
        day=worked, kind="working", name="Làm bù", source="mẫu", certainty="likely"
    )
    make_tasks(ward, drafter, {"Tuyên truyền <b>ma túy</b>": off + timedelta(1)})
    make_tasks(ward, drafter, {"Việc của công an": off}, lead=Somebody(police))
    days = cells(read("/lich/?thang=2024-09"))
    assert len(days) == 42
    assert "Nghỉ: Quốc khánh" in days["2024-09-02"]
    assert "Làm việc: Làm bù (chưa kiểm chứng)" in days["2024-09-07"]
    assert "Tuyên truyền &lt;b&gt;ma túy&lt;/b&gt; (quá hạn)" in days["2024-09-03"]
    assert "Việc của công an" not in days["2024-09-02"]
    office = cells(read("/lich/?thang=2024-09&viec=co-quan"))
    assert "Việc của công an" in office["2024-09-02"]


def test_a_week_names_the_lead_and_the_office_s_duties_stand_beside_its_tasks(
    ward: Organization, drafter: Official, clerk: Official, read: Callable[[str], str]
) -> None:
    directive = make_directive(ward, clerk, number="15/UBND-NC")
    due_on = directive.issued_on + timedelta(7)
    make_duty(directive, organization=ward, due_on=due_on, what="Báo cáo mô hình tự quản.")
    make_tasks(ward, drafter, {"Họp khối": due_on})
    week = read(f"/lich/?tuan={due_on.isoformat()}&viec=co-quan")
    told = words(week)
    assert "Họp khối (quá hạn) Chủ trì: Ủy ban nhân dân phường Hoà Hiếu" in told
    assert "Báo cáo mô hình tự quản. (trên giao, 15/UBND-NC)" in told
    assert "Báo cáo mô hình tự quản." not in read(f"/lich/?tuan={due_on.isoformat()}")


@pytest.mark.parametrize("asked", ["thang=2026-13", "tuan=<script>", "thang=%00", "thang=0001-01"])
def test_a_wrong_month_is_said_and_this_month_shown(read: Callable[[str], str], asked: str) -> None:
    page = read(f"/lich/?{asked}")
    assert "không đọc được" in page
    assert "<script>" not in page.partition("<main")[2]


def test_a_calendar_of_a_thousand_tasks_asks_no_more_than_one_of_ten(
    ward: Organization, drafter: Official
) -> None:
    desk = signed_in(drafter)
    made = make_tasks(ward, drafter, {f"việc {n}": DAY for n in range(10)})
    address = "/lich/?thang=2024-11&viec=co-quan"
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        page = desk.get(address).content.decode()
    assert "và 8 việc khác" in page
    task = made["việc 0"].task
    TaskTurn.objects.bulk_create(
        TaskTurn(task=task, number=n, due_on=DAY + timedelta(n % 5)) for n in range(2, 1000)
    )
    with CaptureQueriesContext(connection) as many:
        page = desk.get(address).content.decode()
    assert len(many) == len(few)
    assert "và 207 việc khác" in page


def test_the_week_of_two_hundred_tasks_is_one_page_of_a4(
    ward: Organization, drafter: Official
) -> None:
    long = f"Việc mẫu: {'tuyên truyền, phổ biến pháp luật về phòng cháy tại các khối ' * 5}"
    plan, cast = make_plan(ward, drafter), Cast(lead=Somebody(ward))
    task = make_turn(plan, what=long, due_on=DAY, cast=cast).task
    TaskTurn.objects.bulk_create(
        TaskTurn(task=task, number=n, due_on=DAY + timedelta(n % 9 - 2)) for n in range(2, 201)
    )
    desk = signed_in(drafter)
    answer = desk.get(f"/lich/tuan.pdf?tuan={DAY.isoformat()}&viec=co-quan")
    with pdfplumber.open(io.BytesIO(answer.content)) as file:
        (page,) = file.pages
        text = page.extract_text()
        lowest = max(character["bottom"] for character in page.chars)
    assert (page.width, page.height) == (pytest.approx(595.3, abs=1), pytest.approx(841.9, abs=1))
    assert 230 < lowest * 25.4 / 72 < 282
    assert "LỊCH CÔNG TÁC TUẦN" in text
    days = [f"{day}/11/2024" for day in range(18, 25)]
    assert [day for day in days if day in text] == days
    shown = text.count("Việc mẫu")
    hidden = sum(int(n) for n in re.findall(r"và (\d+) (?:việc|nhiệm vụ) khác", text))
    assert shown + hidden == 200
    assert shown >= 15


def test_the_numbers_of_progress_are_those_counted_by_hand(
    ward: Organization,
    police: Organization,
    drafter: Official,
    chair: Official,
    ward_police: Official,
) -> None:
    days = {f"{n}": DAY for n in range(3)} | {"trễ": DAY - timedelta(9), "trễ nữa": A_YEAR}
    ours = make_tasks(ward, drafter, days)
    theirs = make_tasks(ward, drafter, {f"{n}": DAY for n in range(4)}, lead=Somebody(police))
    close(ours["0"], drafter, done_on=DAY)
    close(ours["trễ"], drafter, done_on=DAY)
    close(theirs["0"], ward_police, done_on=DAY + timedelta(1))
    close(theirs["1"], ward_police, done_on=DAY - timedelta(1))
    assert running.confirm(ours["0"], by=drafter)
    assert running.confirm(ours["trễ"], by=drafter)
    assert running.confirm(theirs["0"], by=drafter)
    assert running.withdraw(theirs["2"], reason="Không còn cần.", by=drafter)
    turns = turns_of_year(chair, 2026)
    # Ours: five given; one done on its day, one nine days late; two running, one long overdue.
    # Theirs: four given, one withdrawn; one done a day late, one reported, one running.
    our_tally, their_tally = Tally(5, 1, 1, 0, 2, 1), Tally(3, 0, 1, 1, 1, 0)
    by_unit = {row.name: row.tally for row in by_lead(turns, day=DAY)}
    assert by_unit == {str(ward): our_tally, str(police): their_tally}
    plans = [ours["0"].task.plan, theirs["0"].task.plan]
    assert [row.tally for row in by_plan(turns, plans, day=DAY)] == [our_tally, their_tally]
    # Today the open ones are overdue: two more of ours, one more of theirs.
    page = words(signed_in(chair).get("/tien-do/?nam=2026").content.decode())
    assert "Cộng 8 1 2 1 0 4" in page
    assert "Năm này chưa giao" in signed_in(chair).get("/tien-do/?nam=2025").content.decode()


def test_progress_is_for_heads_and_counts_turns_without_a_lead(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    turn = make_turn(make_plan(ward, drafter))
    turn.task.assignments.all().delete()
    page = words(signed_in(chair).get("/tien-do/?nam=2026").content.decode())
    assert "Chưa có chủ trì 1 0 0 0 1 0 Cộng 1 0 0 0 1 0" in page
    assert signed_in(chair).get("/tien-do/", {"nam": "9" * 5000}).status_code == 200
    refused = signed_in(drafter).get("/tien-do/")
    assert refused.status_code == 403
    assert "dành cho lãnh đạo" in refused.content.decode()


def test_progress_of_a_thousand_turns_asks_no_more_than_that_of_ten(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    made = make_tasks(ward, drafter, {f"{n}": DAY for n in range(10)})
    desk = signed_in(chair)
    desk.get("/tien-do/?nam=2026")
    with CaptureQueriesContext(connection) as few:
        desk.get("/tien-do/?nam=2026")
    TaskTurn.objects.bulk_create(
        TaskTurn(task=made["0"].task, number=n, due_on=DAY) for n in range(2, 1000)
    )
    with CaptureQueriesContext(connection) as many:
        page = desk.get("/tien-do/?nam=2026").content.decode()
    assert len(many) == len(few)
    assert "<td>1.008</td>" in page
