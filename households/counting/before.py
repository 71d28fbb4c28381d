"""What is shown beside a sheet that is being entered: the figures of the time before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from households.as_of import composition
from households.models import GroupCount
from households.tallies import Composition
from localities.models import ResidentialGroup, ResidentialGroupSuccession


@dataclass(frozen=True, slots=True)
class Before:
    closes_on: date
    composition: Composition
    cells: int | None


def before(group: ResidentialGroup, day: date) -> Before | None:
    """The group's last sheet before the day; else, where it took all of them over, the sum of the
    last sheets of those it came from."""
    own = _last([group], day)
    return _added_up(own or _of_predecessors(group, day))


def _of_predecessors(group: ResidentialGroup, day: date) -> list[GroupCount]:
    came_from = list(ResidentialGroup.objects.filter(successions__successor=group))
    parts = ResidentialGroupSuccession.objects.filter(predecessor__in=came_from)
    if parts.exclude(successor=group).exists():
        return []
    sheets = _last(came_from, day)
    return sheets if len(sheets) == len(came_from) else []


def _last(groups: Sequence[ResidentialGroup], day: date) -> list[GroupCount]:
    """Of each group the sheet closed last before the day, if it has one."""
    sheets = GroupCount.objects.filter(group__in=groups, closes_on__lt=day, withdrawal=None)
    newest_last = sheets.order_by("closes_on", "pk").prefetch_related("lines")
    return list({sheet.group_id: sheet for sheet in newest_last}.values())


def _added_up(sheets: Sequence[GroupCount]) -> Before | None:
    if not sheets:
        return None
    cells = [sheet.cells for sheet in sheets]
    return Before(
        max(sheet.closes_on for sheet in sheets),
        sum((composition(sheet) for sheet in sheets), start=Composition()),
        None if None in cells else sum(filter(None, cells)),
    )
