"""The issue of a paper of a plan gives its tasks out: whoever leads one has it from then on."""

from datetime import date

from documents.models import Document
from history.recording import record, subject_of
from localities.calendars import office_calendar
from officials.models import Official
from plans.models import PlanPaper, Task, TaskTurn
from plans.papers import carrying_answers, carrying_tasks
from plans.tasks.turns import due_days
from vietnamese.dates import today
from vietnamese.working_days import Calendar


def give_out(document: Document, by: Official) -> None:
    """PAPER_ISSUES: the tasks drafted with this paper, a turn for each due day.

    What they take the place of, and what the paper ends, is carried over or withdrawn.
    """
    paper = PlanPaper.objects.filter(document=document).select_related("plan", "document").first()
    if paper is None:
        return
    carrying_answers.hold_and_carry(paper)
    tasks = list(paper.tasks.filter(state=Task.State.PROPOSED).select_related("replaces"))
    calendar, given_on = office_calendar(), _day_of(document)
    new = [task for task in tasks if task.replaces is None]
    turns = [turn for task in new for turn in _turns(task, calendar, given_on)]
    TaskTurn.objects.bulk_create(turns)
    carried = carrying_tasks.carry(paper, tasks, calendar=calendar, on=given_on, by=by)
    if not tasks and not carried:
        return
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(state=Task.State.ASSIGNED)
    record(
        paper.plan.organization_id,
        verb="plans.give_out_tasks",
        by=by,
        subject=subject_of(paper.plan),
        details={"tasks": len(tasks), "turns": len(turns), **carried},
    )


def _day_of(document: Document) -> date:
    entry = document.book_entries.live().first()
    return entry.issued_on if entry else today()


def _turns(task: Task, calendar: Calendar, given_on: date) -> list[TaskTurn]:
    """One without a day for a task without a time limit."""
    days = due_days(task, calendar) or (None,)
    return [
        TaskTurn(task=task, number=number, due_on=day, given_on=given_on)
        for number, day in enumerate(days, start=1)
    ]
