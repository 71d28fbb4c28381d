"""How far each office below is with an objective it was given, from accepted reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from directives.models import Directive, Objective, Share
from officials.models import Official
from plans.objectives.given import counted_of
from reports.consolidating.summing import Sum, sum_of
from reports.models import Report, SentFigure


@dataclass(frozen=True, slots=True)
class Reported:
    """What the last accepted report said, and of which period."""

    amount: Decimal
    period_name: str
    until: date


@dataclass(frozen=True, slots=True)
class Line:
    share: Share
    reported: Reported | None

    @property
    def is_reached(self) -> bool:
        """With what is reported by now: at most and exactly may still turn."""
        if self.reported is None or self.share.target is None:
            return False
        return not self.share.objective.falls_short(self.reported.amount, self.share.target)


@dataclass(frozen=True, slots=True)
class Reached:
    """One objective over all the offices it was given to."""

    objective: Objective
    lines: Sequence[Line]

    @property
    def whole(self) -> Sum:
        amounts = {line.share.pk: line.reported.amount for line in self.lines if line.reported}
        return sum_of(amounts, is_summed=self.objective.is_summed)

    @property
    def given(self) -> Decimal | None:
        """What is to be reached in all."""
        if self.objective.target is not None or not self.objective.is_summed:
            return self.objective.target
        return sum((line.share.target or Decimal(0) for line in self.lines), Decimal(0))

    @property
    def there(self) -> int:
        return sum(line.is_reached for line in self.lines)


def reached_of(directive: Directive, official: Official) -> list[Reached]:
    """What their offices gave with it; a constant number of queries."""
    counted = counted_of(directive, official)
    reported = _reported([one.objective for one in counted], official)
    return [
        Reached(
            one.objective,
            [
                Line(line.share, reported.get((one.objective.pk, line.share.organization_id)))
                for line in one.lines
            ],
        )
        for one in counted
    ]


def _reported(
    objectives: Iterable[Objective], official: Official
) -> Mapping[tuple[int, int], Reported]:
    """By objective and office; of periods that end in the objective's year."""
    years = {one.pk: one.year for one in objectives}
    accepted = Report.objects.sent_to(official).filter(state=Report.State.ACCEPTED)
    rows = SentFigure.objects.filter(
        asked__objective__in=years, sending__current_of__in=accepted, amount__isnull=False
    ).order_by("sending__current_of__until", "pk")
    columns = ("asked__objective_id", "sending__current_of__organization_id", "amount")
    of_report = ("sending__current_of__period_name", "sending__current_of__until")
    return {
        (objective, office): Reported(amount, name, until)
        for objective, office, amount, name, until in rows.values_list(*columns, *of_report)
        if years[objective] in {None, until.year}
    }
