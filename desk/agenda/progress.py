"""How far the tasks of a year are, by plan and by who leads them; for the chair and the heads."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from django.db.models import Aggregate, Count, Exists, F, OuterRef, Q
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from officials.models import Official, Organization, Role
from plans.models import Plan, TaskTurn
from plans.querysets import PlanQuerySet
from plans.tasks.querysets import TurnQuerySet
from plans.tasks.turn_rows import in_short
from vietnamese.numerals import grouped
from workflow.verdicts import ALLOWED, Verdict, refused

State = TaskTurn.State
HEADS = frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.OFFICE_HEAD})
NOBODY = "Chưa có chủ trì"
LEAD = ("lead__organization__name", "lead__name")
PLANS_SHOWN, WORDS_SHOWN = 10, 25


@dataclass(frozen=True, slots=True)
class Tally:
    """Turns that were given and not withdrawn; each stands in one of the five other columns."""

    given: int = 0
    on_time: int = 0
    late: int = 0
    awaiting: int = 0
    running: int = 0
    overdue: int = 0

    @property
    def cells(self) -> SafeString:
        """Its columns as they stand in a row of the table."""
        return format_html_join("", "<td>{}</td>", ((grouped(n),) for n in astuple(self)))


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    tally: Tally
    plan: Plan | None = None


def may_see(official: Official, organization: Organization | None) -> Verdict:
    if organization and official.roles_in(organization) & HEADS:
        return ALLOWED
    return refused("Trang tiến độ dành cho lãnh đạo cơ quan, văn phòng và phòng, ban.")


def turns_of_year(official: Official, year: int) -> TurnQuerySet:
    return TaskTurn.objects.given().visible_to(official).filter(task__plan__year=year)


def plans_of(official: Official, year: int) -> PlanQuerySet:
    """Those of their offices of which tasks were given out."""
    given = TaskTurn.objects.given().filter(task__plan=OuterRef("pk"))
    return Plan.objects.visible_to(official).filter(Exists(given), year=year).with_papers()


def by_plan(turns: TurnQuerySet, plans: Iterable[Plan], *, day: date) -> list[Row]:
    """In the order of the plans."""
    kept = list(plans)
    counted = turns.filter(task__plan__in=kept).values_list("task__plan").annotate(**_counts(day))
    tallies = {plan: Tally(*counts) for plan, *counts in counted.order_by()}
    return [
        Row(in_short(plan.subject, WORDS_SHOWN), tallies.get(plan.pk, Tally()), plan)
        for plan in kept
    ]


def by_lead(turns: TurnQuerySet, *, day: date) -> list[Row]:
    """By the unit that leads now, whoever does the work in it; those without one last."""
    named = turns.with_lead().values_list(*LEAD)
    found = named.annotate(**_counts(day)).order_by(*LEAD)
    rows = [Row(unit or name or NOBODY, Tally(*counts)) for unit, name, *counts in found]
    return sorted(rows, key=lambda row: row.name == NOBODY)


def total(rows: Iterable[Row]) -> Tally:
    columns = ([getattr(row.tally, name) for name in Tally.__slots__] for row in rows)
    return Tally(*map(sum, zip(*columns, strict=True)))


def _counts(day: date) -> dict[str, Aggregate]:
    """In the order of the columns of a tally."""
    done, still_open = Q(state=State.DONE), Q(state=State.OPEN)
    late, overdue = Q(done_on__gt=F("due_on")), Q(due_on__lt=day)
    in_time, not_yet_due = (
        Q(due_on=None) | Q(done_on__lte=F("due_on")),
        Q(due_on=None) | Q(due_on__gte=day),
    )
    return {
        "given": Count("pk"),
        "on_time": Count("pk", filter=done & in_time),
        "late": Count("pk", filter=done & late),
        "awaiting": Count("pk", filter=Q(state=State.AWAITING)),
        "running": Count("pk", filter=still_open & not_yet_due),
        "overdue": Count("pk", filter=still_open & overdue),
    }
