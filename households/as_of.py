"""What a ward's figures were on a day, as known at a moment: the same answer for ever.

Of each residential group that sheet counts which was closed last on or before the day, as recorded
last by the moment, unless it was withdrawn by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from households.models import CountWithdrawal, GroupCount, WardStatement
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Organization


@dataclass(frozen=True, slots=True)
class Figures:
    """The sheets that count, by the key of their residential group; `missing` have none."""

    on: date
    known: datetime | None
    sheets: Mapping[int, GroupCount]
    missing: tuple[ResidentialGroup, ...]
    statement: WardStatement | None

    @property
    def whole(self) -> Composition:
        """The ward: its groups added up, whatever the statement says."""
        parts = (composition(sheet) for sheet in self.sheets.values())
        return sum(parts, start=Composition())


def figures(organization: Organization, *, on: date, known: datetime | None = None) -> Figures:
    """What the office's figures were on the day; `known` None is all that is recorded by now."""
    groups = ResidentialGroup.objects.filter(unit=organization.unit).on(on)
    sheets = {sheet.group_id: sheet for sheet in _latest(organization, on, known)}
    mine = {group.pk: sheets[group.pk] for group in groups if group.pk in sheets}
    missing = tuple(group for group in groups if group.pk not in sheets)
    return Figures(on, known, mine, missing, _statement(organization, on, known))


def composition(sheet: GroupCount) -> Composition:
    lines = {line.ethnic_group_id: tally_of(line) for line in sheet.lines.all()}
    return Composition(tally_of(sheet), lines)


def tally_of(row: object) -> Tally:
    return Tally(row.households, row.persons, row.women)  # type: ignore[attr-defined]


def _latest(organization: Organization, on: date, known: datetime | None) -> QuerySet[GroupCount]:
    by_then = Q(recorded_at__lte=known) if known else Q()
    withdrawn = CountWithdrawal.objects.filter(by_then, count=OuterRef("pk"))
    counting = GroupCount.objects.filter(
        by_then, ~Exists(withdrawn), organization=organization, closes_on__lte=on
    )
    later = counting.filter(group=OuterRef("group")).filter(
        Q(closes_on__gt=OuterRef("closes_on"))
        | Q(closes_on=OuterRef("closes_on"), pk__gt=OuterRef("pk"))
    )
    return counting.filter(~Exists(later)).select_related("group").prefetch_related("lines")


def _statement(
    organization: Organization, on: date, known: datetime | None
) -> WardStatement | None:
    by_then = Q(recorded_at__lte=known) if known else Q()
    stated = WardStatement.objects.filter(by_then, organization=organization, closes_on__lte=on)
    return stated.order_by("-closes_on", "-pk").prefetch_related("religious_totals").first()
