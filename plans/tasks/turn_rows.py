"""A given task as a line of a list: told once here, so that the page has only to set it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator

from plans.models import TaskTurn
from plans.tasks.roles import lead_of
from vietnamese.dates import short

WORDS_SHOWN = 30
State = TaskTurn.State
TONES = {
    State.OPEN: "draft",
    State.AWAITING: "waiting",
    State.DONE: "good",
    State.WITHDRAWN: "past",
}


@dataclass(frozen=True, slots=True)
class TurnRow:
    """`mark`: how it stands in a word, in a tone of the badges; none where it is empty."""

    url: str
    title: str
    note: str
    mark: str
    tone: str


def row_of(turn: TaskTurn, on: date) -> TurnRow:
    """Of a turn read with its lead."""
    plan, lead = turn.task.plan, lead_of(turn)
    led = (f"{lead} chủ trì",) if lead else ()
    told = (when(turn), *led, f"Kế hoạch năm {plan.year}, {plan.organization}")
    mark, tone = mark_of(turn, on)
    return TurnRow(page_of_turn(turn), title_of(turn), " · ".join(told), mark, tone)


def when(turn: TaskTurn) -> str:
    if turn.state == State.DONE and turn.done_on:
        return f"Xong ngày {short(turn.done_on)}"
    return f"Thời hạn {short(turn.due_on)}" if turn.due_on else "Không có thời hạn"


def mark_of(turn: TaskTurn, on: date) -> tuple[str, str]:
    """How it stands on a day, with the tone of it."""
    if turn.state == State.OPEN and turn.due_on and turn.due_on < on:
        return "Quá hạn", "attention"
    return turn.get_state_display(), TONES[State(turn.state)]


def title_of(turn: TaskTurn) -> str:
    return Truncator(turn.task.what).words(WORDS_SHOWN, truncate=" …")


def page_of_turn(turn: TaskTurn) -> str:
    return reverse("plans:turn", args=[turn.pk])
