"""The pages of handovers, the first page that tells of them, and the printed biên bản."""

import io
from datetime import timedelta

import pdfplumber
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from desk.handover.models import Handover
from officials.models import Official, Organization
from plans.tasks.drafting import Cast, Somebody
from tests.cast import signed_in
from tests.desk.handovers import confirm, make_handover, make_successor
from tests.papers import make_document, make_plan
from tests.tasks import make_turn
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> **[[x]] {{ho}} | ./."


@pytest.fixture
def receiver(ward: Organization) -> Official:
    return make_successor(ward)


@pytest.fixture
def head(reviewer: Official) -> Client:
    return signed_in(reviewer)


def fields(giver: Official, receiver: Official, **typed: str) -> dict[str, str]:
    day = f"{today():%d/%m/%Y}"
    return {"giver": str(giver.pk), "receiver": str(receiver.pk), "on": day, **typed}


def printed(client: Client, handover: Handover) -> str:
    answer = client.get(reverse("desk:handover_minutes", args=[handover.pk]))
    with pdfplumber.open(io.BytesIO(answer.content)) as opened:
        return "\n".join(page.extract_text() for page in opened.pages)


def test_a_head_reads_what_moves_confirms_it_and_prints_the_minutes(
    head: Client, ward: Organization, drafter: Official, receiver: Official, chair: Official
) -> None:
    paper = make_document(ward, drafter)
    turn = make_turn(
        make_plan(ward, drafter), cast=Cast(lead=Somebody(ward, official=drafter)), what=HOSTILE
    )
    typed = fields(drafter, receiver, witness=str(chair.pk), basis="Quyết định số 15/QĐ-UBND")
    page = head.post(reverse("desk:new_handover"), typed, follow=True)
    text = page.content.decode()
    assert paper.subject in text
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    answer = head.post(page.context["confirm_url"], follow=True)
    assert "Đã bàn giao." in answer.content.decode()

    handover = Handover.objects.get()
    words = printed(head, handover)
    lines = (
        *("BIÊN BẢN", "Bàn giao công việc", "Số: /BB-UBND", "Căn cứ: Quyết định số 15/QĐ-UBND."),
        "BÊN GIAO: Ông (bà) Nguyễn Văn Mẫu; chức vụ: Công chức.",
        "1. Văn bản đang soạn, đang trình: 02.",
        *("2. Nhiệm vụ đang thực hiện: 01.", "3. Đề nghị đang chờ trả lời: Không có."),
        *("NGƯỜI CHỨNG KIẾN", "BÊN NHẬN", "bên giao giữ một"),
    )
    assert [line for line in lines if line not in words] == []
    assert turn.due_on is not None
    assert short(turn.due_on) in words
    paper.drafted_by = chair  # whatever becomes of it later, the minutes stay
    paper.save(update_fields=["drafted_by"])
    assert printed(head, handover) == words

    home = signed_in(receiver).get("/").content.decode()
    assert "Việc vừa bàn giao cho anh/chị" in home
    assert "2 văn bản, 1 nhiệm vụ" in home


def test_what_is_typed_wrongly_is_said_and_nothing_is_lost(
    head: Client, drafter: Official, receiver: Official, clerk: Official
) -> None:
    yesterday = f"{today() - timedelta(days=1):%d/%m/%Y}"
    for typed, words in (
        (fields(drafter, drafter), "Không bàn giao cho chính mình."),
        (fields(drafter, receiver, on=yesterday), "Không ghi lùi ngày"),
        (fields(drafter, receiver, witness=str(receiver.pk)), "Người chứng kiến không phải là"),
        (fields(drafter, receiver, basis="Nghỉ từ ngày, điện thoại 0912345678"), "Chỗ cần xem lại"),
    ):
        text = head.post(reverse("desk:new_handover"), {"basis": "Căn cứ", **typed})
        assert words in text.content.decode()
        assert typed.get("basis", "Căn cứ") in text.content.decode()
    assert Handover.objects.count() == 0


def test_who_decides_for_nobody_hands_over_their_own_work_only(
    drafter: Official, receiver: Official, clerk: Official
) -> None:
    client = signed_in(drafter)
    assert "giver" not in client.get(reverse("desk:new_handover")).context["form"].fields
    page = client.post(reverse("desk:new_handover"), fields(clerk, receiver), follow=True)
    handover = Handover.objects.get()
    assert handover.giver == drafter
    assert "Chỉ người đứng đầu" in page.content.decode()


def test_the_page_asks_as_often_for_twenty_things_as_for_one(
    head: Client, ward: Organization, drafter: Official, receiver: Official, reviewer: Official
) -> None:
    plan = make_plan(ward, drafter)
    lead = Cast(lead=Somebody(ward, official=drafter))
    make_turn(plan, cast=lead)
    waiting = make_handover(ward, drafter, receiver, by=reviewer)
    asked(head, waiting)  # the first request of a session asks for more
    of_one = asked(head, waiting)
    for _ in range(20):
        make_document(ward, drafter)
        make_turn(plan, cast=lead)
    assert asked(head, waiting) == of_one
    assert confirm(waiting, reviewer)
    assert (waiting.papers, waiting.tasks) == (21, 21)


def asked(client: Client, handover: Handover) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("desk:handover", args=[handover.pk]))
    return len(queries)
