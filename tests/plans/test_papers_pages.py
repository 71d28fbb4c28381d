"""The pages of a plan's further papers, and of tasks that answer duties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from directives.models import Duty
from documents.issued import issuing
from documents.models import Document, PaperRelation
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization
from plans.coverage import Standing, coverage_of
from plans.models import Plan, Task, TaskTurn
from plans.papers import beginning
from plans.papers.tasks_of_duties import Progress
from plans.tasks import drafting
from plans.tasks.checks import open_questions
from plans.tasks.drafting import PAST_DUE, Cast, Somebody
from tests.cast import signed_in
from tests.directives.making import make_directive
from tests.duties import make_duty
from tests.lifecycle import post_of
from tests.papers import CONTENT, make_plan
from tests.plan_papers import given_task, issued_plan
from tests.situations import Office
from tests.tasks import make_task
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
SOON = date(2030, 3, 29)
NO = {"secret": Answer.NO}


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    return make_plan(ward, drafter, replace(CONTENT, signer=post_of(chair)), year=today().year)


@pytest.fixture
def duty(ward: Organization, drafter: Official) -> Duty:
    return make_duty(make_directive(ward, drafter), organization=ward)


def test_an_adjustment_is_begun_from_the_page_of_the_plan_and_its_tasks_are_drafted_there(
    office: Office, client: Client
) -> None:
    plan = issued_plan(office)
    task = given_task(plan, office.drafter)
    home, tasks = f"/ke-hoach/{plan.pk}/", f"/ke-hoach/{plan.pk}/phan-cong/"
    page = client.get(home).content.decode()
    for label in ("bổ sung", "điều chỉnh", "thay thế"):
        assert f"Soạn văn bản {label}" in page
    assert page.count("Soạn văn bản thay thế") == 1
    way = f"{home}van-ban-moi/dieu-chinh/"
    assert client.get(f"{home}van-ban-moi/la/").status_code == 404
    assert client.post(way, {"secret": Answer.UNSURE}).status_code == 403
    assert client.post(way, {}).status_code == 200
    assert plan.plan_papers.count() == 1
    answer = client.post(way, NO)
    paper = plan.plan_papers.get(role="adjustment")
    assert answer["Location"] == f"{home}cac-van-ban/{paper.pk}/"
    page = client.get(answer["Location"]).content.decode()
    assert "Văn bản điều chỉnh" in page
    refused = client.post(f"{home}van-ban-moi/thay-the/", NO)
    assert refused.status_code == 403
    assert "Kế hoạch đang có văn bản điều chỉnh chưa phát hành" in refused.content.decode()
    page = client.get(tasks).content.decode()
    assert "Sửa trong văn bản này" in page
    answer = client.post(f"{tasks}{task.pk}/dua-vao/")
    copy = paper.tasks.get(replaces=task)
    assert answer["Location"] == f"{tasks}{copy.pk}/"
    assert "Việc đã giao" in client.get(answer["Location"]).content.decode()
    again = client.post(f"{tasks}{task.pk}/dua-vao/", follow=True)
    assert "đã được sửa hoặc thôi" in again.content.decode()
    typed = client.post(f"{tasks}{task.pk}/thoi/", {"reason": "Vì 012345678901"})
    assert "012345678901" in typed.content.decode()
    assert "dữ liệu cá nhân" in typed.content.decode()
    client.post(f"{tasks}{copy.pk}/bo/")
    client.post(f"{tasks}{task.pk}/thoi/", {"reason": "Trùng việc."})
    assert "Sẽ thôi thực hiện: Trùng việc." in client.get(tasks).content.decode()
    client.post(f"{tasks}dat-bang/", {"base": "1"})
    page = client.get(f"{home}cac-van-ban/{paper.pk}/").content.decode()
    assert "I. Thôi thực hiện" in page
    assert "Nhiệm vụ số 1 của kế hoạch: Việc đã giao" in page
    assert client.get(f"/van-ban/{paper.document_id}/")["Location"].endswith(f"/{paper.pk}/")


def test_a_paper_is_replaced_by_way_of_its_plan_and_recalled_with_its_tasks(
    office: Office, client: Client
) -> None:
    plan = issued_plan(office)
    task = given_task(plan, office.drafter)
    follow = f"/van-ban/{plan.document.pk}/soan/"
    way = f"/ke-hoach/{plan.pk}/van-ban-moi/thay-the/"
    assert client.get(f"{follow}thay-the/")["Location"] == way
    assert "mọi nhiệm vụ được chép sang" in client.get(way).content.decode()
    recall = office.issued()
    PaperRelation.objects.create(
        kind="recalls", paper=recall, of=plan.document, made_by=office.drafter
    )
    assert issuing.revoke(plan.document, by=office.signer)
    turn = task.turns.get()
    assert turn.state == TaskTurn.State.WITHDRAWN
    assert turn.steps.get().words.startswith("Đã thu hồi Kế hoạch số")
    plan = Plan.objects.get(pk=plan.pk)
    assert beginning.may_begin(plan, office.drafter).reason == beginning.NOT_IN_FORCE
    answer = client.get(f"/ke-hoach/{plan.pk}/phan-cong/them/")
    assert "không phân công được nữa" in answer.content.decode()
    told = Entry.objects.get(verb="plans.end_tasks").details
    assert told == {
        "document": plan.document.pk,
        "ended": 1,
        "moved": 0,
        "made": 0,
        "withdrawn": 1,
    }


def standings(plan: Plan) -> list[tuple[Standing, list[tuple[int, Progress]]]]:
    return [
        (line.standing, [(one.number, one.progress) for one in line.tasks])
        for sheaf in coverage_of(plan)
        for line in sheaf.lines
    ]


def test_a_duty_becomes_a_task_and_shows_how_far_it_is(
    plan: Plan, duty: Duty, client: Client, drafter: Official
) -> None:
    Duty.objects.filter(pk=duty.pk).update(
        due_on=SOON, deliverable="Mô hình", lead="Ủy ban nhân dân phường Hoà Hiếu"
    )
    make_task(plan, drafter, "Việc khác", due_on=SOON)
    assert standings(plan) == [(Standing.OPEN, [])]
    page = client.get(f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/").content.decode()
    address = f"/ke-hoach/{plan.pk}/phan-cong/them/?tra-loi={duty.pk}"
    assert address in page
    form = client.get(address).context["form"]
    taken = {name: value for name, value in form.initial.items() if value is not None}
    typed = {**taken, "due_on": "29/3/2030", "recurrence": "once"}
    assert typed["what"] == duty.what
    assert typed["deliverable"] == "Mô hình"
    assert typed["lead"] == f"cq-{plan.organization_id}"
    late = client.post(address, {**typed, "due_on": "1/3/2026"})
    assert PAST_DUE in late.content.decode()
    assert "1/3/2026" in late.content.decode()
    assert client.post(address, typed).status_code == 302
    task = duty.tasks.get()
    assert standings(plan) == [(Standing.ANSWERED, [(2, Progress.PROPOSED)])]
    page = client.get(f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/").content.decode()
    assert "Nhiệm vụ số 2" in page
    assert "dự kiến, chưa phát hành" in page
    Task.objects.filter(pk=task.pk).update(state="assigned")
    turn = TaskTurn.objects.create(task=task, number=1, due_on=today() - timedelta(days=1))
    told = {"open": Progress.OVERDUE, "awaiting": Progress.RUNNING, "withdrawn": Progress.WITHDRAWN}
    for state, progress in told.items():
        TaskTurn.objects.filter(pk=turn.pk).update(state=state)
        standing = Standing.OPEN if progress is Progress.WITHDRAWN else Standing.ANSWERED
        assert standings(plan) == [(standing, [(2, progress)])]
    TaskTurn.objects.filter(pk=turn.pk).update(state="done", done_on=today())
    assert standings(plan) == [(Standing.ANSWERED, [(2, Progress.DONE)])]
    Document.objects.filter(pk=plan.document.pk).update(state="abandoned")
    assert standings(Plan.objects.get(pk=plan.pk)) == [(Standing.OPEN, [])]


def test_a_limit_gone_by_is_accepted_in_the_plan_of_a_year_that_is_over(
    ward: Organization, drafter: Official, client: Client
) -> None:
    earlier = make_plan(ward, drafter, year=today().year - 1)
    typed = {"what": "Việc năm trước", "due_on": "1/3/2025", "recurrence": "once"}
    assert client.post(f"/ke-hoach/{earlier.pk}/phan-cong/them/", typed).status_code == 302


def test_who_has_left_since_is_told_of_before_the_paper_is_handed_up(
    plan: Plan, ward: Organization, drafter: Official, clerk: Official
) -> None:
    cast = Cast(lead=Somebody(ward, official=clerk), partners=(Somebody(ward, post="Văn thư"),))
    drafting.add_task(Task(plan=plan, what="Ghi sổ"), cast, by=drafter)
    document = plan.document
    clerk.appointments.update(valid_to=today() - timedelta(days=1))
    told = [finding.text for finding in open_questions(document, document.current)]
    assert f"{clerk} không còn công tác tại {ward}: Ghi sổ" in told


def test_the_pages_cost_the_same_with_three_tasks_and_with_thirty(
    plan: Plan, ward: Organization, duty: Duty, drafter: Official, client: Client
) -> None:
    pages = [f"/ke-hoach/{plan.pk}/{page}/" for page in ("phan-cong", "nhiem-vu-tren-giao")]
    few: list[int] = []
    for count in (3, 30):
        for number in range(count):
            drafting.add_task(
                Task(plan=plan, what=f"Việc {number}", due_on=SOON),
                Cast(lead=Somebody(ward)),
                duties=[duty],
                by=drafter,
            )
        Task.objects.update(state="assigned")
        for task in Task.objects.filter(turns=None):
            TaskTurn.objects.create(task=task, number=1, due_on=SOON)
        asked = [queries(client, page) for page in pages]
        few = few or asked
    assert asked == few
    assert max(few) <= 30


def queries(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
