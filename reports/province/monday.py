"""Sáng thứ Hai: what came since Friday, what is due, who is late, what we ourselves owe."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from officials.models import Official
from reports.models import CallNote, Decision, Regime, Report, Sending
from reports.province.calling import About, last_calls, phones_of
from reports.province.states import Place, Row, Standing, StateTable, Tally, table_of
from reports.querysets import ReportQuerySet
from reports.regimes.calendar import Due, dues_of_all
from reports.regimes.permissions import followed
from vietnamese.dates import VIETNAM

State = Report.State
LISTED = 20
"""Of each list; more than one page of paper holds."""
LOOKS_BACK = timedelta(days=365)
"""What was due before is no longer asked after on this page."""
FRIDAY, WEEK = 4, 7
SEEN_WITH = "report__organization__unit", "report__regime"


@dataclass(frozen=True, slots=True)
class Listed:
    """The first rows, and how many there are."""

    rows: Sequence[Any] = ()
    count: int = 0

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class DueThisWeek:
    due: Due
    tally: Tally

    @property
    def missing(self) -> int:
        return self.tally.standings[Standing.MISSING]


@dataclass(frozen=True, slots=True)
class Late:
    """One unit with everything of it that is overdue, the latest deadline first."""

    place: Place
    dues: tuple[Due, ...]
    phone: str = ""
    call: CallNote | None = None


@dataclass(frozen=True, slots=True)
class Monday:
    day: date
    since: date
    arrived: Listed
    again: Listed
    due: Sequence[DueThisWeek]
    late: Sequence[Late]
    changed: Listed
    owed: Listed


def monday_of(official: Official, day: date) -> Monday:
    """Of every regime their offices set or review; a constant number of queries."""
    regimes, theirs = Regime.objects.kept_by(official), Report.objects.sent_to(official)
    since, years = last_friday(day), (day.year - 1, day.year, day.year + 1)
    came = _handed_in(theirs, since)
    dues = followed(dues_of_all(list(regimes), years), official)
    table = table_of(_asked(dues, day))
    return Monday(
        day,
        since,
        arrived=_listed(came.exclude(_handed_in_before())),
        again=_listed(came.filter(_handed_in_before())),
        due=_due_in_week(table, day),
        late=_late_on(table, day),
        changed=_listed(_reopened(theirs, since)),
        owed=_listed(_waiting(theirs)),
    )


def told(report: Report) -> str:
    """The period first: the page cuts what is too long."""
    return f"{report.organization.unit.full_name}: {report.period_name}, {report.regime}"


def owing(report: Report) -> str:
    """What the reviewing office still has to do."""
    return "chờ góp ý" if report.state == State.SENT else "chưa ai xem"


def missed(late: Late, *, names_regime: bool = True) -> str:
    """The latest report that did not come, and how many before it."""
    first, *others = late.dues
    more = f", và {len(others)} báo cáo trước đó" if others else ""
    return f"{first.name}, {first.regime}{more}" if names_regime else f"{first.name}{more}"


def last_friday(day: date) -> date:
    """The one before the day: on a Friday that of the week before."""
    return day - timedelta((day.weekday() - FRIDAY - 1) % WEEK + 1)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(WEEK - 1)


def _asked(dues: Iterable[Due], day: date) -> list[Due]:
    """Overdue not too long ago, or due by the end of the week; the latest deadline first."""
    _, sunday = week_of(day)
    found = [due for due in dues if day - LOOKS_BACK <= due.due_on <= sunday]
    return sorted(found, key=lambda due: (due.due_on, due.regime.pk), reverse=True)


def _due_in_week(table: StateTable, day: date) -> list[DueThisWeek]:
    monday, _ = week_of(day)
    told = zip(table.dues, table.tallies, strict=True)
    return [DueThisWeek(due, counted) for due, counted in told if due.due_on >= monday][::-1]


def _late_on(table: StateTable, day: date) -> list[Late]:
    """By the latest deadline that was missed, then by name."""
    missed = [(row.place, _missed(row, table.dues, day)) for row in table.rows]
    late = [(place, dues) for place, dues in missed if dues]
    phones = phones_of(place.office_id for place, _ in late if place.office_id)
    calls = last_calls(table.dues)
    found = [
        Late(place, dues, phones.get(place.office_id or 0, ""), _last_call(calls, place, dues))
        for place, dues in late
    ]
    return sorted(found, key=lambda one: one.dues[0].due_on, reverse=True)


def _missed(row: Row, dues: Iterable[Due], day: date) -> tuple[Due, ...]:
    return tuple(
        due
        for due, state in zip(dues, row.states, strict=True)
        if due.due_on < day and state and state.standing is Standing.MISSING
    )


def _last_call(
    calls: Mapping[About, CallNote], place: Place, dues: Iterable[Due]
) -> CallNote | None:
    about = ((due.regime.pk, place.unit_id, due.span) for due in dues)
    notes = [calls[one] for one in about if one in calls]
    return max(notes, key=lambda note: note.pk, default=None)


def _handed_in(reports: ReportQuerySet, since: date) -> QuerySet[Sending]:
    begun = datetime.combine(since, time.min, VIETNAM)
    sendings = Sending.objects.filter(
        kind=Sending.Kind.SUBMISSION, at__gte=begun, report__in=reports
    )
    return sendings.without_sheet().select_related(*SEEN_WITH).order_by("-at", "-pk")


def _handed_in_before() -> Exists:
    return Exists(
        Sending.objects.filter(
            report=OuterRef("report"), kind=Sending.Kind.SUBMISSION, number__lt=OuterRef("number")
        )
    )


def _reopened(reports: ReportQuerySet, since: date) -> QuerySet[Decision]:
    """Accepted reports that were opened again: lately, or not accepted anew since."""
    begun = datetime.combine(since, time.min, VIETNAM)
    unsettled = Q(at__gte=begun) | ~Q(sending__report__state=State.ACCEPTED)
    reopened = Decision.objects.filter(
        unsettled, kind=Decision.Kind.REOPENED, sending__report__in=reports
    )
    seen_with = (f"sending__{path}" for path in SEEN_WITH)
    return reopened.select_related(*seen_with).defer("sending__sheet").order_by("-pk")


def _waiting(reports: ReportQuerySet) -> QuerySet[Report]:
    """Drafts that wait for our remarks, and what was handed in and nobody has in hand yet."""
    unseen = Q(state=State.SENT) | Q(state=State.SUBMITTED, examiner=None)
    waiting = reports.filter(unseen).select_related("organization__unit", "regime")
    return waiting.annotate(sent_at=Max("sendings__at")).order_by("sent_at", "pk")


def _listed(rows: QuerySet[Any]) -> Listed:
    return Listed(list(rows[:LISTED]), rows.count())
