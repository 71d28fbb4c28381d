"""What an office has to hand in or to answer by a day, and what those below owe it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from documents.permissions import DRAFTING_ROLES
from officials.models import Official, Organization
from reports.models import Regime, VisitFinding
from reports.province.states import Standing, table_of, tally
from reports.regimes.calendar import Due, dues_of_all
from reports.regimes.permissions import followed
from reports.writing.dues import owed_within, row_of, span_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """`key` tells it from all others; `mark` says in a word how it stands."""

    key: str
    words: str
    due_on: date
    url: str
    mark: str = ""
    is_open: bool = True


def offices_written_for(official: Official) -> list[Organization]:
    """Whose reports and answers they write."""
    posts = (post for post in official.current_appointments if post.role in DRAFTING_ROLES)
    return list({post.organization_id: post.organization for post in posts}.values())


def deadlines_of(
    offices: Collection[Organization], first: date, last: date, *, today: date
) -> Iterator[Deadline]:
    """Reports, and what an inspection asked for and nobody has answered."""
    for owed in owed_within(offices, first, last):
        due, row = owed.due, row_of(owed, today)
        key = f"bao-cao-{due.regime.pk}-{span_of(due)}-{owed.organization.pk}"
        words, mark = f"Nộp báo cáo: {_called(due)}", row.mark.lower()
        yield Deadline(key, words, due.due_on, row.url, mark, is_open=owed.is_open)
    asked = VisitFinding.objects.unanswered_by(offices).filter(due_on__range=(first, last))
    for finding in asked.order_by("due_on", "pk"):
        page = reverse("reports:visit", args=[finding.visit_id])
        mark = "quá hạn" if finding.due_on < today else "chưa trả lời"
        words = f"Kiến nghị sau kiểm tra: {finding.what}"
        yield Deadline(f"kien-nghi-{finding.pk}", words, finding.due_on, page, mark)


def deadlines_below(
    official: Official, first: date, last: date, *, today: date
) -> Iterator[Deadline]:
    """The deadlines of the regimes their offices set or review; of what was handed in alone."""
    years = range(first.year - 1, last.year + 2)
    asked = followed(dues_of_all(list(Regime.objects.kept_by(official)), years), official)
    dues = [due for due in asked if first <= due.due_on <= last and due.since <= today]
    for due, states in zip(dues, table_of(dues).by_due, strict=True):
        yield _from_below(due, tally(states).standings[Standing.MISSING])


def _from_below(due: Due, missing: int) -> Deadline:
    key = f"cap-duoi-{due.regime.pk}-{span_of(due)}"
    page = reverse("reports:states_of_period", args=[due.regime.pk, due.span])
    mark = f"còn {missing} nơi chưa nộp" if missing else "đã nộp đủ"
    words = f"Cấp dưới nộp: {_called(due)}"
    return Deadline(key, words, due.due_on, page, mark)


def _called(due: Due) -> str:
    """The period first: a month cuts what is too long."""
    return f"{due.name}, {due.regime}"
