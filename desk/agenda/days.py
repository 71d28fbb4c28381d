"""What stands on each day of a calendar: what is due, holidays, days worked instead."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from desk.agenda.deadlines import Deadline, deadlines_below, deadlines_of, offices_written_for
from desk.agenda.scopes import Scope, turns_of
from desk.agenda.spans import Span
from directives.models import Duty
from directives.reach import duties_reaching, lineage_of
from localities.calendars import office_calendar
from localities.models import Holiday
from officials.models import Official, Organization
from plans.models import TaskTurn
from plans.tasks.turn_rows import Line, in_short, lines_of
from vietnamese.dates import WEEKDAYS

WORDS_IN_SHORT = 12
State = TaskTurn.State


@dataclass(frozen=True, slots=True)
class Entry:
    """A task, a duty or a report due; `mark` says in a word how it stands, `who` leads it."""

    words: str
    url: str
    mark: str = ""
    who: str = ""

    @property
    def in_short(self) -> str:
        return in_short(self.words, WORDS_IN_SHORT)


@dataclass(frozen=True, slots=True)
class Day:
    """`more`: how many tasks are due besides. `name`: of a holiday, or why the day is worked."""

    day: date
    entries: tuple[Entry, ...]
    more: int = 0
    name: str = ""
    is_working: bool = True
    is_today: bool = False
    is_outside: bool = False

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.day.weekday()]

    @property
    def in_short(self) -> str:
        return f"{self.day:%d/%m}"

    @property
    def is_empty(self) -> bool:
        return not self.entries and not self.name


def days_of(
    span: Span,
    official: Official,
    organization: Organization | None,
    scope: Scope,
    *,
    today: date,
    shown: int,
) -> list[Day]:
    """Every day of the span, with at most so many tasks; a constant number of queries."""
    tasks, counts = _tasks_due(span, official, scope, today, shown)
    of_office = organization if scope is Scope.OFFICE else None
    duties = _duties_due(span, of_office) if of_office else {}
    owed = _owed(span, official, of_office, today)
    calendar, names = office_calendar(), _names(span)
    return [
        Day(
            day,
            (*owed.get(day, ()), *duties.get(day, ()), *tasks.get(day, ())),
            more=counts.get(day, 0) - len(tasks.get(day, ())),
            name=names.get(day, ""),
            is_working=calendar.is_working(day),
            is_today=day == today,
            is_outside=span.month is not None and day.month != span.month.month,
        )
        for day in span.days
    ]


def weeks(days: list[Day]) -> list[list[Day]]:
    return [days[start : start + 7] for start in range(0, len(days), 7)]


def _tasks_due(
    span: Span, official: Official, scope: Scope, today: date, shown: int
) -> tuple[dict[date, list[Entry]], dict[date, int]]:
    """The first of each day, and how many there are."""
    turns = turns_of(official, scope).filter(due_on__range=(span.first, span.last))
    place = Window(RowNumber(), partition_by=F("due_on"), order_by=F("pk").asc())
    of_day = Window(Count("pk"), partition_by=F("due_on"))
    first = turns.annotate(place=place, of_day=of_day).filter(place__lte=shown)
    found = first.order_by("due_on", "pk").values_list("pk", "due_on", "of_day")
    lines = lines_of(key for key, *_ in found)
    entries: dict[date, list[Entry]] = {}
    counts: dict[date, int] = {}
    for key, day, count in found:
        if day:
            entries.setdefault(day, []).append(_of_line(lines[key], today))
            counts[day] = count
    return entries, counts


def _of_line(line: Line, today: date) -> Entry:
    return Entry(line.what, line.url, _mark(line, today), line.lead)


def _mark(line: Line, today: date) -> str:
    if line.state == State.DONE:
        return "đã xong"
    if line.state == State.AWAITING:
        return "chờ xác nhận"
    return "quá hạn" if line.due_on and line.due_on < today else ""


def _duties_due(span: Span, organization: Organization) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = {}
    for duty in duties_reaching(lineage_of(organization), due=(span.first, span.last)):
        if duty.due_on:
            found.setdefault(duty.due_on, []).append(_of_duty(duty))
    return found


def _of_duty(duty: Duty) -> Entry:
    page = reverse("directives:detail", args=[duty.directive_id])
    return Entry(duty.what, page, f"trên giao, {duty.directive.number}")


def _owed(
    span: Span, official: Official, of_office: Organization | None, today: date
) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = defaultdict(list)
    for one in _deadlines(span, official, of_office, today):
        found[one.due_on].append(Entry(one.words, one.url, one.mark))
    return found


def _deadlines(
    span: Span, official: Official, of_office: Organization | None, today: date
) -> Iterator[Deadline]:
    """Theirs are those of the offices they write for."""
    offices = [of_office] if of_office else offices_written_for(official)
    yield from deadlines_of(offices, span.first, span.last, today=today)
    if of_office:
        yield from deadlines_below(official, span.first, span.last, today=today)


def _names(span: Span) -> dict[date, str]:
    days: Iterable[Holiday] = Holiday.objects.filter(day__range=(span.first, span.last))
    return {one.day: _name(one) for one in days}


def _name(holiday: Holiday) -> str:
    told = f"Làm việc: {holiday.name}" if holiday.is_worked else f"Nghỉ: {holiday.name}"
    certain = holiday.certainty == Holiday.Certainty.CERTAIN
    return told if certain else f"{told} (chưa kiểm chứng)"
