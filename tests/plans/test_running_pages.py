"""The pages of given tasks: the list, one of them, its steps, its evidence."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officials.models import Official, Organization, Role
from plans.models import Plan, TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.turn_lists import SHOWN
from tests.cast import make_member, signed_in
from tests.papers import make_plan
from tests.tasks import make_evidence, make_turn
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> & <b>đậm</b>"


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


@pytest.fixture
def lead(ward: Organization) -> Official:
    return make_member("dau.moi", "Lý Thị Đầu Mối", ward, Role.CLERK, title="Cán bộ văn hóa")


@pytest.fixture
def turn(plan: Plan, ward: Organization, lead: Official) -> TaskTurn:
    cast = Cast(lead=Somebody(ward, official=lead), partners=(Somebody(name="Hội Phụ nữ phường"),))
    return make_turn(plan, cast=cast)


def address(turn: TaskTurn, slug: str = "") -> str:
    return f"/nhiem-vu/{turn.pk}/" + (f"viec/{slug}/" if slug else "")


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_the_whole_way_by_its_pages(turn: TaskTurn, lead: Official, drafter: Official) -> None:
    leading, owning = signed_in(lead), signed_in(drafter)
    page = text_of(leading.get(address(turn)))
    assert "Đề nghị phối hợp" in page
    assert "Hội Phụ nữ phường" in page
    assert address(turn, "bao-cao") in page
    late = short(turn.due_on + timedelta(days=30))
    said = {"words": "Mưa bão kéo dài.", "until": late}
    assert leading.post(address(turn, "gia-han"), said).status_code == 302
    assert "Mưa bão kéo dài." in text_of(owning.get(address(turn, "dong-y")))
    seen = str(turn.steps.last().pk)
    assert owning.post(address(turn, "dong-y"), {"until": late, "seen": seen}).status_code == 302
    turn.refresh_from_db()
    assert turn.due_on >= today() + timedelta(days=40)
    done = {"words": "Đã làm xong.", "deliverable": "Báo cáo 12/BC", "done_on": short(today())}
    assert leading.post(address(turn, "hoan-thanh"), done).status_code == 302
    assert owning.post(address(turn, "xac-nhan"), {"words": ""}).status_code == 302
    turn.refresh_from_db()
    assert turn.state == "done"
    page = text_of(owning.get(address(turn)))
    assert "Báo cáo 12/BC" in page
    assert "Mở lại" in page


def test_html_typed_anywhere_is_text(turn: TaskTurn, lead: Official, drafter: Official) -> None:
    assert running.report(turn, words=HOSTILE, by=lead)
    assert running.ask_change(turn, reason=HOSTILE, by=lead)
    assert running.grant(turn, what=HOSTILE, deliverable=HOSTILE, words=HOSTILE, by=drafter)
    for page in ("/nhiem-vu/", address(turn), address(turn, "bao-cao")):
        text = text_of(signed_in(drafter if page == "/nhiem-vu/" else lead).get(page))
        assert "<script>alert" not in text, page
        assert "&lt;script&gt;alert" in text, page


def test_what_looks_like_personal_data_is_pointed_at_and_may_be_saved_all_the_same(
    turn: TaskTurn, lead: Official
) -> None:
    client, said = signed_in(lead), {"words": "Gặp số 001203004567.", "on": short(today())}
    text = text_of(client.post(address(turn, "bao-cao"), said))
    assert "Chỗ cần xem lại trước khi lưu" in text
    assert "Gặp số 001203004567." in text
    assert not turn.steps.exists()
    assert client.post(address(turn, "bao-cao"), {**said, "confirmed": "on"}).status_code == 302


def test_a_report_that_is_sent_twice_is_written_down_once(turn: TaskTurn, lead: Official) -> None:
    client, said = signed_in(lead), {"words": "Đã phát 40 tờ rơi.", "seen": "0"}
    assert client.post(address(turn, "bao-cao"), said).status_code == 302
    text = text_of(client.post(address(turn, "bao-cao"), said))
    assert "Có diễn biến mới" in text
    assert f'name="seen" value="{turn.steps.get().pk}"' in text


def test_who_may_not_is_told_so_and_who_comes_too_late_is_led_back(
    turn: TaskTurn, lead: Official, chair: Official, stranger: Official
) -> None:
    assert signed_in(chair).get(address(turn, "bao-cao")).status_code == 403
    assert signed_in(stranger).get(address(turn)).status_code == 404
    assert signed_in(lead).get(address(turn, "khong-co")).status_code == 404
    answer = signed_in(chair).get(address(turn, "xac-nhan"), follow=True)
    assert answer.redirect_chain == [(address(turn), 302)]
    assert "Chưa làm gì" in text_of(answer)


def test_the_list_is_narrowed_and_asks_as_much_for_many_as_for_few(
    plan: Plan, ward: Organization, lead: Official, drafter: Official
) -> None:
    mine, anothers = (Cast(lead=Somebody(ward, official=one)) for one in (lead, drafter))
    late = make_turn(plan, what="Việc đã muộn", cast=mine, due_on=today() - timedelta(days=1))
    make_turn(plan, what="Việc của cơ quan", cast=anothers)
    client = signed_in(lead)

    def found(query: str) -> str:
        return text_of(client.get(f"/nhiem-vu/?{query}"))

    assert "Quá hạn" in found("viec=dang-lam")
    assert "Việc của cơ quan" in found(f"ke-hoach={plan.pk}")
    assert "Việc của cơ quan" not in found("cua=toi")
    assert "Việc của cơ quan" not in found("viec=qua-han")
    assert "Việc đã muộn" in found("viec=qua-han&cua=toi")
    assert running.ask_time(late, reason="?", until=today() + timedelta(days=9), by=lead)
    assert "Việc đã muộn" in found("viec=co-de-nghi")
    for pile in ("cho-xac-nhan", "thuong-xuyen", "xong", "thoi-giao"):
        assert "Không có nhiệm vụ nào ở đây" in found(f"viec={pile}&cua=lạ&ke-hoach={9**99}&sau=y")
    few = queries_of(client, "/nhiem-vu/")
    turns = [TaskTurn(task=late.task, number=n, due_on=late.due_on) for n in range(2, 300)]
    TaskTurn.objects.bulk_create(turns)
    assert queries_of(client, "/nhiem-vu/") == few
    assert found("").count('class="row-title"') == SHOWN
    first = re.search(r"\?[^\"]*sau=\d+", found("viec=qua-han"))
    assert first
    assert found(first[0][1:].replace("&amp;", "&")).count('class="row-title"') == SHOWN


def queries_of(client: Client, page: str) -> int:
    client.get(page)  # where they act is put into the session once
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_the_page_of_a_task_asks_as_much_for_many_steps_and_turns(
    turn: TaskTurn, lead: Official
) -> None:
    client, page = signed_in(lead), address(turn)
    make_evidence(turn, lead)
    TaskTurn.objects.create(task=turn.task, number=2, due_on=today())
    few = queries_of(client, page)
    for _ in range(5):
        make_evidence(turn, lead)
    turns = [TaskTurn(task=turn.task, number=n, due_on=today()) for n in range(3, 40)]
    TaskTurn.objects.bulk_create(turns)
    assert queries_of(client, page) == few
    assert few <= 40
