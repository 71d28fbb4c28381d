"""The tasks of a plan as its page lists them: what is drafted, and what was given out."""

from collections.abc import Mapping
from dataclasses import dataclass

from plans.homes import pages_of_papers
from plans.models import Plan, PlanPaper, Task, TaskEnding
from plans.papers.tasks_of_duties import Progress, progress_of
from plans.tasks.roles import cast_of
from plans.tasks.table import PEOPLE, numbers_of, when
from vietnamese.dates import today


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with its number in the table of its paper and who has to do with it, by role.

    `quoted_at`: where the words stand that it quotes. `changed`: the draft that takes its place;
    `ending`: why the paper in hand ends it.
    """

    task: Task
    number: int
    cast: list[tuple[str, str]]
    progress: Progress
    quoted_at: str
    changed: Task | None = None
    ending: TaskEnding | None = None

    @property
    def when(self) -> str:
        return when(self.task)


def rows_of(plan: Plan, paper: PlanPaper) -> Mapping[str, object]:
    """`drafted`: of the paper in hand; `given`: of all papers before it. Constantly many queries.

    A replacement names every task anew, so of those given it lists what it leaves out.
    """
    tasks = list(
        plan.tasks.exclude(state=Task.State.ENDED)
        .select_related("paper__document", "replaces__paper")
        .prefetch_related(*PEOPLE, "turns", "duties__directive")
    )
    mine = [task for task in tasks if task.paper_id == paper.pk]
    others = [
        task for task in tasks if task.paper_id != paper.pk and task.state == Task.State.ASSIGNED
    ]
    changed = {task.replaces_id: task for task in mine}
    endings = {one.task_id: one for one in paper.endings.all()}
    is_whole = paper.role == PlanPaper.Role.REPLACEMENT and paper.is_in_hand
    left = [task for task in others if not (is_whole and task.pk in changed)]
    numbers, pages, day = numbers_of(plan.tasks.all()), pages_of_papers(plan), today()

    def row(task: Task) -> TaskRow:
        return TaskRow(
            task,
            numbers[task.pk],
            cast_of(task),
            progress_of(task, day),
            f"{pages.get(task.document_id or 0, '')}#doan-{task.key}",
            changed.get(task.pk),
            endings.get(task.pk),
        )

    return {
        "drafted": [row(task) for task in mine],
        "given": [row(task) for task in left],
        "is_whole": is_whole,
        "endings": list(endings.values()),
    }
