"""Phiếu nhắc việc: what a unit or an official leads and has to finish, on one sheet of paper.

For offices without mail, and for units that nobody signs in for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from desk.agenda.deadlines import offices_written_for
from desk.agenda.limits import told
from desk.reminding.due import in_a_sentence, numbers_of, plan_called, words_of
from localities.calendars import office_calendar
from officials.models import Official, Organization
from paper import components
from paper.sheet import IssueDate
from paper.slips import Section, Slip
from plans.models import Assignment, TaskTurn
from plans.tasks.querysets import TurnQuerySet
from plans.tasks.roles import lead_of
from reports.models import VisitFinding
from reports.writing.dues import open_until, page_of
from vietnamese.dates import short
from vietnamese.ordering import sort_key
from vietnamese.working_days import Calendar

DAYS_AHEAD = 5
"""Working days for which a slip looks ahead: a week."""
TITLE = "Phiếu nhắc việc"
HAND = "Ngày báo cáo, chữ ký người nhận"
ROOM = 16.0
SHOWN = 50
"""Tasks of one kind on a slip; more than anybody reads on paper."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to be done on a slip; `limit` says how it stands to its day, `basis` where it comes
    from, `who` leads the task."""

    words: str
    basis: str
    due_on: date
    limit: str
    is_late: bool
    page: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Everything of one unit, by time limit; `who` leads it."""

    who: str
    reminders: tuple[Reminder, ...]

    @property
    def late(self) -> tuple[Reminder, ...]:
        return tuple(one for one in self.reminders if one.is_late)

    @property
    def coming(self) -> tuple[Reminder, ...]:
        return tuple(one for one in self.reminders if not one.is_late)


@dataclass(frozen=True, slots=True)
class Unit:
    """How many tasks of one unit are late, and how many are coming."""

    who: str
    late: int
    coming: int


def of_official(official: Official, day: date) -> list[Sheaf]:
    """One for everything they lead and for what their offices owe; none where there is nothing."""
    calendar = office_calendar()
    tasks = _reminders(TaskTurn.objects.led_by(official), day, calendar)
    reminders = sorted([*_owed(official, day, calendar), *tasks], key=lambda one: one.due_on)
    return [Sheaf(str(official), tuple(reminders))] if reminders else []


def of_office(official: Official, organization: Organization, day: date) -> list[Sheaf]:
    """One for each unit that leads tasks of the office's plans, by name."""
    turns = _of_plans(official, organization)
    units: dict[str, list[Reminder]] = defaultdict(list)
    for reminder in _reminders(turns, day, office_calendar()):
        if reminder.who:
            units[reminder.who].append(reminder)
    return [Sheaf(who, tuple(units[who])) for who in sorted(units, key=sort_key)]


def units_of(official: Official, organization: Organization, day: date) -> list[Unit]:
    """How much each unit has on its slip; counted by the database."""
    until = office_calendar().add_working_days(day, DAYS_AHEAD)
    late = Q(due_on__lt=day)
    rows = (
        _of_plans(official, organization)
        .filter(state=TaskTurn.State.OPEN, due_on__lte=until)
        .filter(task__assignments__role=Assignment.Role.LEAD, task__assignments__ended_at=None)
        .annotate(who=Coalesce("task__assignments__organization__name", "task__assignments__name"))
        .values("who")
        .annotate(late=Count("pk", filter=late), coming=Count("pk", filter=~late))
    )
    units = [Unit(row["who"], row["late"], row["coming"]) for row in rows.order_by()]
    return sorted(units, key=lambda unit: sort_key(unit.who))


def _of_plans(official: Official, organization: Organization) -> TurnQuerySet:
    return TaskTurn.objects.visible_to(official).filter(task__plan__organization=organization)


def slips_of(sheaves: Iterable[Sheaf], organization: Organization, day: date) -> tuple[Slip, ...]:
    head = organization.letterhead_on(day)
    dateline = f"{head.place}, {components.date_words(IssueDate.of(day))}" if head else ""
    issuer = head.issuer_lines if head else (organization.name,)
    return tuple(
        Slip(
            TITLE,
            sheaf.who,
            superior=head.superior if head else "",
            issuer=issuer,
            dateline=dateline,
            sections=(*_sections(sheaf), Section(HAND, room=ROOM)),
        )
        for sheaf in sheaves
    )


def _reminders(turns: TurnQuerySet, day: date, calendar: Calendar) -> list[Reminder]:
    until = calendar.add_working_days(day, DAYS_AHEAD)
    found = turns.filter(state=TaskTurn.State.OPEN, due_on__lte=until)
    listed = list(found.with_people().order_by("due_on", "pk"))
    numbers = numbers_of(listed)
    return [_of_turn(turn, turn.due_on, numbers, day, calendar) for turn in listed if turn.due_on]


def _of_turn(
    turn: TaskTurn, due_on: date, numbers: dict[int, str], day: date, calendar: Calendar
) -> Reminder:
    lead = lead_of(turn)
    return Reminder(
        words_of(turn),
        plan_called(turn.task.plan, numbers),
        due_on,
        told(due_on, day, calendar),
        is_late=due_on < day,
        page=reverse("plans:turn", args=[turn.pk]),
        who=lead.called if lead else "",
    )


def _owed(official: Official, day: date, calendar: Calendar) -> Iterator[Reminder]:
    """By the offices they write for: reports, answers to what an inspection asked for."""
    offices, until = offices_written_for(official), calendar.add_working_days(day, DAYS_AHEAD)
    limit = partial(told, day=day, calendar=calendar)
    for owed in open_until(offices, until, on=day):
        due_on, basis = owed.due.due_on, f"Chế độ báo cáo của {owed.due.regime.owner}"
        yield Reminder(str(owed), basis, due_on, limit(due_on), due_on < day, page_of(owed))
    asked = VisitFinding.objects.unanswered_by(offices).filter(due_on__lte=until)
    for finding in asked.select_related("visit__office"):
        words, basis = in_a_sentence(finding.what), f"Kiểm tra của {finding.visit.office}"
        page, due_on = reverse("reports:visit", args=[finding.visit_id]), finding.due_on
        yield Reminder(words, basis, due_on, limit(due_on), due_on < day, page)


def _sections(sheaf: Sheaf) -> Iterator[Section]:
    for label, reminders in (("Quá hạn", sheaf.late), ("Sắp đến hạn", sheaf.coming)):
        if reminders:
            yield Section(f"{label} ({len(reminders)})", tuple(_lines(reminders)))


def _lines(reminders: Sequence[Reminder]) -> Iterator[str]:
    for place, one in enumerate(reminders[:SHOWN], start=1):
        due = f"thời hạn {short(one.due_on)}, {one.limit}"
        yield f"{place}. {one.words} ({one.basis}; {due})."
    if len(reminders) > SHOWN:
        yield f"Và {len(reminders) - SHOWN} việc khác, xem trong chương trình."
