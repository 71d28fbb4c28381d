"""A plan's further papers: begun one at a time, with what they carry over when they are issued."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from documents.issued import issuing
from documents.models import Document, Revision
from documents.numbers import numbering
from history.verification import verify
from officials.models import Official, Organization
from plans import answering
from plans.activities.achieved import achieved
from plans.checks import unanswered_duties
from plans.coverage import Line, Standing, coverage_of
from plans.models import Plan, PlanPaper, Task, TaskStep, TaskTurn
from plans.papers import beginning, taking_up
from plans.tasks import drafting, running
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.table import TableSource, numbers_of
from tests.directives.making import make_directive
from tests.duties import make_duty
from tests.lifecycle import approve, edit, post_of, sign_in_ink
from tests.papers import CONTENT, key_of, keyed, make_plan
from tests.tasks import make_task
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
Role, State = PlanPaper.Role, TaskTurn.State
PART = "Tuyên truyền tại từng khối."
EARLIER, SOON, LATER = date(2030, 1, 31), date(2030, 3, 29), date(2030, 6, 28)


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official, clerk: Official
) -> dict[str, Official]:
    return {"drafter": drafter, "reviewer": reviewer, "clerk": clerk}


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    return make_plan(ward, drafter, replace(CONTENT, signer=post_of(chair)), year=today().year)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def issue(document: Document, *, drafter: Official, reviewer: Official, clerk: Official) -> None:
    approve(document, drafter=drafter, reviewer=reviewer, answer="Đã xem.")
    sign_in_ink(document, clerk)
    numbering.give_number(document, on=today(), by=clerk)
    verdict = issuing.issue(document, by=clerk)
    assert verdict, verdict.reason


def begun(plan: Plan, role: PlanPaper.Role, by: Official) -> PlanPaper:
    return beginning.begin(fresh(plan), role, by=by)


def turns(task: Task) -> list[tuple[date | None, str]]:
    return [(turn.due_on, turn.state) for turn in task.turns.all()]


def copy_of(task: Task) -> Task:
    return Task.objects.get(replaces=task)


def test_a_supplement_cites_the_plan_and_its_tasks_touch_nothing_before_its_issue(
    plan: Plan, office: dict[str, Official]
) -> None:
    drafter = office["drafter"]
    given = make_task(plan, drafter, "Việc đã giao", due_on=SOON)
    issue(plan.original, **office)
    with pytest.raises(PermissionDenied, match="bổ sung, điều chỉnh hoặc thay thế"):
        make_task(fresh(plan), drafter, "Muộn", due_on=SOON)
    with pytest.raises(PermissionDenied, match="bổ sung"):
        drafting.remove_task(given, by=drafter)
    paper = begun(plan, Role.SUPPLEMENT, drafter)
    content = paper.document.current.content
    assert content.subject.startswith("Bổ sung Kế hoạch số 01/KH-UBND ngày ")
    assert "đã ban hành Kế hoạch số 01/KH-UBND" in content.text
    assert content.signer == plan.original.current.signer
    for role in Role:
        assert "chưa phát hành" in beginning.may_begin(fresh(plan), drafter).reason
        if role != Role.ORIGINAL:
            with pytest.raises(PermissionDenied, match="văn bản bổ sung chưa phát hành"):
                begun(plan, role, drafter)
    new = make_task(fresh(plan), drafter, "Việc thêm", due_on=LATER)
    assert (new.paper, new.position) == (paper, 1)
    with pytest.raises(PermissionDenied, match="chỉ sửa bằng văn bản"):
        drafting.change_task(given, Cast(), version=1, by=drafter)
    assert (fresh(plan).document, fresh(plan).in_hand) == (plan.original, paper)
    assert turns(given) == [(SOON, State.OPEN)]
    assert not new.turns.exists()
    issue(paper.document, **office)
    assert turns(new) == [(LATER, State.OPEN)]
    assert turns(given) == [(SOON, State.OPEN)]
    assert fresh(plan).document == plan.original
    assert plan.current_paper(today()) == plan.main_paper
    assert plan.current_paper(today() - timedelta(days=1)) is None
    assert beginning.may_begin(fresh(plan), drafter)
    assert verify() == ()


def test_an_adjustment_changes_one_task_and_ends_another_by_its_issue(
    plan: Plan, ward: Organization, office: dict[str, Official]
) -> None:
    drafter = office["drafter"]
    first = make_task(plan, drafter, "Việc một", due_on=SOON)
    second = make_task(plan, drafter, "Việc hai", due_on=SOON)
    issue(plan.original, **office)
    turn = first.turns.get()
    assert running.report(turn, words="Được một nửa.", by=drafter)
    over = {"state": State.DONE, "due_on": EARLIER, "done_on": today()}
    done = TaskTurn.objects.create(task=first, number=2, **over)
    done.steps.create(kind="progress", amount=4, by=drafter)
    paper = begun(plan, Role.ADJUSTMENT, drafter)
    changed = taking_up.take_up(first, by=drafter)
    for twice in (taking_up.take_up, lambda task, by: taking_up.end(task, "Vì.", by=by)):
        with pytest.raises(ValidationError, match="đã được sửa hoặc thôi"):
            twice(first, by=drafter)
    changed.due_on = LATER
    drafting.change_task(changed, Cast(lead=Somebody(ward)), version=1, by=drafter)
    with pytest.raises(ValidationError):
        taking_up.end(second, " ", by=drafter)
    kept = taking_up.end(second, "Trùng việc.", by=drafter)
    taking_up.keep(kept, by=drafter)
    taking_up.end(second, "Trùng việc.", by=drafter)
    assert turns(first) == [(EARLIER, State.DONE), (SOON, State.OPEN)]
    table = TableSource(paper.document, is_final=True).figure("phan_cong")
    assert "Việc một (thay nhiệm vụ số 1 của kế hoạch)" in table
    assert "Nhiệm vụ số 2 của kế hoạch: Việc hai" in table
    issue(paper.document, **office)
    turn.refresh_from_db()
    assert (turn.task, turn.due_on, turn.state) == (changed, LATER, State.OPEN)
    told = [(step.kind, step.words) for step in turn.steps.all()]
    assert told[0] == ("progress", "Được một nửa.")
    year = {"since": date(today().year, 1, 1), "until": today()}
    assert (achieved(first, **year), achieved(changed, **year)) == (4, 4)
    assert told[1][1].endswith("thời hạn 29/3/2030 đổi thành 28/6/2030")
    assert turns(second) == [(SOON, State.WITHDRAWN)]
    assert second.turns.get().steps.get().words.startswith("Trùng việc. Thôi thực hiện theo Kế")
    states = dict(Task.objects.values_list("what", "state"))
    assert states == {"Việc một": Task.State.ASSIGNED, "Việc hai": Task.State.ENDED}
    with pytest.raises(PermissionDenied):
        taking_up.take_up(second, by=drafter)
    begun(plan, Role.SUPPLEMENT, drafter)
    with pytest.raises(ValidationError, match="còn hiệu lực"):
        taking_up.take_up(second, by=drafter)


def test_a_replacement_carries_text_tasks_and_answers_and_the_duty_stays_answered(
    plan: Plan, ward: Organization, office: dict[str, Official]
) -> None:
    drafter = office["drafter"]
    directive = make_directive(ward, drafter)
    duties = [make_duty(directive, organization=ward) for _ in range(4)]
    by_part, by_words, by_task, left_out = duties
    assert answering.answer_by_part(
        [by_part], plan, key_of(plan.original.current, PART), by=drafter
    )
    assert answering.answer_by_sentence([by_words], plan, "Đã làm.", by=drafter)
    days = {"due_on": SOON, "recurrence": "monthly", "recurs_until": date(2030, 5, 31)}
    task = drafting.add_task(
        Task(plan=plan, what="Hằng tháng", **days),
        Cast(lead=Somebody(ward)),
        duties=[by_task],
        by=drafter,
    )
    dropped = make_task(plan, drafter, "Thôi", due_on=SOON)
    dropped.duties.add(left_out)
    issue(plan.original, **office)
    done, granted, last = task.turns.all()
    TaskTurn.objects.filter(pk=done.pk).update(state=State.DONE, done_on=today())
    TaskTurn.objects.filter(pk=granted.pk).update(due_on=date(2030, 5, 10))
    paper = begun(plan, Role.REPLACEMENT, drafter)
    assert keyed(paper.document.current).items() >= keyed(plan.original.current).items() - {
        item for item in keyed(plan.original.current).items() if item[1].endswith("./.")
    }
    assert numbers_of(paper.tasks.all()) == {copy_of(task).pk: 1, copy_of(dropped).pk: 2}
    drafting.remove_task(copy_of(dropped), by=drafter)
    assert {one.standing for one in lines(plan)} == {Standing.ANSWERED, Standing.EXPLAINED}
    assert [finding.text for finding in unanswered_duties(*read(paper))] == [
        f"Nhiệm vụ chưa có phần trả lời ({directive}, mục 4): {left_out.what}"
    ]
    edit(paper.document, drafter, subject="Bảo đảm an ninh, trật tự, thay thế")
    issue(paper.document, **office)
    plan = fresh(plan)
    assert plan.original.state == Document.State.SUPERSEDED
    assert (plan.document, plan.main_paper, plan.current_paper(today())) == (
        *(paper.document, paper, paper),
    )
    assert {one.duty: (one.standing, len(one.here)) for one in lines(plan)} == {
        by_part: (Standing.ANSWERED, 1),
        by_words: (Standing.EXPLAINED, 1),
        by_task: (Standing.ANSWERED, 0),
        left_out: (Standing.OPEN, 0),
    }
    assert turns(copy_of(task)) == [(date(2030, 5, 10), State.OPEN), (last.due_on, State.OPEN)]
    assert turns(task) == [(done.due_on, State.DONE)]
    assert turns(dropped) == [(SOON, State.WITHDRAWN)]
    assert TaskStep.objects.filter(turn__task=dropped, words__startswith="Không còn trong").exists()
    assert list(copy_of(task).duties.all()) == [by_task]
    assert verify() == ()


def read(paper: PlanPaper) -> tuple[Document, Revision]:
    document = Document.objects.get(pk=paper.document_id)
    return document, document.current


def lines(plan: Plan) -> list[Line]:
    return [line for sheaf in coverage_of(fresh(plan)) for line in sheaf.lines]
