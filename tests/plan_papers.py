"""Plans that were issued, and what is drafted besides them."""

from datetime import date

from officials.models import Official
from plans.models import Plan, PlanPaper, Task, TaskTurn
from plans.papers import beginning, taking_up
from tests.situations import Office
from tests.tasks import make_task

DAY = date(2030, 3, 29)


def issued_plan(office: Office) -> Plan:
    """A plan around a paper that went the whole way."""
    document = office.issued()
    plan = Plan.objects.create(
        organization=office.organization, year=2026, created_by=office.drafter
    )
    PlanPaper.objects.create(plan=plan, document=document)
    return plan


def given_task(plan: Plan, by: Official, what: str = "Việc đã giao") -> Task:
    """As the issue of the plan gives it out."""
    task = Task.objects.create(
        plan=plan, paper=plan.main_paper, what=what, due_on=DAY, state="assigned", created_by=by
    )
    task.assignments.create(role="lead", organization=plan.organization, assigned_by=by)
    TaskTurn.objects.create(task=task, number=1, due_on=DAY)
    return task


def rows_of_papers(office: Office) -> dict[str, object]:
    """What the addresses about a plan's further papers stand for."""
    plan, by = issued_plan(office), office.drafter
    task = given_task(plan, by)
    paper = beginning.begin(plan, PlanPaper.Role.SUPPLEMENT, by=by)
    make_task(plan, by)
    taking_up.end(task, "Trùng việc.", by=by)
    at = {"pk": plan.pk, "task_pk": task.pk}
    return {
        "begin_paper": {"pk": issued_plan(office).pk, "way": "bo-sung"},
        "paper": {"pk": plan.pk, "paper_pk": paper.pk},
        **dict.fromkeys(("take_up_task", "end_task", "keep_task"), at),
    }
