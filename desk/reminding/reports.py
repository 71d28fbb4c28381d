"""Reports in the letters of a morning: to those who write them, and to those who review them.

So are findings of inspections, which the same people answer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import chain

from django.db.models import Count
from django.urls import reverse

from desk.reminding.limits import DAYS_BEFORE, When, when_due
from documents.permissions import DRAFTING_ROLES
from officials.models import Appointment, Organization, Role
from reports.guards import REVIEWING_ROLES
from reports.models import Regime, Report, VisitFinding
from reports.review.taking import REVIEWED
from reports.writing.dues import open_until, page_of
from vietnamese.dates import short
from vietnamese.working_days import Calendar

State = Report.State
SENT_BACK = frozenset({State.REMARKED, State.RETURNED})
People = Mapping[int, Collection[int]]
"""Officials, by the office."""


class Matter(Enum):
    """What is said of a report or a finding, the most pressing first."""

    OVERDUE = "Báo cáo quá hạn"
    TODAY = "Báo cáo đến hạn hôm nay"
    SOON = f"Báo cáo còn {DAYS_BEFORE} ngày làm việc"
    BACK = "Báo cáo có ý kiến, chờ sửa"
    FINDING = "Kiến nghị sau kiểm tra chưa trả lời"


MATTERS = {When.OVERDUE: Matter.OVERDUE, When.TODAY: Matter.TODAY, When.SOON: Matter.SOON}


@dataclass(frozen=True, slots=True)
class Line:
    """One report or finding; `note` says until when, or what became of it."""

    words: str
    note: str
    page: str


@dataclass(slots=True)
class ReportsTold:
    """What one official is to hear; `to_review`: how many wait at the offices they review for."""

    lines: dict[Matter, list[Line]] = field(default_factory=dict)
    to_review: int = 0

    def add(self, matter: Matter, line: Line) -> None:
        self.lines.setdefault(matter, []).append(line)

    def parts(self) -> Iterator[tuple[Matter, list[Line]]]:
        return ((matter, self.lines[matter]) for matter in Matter if matter in self.lines)


Told = tuple[int, Matter, Line]


def told_of_reports(day: date, calendar: Calendar) -> Mapping[int, ReportsTold]:
    """By official; the same few queries for any number of offices and reports."""
    told: dict[int, ReportsTold] = defaultdict(ReportsTold)
    posts = list(_posts(day))
    writers = _holding(posts, DRAFTING_ROLES)
    offices = {post.organization_id: post.organization for post in posts}
    due = _due(writers, [offices[key] for key in writers], day, calendar)
    findings = _findings(writers, day, calendar)
    for official, matter, line in chain(due, _sent_back(writers), findings):
        told[official].add(matter, line)
    for official, count in _to_review(_holding(posts, REVIEWING_ROLES)):
        told[official].to_review += count
    return told


def _posts(day: date) -> Iterable[Appointment]:
    posts = Appointment.objects.current(day).filter(role__in=DRAFTING_ROLES | REVIEWING_ROLES)
    return posts.select_related("organization__unit__parent__parent")


def _holding(posts: Iterable[Appointment], roles: Collection[Role]) -> People:
    found: dict[int, set[int]] = defaultdict(set)
    for post in posts:
        if post.role in roles:
            found[post.organization_id].add(post.official_id)
    return dict(found)


def _due(
    writers: People, offices: Collection[Organization], day: date, calendar: Calendar
) -> Iterator[Told]:
    """What was returned is told as that."""
    for owed in open_until(offices, calendar.add_working_days(day, DAYS_BEFORE), on=day):
        due, when = owed.due, when_due(owed.due.due_on, day, calendar)
        if when is None or (owed.report and owed.report.state == State.RETURNED):
            continue
        words = _called(due.regime, due.name, due.until, is_asked=due.request is not None)
        line = Line(words, f"thời hạn {short(due.due_on)}", page_of(owed))
        for official in sorted(writers[owed.organization.pk]):
            yield official, MATTERS[when], line


def _sent_back(writers: People) -> Iterator[Told]:
    """To who wrote it; where they have left, to all who may."""
    waiting = Report.objects.filter(state__in=SENT_BACK, organization__in=writers)
    for report in waiting.select_related("regime").order_by("until", "pk"):
        is_asked, page = report.request_id is not None, reverse("reports:detail", args=[report.pk])
        words = _called(report.regime, report.period_name, report.until, is_asked=is_asked)
        line = Line(words, report.get_state_display().lower(), page)
        able = writers[report.organization_id]
        for official in sorted({report.created_by_id}.intersection(able) or able):
            yield official, Matter.BACK, line


def _findings(writers: People, day: date, calendar: Calendar) -> Iterator[Told]:
    """By the day of the visit: what was found there does not leave the office's machines."""
    until = calendar.add_working_days(day, DAYS_BEFORE)
    asked = VisitFinding.objects.unanswered_by(writers).filter(due_on__lte=until)
    for finding in asked.select_related("visit").order_by("due_on", "pk"):
        visit = finding.visit
        if when_due(finding.due_on, day, calendar) is None or visit.visited_on is None:
            continue
        words, limit = f"Kiểm tra ngày {short(visit.visited_on)}", short(finding.due_on)
        line = Line(words, f"thời hạn {limit}", reverse("reports:visit", args=[visit.pk]))
        for official in sorted(writers[visit.organization_id]):
            yield official, Matter.FINDING, line


def _to_review(reviewers: People) -> Iterator[tuple[int, int]]:
    """Each with how many wait at one of their offices."""
    waiting = Report.objects.filter(state__in=REVIEWED, terms__reviewer__in=reviewers)
    counted = waiting.order_by().values_list("terms__reviewer").annotate(count=Count("pk"))
    for office, count in counted:
        yield from ((official, count) for official in reviewers[office])


def _called(regime: Regime, name: str, until: date, *, is_asked: bool) -> str:
    """What was asked for once may be named by what it is about: a letter tells its days alone."""
    return f"{regime}, {f'số liệu đến {short(until)}' if is_asked else name}"
