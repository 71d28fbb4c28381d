"""Which tasks of an office answer the duties from above, and how far each of them is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q

from directives.models import Duty
from plans.models import Plan, PlanPaper, Task, TaskTurn
from plans.querysets import ENDED
from plans.tasks.table import numbers_of
from vietnamese.dates import today

State = TaskTurn.State


class Progress(models.TextChoices):
    """How far a task is, in a word for the office itself."""

    PROPOSED = "proposed", "Dự kiến, chưa phát hành"
    RUNNING = "running", "Đang thực hiện"
    OVERDUE = "overdue", "Quá hạn"
    DONE = "done", "Hoàn thành"
    WITHDRAWN = "withdrawn", "Thôi giao"


@dataclass(frozen=True, slots=True)
class Tasked:
    """A task that answers a duty: the plan it is of, and its number in the table of its paper."""

    task: Task
    number: int
    progress: Progress

    @property
    def plan(self) -> Plan:
        return self.task.plan

    @property
    def holds(self) -> bool:
        """Whether it answers; what was withdrawn does not."""
        return self.progress is not Progress.WITHDRAWN


def by_duty(
    duties: Iterable[Duty], plan: Plan, *, of: PlanPaper | None = None
) -> Mapping[int, Sequence[Tasked]]:
    """The tasks of the plan's office, by the key of the duty; a constant number of queries.

    `of`: the one paper of this plan whose tasks count.
    """
    links = Task.duties.through.objects.filter(duty__in=[duty.pk for duty in duties])
    links = links.filter(task__plan__organization=plan.organization)
    if of:
        links = links.exclude(Q(task__plan=plan) & ~Q(task__paper=of))
    wanted = list(links.order_by("task").values_list("duty_id", "task_id"))
    if not wanted:
        return {}
    found = _tasked({task for _, task in wanted})
    return {
        duty: [found[task] for other, task in wanted if other == duty and task in found]
        for duty in dict(wanted)
    }


def progress_of(task: Task, on: date) -> Progress:
    """Of a task whose turns were fetched in advance."""
    turns = list(task.turns.all())
    if task.state == Task.State.PROPOSED:
        return Progress.PROPOSED
    if any(turn.state == State.OPEN and turn.due_on and turn.due_on < on for turn in turns):
        return Progress.OVERDUE
    states = {turn.state for turn in turns}
    if states & {State.OPEN, State.AWAITING}:
        return Progress.RUNNING
    return Progress.DONE if State.DONE in states else Progress.WITHDRAWN


def _tasked(keys: Iterable[int]) -> Mapping[int, Tasked]:
    """Those in force and those drafted; not what was replaced, ended or given up."""
    standing = Task.objects.exclude(state=Task.State.ENDED)
    standing = standing.exclude(paper__document__state__in=ENDED).filter(pk__in=keys)
    tasks = list(standing.select_related("plan", "paper").prefetch_related("turns"))
    numbers = numbers_of(Task.objects.filter(paper__in={task.paper_id for task in tasks}))
    day = today()
    return {task.pk: Tasked(task, numbers[task.pk], progress_of(task, day)) for task in tasks}
