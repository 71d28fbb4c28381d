"""How many of the offices below have taken an objective in; issued papers only are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directives.models import Directive, Objective, Share
from officials.models import Official
from plans.models import Task
from workflow.verdicts import ALLOWED, Verdict, refused

NOT_GIVEN = "Trang này dành cho cơ quan đã giao chỉ tiêu."


@dataclass(frozen=True, slots=True)
class Line:
    """One office with its share, and the given task that took it in, if there is one."""

    share: Share
    task: Task | None

    @property
    def is_changed(self) -> bool:
        """Whether its plan took in what was given before."""
        return self.task is not None and self.task.share_id != self.share.pk

    @property
    def falls_short(self) -> bool:
        if self.task is None or self.share.target is None:
            return False
        return self.share.objective.falls_short(self.task.target, self.share.target)


@dataclass(frozen=True, slots=True)
class Counted:
    objective: Objective
    lines: Sequence[Line]

    @property
    def taken(self) -> int:
        return sum(line.task is not None for line in self.lines)

    @property
    def short(self) -> int:
        return sum(line.falls_short for line in self.lines)


def may_look(directive: Directive, official: Official) -> Verdict:
    """Whoever gave others objectives with it."""
    offices = official.visible_organization_ids
    shares = Share.objects.filter(objective__directive=directive, objective__kept_by__in=offices)
    return ALLOWED if shares.exclude(organization__in=offices).exists() else refused(NOT_GIVEN)


def counted_of(directive: Directive, official: Official) -> list[Counted]:
    """By objective, the offices in the order of their units; a constant number of queries."""
    offices = official.visible_organization_ids
    given = Objective.objects.filter(directive=directive, kept_by__in=offices).order_by("pk")
    shares = Share.objects.standing().filter(objective__in=given.values("pk"))
    by_objective: dict[int, list[Share]] = {}
    for share in shares.with_offices().select_related("objective"):
        by_objective.setdefault(share.objective_id, []).append(share)
    tasks = _tasks(directive)
    return [
        Counted(objective, [Line(share, tasks.get(_of(share))) for share in found])
        for objective in given
        if (found := by_objective.get(objective.pk))
    ]


def _of(share: Share) -> tuple[int, int]:
    return share.objective_id, share.organization_id


def _tasks(directive: Directive) -> Mapping[tuple[int, int], Task]:
    """Given out by the issue of a plan, by objective and office; the newest where there are two."""
    rows = Task.objects.filter(state=Task.State.ASSIGNED, share__objective__directive=directive)
    given = rows.select_related("share").order_by("pk")
    return {_of(task.share): task for task in given if task.share}
