"""What an office did from one day to another, in numbers: tasks, activities, models, commendations.

A book that nobody had kept by then says nothing: None, never 0.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet

from directives.models import Objective
from officials.models import Organization
from plans.activities.achieved import achieved_by_task
from plans.activities.querysets import Total
from plans.models import Activity, Commendation, CommunityModel, Task, TaskTurn
from vietnamese.folding import fold

OVERDUE = "overdue"
State = TaskTurn.State
RUNNING = (
    CommunityModel.State.LAUNCHED,
    CommunityModel.State.REGULATED,
    CommunityModel.State.ACTIVE,
)
S = TypeVar("S", bound="QuerySet[Any]")
Alike = tuple[str, str]
"""An indicator by its words and unit, marks and case aside."""


@dataclass(frozen=True, slots=True)
class Reached:
    """An indicator in a period; `target` is that of the year in which the period ends."""

    amount: Decimal
    target: Decimal | None


@dataclass(frozen=True)
class Work:
    """Of one office, both days included; of the People's Committee of a ward with the activities,
    models and commendations of every office in it."""

    organization: Organization
    since: date
    until: date

    def sessions(self, kind: str = "") -> int | None:
        return self._summed(kind, "sessions")

    def attendants(self, kind: str = "") -> int | None:
        return self._summed(kind, "attendants")

    def models(self, kind: str = "") -> int | None:
        """Going on at the end."""
        counted = self.models_by_kind
        return None if counted is None else _of(counted, kind)

    def commendations(self, form: str = "") -> int | None:
        counted = self._commendations_by_form
        return None if counted is None else _of(counted, form)

    def turns(self, state: str = "") -> int | None:
        """Given tasks, turn by turn, as they stood at the end."""
        if not self._gave_tasks:
            return None
        if state == OVERDUE:
            return sum(is_overdue(one, self.until) for one in self.found_turns)
        states = Counter(state_on(one, self.until) for one in self.found_turns)
        return _of(states, state)

    def indicator(self, words: str, unit: str) -> Reached | None:
        """None where no plan of the year has it in this unit."""
        asked = (fold(words), fold(unit))
        return self._reached([task for task in self._indicators if _alike(task) == asked])

    def objective(self, objective: Objective) -> Reached | None:
        """As the office took it into its plan."""
        return self._reached([task for task in self._indicators if _share_of(task) == objective.pk])

    @cached_property
    def totals(self) -> list[Total]:
        """Activities kind by kind."""
        return self._own(Activity.objects.all()).held(self.since, self.until).totals()

    @cached_property
    def models_by_kind(self) -> Mapping[str, int] | None:
        models = self._own(CommunityModel.objects.standing()).on(self.until)
        if not models.exists():
            return None
        going_on = models.filter(Q(then__in=RUNNING)).order_by()
        return dict(going_on.values_list("kind").annotate(Count("pk")))

    @cached_property
    def found_turns(self) -> list[TaskTurn]:
        """Due by the end or without a time limit, and not done before the beginning; and what was
        done in these days though it is due later."""
        due = Q(due_on__lte=self.until) | Q(due_on=None)
        done_now = Q(state=State.DONE, done_on__range=(self.since, self.until))
        done_before = Q(state=State.DONE, done_on__lt=self.since)
        turns = self._given_turns.exclude(done_before).filter(due | done_now)
        return list(turns.order_by("task__paper", "task__position", "task", "due_on", "pk"))

    def to_come(self, days: timedelta) -> list[TaskTurn]:
        """Due in the days after the end, and not done by then."""
        span = (self.until + timedelta(days=1), self.until + days)
        turns = self._given_turns.exclude(state=State.DONE, done_on__lte=self.until)
        return list(
            turns.filter(due_on__range=span).select_related("task").order_by("due_on", "pk")
        )

    @cached_property
    def _gave_tasks(self) -> bool:
        return self._given_turns.exists()

    @property
    def _given_turns(self) -> QuerySet[TaskTurn]:
        turns = TaskTurn.objects.filter(
            task__plan__organization=self.organization, given_on__lte=self.until
        )
        return turns.exclude(state=State.WITHDRAWN)

    @cached_property
    def _commendations_by_form(self) -> Mapping[str, int] | None:
        kept = self._own(Commendation.objects.standing()).filter(issued_on__lte=self.until)
        in_period = Count("pk", filter=Q(issued_on__gte=self.since))
        return dict(kept.order_by().values_list("form").annotate(number=in_period)) or None

    @cached_property
    def _kept_activities(self) -> bool:
        return self._own(Activity.objects.standing()).filter(held_on__lte=self.until).exists()

    def _summed(self, kind: str, column: str) -> int | None:
        if not self._kept_activities:
            return None
        asked = (one for one in self.totals if kind in ("", one.kind))
        return sum(int(getattr(one, column)) for one in asked)

    @cached_property
    def _indicators(self) -> list[Task]:
        """Given out; a task that a later paper replaced is counted by what took its place."""
        replaced = Q(replaced_by__state__in=[Task.State.ASSIGNED, Task.State.ENDED])
        years = (self.since.year, self.until.year)
        tasks = Task.objects.filter(plan__organization=self.organization, plan__year__in=years)
        tasks = tasks.exclude(replaced).exclude(indicator="").exclude(state=Task.State.PROPOSED)
        return list(tasks.select_related("plan", "share"))

    @cached_property
    def _achieved(self) -> Mapping[int, Decimal]:
        keys = [task.pk for task in self._indicators]
        return achieved_by_task(keys, since=self.since, until=self.until)

    def _reached(self, tasks: Iterable[Task]) -> Reached | None:
        tasks = list(tasks)
        of_year = [task for task in tasks if task.plan.year == self.until.year]
        if not of_year:
            return None
        amount = sum((self._achieved[task.pk] for task in tasks), Decimal(0))
        targets = [task.target for task in of_year if task.target is not None]
        return Reached(amount, sum(targets, Decimal(0)) if targets else None)

    def _own(self, rows: S) -> S:
        return rows.filter(_whose(self.organization))


def state_on(turn: TaskTurn, day: date) -> str:
    """Done counts from the day on which it was done."""
    if turn.state == State.DONE and turn.done_on and turn.done_on > day:
        return State.OPEN
    return turn.state


def is_overdue(turn: TaskTurn, day: date) -> bool:
    return state_on(turn, day) == State.OPEN and turn.due_on is not None and turn.due_on < day


def _whose(organization: Organization) -> Q:
    if organization.kind == Organization.Kind.PEOPLES_COMMITTEE:
        return Q(organization__unit=organization.unit_id)
    return Q(organization=organization)


def _of(counted: Mapping[str, int], kind: str) -> int:
    return sum(counted.values()) if kind == "" else counted.get(kind, 0)


def _alike(task: Task) -> Alike:
    return fold(task.indicator), fold(task.unit)


def _share_of(task: Task) -> int | None:
    return task.share.objective_id if task.share else None
