"""What is due as an iCalendar (RFC 5545), for the calendar program on a desk or a telephone.

It says what is to be done, on which day, and where to read more; nothing else leaves.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from icalendar import Calendar, Event

from desk.agenda.deadlines import Deadline, deadlines_of, offices_written_for
from desk.agenda.scopes import Scope, turns_of
from officials.models import Official
from paper.writers import marking
from plans.models import TaskTurn

NAME = "Việc đến hạn"
BEHIND, AHEAD = timedelta(days=92), timedelta(days=400)
AT_MOST = 500
"""Tasks in a feed: a year and more of somebody who leads one on every working day."""


def due_to(official: Official, *, today: date) -> Iterator[Deadline]:
    """Tasks they lead or help with and nobody has reported done; what the offices they write for
    have to hand in or to answer."""
    yield from _tasks(official, today)
    owed = deadlines_of(offices_written_for(official), today - BEHIND, today + AHEAD, today=today)
    yield from (one for one in owed if one.is_open)


def written(
    deadlines: Iterable[Deadline], *, address: Callable[[str], str], host: str, now: datetime
) -> bytes:
    """`address` makes of a path what can be read from everywhere."""
    calendar = Calendar()
    calendar.add("prodid", "-//Binh An//Lich cong viec//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", ", ".join(filter(None, (NAME, marking.line()))))
    for one in deadlines:
        calendar.add_component(_event(one, address(one.url), host, now))
    return bytes(calendar.to_ical())


def _tasks(official: Official, today: date) -> Iterator[Deadline]:
    near = (today - BEHIND, today + AHEAD)
    turns = turns_of(official, Scope.MINE).filter(state=TaskTurn.State.OPEN, due_on__range=near)
    for turn in turns.select_related("task").order_by("due_on", "pk")[:AT_MOST]:
        if turn.due_on:
            page = reverse("plans:turn", args=[turn.pk])
            yield Deadline(f"nhiem-vu-{turn.pk}", turn.task.what, turn.due_on, page)


def _event(one: Deadline, address: str, host: str, now: datetime) -> Event:
    """All day, and the day stays free: it is a limit, not an appointment."""
    event = Event()
    event.add("uid", f"{one.key}@{host}")
    event.add("dtstamp", now)
    event.add("dtstart", one.due_on)
    event.add("dtend", one.due_on + timedelta(1))
    event.add("summary", " ".join(one.words.split()))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
