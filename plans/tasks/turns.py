"""The due days of a task: one, or again and again until its last day."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from plans.models import Task
from vietnamese.working_days import Calendar

_MONTHS = {
    Task.Recurrence.MONTHLY: 1,
    Task.Recurrence.QUARTERLY: 3,
    Task.Recurrence.HALF_YEARLY: 6,
    Task.Recurrence.YEARLY: 12,
}


def due_days(task: Task, calendar: Calendar) -> tuple[date, ...]:
    """In order, each on a working day: a limit that runs out on another ends on the next one
    (Bộ luật Dân sự 2015, Điều 148.5). Two that meet there are one. Nothing without a time limit."""
    return tuple(dict.fromkeys(map(calendar.on_or_after, _named_days(task))))


def _named_days(task: Task) -> Iterator[date]:
    if task.due_on is None:
        return
    yield task.due_on
    if task.recurrence == Task.Recurrence.ONCE or task.recurs_until is None:
        return
    for place in range(1, (task.recurs_until - task.due_on).days + 1):
        day = _named_day(task.due_on, Task.Recurrence(task.recurrence), place)
        if day > task.recurs_until:
            return
        yield day


def _named_day(first: date, recurrence: Task.Recurrence, place: int) -> date:
    if recurrence is Task.Recurrence.WEEKLY:
        return first + timedelta(weeks=place)
    return _months_later(first, _MONTHS[recurrence] * place)


def _months_later(first: date, months: int) -> date:
    """The same day of the month, or its last where it has fewer."""
    year, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + year, month + 1
    return first.replace(year=year, month=month, day=min(first.day, monthrange(year, month)[1]))
