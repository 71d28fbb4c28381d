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
from plans.tasks.querysets import TurnQuerySet, is_asked
from plans.tasks.turn_rows import Line, TurnRow, lines_of, mark_of, title_of, when
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
    found = lines_of({key for *_, keys in kept for key in keys[:SHOWN]})
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


def _row(line: Line, day: date, calendar: Calendar) -> TurnRow:
    """What is reported done has no limit any more."""
    note = " · ".join((*([f"Chủ trì: {line.lead}"] if line.lead else ()), when(line)))
    is_open = line.state == State.OPEN and line.due_on is not None
    mark = told(line.due_on, day, calendar) if is_open else ""
    tone = mark_of(line.state, line.due_on, day)[1]
    return TurnRow(line.url, title_of(line), note, mark, tone)


def _asked(official: Official, day: date) -> Iterator[tuple[str, str, TurnQuerySet]]:
    """Each with what its address asks of the list of tasks."""
    owned = TaskTurn.objects.owned_by(official)
    yield "Chờ anh/chị xác nhận hoàn thành", "viec=cho-xac-nhan", owned.filter(state=State.AWAITING)
    yield "Đề nghị chờ anh/chị trả lời", "viec=co-de-nghi", owned.filter(is_asked())
    undone = TaskStep.objects.filter(kind__in=UNDONE).values("turn")
    led = TaskTurn.objects.led_by(official).filter(state=State.OPEN)
    yield "Nhiệm vụ bị trả lại, làm tiếp", RUNNING, led.filter(pk__in=undone)
    led, sunday = led.exclude(pk__in=undone), day + timedelta(6 - day.weekday())
    yield "Nhiệm vụ quá hạn", "viec=qua-han&cua=toi", led.overdue(day)
    yield "Nhiệm vụ đến hạn trong tuần này", RUNNING, led.filter(due_on__range=(day, sunday))
    yield "Nhiệm vụ sắp tới", RUNNING, led.filter(due_on__gt=sunday)
    yield "Nhiệm vụ không có thời hạn", "viec=thuong-xuyen&cua=toi", led.filter(due_on=None)
    helped = TaskTurn.objects.falling_to(official, Role.PARTNER)
    yield "Nhiệm vụ phối hợp", "viec=dang-lam", helped.filter(state=State.OPEN)


def _keys(turns: TurnQuerySet) -> Sequence[int]:
    by_limit = turns.order_by(F("due_on").asc(nulls_last=True), "pk")
    return list(by_limit.values_list("pk", flat=True)[: SHOWN + 1])
