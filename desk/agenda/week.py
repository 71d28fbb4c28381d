"""Lịch công tác tuần of an official or an office, as a sheet of paper."""

from datetime import date

from django.db.models import F, Q

from desk.agenda.days import Day, days_of
from desk.agenda.limits import told
from desk.agenda.scopes import Scope, turns_of
from desk.agenda.spans import Span
from localities.calendars import office_calendar
from officials.models import Official, Organization
from paper import components, week_sheet
from paper.sheet import IssueDate
from paper.week_sheet import Item, WeekSheet
from plans.models import TaskTurn
from plans.tasks.turn_rows import Line, lines_of
from vietnamese.dates import short

TITLE = "Lịch công tác tuần"
A_DAY, LISTED = 20, 60
"""More than a page holds of the tasks of one day, and of the others."""


def sheet_of(
    week: Span, official: Official, organization: Organization, scope: Scope, *, today: date
) -> WeekSheet:
    """What is due in the week, and what else is under way: overdue first, then what comes next."""
    days = days_of(week, official, organization, scope, today=today, shown=A_DAY)
    others, more = _others(week, official, scope, today)
    head = organization.letterhead_on(today)
    dateline = f"{head.place}, {components.date_words(IssueDate.of(today))}" if head else ""
    return WeekSheet(
        TITLE,
        _subject(week, official, scope),
        tuple(map(_printed, days)),
        others,
        more=more,
        superior=head.superior if head else "",
        issuer=head.issuer_lines if head else (organization.name,),
        dateline=dateline,
    )


def _subject(week: Span, official: Official, scope: Scope) -> str:
    days = f"Từ ngày {short(week.first)} đến ngày {short(week.last)}"
    return days if scope is Scope.OFFICE else f"{days} – {official.full_name}"


def _printed(day: Day) -> week_sheet.Day:
    label = (day.weekday, short(day.day), *([day.name] if day.name else []))
    items = tuple(Item(one.words, one.who, one.mark) for one in day.entries)
    return week_sheet.Day(label, items, day.more)


def _others(
    week: Span, official: Official, scope: Scope, today: date
) -> tuple[tuple[Item, ...], int]:
    """Open tasks that are not due in the week; those without a limit last."""
    turns = turns_of(official, scope).filter(state=TaskTurn.State.OPEN)
    # As a range that is denied, tasks without a limit would be denied with it.
    others = turns.filter(Q(due_on=None) | Q(due_on__lt=week.first) | Q(due_on__gt=week.last))
    in_order = others.order_by(F("due_on").asc(nulls_last=True), "pk")
    listed = lines_of(in_order.values_list("pk", flat=True)[:LISTED])
    calendar = office_calendar()
    items = tuple(_item(line, told(line.due_on, today, calendar)) for line in listed.values())
    return items, others.count() - len(items)


def _item(line: Line, limit: str) -> Item:
    mark = f"{short(line.due_on)}, {limit}" if line.due_on else limit
    return Item(line.what, line.lead, mark)
