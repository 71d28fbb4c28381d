"""What a plan has taken in of the objectives that reach its office, and what is still open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from directives.models import Share
from plans.models import Plan, PlanPaper, Task
from plans.objectives.taking_in import current_of, shares_reaching
from plans.tasks.table import PEOPLE

TASK_OF = ("share__objective__directive", "share__organization", "paper__document")


@dataclass(frozen=True, slots=True)
class Taken:
    """An objective that is the indicator of a task; `now`: the share that counts today, if any."""

    task: Task
    share: Share
    now: Share | None

    @property
    def is_changed(self) -> bool:
        return self.now != self.share or self.task.unit != self.share.objective.unit

    @property
    def falls_short(self) -> bool:
        """Whether it aims lower than what it took in asks for, in the same unit."""
        if self.share.target is None or self.task.unit != self.share.objective.unit:
            return False
        return self.share.objective.falls_short(self.task.target, self.share.target)

    @property
    def given(self) -> Decimal | None:
        return self.share.target


@dataclass(frozen=True, slots=True)
class Open:
    """An objective in no task of the plan; `elsewhere`: another plan of the office that has it."""

    share: Share
    elsewhere: Plan | None


@dataclass(frozen=True, slots=True)
class Overview:
    taken: Sequence[Taken]
    open: Sequence[Open]


def overview_of(plan: Plan) -> Overview:
    """A constant number of queries. Of a task that is being changed, its draft counts."""
    tasks = plan.tasks.exclude(state=Task.State.ENDED).filter(share__isnull=False)
    rows = list(tasks.select_related(*TASK_OF).prefetch_related(*PEOPLE))
    changed = {task.replaces_id for task in rows}
    shares = list(shares_reaching(plan).select_related("objective__directive", "organization"))
    taken = [_taken(task, shares) for task in rows if task.pk not in changed]
    found, others = {one.now for one in taken}, _elsewhere(plan)
    left = [share for share in shares if share not in found]
    return Overview(taken, [Open(share, others.get(share.objective_id)) for share in left])


def taken_in(paper: PlanPaper) -> list[Taken]:
    """What the tasks drafted in one paper have taken in."""
    tasks = paper.tasks.filter(share__isnull=False).select_related(*TASK_OF)
    shares = list(shares_reaching(paper.plan))
    return [_taken(task, shares) for task in tasks]


def _elsewhere(plan: Plan) -> Mapping[int, Plan]:
    """By objective, the other plans of the office and year that have taken it in."""
    others = Task.objects.exclude(plan=plan).exclude(state=Task.State.ENDED)
    of_office = {"plan__organization": plan.organization_id, "plan__year": plan.year}
    rows = others.filter(**of_office, share__isnull=False).select_related("share", "plan")
    return {task.share.objective_id: task.plan for task in rows if task.share}


def _taken(task: Task, shares: Sequence[Share]) -> Taken:
    if task.share is None:
        raise ValueError(f"task {task.pk} has taken in nothing")
    return Taken(task, task.share, current_of(task, shares))
