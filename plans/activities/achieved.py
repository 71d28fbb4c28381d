"""How far an indicator has come: reports on its task and activities that served it, added up.

An amount is given once, with a report or with an activity. A report of completion that was sent
back does not count, nor does what belongs to a turn that was withdrawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, TruncDate

from plans.models import Activity, Plan, Task, TaskStep, TaskTurn
from vietnamese.dates import VIETNAM
from vietnamese.folding import fold

Kind = TaskStep.Kind
REPORTS = (Kind.PROGRESS, Kind.CLOSING)
VERDICTS = (Kind.CONFIRMED, Kind.SENT_BACK)
NOT_WITHDRAWN = ~Q(turn__state=TaskTurn.State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A task's indicator on a day. `earlier` is None where last year has nothing to compare."""

    name: str
    unit: str
    target: Decimal | None
    so_far: Decimal
    earlier: Decimal | None
    since: date
    until: date


def achieved(task: Task, *, since: date, until: date) -> Decimal:
    """In the unit of the task, both days included."""
    return achieved_by_task([task.pk], since=since, until=until)[task.pk]


def achieved_by_task(tasks: Iterable[int], *, since: date, until: date) -> dict[int, Decimal]:
    """By the key of the task, with what was reached on those it took the place of; three queries,
    however many tasks."""
    lines = _lines(tasks)
    found = dict.fromkeys({one for line in lines.values() for one in line}, Decimal(0))
    days = Q(day__gte=since, day__lte=until)
    reports = _reports().filter(days, turn__task__in=found)
    activities = Activity.objects.standing().held(since, until).filter(NOT_WITHDRAWN)
    for counted in (reports, activities.filter(turn__task__in=found)):
        sums = counted.order_by().values_list("turn__task").annotate(Sum("amount"))
        for task, amount in sums:
            found[task] += amount or 0
    return {task: sum((found[one] for one in line), Decimal(0)) for task, line in lines.items()}


def _lines(tasks: Iterable[int]) -> dict[int, list[int]]:
    """Each with the tasks before it that later papers of the plan replaced, one after the other.

    What was done before stays with the task it was done for (plans/papers/carrying_tasks.py).
    """
    lines = {task: [task] for task in tasks}
    changed = Task.objects.filter(plan__tasks__in=lines, replaces__isnull=False)
    before = dict(changed.values_list("pk", "replaces"))
    for line in lines.values():
        while earlier := before.get(line[-1]):
            line.append(earlier)
    return lines


def indicator_of(task: Task, *, on: date) -> Indicator | None:
    """From the first day of the plan's year to the day, beside the same days a year before."""
    if not task.indicator:
        return None
    since, until = _span(task.plan, on)
    return Indicator(
        task.indicator,
        task.unit,
        task.target,
        achieved(task, since=since, until=until),
        _earlier(task, on),
        since,
        until,
    )


def _earlier(task: Task, on: date) -> Decimal | None:
    """Of the tasks with this indicator in the plan before."""
    before = task.plan.previous
    replaced = Q(replaced_by__state__in=[Task.State.ASSIGNED, Task.State.ENDED])
    rows = before.tasks.exclude(replaced) if before else ()
    alike = [one for one in rows if _is_alike(one, task)]
    if before is None or not alike:
        return None
    since, until = _span(before, _years_before(on, task.plan.year - before.year))
    found = achieved_by_task((one.pk for one in alike), since=since, until=until)
    return sum(found.values(), Decimal(0))


def _is_alike(one: Task, other: Task) -> bool:
    return fold(one.indicator) == fold(other.indicator) and fold(one.unit) == fold(other.unit)


def _span(plan: Plan, on: date) -> tuple[date, date]:
    first, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    return first, min(max(on, first), last)


def _years_before(day: date, years: int) -> date:
    """29 February becomes the 28th where there is none."""
    year = day.year - years
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _reports() -> QuerySet[TaskStep]:
    """With `day`, the day each speaks for, or on which it was made."""
    later = TaskStep.objects.filter(turn=OuterRef("turn"), pk__gt=OuterRef("pk"))
    decided = later.filter(kind__in=VERDICTS).order_by("pk").values("kind")[:1]
    reports = TaskStep.objects.filter(NOT_WITHDRAWN, kind__in=REPORTS).annotate(
        day=Coalesce("on", TruncDate("at", tzinfo=VIETNAM)),
        verdict=Coalesce(Subquery(decided), Value("")),
    )
    return reports.exclude(kind=Kind.CLOSING, verdict=Kind.SENT_BACK)
