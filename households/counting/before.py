"""What is shown beside a sheet: the figures of the time before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from households.models import GroupCount
from households.sheets import composition, counting
from households.tallies import Composition
from localities.models import ResidentialGroup, ResidentialGroupSuccession


@dataclass(frozen=True, slots=True)
class Before:
    closes_on: date
    composition: Composition
    cells: int | None


def before(group: ResidentialGroup, day: date) -> Before | None:
    return befores([group], day).get(group.pk)


def befores(groups: Sequence[ResidentialGroup], day: date) -> Mapping[int, Before]:
    """By the key of each group: its last sheet before the day; without one, and where it took over
    all of those it came from, the sum of their last sheets."""
    keys = [group.pk for group in groups]
    own = counting(keys, on=day - timedelta(days=1), known=None)
    origins = _origins([key for key in keys if key not in own])
    earlier = counting(
        {key for keys in origins.values() for key in keys}, on=day - timedelta(days=1), known=None
    )
    found = {key: [sheet] for key, sheet in own.items()}
    for key, those in origins.items():
        if all(one in earlier for one in those):
            found[key] = [earlier[one] for one in those]
    return {key: _added_up(sheets) for key, sheets in found.items()}


def _origins(keys: Iterable[int]) -> Mapping[int, list[int]]:
    """Whom each group took over, if nobody else took over a part of them."""
    links = ResidentialGroupSuccession.objects.values_list("successor", "predecessor")
    came_from: dict[int, list[int]] = {}
    for successor, predecessor in links.filter(successor__in=list(keys)):
        came_from.setdefault(successor, []).append(predecessor)
    old = {one for those in came_from.values() for one in those}
    heirs = Counter(predecessor for _, predecessor in links.filter(predecessor__in=old))
    return {key: those for key, those in came_from.items() if all(heirs[one] == 1 for one in those)}


def _added_up(sheets: Sequence[GroupCount]) -> Before:
    cells = [sheet.cells for sheet in sheets]
    return Before(
        max(sheet.closes_on for sheet in sheets),
        sum((composition(sheet) for sheet in sheets), start=Composition()),
        None if None in cells else sum(filter(None, cells)),
    )
