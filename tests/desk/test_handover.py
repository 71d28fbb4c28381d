"""Bàn giao công việc: what goes to the successor, what stays, who may, and nothing by halves."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from desk.handover import handing_over
from desk.handover.arriving import arriving
from desk.handover.holdings import holdings_of
from desk.handover.models import Handover
from documents.lifecycle import LIFECYCLE
from documents.models import Document
from documents.models.files import Use
from documents.originals.files import accept
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization, Role
from plans.models import Assignment, Plan, Task, TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from tests.cast import make_appointment, make_member, make_official
from tests.desk.handovers import confirm, make_handover, make_successor
from tests.papers import make_document, make_plan
from tests.situations import Office
from tests.tasks import make_task, make_turn
from vietnamese.dates import today
from workflow.verdicts import demand

pytestmark = pytest.mark.django_db
Part = Assignment.Role


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def giver(ward: Organization) -> Official:
    return make_member("nguoi.giao", "Trần Văn Bàn Giao", ward, Role.DRAFTER, title="Chuyên viên")


@pytest.fixture
def receiver(ward: Organization) -> Official:
    return make_successor(ward)


@pytest.fixture
def office(
    ward: Organization, giver: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, giver, reviewer, clerk, chair)


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


def parts(task: Task) -> list[tuple[str, str]]:
    """Who stands in it, by name."""
    rows = task.assignments.standing().order_by("pk")
    return [(row.role, row.official.username if row.official else row.post) for row in rows]


def drafter_of(paper: Document) -> str:
    return Document.objects.get(pk=paper.pk).drafted_by.username


def test_open_papers_change_hands_and_frozen_ones_stay(
    office: Office, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    moving = [office.draft(), office.handed_up(), office.returned(), office.awaiting_approval()]
    frozen = [office.approved(), office.numbered(), office.issued()]
    handover = make_handover(ward, giver, receiver, by=reviewer)
    assert [drafter_of(paper) for paper in moving] == ["nguoi.giao"] * 4  # nothing yet
    assert confirm(handover, reviewer)
    assert [drafter_of(paper) for paper in moving] == ["ke.nhiem"] * 4
    assert [drafter_of(paper) for paper in frozen] == ["nguoi.giao"] * 3
    assert (handover.papers, handover.tasks, handover.files) == (4, 0, 0)
    assert LIFECYCLE.verdict("documents.recall", Document.objects.get(pk=moving[1].pk), receiver)
    assert verify() == ()


def test_tasks_by_name_change_hands_and_those_of_a_post_follow_it(
    plan: Plan, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    by_name, by_post = Somebody(ward, official=giver), Somebody(ward, post="Chuyên viên")
    led = make_turn(plan, what="Chủ trì", cast=Cast(lead=by_name))
    helped = make_turn(plan, what="Phối hợp", cast=Cast(lead=by_post, partners=(by_name,)))
    over = make_turn(plan, what="Đã thôi", cast=Cast(lead=by_name))
    assert running.withdraw(over, reason="Không cần nữa.", by=reviewer)
    planned = make_task(plan, plan.created_by, what="Dự kiến", cast=Cast(lead=by_name))

    assert confirm(make_handover(ward, giver, receiver, by=reviewer), reviewer)
    assert parts(led.task) == [("lead", "ke.nhiem")]
    assert parts(helped.task) == [("lead", "Chuyên viên"), ("partner", "ke.nhiem")]
    assert parts(over.task) == parts(planned) == [("lead", "nguoi.giao")]
    assert [step.kind for step in led.steps.all()] == ["handed_on"]
    assert helped.steps.count() == 0
    assert running.report(led, words="Làm tiếp.", by=receiver)
    assert not running.report(led, words="Vẫn làm.", by=giver)


def test_what_stays_is_named_with_its_reason(
    office: Office, plan: Plan, ward: Organization, giver: Official, receiver: Official
) -> None:
    office.approved()
    office.issued()
    make_turn(plan, cast=Cast(lead=Somebody(ward, post="Chuyên viên")))
    make_task(plan, plan.created_by, cast=Cast(lead=Somebody(ward, official=giver)))
    office.draft()
    handover = make_handover(ward, giver, receiver, by=office.head)
    told = [(part.title, part.count) for part in holdings_of(handover).staying]
    assert told == [
        ("Văn bản đã duyệt, chưa phát hành", 1),
        ("Văn bản đã phát hành", 1),
        ("Nhiệm vụ giao theo chức vụ", 1),
        ("Nhiệm vụ trong kế hoạch chưa phát hành", 1),
    ]
    for_the_signer = make_handover(ward, office.signer, receiver, by=office.head)
    assert [part.title for part in holdings_of(for_the_signer).staying] == [
        "Văn bản đang trình có tên ký"
    ]


def test_of_two_parts_in_one_task_the_stronger_stands(
    plan: Plan, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    his, hers = Somebody(ward, official=giver), Somebody(ward, official=receiver)
    led = make_turn(plan, cast=Cast(lead=his, partners=(hers,)))
    helped = make_turn(plan, cast=Cast(lead=hers, partners=(his,), observers=(his,)))
    assert confirm(make_handover(ward, giver, receiver, by=reviewer), reviewer)
    assert parts(led.task) == parts(helped.task) == [("lead", "ke.nhiem")]


def test_requests_and_files_go_with_their_task(
    plan: Plan, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    turn = make_turn(plan, cast=Cast(lead=Somebody(ward, official=giver)))
    evidence = accept(b"Khoi 1: 40 ho", use=Use.EVIDENCE, name="danh-sach-khoi.txt")
    assert running.report(turn, words="Đã phát thanh.", files=[evidence], by=giver)
    assert running.ask_time(turn, reason="Mưa bão.", until=today() + timedelta(days=40), by=giver)
    handover = make_handover(ward, giver, receiver, by=reviewer)
    holdings = holdings_of(handover)
    assert (len(holdings.requests), len(holdings.files)) == (1, 1)
    assert confirm(handover, reviewer)
    assert handover.files == 1
    assert running.grant(turn, by=reviewer)
    assert TaskTurn.objects.led_by(receiver).get() == turn


def test_a_second_time_there_is_nothing_left(
    office: Office, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    office.draft()
    first = make_handover(ward, giver, receiver, by=reviewer)
    assert confirm(first, reviewer)
    assert "Đã bàn giao" in confirm(first, reviewer).reason
    again = make_handover(ward, giver, receiver, by=reviewer)
    assert "không còn" in confirm(again, reviewer).reason
    assert again.state == Handover.State.PROPOSED


def test_work_goes_there_and_back_by_two_acts_of_a_head(
    office: Office, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    paper = office.draft()
    assert confirm(make_handover(ward, giver, receiver, by=reviewer), reviewer)
    assert confirm(make_handover(ward, receiver, giver, by=reviewer), reviewer)
    assert drafter_of(paper) == "nguoi.giao"


def test_who_read_another_list_is_asked_to_look_again(
    office: Office, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    office.draft()
    handover = make_handover(ward, giver, receiver, by=reviewer)
    seen = holdings_of(handover).seen
    added = make_document(ward, giver)
    assert "thay đổi" in handing_over.confirm(handover, seen=seen, by=reviewer).reason
    assert drafter_of(added) == "nguoi.giao"


def test_one_s_own_work_is_proposed_by_oneself_and_accepted_by_a_head(
    office: Office, ward: Organization, giver: Official, receiver: Official, clerk: Official
) -> None:
    office.draft()
    handover = make_handover(ward, giver, receiver, by=giver)
    assert list(arriving(office.head).to_confirm) == [handover]
    assert "người đứng đầu" in confirm(handover, giver).reason
    assert "người đứng đầu" in confirm(handover, clerk).reason
    assert confirm(handover, office.head)
    assert list(arriving(receiver).received) == [handover]
    assert not arriving(office.head)


@pytest.mark.parametrize("role", ["chair", "reviewer", "administrator"])
def test_chair_office_head_and_administrator_decide_but_not_for_themselves(
    request: pytest.FixtureRequest, ward: Organization, role: str, giver: Official
) -> None:
    head = request.getfixturevalue(role)
    make_document(ward, giver)
    own = make_handover(ward, head, giver, by=head)
    assert "người lãnh đạo khác" in confirm(own, head).reason
    assert handing_over.drop(own, by=head)
    receiver = make_successor(ward)
    assert confirm(make_handover(ward, giver, receiver, by=head), head)


def test_who_may_not_propose_is_told_why(
    ward: Organization,
    giver: Official,
    receiver: Official,
    clerk: Official,
    deputy: Official,
    stranger: Official,
    ward_police: Official,
) -> None:
    for official in (clerk, deputy, receiver, stranger, ward_police):
        with pytest.raises(PermissionDenied, match="Chỉ người đứng đầu"):
            make_handover(ward, giver, receiver, by=official)
    assert Handover.objects.count() == 0


def test_a_successor_must_be_somebody_else_who_holds_a_post_there_that_day(
    ward: Organization, giver: Official, reviewer: Official, stranger: Official
) -> None:
    gone, coming = make_official("da.nghi", "Lê Đã Nghỉ"), make_official("sap.den", "Lê Sắp Đến")
    soon = today() + timedelta(days=10)
    make_appointment(gone, ward, Role.DRAFTER, valid_to=date(2026, 1, 31))
    make_appointment(coming, ward, Role.DRAFTER, valid_from=soon)
    for receiver, words in (
        (giver, "chính mình"),
        (gone, "không còn giữ chức vụ"),
        (stranger, "không còn giữ chức vụ"),
        (coming, f"từ ngày {soon:%d/%m/%Y}"),
    ):
        with pytest.raises(ValidationError, match=words):
            make_handover(ward, giver, receiver, by=reviewer)
    make_handover(ward, giver, coming, by=reviewer, on=soon)
    with pytest.raises(ValidationError, match="đang chờ xác nhận"):
        make_handover(ward, giver, coming, by=reviewer, on=soon)


def test_a_successor_who_leaves_before_it_is_confirmed_gets_nothing(
    office: Office, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    paper = office.draft()
    handover = make_handover(ward, giver, receiver, by=reviewer)
    receiver.appointments.update(valid_to=today() - timedelta(days=1))
    assert "không còn giữ chức vụ" in confirm(handover, reviewer).reason
    receiver.is_active = False
    receiver.save()
    again = Handover.objects.get(pk=handover.pk)
    assert "ngừng hoạt động" in confirm(again, reviewer).reason
    assert drafter_of(paper) == "nguoi.giao"


def test_drafts_stay_where_the_successor_may_not_draft(
    office: Office, ward: Organization, giver: Official, clerk: Official, reviewer: Official
) -> None:
    office.draft()
    handover = make_handover(ward, giver, clerk, by=reviewer)
    holdings = holdings_of(handover)
    assert (holdings.papers, holdings.staying[0].count) == ((), 1)
    assert not confirm(handover, reviewer)


def test_who_has_left_is_still_handed_over_for(
    office: Office, ward: Organization, giver: Official, receiver: Official, reviewer: Official
) -> None:
    paper = office.draft()
    giver.appointments.update(valid_to=today() - timedelta(days=30))
    assert confirm(make_handover(ward, giver, receiver, by=reviewer), reviewer)
    assert drafter_of(paper) == "ke.nhiem"


def test_another_office_s_papers_and_tasks_are_left_alone(
    other_ward: Organization,
    stranger: Official,
    ward: Organization,
    receiver: Official,
    reviewer: Official,
) -> None:
    make_appointment(stranger, ward, Role.CLERK)
    theirs = make_document(other_ward, stranger)
    make_turn(
        make_plan(other_ward, stranger), cast=Cast(lead=Somebody(other_ward, official=stranger))
    )
    assert not confirm(make_handover(ward, stranger, receiver, by=reviewer), reviewer)
    assert drafter_of(theirs) == stranger.username


def test_the_history_tells_of_ids_and_counts(
    office: Office, plan: Plan, ward: Organization, giver: Official, receiver: Official
) -> None:
    paper = office.draft()
    turn = make_turn(plan, cast=Cast(lead=Somebody(ward, official=giver)))
    handover = make_handover(ward, giver, receiver, by=office.head)
    demand(confirm(handover, office.head))
    people = {"giver": giver.pk, "receiver": receiver.pk}
    whole = Entry.objects.get(verb="desk.hand_over").details
    assert whole == {
        "from": "proposed",
        "to": "done",
        "papers": 1,
        "tasks": 1,
        "files": 0,
        "reports": 0,
        "reviews": 0,
        **people,
    }
    told = Entry.objects.filter(verb__endswith=".hand_over").exclude(verb="desk.hand_over")
    assert sorted(told.values_list("subject", flat=True)) == [
        f"documents.document:{paper.pk}",
        f"plans.task:{turn.task_id}",
    ]
    assert all(entry.details == {**people, "handover": handover.pk} for entry in told)
    items = handover.items.values_list("document", "assignment__task")
    assert list(items) == [(paper.pk, None), (None, turn.task_id)]
