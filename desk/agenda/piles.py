"""Tasks on the first page: what waits for an official, what they lead by when, where they help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F
from django.urls import reverse

from desk.agenda.limits import told
from localities.calendars import office_calendar
from officials.models import Official
from plans.models import Assignment, TaskStep, TaskTurn
from plans.tasks.guards import REQUESTS
from plans.tasks.querysets import TurnQuerySet
from plans.tasks.roles import lead_of
from plans.tasks.turn_rows import TurnRow, mark_of, page_of_turn, title_of, when
from vietnamese.working_days import Calendar

SHOWN = 5
Kind, Role, State = TaskStep.Kind, Assignment.Role, TaskTurn.State
RUNNING = "viec=dang-lam&cua=toi"
UNDONE = frozenset({Kind.SENT_BACK, Kind.REOPENED})


@dataclass(frozen=True, slots=True)
class Pile:
    """Tasks with one thing to be done; `url` leads to all of them, where there are more."""

    title: str
    rows: tuple[TurnRow, ...]
    url: str = ""


def piles_of(official: Official, day: date) -> list[Pile]:
    """Only those that are not empty, the most urgent first; a constant number of queries."""
    kept = [(title, question, _keys(turns)) for title, question, turns in _asked(official, day)]
    wanted = [key for *_, keys in kept for key in keys]
    found = TaskTurn.objects.with_lead().in_bulk(wanted)
    calendar = office_calendar()
    return [
        Pile(
            title,
            tuple(_row(found[key], day, calendar) for key in keys[:SHOWN]),
            f"{reverse('plans:turns')}?{question}" if len(keys) > SHOWN else "",
        )
        for title, question, keys in kept
        if keys
    ]


def _row(turn: TaskTurn, day: date, calendar: Calendar) -> TurnRow:
    """Of a turn read with its lead; what is reported done has no limit any more."""
    lead = lead_of(turn)
    note = " · ".join((*([f"Chủ trì: {lead}"] if lead else ()), when(turn)))
    is_open = turn.state == State.OPEN and turn.due_on is not None
    mark = told(turn.due_on, day, calendar) if is_open else ""
    return TurnRow(page_of_turn(turn), title_of(turn), note, mark, mark_of(turn, day)[1])


def _asked(official: Official, day: date) -> Iterator[tuple[str, str, TurnQuerySet]]:
    """Each with what its address asks of the list of tasks."""
    owned = TaskTurn.objects.visible_to(official).owned_by(official)
    yield "Chờ anh/chị xác nhận hoàn thành", "viec=cho-xac-nhan", owned.filter(state=State.AWAITING)
    requests = TaskStep.objects.filter(kind__in=REQUESTS, answer=None).values("turn")
    asked = owned.filter(state=State.OPEN, pk__in=requests)
    yield "Đề nghị chờ anh/chị trả lời", "viec=co-de-nghi", asked
    undone = TaskStep.objects.filter(kind__in=UNDONE).values("turn")
    led = TaskTurn.objects.visible_to(official).led_by(official).filter(state=State.OPEN)
    yield "Nhiệm vụ bị trả lại, làm tiếp", RUNNING, led.filter(pk__in=undone)
    led, sunday = led.exclude(pk__in=undone), day + timedelta(6 - day.weekday())
    yield "Nhiệm vụ quá hạn", "viec=qua-han&cua=toi", led.overdue(day)
    yield "Nhiệm vụ đến hạn trong tuần này", RUNNING, led.filter(due_on__range=(day, sunday))
    yield "Nhiệm vụ sắp tới", RUNNING, led.filter(due_on__gt=sunday)
    yield "Nhiệm vụ không có thời hạn", "viec=thuong-xuyen&cua=toi", led.filter(due_on=None)
    helped = TaskTurn.objects.visible_to(official).falling_to(official, Role.PARTNER)
    yield "Nhiệm vụ phối hợp", "viec=dang-lam", helped.filter(state=State.OPEN)


def _keys(turns: TurnQuerySet) -> Sequence[int]:
    by_limit = turns.order_by(F("due_on").asc(nulls_last=True), "pk")
    return list(by_limit.values_list("pk", flat=True)[: SHOWN + 1])
