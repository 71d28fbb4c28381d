"""The issue of a plan gives its tasks out: whoever leads one has it from then on."""

from datetime import date

from documents.models import Document
from history.recording import record, subject_of
from localities.calendars import office_calendar
from officials.models import Official
from plans.models import PlanPaper, Task, TaskTurn
from plans.tasks.turns import due_days
from vietnamese.dates import today
from vietnamese.working_days import Calendar


def give_out(document: Document, by: Official) -> None:
    """PAPER_ISSUES: the tasks drafted with this paper, a turn for each due day."""
    paper = PlanPaper.objects.filter(document=document).select_related("plan").first()
    tasks = list(paper.plan.tasks.filter(state=Task.State.PROPOSED)) if paper else []
    if not paper or not tasks:
        return
    calendar, given_on = office_calendar(), _day_of(document)
    turns = [turn for task in tasks for turn in _turns(task, calendar, given_on)]
    TaskTurn.objects.bulk_create(turns)
    Task.objects.filter(pk__in=[task.pk for task in tasks]).update(state=Task.State.ASSIGNED)
    record(
        paper.plan.organization_id,
        verb="plans.give_out_tasks",
        by=by,
        subject=subject_of(paper.plan),
        details={"tasks": len(tasks), "turns": len(turns)},
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
