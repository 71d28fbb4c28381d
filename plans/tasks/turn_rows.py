"""A given task as a line of a list: told once here, so that the page has only to set it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from plans.models import TaskTurn
from vietnamese.dates import short

WORDS_SHOWN = 30
State = TaskTurn.State
TONES = {
    State.OPEN: "draft",
    State.AWAITING: "waiting",
    State.DONE: "good",
    State.WITHDRAWN: "past",
}
OFFICE = "task__plan__organization__name"
TOLD = ("state", "due_on", "done_on", "task__what", "task__plan__year", OFFICE)
"""In the order of a line."""
NAMES = ("lead__post", "lead__official__full_name", "lead__name", "lead__organization__name")
"""The first that is not empty names an assignment, as its `__str__` does."""


@dataclass(frozen=True, slots=True)
class Line:
    """What lists tell of a turn. `office`: of the plan. `lead`: "" where nobody leads."""

    url: str
    state: str
    due_on: date | None
    done_on: date | None
    what: str
    year: int
    office: str
    lead: str


@dataclass(frozen=True, slots=True)
class TurnRow:
    """`mark`: how it stands in a word, in a tone of the badges; none where it is empty."""

    url: str
    title: str
    note: str
    mark: str
    tone: str


def lines_of(keys: Iterable[int]) -> dict[int, Line]:
    """By their keys, in that order; one query."""
    keys = tuple(keys)
    turns = TaskTurn.objects.filter(pk__in=keys).with_lead().order_by()
    # Each address looked up by its name would cost more than the rest of a line.
    every = reverse("plans:turns")
    rows = turns.values_list("pk", *TOLD, *NAMES)
    found = {key: _line(f"{every}{key}/", *columns) for key, *columns in rows}
    return {key: found[key] for key in keys}


def _line(url: str, *columns: Any) -> Line:
    lead = next(filter(None, columns[len(TOLD) :]), "")
    return Line(*(url, *columns[: len(TOLD)], lead))


def row_of(line: Line, on: date) -> TurnRow:
    led = (f"{line.lead} chủ trì",) if line.lead else ()
    told = (when(line), *led, f"Kế hoạch năm {line.year}, {line.office}")
    mark, tone = mark_of(line.state, line.due_on, on)
    return TurnRow(line.url, title_of(line), " · ".join(told), mark, tone)


def when(line: Line) -> str:
    if line.state == State.DONE and line.done_on:
        return f"Xong ngày {short(line.done_on)}"
    return f"Thời hạn {short(line.due_on)}" if line.due_on else "Không có thời hạn"


def mark_of(state: str, due_on: date | None, on: date) -> tuple[str, str]:
    """How it stands on a day, with the tone of it."""
    if state == State.OPEN and due_on and due_on < on:
        return "Quá hạn", "attention"
    return State(state).label, TONES[State(state)]


def title_of(line: Line) -> str:
    return in_short(line.what, WORDS_SHOWN)


def in_short(words: str, most: int) -> str:
    """At most so many of them; "…" stands for the others."""
    first = words.split(maxsplit=most)
    return " ".join(first if len(first) <= most else [*first[:-1], "…"])
