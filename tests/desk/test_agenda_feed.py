"""The calendar that programs read: what it says, to whom, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from desk.agenda import subscribing
from desk.agenda.feed import AT_MOST
from desk.agenda.models import CalendarFeed
from history.models import Entry
from officials.models import Appointment, Official, Organization
from plans.models import TaskTurn
from plans.tasks.drafting import Somebody
from tests.agenda import close, make_tasks
from tests.cast import signed_in
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
TRICKY = "Đẩy mạnh: tuyên truyền; “ổn định”, gìn giữ \\ trật tự\nở các khối " * 3


@pytest.fixture
def secret(ward: Organization, drafter: Official) -> str:
    return subscribing.subscribe(drafter, ward, now=datetime.now(UTC))


def read(secret: str) -> bytes:
    answer = Client().get(f"/lich/{secret}.ics")
    assert answer.status_code == 200
    return answer.content


def test_it_says_the_words_the_day_and_where_to_read_more_and_nothing_else(
    ward: Organization, drafter: Official, secret: str
) -> None:
    day = today() + timedelta(3)
    turn = make_tasks(ward, drafter, {TRICKY: day})[TRICKY]
    answer = Client().get(f"/lich/{secret}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer.headers["Cache-Control"]
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    calendar = Calendar.from_ical(answer.content)
    assert {str(name) for name in calendar} == {"PRODID", "VERSION", "X-WR-CALNAME"}
    assert calendar["X-WR-CALNAME"] == "Việc đến hạn"
    (event,) = calendar.walk("VEVENT")
    uid = f"nhiem-vu-{turn.pk}@testserver"
    told = {str(name): event.decoded(name) for name in event if name != "DTSTAMP"}
    assert told == {
        "UID": uid,
        "SUMMARY": " ".join(TRICKY.split()),
        "DTSTART": day,
        "DTEND": day + timedelta(1),
        "URL": f"http://testserver/nhiem-vu/{turn.pk}/",
        "TRANSP": "TRANSPARENT",
    }
    assert uid.encode() in read(secret)  # the same the next time


def test_it_holds_what_is_still_to_be_done_by_them_and_not_too_much_of_it(
    ward: Organization, police: Organization, drafter: Official, secret: str
) -> None:
    soon = today() + timedelta(2)
    made = make_tasks(ward, drafter, {"của mình": soon, "đã báo xong": soon})
    make_tasks(ward, drafter, {"của công an": soon}, lead=Somebody(police))
    close(made["đã báo xong"], drafter, done_on=today())
    assert read(secret).count(b"BEGIN:VEVENT") == 1
    task = made["của mình"].task
    TaskTurn.objects.bulk_create(
        TaskTurn(task=task, number=n, due_on=soon) for n in range(2, AT_MOST + 50)
    )
    assert read(secret).count(b"BEGIN:VEVENT") == AT_MOST


def test_an_address_never_given_renewed_or_taken_back_is_answered_alike(
    ward: Organization, drafter: Official, secret: str
) -> None:
    renewed = subscribing.subscribe(drafter, ward, now=datetime.now(UTC))
    assert read(renewed)
    assert subscribing.unsubscribe(drafter, ward)
    assert not subscribing.unsubscribe(drafter, ward)
    answers = []
    for asked in ("x" * 43, secret, renewed):
        with CaptureQueriesContext(connection) as questions:
            answer = Client().get(f"/lich/{asked}.ics")
        answers.append((answer.status_code, answer.content, len(questions)))
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 404
    assert answers[0][2] == 1


def test_the_secret_is_long_and_stands_nowhere(drafter: Official, secret: str) -> None:
    assert subscribing.SECRET_BYTES * 8 >= 128
    assert len(secret) == 43
    row = CalendarFeed.objects.get(official=drafter)
    assert secret not in str(vars(row))
    assert all(secret not in str(vars(entry)) for entry in Entry.objects.all())
    assert [entry.verb for entry in Entry.objects.order_by("-pk")[:1]] == ["desk.subscribe"]


@pytest.mark.parametrize("way", ["no account", "no post", "demonstration elsewhere"])
def test_who_has_left_or_may_not_sign_in_from_there_gets_nothing(
    ward: Organization, drafter: Official, secret: str, way: str
) -> None:
    make_tasks(ward, drafter, {"việc": today()})
    if way == "no account":
        Official.objects.filter(pk=drafter.pk).update(is_active=False)
    elif way == "no post":
        ended = {"valid_to": today() - timedelta(1)}
        Appointment.objects.filter(official=drafter).update(**ended)
    else:
        Official.objects.filter(pk=drafter.pk).update(is_demonstration=True)
    assert Client().get(f"/lich/{secret}.ics").status_code == 404


def test_too_many_readings_within_a_minute_wait(drafter: Official, secret: str) -> None:
    for _ in range(subscribing.READS_A_MINUTE):
        read(secret)
    answer = Client().get(f"/lich/{secret}.ics")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    long_ago = datetime.now(UTC) - timedelta(seconds=61)
    CalendarFeed.objects.filter(official=drafter).update(counted_from=long_ago)
    assert read(secret)


def test_the_address_is_shown_once_and_the_page_says_when_it_was_read(drafter: Official) -> None:
    desk = signed_in(drafter)
    assert "Địa chỉ đang dùng" not in desk.get("/lich/dang-ky/").content.decode()
    given = desk.post("/lich/dang-ky/tao/")
    assert "no-store" in given.headers["Cache-Control"]
    address = given.content.decode().partition('agenda-address">')[2].partition("<")[0]
    assert read(address.rpartition("/")[2].removesuffix(".ics"))
    page = desk.get("/lich/dang-ky/").content.decode()
    assert address not in page
    assert "chưa lần nào" not in page
    assert desk.post("/lich/dang-ky/thoi/").status_code == 302
    assert Client().get(address).status_code == 404
