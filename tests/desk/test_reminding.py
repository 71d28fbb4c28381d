"""Who is reminded of what and when; the page, the printed slips, signing out of the letters."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk.models import DeclinedMail
from desk.reminding.due import told_on
from desk.reminding.limits import When
from desk.reminding.slips import Unit, of_office, of_official, slips_of, units_of
from localities.calendars import office_calendar
from localities.loading import load_holidays
from officials.models import Official, Organization
from paper.writers import slip_pdf
from plans.models import Plan, TaskTurn
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.leading import put_lead
from tests.cast import signed_in
from tests.paper import geometry
from tests.papers import make_plan
from tests.tasks import make_turn
from vietnamese.dates import read_date, today

pytestmark = pytest.mark.django_db
LONG_PAST = date(2026, 1, 5)
# By hand: before a task due on Monday 23/02/2026 lie Tết (16/02 to 20/02) and two week-ends.
BEFORE = """
10/02/2026 -
11/02/2026 SOON
12/02/2026 -
13/02/2026 -
23/02/2026 TODAY
24/02/2026 OVERDUE
02/03/2026 OVERDUE
"""


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    load_holidays()
    return make_plan(ward, drafter)


def led_by(
    somebody: Somebody, plan: Plan, due_on: date = LONG_PAST, what: str = "Rà soát"
) -> TaskTurn:
    return make_turn(plan, due_on=due_on, what=what, cast=Cast(lead=somebody))


def heard(official: Official, day: date) -> list[str]:
    told = told_on(day, office_calendar()).get(official.pk)
    return [when.name for when, _ in told.parts()] if told else []


@pytest.mark.parametrize("line", BEFORE.strip().splitlines())
def test_a_task_is_told_of_three_working_days_before_on_its_day_and_from_then_on(
    plan: Plan, clerk: Official, line: str
) -> None:
    written, expected = line.split()
    day = read_date(written)
    assert day
    led_by(Somebody(plan.organization, official=clerk), plan, date(2026, 2, 23))
    assert heard(clerk, day) == [expected] * (expected != "-")


def test_who_leads_hears_and_of_what_is_late_whoever_heads_the_office_too(
    plan: Plan,
    police: Organization,
    drafter: Official,
    clerk: Official,
    reviewer: Official,
    chair: Official,
    ward_police: Official,
    stranger: Official,
) -> None:
    everybody = (drafter, clerk, reviewer, chair, ward_police, stranger)
    ward = plan.organization
    leads = {
        "by name": (Somebody(ward, official=clerk), {clerk}, {reviewer, chair}),
        "by post": (Somebody(ward, post="Văn thư"), {clerk}, {reviewer, chair}),
        "by a head": (Somebody(ward, official=chair), {chair}, {reviewer}),
        "by an office": (Somebody(police), {ward_police}, set()),
        "by a unit outside": (Somebody(name="Trường Tiểu học"), set(), set()),
        "by name, elsewhere": (Somebody(police, official=drafter), set(), {ward_police}),
    }
    for case, (lead, leading, heads) in leads.items():
        turn = led_by(lead, plan)
        told = told_on(today(), office_calendar())
        hearing = [who for who in everybody if who.pk in told]
        got = {who: tuple(when for when, _ in told[who.pk].parts()) for who in hearing}
        expected = dict.fromkeys(leading, (When.OVERDUE,)) | dict.fromkeys(heads, (When.BELOW,))
        assert got == expected, case
        ours = {who for who in everybody if turn in TaskTurn.objects.led_by(who)}
        assert ours == leading, case
        turn.state = TaskTurn.State.AWAITING
        turn.save()
        assert told_on(today(), office_calendar()) == {}


def test_what_was_handed_on_is_told_to_who_has_it_now(
    plan: Plan, clerk: Official, drafter: Official
) -> None:
    turn = led_by(Somebody(plan.organization, official=clerk), plan)
    put_lead(turn.task, Somebody(plan.organization, official=drafter), by=clerk)
    assert (heard(clerk, today()), heard(drafter, today())) == ([], ["OVERDUE"])


def test_each_unit_has_a_sheet_with_what_is_late_and_what_comes(
    plan: Plan, police: Organization, drafter: Official, ward_police: Official
) -> None:
    led_by(Somebody(police), plan, what="Tuần tra <b>ban đêm</b>")
    led_by(Somebody(police), plan, today(), "Rà soát tạm trú")
    led_by(Somebody(name="Trường Tiểu học"), plan, what="Ký cam kết")
    sheaves = of_office(drafter, plan.organization, today())
    assert [sheaf.who for sheaf in sheaves] == [police.name, "Trường Tiểu học"]
    counted = units_of(drafter, plan.organization, today())
    assert counted == [Unit(one.who, len(one.late), len(one.coming)) for one in sheaves]
    made = slip_pdf.write_all(slips_of(sheaves, plan.organization, today()), title="Phiếu")
    first, second = (" ".join(line.text for line in page.lines) for page in geometry.read(made))
    assert "PHIẾU NHẮC VIỆC" in first
    assert "Tuần tra <b>ban đêm</b>" in first
    assert "đến hạn hôm nay" in first
    assert "Ký cam kết" not in first
    assert "Ký cam kết" in second
    (mine,) = of_official(ward_police, today())
    assert (len(mine.late), len(mine.coming)) == (1, 1)


def test_the_page_shows_what_is_due_and_prints_it(
    plan: Plan, police: Organization, drafter: Official, ward_police: Official, stranger: Official
) -> None:
    turn = led_by(Somebody(police), plan, what="Tuần tra ban đêm")
    client = signed_in(ward_police)
    page = client.get("/nhac-viec/").content.decode()
    assert f'href="/nhiem-vu/{turn.pk}/"' in page
    assert "chưa nối với máy chủ thư" in page
    assert "Soạn công văn đôn đốc" not in page
    assert "1 quá hạn" in signed_in(drafter).get("/nhac-viec/").content.decode()
    assert "Tuần tra" not in signed_in(stranger).get("/nhac-viec/").content.decode()
    for question in ("", "?cho=co-quan"):
        by = client if not question else signed_in(drafter)
        answer = by.get(f"/nhac-viec/phieu/{question}")
        assert answer.headers["Content-Type"] == "application/pdf"
    assert signed_in(stranger).get("/nhac-viec/phieu/?cho=co-quan").status_code == 302


def test_whoever_has_an_address_may_sign_out_of_the_letters_and_in_again(
    drafter: Official, settings: object
) -> None:
    settings.EMAIL_HOST = "127.0.0.1"  # type: ignore[attr-defined]
    client = signed_in(drafter)
    assert "chưa có địa chỉ" in client.get("/nhac-viec/").content.decode()
    Official.objects.filter(pk=drafter.pk).update(email="soan.thao@phuong.example")
    for wants, rows, offered in (("0", 1, "1"), ("0", 1, "1"), ("1", 0, "0")):
        page = client.post("/nhac-viec/thu/", {"nhan": wants}, follow=True).content.decode()
        assert DeclinedMail.objects.count() == rows
        assert f'name="nhan" value="{offered}"' in page


def queries(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    return len(asked)


def test_many_tasks_ask_no_more_questions_than_few(
    plan: Plan, police: Organization, drafter: Official
) -> None:
    client: Client = signed_in(drafter)
    pages = ("/nhac-viec/", "/nhac-viec/phieu/?cho=co-quan", "/nhac-viec/don-doc/")
    asked = [lambda page=page: client.get(page) for page in pages]
    asked.append(lambda: told_on(today(), office_calendar()))
    turn = led_by(Somebody(police), plan)
    led_by(Somebody(plan.organization, official=drafter), plan)
    for ask in asked:
        ask()  # what is read once for a process
    few = [queries(ask) for ask in asked]
    TaskTurn.objects.bulk_create(
        TaskTurn(task=turn.task, number=number, due_on=LONG_PAST) for number in range(2, 1000)
    )
    assert [queries(ask) for ask in asked] == few
