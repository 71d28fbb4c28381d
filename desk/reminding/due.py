"""Who is to be reminded of what on a working day: officials by name, by post, by office."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from desk.reminding.limits import DAYS_BEFORE, When, when_due
from desk.reminding.reports import ReportsTold, told_of_reports
from documents.models import BookEntry
from officials.models import Appointment, Official, Role
from plans.models import Assignment, Plan, PlanPaper, TaskTurn
from plans.tasks.roles import lead_of
from vietnamese.working_days import Calendar

HEADS = frozenset({Role.CHAIR, Role.OFFICE_HEAD})
WHOLE = frozenset({PlanPaper.Role.ORIGINAL, PlanPaper.Role.REPLACEMENT})


@dataclass(slots=True)
class Told:
    """What one official is to hear, by how pressing it is."""

    turns: dict[When, list[TaskTurn]] = field(default_factory=dict)
    reports: ReportsTold = field(default_factory=ReportsTold)

    def add(self, when: When, turn: TaskTurn) -> None:
        self.turns.setdefault(when, []).append(turn)

    def parts(self) -> Iterator[tuple[When, list[TaskTurn]]]:
        return ((when, self.turns[when]) for when in When if when in self.turns)


def told_on(day: date, calendar: Calendar) -> dict[int, Told]:
    """By official; who has nothing to hear is not in it. The same few queries for any number."""
    told: dict[int, Told] = defaultdict(Told)
    posts = _Posts(day)
    for turn in _turns(until=calendar.add_working_days(day, DAYS_BEFORE)):
        lead = lead_of(turn)
        when = when_due(turn.due_on, day, calendar) if turn.due_on else None
        if when is None or lead is None:
            continue
        leading = posts.falling_to(lead)
        for official in leading:
            told[official].add(when, turn)
        for head in posts.heads_of(lead) - leading if when is When.OVERDUE else ():
            told[head].add(When.BELOW, turn)
    for official, reports in told_of_reports(day, calendar).items():
        told[official].reports = reports
    return dict(told)


def words_of(turn: TaskTurn) -> str:
    """What is to be done, to stand within a sentence."""
    return in_a_sentence(turn.task.what)


def in_a_sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(".;")


def numbers_of(turns: Iterable[TaskTurn]) -> dict[int, str]:
    """The number of each plan these are tasks of, "05/KH-UBND": of its last paper that is whole."""
    plans = {turn.task.plan_id for turn in turns}
    papers = PlanPaper.objects.filter(plan__in=plans, role__in=WHOLE)
    entries = BookEntry.objects.live().filter(document__plan_paper__in=papers)
    numbered = entries.select_related("document__plan_paper").order_by("document__plan_paper")
    return {entry.document.plan_paper.plan_id: str(entry) for entry in numbered if entry.document}


def plan_called(plan: Plan, numbers: dict[int, str]) -> str:
    """ "Kế hoạch số 05/KH-UBND", in a list beside others."""
    number = numbers.get(plan.pk)
    return f"Kế hoạch số {number}" if number else str(plan)


class _Posts:
    """The posts in force on a day, read once."""

    def __init__(self, day: date) -> None:
        self._posts: dict[int, list[Appointment]] = defaultdict(list)
        for post in Appointment.objects.current(day):
            self._posts[post.organization_id].append(post)

    def falling_to(self, lead: Assignment) -> set[int]:
        """Those to whom `AssignmentQuerySet.falling_to` gives it."""
        posts = self._of(lead)
        if lead.official_id:
            return {post.official_id for post in posts if post.official_id == lead.official_id}
        return {post.official_id for post in posts if lead.post in {"", post.title}}

    def heads_of(self, lead: Assignment) -> set[int]:
        return {post.official_id for post in self._of(lead) if post.role in HEADS}

    def _of(self, lead: Assignment) -> list[Appointment]:
        """In the office, and in the one that inherited its work."""
        office = lead.organization
        if office is None:
            return []
        return [*self._posts[office.pk], *self._posts.get(office.successor_id or 0, ())]


def _turns(*, until: date) -> Iterable[TaskTurn]:
    is_open = TaskTurn.State.OPEN
    return TaskTurn.objects.filter(state=is_open, due_on__lte=until).with_people()


def recipients(officials: Iterable[int]) -> dict[int, Official]:
    """Those of them who may be written to: an address, an account in use, no wish to the contrary.

    The people of the demonstration are nobody's.
    """
    reachable = Official.objects.filter(
        pk__in=officials, is_active=True, is_demonstration=False, declined_mail=None
    )
    return {official.pk: official for official in reachable.exclude(email="")}
