"""What the visited office does about a finding: a task of a plan, and a word to who inspected."""

from collections.abc import Collection

from django.db import transaction

from history.recording import record, subject_of
from officials.models import Official
from plans.models import Plan, Task, TaskTurn
from plans.tasks import drafting
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.permissions import may_plan_tasks
from reports.inspection.lifecycle import may_answer
from reports.models import VisitAnswer, VisitFinding
from vietnamese.dates import short
from workflow.verdicts import ALLOWED, Verdict, demand, refused

NOT_GIVEN = "Chưa giao thành nhiệm vụ"
TAKEN_UP = "Kiến nghị này đã được đưa vào một nhiệm vụ."


def plans_to_take_up(finding: VisitFinding) -> list[Plan]:
    """Of the visited office, those with a draft in hand: a task is given out by a paper."""
    plans = Plan.objects.filter(organization=finding.visit.organization).with_papers()
    return [plan for plan in plans.order_by("-year", "-pk") if plan.in_hand]


def take_up(finding: VisitFinding, plan: Plan, *, by: Official) -> Verdict:
    """A task in the draft of the plan, with the words and the day of the finding; who leads it is
    said there. Raises ValidationError."""
    demand(may_answer(finding, by))
    verdict = may_plan_tasks(plan, by)
    if not verdict:
        return verdict
    with transaction.atomic():
        locked = VisitFinding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        if locked.task_id:
            return refused(TAKEN_UP)
        visit = locked.visit
        day = f" ngày {short(visit.visited_on)}" if visit.visited_on else ""
        task = Task(
            plan=plan,
            what=locked.what,
            due_on=locked.due_on,
            basis=f"Kiến nghị sau kiểm tra của {visit.office}{day}",
        )
        locked.task = drafting.add_task(task, Cast(Somebody(plan.organization)), by=by)
        locked.save(update_fields=["task"])
        _tell("reports.take_up_visit_finding", locked, by, task=task.pk)
    return ALLOWED


def answer(finding: VisitFinding, text: str, *, by: Official) -> Verdict:
    """Read by the inspecting office. Whoever calls this has had the text looked over."""
    demand(may_answer(finding, by))
    with transaction.atomic():
        given = VisitAnswer.objects.create(finding=finding, text=text, by=by)
        _tell("reports.answer_visit_finding", finding, by, answer=given.pk)
    return ALLOWED


def standings(findings: Collection[VisitFinding], *, from_above: bool) -> dict[int, str]:
    """By the key of each, in a word; three queries. Who inspected is told whether an issued paper
    gave the task out, and nothing of how far it is."""
    tasks = _latest({one.task_id for one in findings if one.task_id})
    states = dict(Task.objects.filter(pk__in=tasks.values()).values_list("pk", "state"))
    if from_above:
        words = {pk: _given(state) for pk, state in states.items()}
    else:
        turns = TaskTurn.objects.filter(task__in=states).order_by("-number")
        first = {turn.task_id: turn.get_state_display() for turn in turns}
        words = {pk: _going(state, first.get(pk, "")) for pk, state in states.items()}
    return {one.pk: words.get(tasks.get(one.task_id or 0, 0), NOT_GIVEN) for one in findings}


def _given(state: str) -> str:
    return "Đã giao thành nhiệm vụ" if state == Task.State.ASSIGNED else NOT_GIVEN


def _going(state: str, turn: str) -> str:
    if state == Task.State.ASSIGNED:
        return turn or _given(state)
    is_draft = state == Task.State.PROPOSED
    return "Đã đưa vào dự thảo" if is_draft else Task.State(state).label


def _latest(tasks: Collection[int]) -> dict[int, int]:
    """What issued papers of the plan have made of each, one after the other."""
    later = Task.objects.filter(plan__tasks__in=tasks, replaces__isnull=False)
    issued = later.exclude(state=Task.State.PROPOSED)
    after = dict(issued.values_list("replaces", "pk"))
    found = {}
    for task in tasks:
        last = task
        while last in after:
            last = after[last]
        found[task] = last
    return found


def _tell(verb: str, finding: VisitFinding, by: Official, **details: int) -> None:
    visit = finding.visit
    told = {"finding": finding.pk, **details}
    record(visit.organization_id, verb=verb, by=by, subject=subject_of(visit), details=told)
