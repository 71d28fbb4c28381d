"""Sheets as plain values, and which of them count on a day as known at a moment."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q

from households.models import CountWithdrawal, GroupCount
from households.tallies import Composition, Tally


def tally_of(row: object) -> Tally:
    return Tally(row.households, row.persons, row.women)  # type: ignore[attr-defined]


def composition(sheet: GroupCount) -> Composition:
    lines = {line.ethnic_group_id: tally_of(line) for line in sheet.lines.all()}
    return Composition(tally_of(sheet), lines)


def counting(
    groups: Collection[int], *, on: date, known: datetime | None
) -> Mapping[int, GroupCount]:
    """Of each group the sheet that counts, by the key of the group. Two queries.

    It is the one closed last on or before the day, of those the one recorded last by the moment,
    unless it was withdrawn by then; recorded by an office of the group's own unit.
    """
    by_then = Q(recorded_at__lte=known) if known else Q()
    withdrawn = CountWithdrawal.objects.filter(by_then, count=OuterRef("pk"))
    told = GroupCount.objects.filter(
        by_then,
        ~Exists(withdrawn),
        group__in=groups,
        organization__unit=F("group__unit"),
        closes_on__lte=on,
    )
    later = told.filter(group=OuterRef("group")).filter(
        Q(closes_on__gt=OuterRef("closes_on"))
        | Q(closes_on=OuterRef("closes_on"), pk__gt=OuterRef("pk"))
    )
    found = told.filter(~Exists(later)).select_related("group__unit").prefetch_related("lines")
    return {sheet.group_id: sheet for sheet in found}
