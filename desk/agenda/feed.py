"""Tasks due as an iCalendar (RFC 5545), for the calendar program on a desk or a telephone.

It says what is to be done, on which day, and where to read more; nothing else leaves.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol

from icalendar import Calendar, Event

from desk.agenda.scopes import Scope, turns_of
from officials.models import Official
from plans.models import TaskTurn

BEHIND, AHEAD = timedelta(days=92), timedelta(days=400)
AT_MOST = 500
"""Tasks in a feed: a year and more of somebody who leads one on every working day."""


class Address(Protocol):
    """Where a task is read, from everywhere."""

    def __call__(self, turn: TaskTurn) -> str: ...


def due_to(official: Official, *, today: date) -> Iterable[TaskTurn]:
    """What they lead or help with and nobody has reported done."""
    near = (today - BEHIND, today + AHEAD)
    turns = turns_of(official, Scope.MINE).filter(state=TaskTurn.State.OPEN, due_on__range=near)
    return turns.select_related("task").order_by("due_on", "pk")[:AT_MOST]


def written(turns: Iterable[TaskTurn], *, address: Address, host: str, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Binh An//Lich cong viec//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Việc đến hạn")
    for turn in turns:
        if turn.due_on:
            calendar.add_component(_event(turn, turn.due_on, address(turn), host, now))
    return bytes(calendar.to_ical())


def _event(turn: TaskTurn, due_on: date, address: str, host: str, now: datetime) -> Event:
    """All day, and the day stays free: it is a limit, not an appointment."""
    event = Event()
    event.add("uid", f"nhiem-vu-{turn.pk}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", due_on)
    event.add("dtend", due_on + timedelta(1))
    event.add("summary", " ".join(turn.task.what.split()))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
