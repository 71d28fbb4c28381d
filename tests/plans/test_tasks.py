"""Drafting the tasks of a plan, their table in the paper, and giving them out by its issue."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from documents.drafts import drafting as papers
from documents.issued import issuing
from documents.models import Document
from documents.numbers import numbering
from documents.sheets import sheet_of
from history.models import Entry
from history.verification import verify
from officials.administering import StaleError
from officials.models import Official, Organization
from paper import tables
from paper.blocks import Rank
from plans.models import Assignment, Plan, Task, TaskTurn
from plans.tasks import drafting, placing
from plans.tasks.checks import open_questions
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.table import BASIS, HEADER
from tests.cast import signed_in
from tests.lifecycle import approve, sign_in_ink
from tests.papers import CONTENT, make_plan
from tests.tasks import make_task
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
Role = Assignment.Role
WITH_TABLE = replace(CONTENT, text="I. MỤC ĐÍCH\n\n1. Giữ vững an ninh.\n\n{{phan_cong}}\n")


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    signer = chair.appointments.get()
    return make_plan(ward, drafter, replace(WITH_TABLE, signer=signer))


def table_of(document: Document) -> list[list[str]]:
    sheet = sheet_of(document, document.current)
    block = next(block for block in sheet.blocks if block.rank is Rank.TABLE)
    read = tables.read(block.text)
    return [[cell.text for cell in row] for row in read.rows]


def test_a_task_is_put_last_changed_moved_and_removed(plan: Plan, drafter: Official) -> None:
    first, second = make_task(plan, drafter, "Việc một"), make_task(plan, drafter, "Việc hai")
    drafting.move_task(second, up=True, by=drafter)
    assert [task.what for task in plan.tasks.all()] == ["Việc hai", "Việc một"]
    first.refresh_from_db()
    first.what = "Việc một, sửa"
    drafting.change_task(first, Cast(), version=1, by=drafter)
    assert not first.assignments.exists()
    with pytest.raises(StaleError):
        drafting.change_task(first, Cast(), version=1, by=drafter)
    drafting.remove_task(second, by=drafter)
    assert [task.what for task in plan.tasks.all()] == ["Việc một, sửa"]
    verbs = list(Entry.objects.filter(verb__contains="_task").values_list("verb", flat=True))
    assert verbs == [
        *("plans.add_task", "plans.add_task", "plans.move_task"),
        *("plans.change_task", "plans.remove_task"),
    ]
    assert verify() == ()


def test_whoever_stays_on_a_task_keeps_the_row(
    plan: Plan, ward: Organization, police: Organization, drafter: Official
) -> None:
    task = make_task(plan, drafter)
    lead = task.assignments.get()
    cast = Cast(lead=Somebody(ward), partners=(Somebody(police), Somebody(police)))
    drafting.change_task(task, cast, version=1, by=drafter)
    assert task.assignments.get(role=Role.LEAD) == lead
    assert task.assignments.get(role=Role.PARTNER).organization == police


@pytest.mark.parametrize("name", ["Hội Nông dân phường", "Đoàn Thanh niên", "Mặt trận Tổ quốc"])
def test_organizations_of_the_people_never_lead(plan: Plan, drafter: Official, name: str) -> None:
    with pytest.raises(ValidationError, match="đề nghị phối hợp"):
        make_task(plan, drafter, cast=Cast(lead=Somebody(name=name)))
    task = make_task(plan, drafter, cast=Cast(partners=(Somebody(name=name),)))
    assert str(task.assignments.get()) == name


def test_a_lead_does_not_take_part_besides(
    plan: Plan, ward: Organization, drafter: Official
) -> None:
    cast = Cast(lead=Somebody(ward), partners=(Somebody(ward),))
    with pytest.raises(ValidationError, match="không đồng thời"):
        make_task(plan, drafter, cast=cast)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"what": " \n "}, "what"),
        ({"recurrence": "monthly"}, "ngày cuối"),
        ({"recurrence": "weekly", "recurs_until": date(2026, 1, 1)}, "ngày cuối"),
        ({"target": 3}, "chỉ tiêu"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    plan: Plan, drafter: Official, columns: dict[str, object], told: str
) -> None:
    with pytest.raises(ValidationError) as error:
        make_task(plan, drafter, **columns)
    assert told in str(error.value)
    assert not plan.tasks.exists()


def test_the_table_has_the_columns_of_the_office_and_group_rows(
    plan: Plan, police: Organization, drafter: Official
) -> None:
    partners = (Somebody(police), Somebody(name="Hội Phụ nữ phường"))
    cast = Cast(lead=Somebody(plan.organization, post="Chuyên viên"), partners=partners)
    make_task(plan, drafter, "Tuyên truyền | lưu động", cast=cast, heading="Tuyên truyền")
    make_task(plan, drafter, "Kiểm tra", heading="Phòng cháy", deliverable="Biên bản", due_on=None)
    make_task(plan, drafter, "Phát thanh", heading="Tuyên truyền", deliverable="Bản tin")
    header, *rows = table_of(plan.original)
    assert tuple(header) == HEADER
    assert rows == [
        ["**I. Tuyên truyền**"],
        [
            "1",
            "Tuyên truyền | lưu động",
            "Chuyên viên",
            f"{police}; Hội Phụ nữ phường",
            "",
            "31/3/2026",
        ],
        ["2", "Phát thanh", str(plan.organization), "", "Bản tin", "31/3/2026"],
        ["**II. Phòng cháy**"],
        ["3", "Kiểm tra", str(plan.organization), "", "Biên bản", "Thường xuyên"],
    ]


def test_what_is_proposed_why_stands_in_the_draft_and_is_gone_when_it_is_handed_up(
    plan: Plan, drafter: Official, reviewer: Official
) -> None:
    make_task(plan, drafter, basis="Chỉ đạo tại cuộc họp giao ban")
    assert tuple(table_of(plan.original)[0]) == (*HEADER, BASIS)
    approve(plan.original, drafter=drafter, reviewer=reviewer)
    document = Document.objects.get(pk=plan.original.pk)
    assert tuple(table_of(document)[0]) == HEADER
    pinned = str(document.submissions.get().pinned)
    assert "giao ban" not in pinned
    assert "Căn cứ đề xuất" not in pinned


def test_the_issue_of_the_plan_gives_its_tasks_out(
    plan: Plan, drafter: Official, reviewer: Official, clerk: Official
) -> None:
    days = {"due_on": date(2026, 1, 31), "recurs_until": date(2026, 3, 31)}
    task = make_task(plan, drafter, recurrence="monthly", **days)
    without = make_task(plan, drafter, "Thường xuyên trực", due_on=None)
    document = Document.objects.get(pk=plan.original.pk)
    approve(document, drafter=drafter, reviewer=reviewer)
    with pytest.raises(PermissionDenied, match="trình ký"):
        drafting.remove_task(without, by=drafter)
    document.refresh_from_db()
    sign_in_ink(document, clerk)
    numbering.give_number(document, on=today(), by=clerk)
    assert not TaskTurn.objects.exists()
    assert issuing.issue(document, by=clerk)
    assert set(plan.tasks.values_list("state", flat=True)) == {Task.State.ASSIGNED}
    due = [turn.due_on for turn in task.turns.all()]
    assert due == [date(2026, 2, 2), date(2026, 3, 2), date(2026, 3, 31)]
    assert [turn.due_on for turn in without.turns.all()] == [None]
    told = Entry.objects.get(verb="plans.give_out_tasks")
    assert told.details == {"tasks": 2, "turns": 4}
    assert verify() == ()


def test_what_is_missing_is_asked_before_the_plan_is_handed_up(
    ward: Organization, drafter: Official
) -> None:
    plan = make_plan(ward, drafter)
    document = plan.original
    assert open_questions(document, document.current) == ()
    make_task(plan, drafter, "Rà soát", cast=Cast())
    told = [finding.text for finding in open_questions(document, document.current)]
    assert told == [
        "Nhiệm vụ chưa có chủ trì: Rà soát",
        "Kế hoạch có 1 nhiệm vụ nhưng chưa đặt bảng phân công.",
    ]


def test_the_table_is_put_at_the_end_unless_somebody_saved_meanwhile(
    ward: Organization, drafter: Official
) -> None:
    plan = make_plan(ward, drafter)
    make_task(plan, drafter)
    with pytest.raises(papers.StaleError):
        placing.place(plan.main_paper, base=99, by=drafter)
    placing.place(plan.main_paper, base=1, by=drafter)
    document = Document.objects.get(pk=plan.original.pk)
    annex = sheet_of(document, document.current).annexes[-1]
    assert annex.title == placing.TITLE
    assert annex.blocks[0].rank is Rank.TABLE


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def test_a_task_is_typed_in_and_nothing_typed_is_lost(
    plan: Plan, client: Client, police: Organization
) -> None:
    page = f"/ke-hoach/{plan.pk}/phan-cong/"
    typed = {
        "what": "Vận động giao nộp pháo",
        "lead": f"cq-{plan.organization_id}",
        "lead_name": "Trạm Y tế phường",
        "partners": [f"cq-{police.pk}"],
        "partner_names": "Hội Cựu chiến binh\nTổ liên gia",
        "due_on": "15/01/2030",
        "recurrence": "once",
        "indicator": "Hộ ký cam kết",
        "target": "1.500",
    }
    answer = client.post(f"{page}them/", typed)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "không làm cả hai" in text
    assert "Hội Cựu chiến binh" in text
    assert "15/01/2030" in text
    assert not plan.tasks.exists()
    answer = client.post(f"{page}them/", {**typed, "lead": ""})
    assert answer.status_code == 302
    task = plan.tasks.get()
    assert task.target == Decimal(1500)
    assert [(one.role, str(one)) for one in task.assignments.all()] == [
        ("lead", "Trạm Y tế phường"),
        ("partner", str(police)),
        ("partner", "Hội Cựu chiến binh"),
        ("partner", "Tổ liên gia"),
    ]
    form = client.get(f"{page}{task.pk}/").content.decode()
    assert 'value="1.500"' in form
    assert "Trạm Y tế phường" in form
    assert "Tổ liên gia" in form


def test_whoever_saves_second_is_told_and_may_save_again(
    plan: Plan, client: Client, drafter: Official, police: Organization
) -> None:
    task = make_task(plan, drafter, "Rà soát")
    page = f"/ke-hoach/{plan.pk}/phan-cong/{task.pk}/"
    other = Task.objects.get(pk=task.pk)
    drafting.change_task(other, Cast(), version=1, by=drafter)
    offices = [f"cq-{police.pk}", f"cb-{plan.organization_id}-{drafter.pk}"]
    typed = {"what": "Rà soát lại", "recurrence": "once", "partners": offices, "version": "1"}
    answer = client.post(page, typed)
    text = answer.content.decode()
    assert "người khác đã lưu" in text
    assert 'name="version" value="2"' in text
    assert text.count("checked") == len(offices)
    assert client.post(page, {**typed, "version": "2"}).status_code == 302
    task.refresh_from_db()
    assert (task.what, task.assignments.count()) == ("Rà soát lại", 2)


def test_who_has_left_stays_on_a_task_that_is_saved_again(
    plan: Plan, client: Client, drafter: Official
) -> None:
    left = Cast(partners=(Somebody(plan.organization, post="Chức vụ đã bỏ"),))
    task = make_task(plan, drafter, cast=left)
    page = f"/ke-hoach/{plan.pk}/phan-cong/{task.pk}/"
    assert "Chức vụ đã bỏ" in client.get(page).content.decode()
    typed = {"what": "Sửa", "recurrence": "once", "partners": ["cu-0"], "version": "1"}
    assert client.post(page, typed).status_code == 302
    assert str(task.assignments.get()) == "Chức vụ đã bỏ"


def test_a_task_moves_up_or_down_and_nowhere_else(
    plan: Plan, client: Client, drafter: Official
) -> None:
    task = make_task(plan, drafter)
    page = f"/ke-hoach/{plan.pk}/phan-cong/{task.pk}"
    assert client.post(f"{page}/xuong/").status_code == 302
    assert client.post(f"{page}/ngang/").status_code == 404
