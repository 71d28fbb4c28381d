"""Taking figures into a draft: at the first save that names them, and anew when somebody says so.

What was taken stands until the next "Lấy số mới"; the register moving changes no draft by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from documents.drafts import drafting
from documents.models import Document, Revision
from documents.permissions import may_edit
from history.recording import record
from households.figures.marks import marks_of
from households.figures.names import Value, figure
from households.figures.ward import Ward, ward_of
from households.models import FigureTaking, TakenFigure
from officials.models import Official
from officials.once import once_a_page
from vietnamese.dates import today
from workflow.verdicts import demand

NOTE = "Lấy số liệu mới"


class NothingToTakeError(Exception):
    """None of the figures asked for has another value, day or source than the draft took."""


@dataclass(frozen=True, slots=True)
class Day:
    """The day as of which a draft takes its figures; chosen, or that of the paper."""

    on: date
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """One figure as a draft has it."""

    name: str
    value: str
    number: int | None
    closes_on: date
    source: str
    on: date
    at: datetime
    by: Official


@once_a_page
def taken_of(revision: Revision) -> dict[str, Taken]:
    """What the draft had taken at that save, by name."""
    rows = (
        TakenFigure.objects.filter(
            taking__revision__document=revision.document_id,
            taking__revision__number__lte=revision.number,
        )
        .select_related("taking__taken_by")
        .order_by("pk")
    )
    return {row.name: _taken(row) for row in rows}


@once_a_page
def day_of(revision: Revision) -> Day:
    """The day chosen last; else the one on the paper, today at the latest, or the unit's last."""
    takings = FigureTaking.objects.filter(
        revision__document=revision.document_id, revision__number__lte=revision.number
    )
    last = takings.last()
    return Day(last.on, is_chosen=True) if last and last.is_day_chosen else own_day(revision)


def own_day(revision: Revision) -> Day:
    """The day of the paper where nobody chose another."""
    ended = revision.document.organization.unit.valid_to
    return Day(min(filter(None, (revision.dated_on, ended, today()))))


def take_first(document: Document, revision: Revision, by: Official) -> None:
    """PAPER_SAVES: figures that the draft names for the first time."""
    new = marks_of(revision) - taken_of(revision).keys() if marks_of(revision) else frozenset()
    if not new:
        return
    day, at = day_of(revision), timezone.now()
    found = _found(new, ward_of(document.organization, on=day.on, known=at))
    if found:
        _keep(revision, found, day=day, at=at, by=by)


def take_anew(
    document: Document, *, names: Iterable[str] = (), day: Day, base: int, by: Official
) -> Revision:
    """Lấy số mới: these figures, or all that the draft names, as a save on revision `base`.

    Raises StaleError, NothingToTakeError; changes nothing then.
    """
    demand(may_edit(document, by))
    current = document.current
    wanted = {one.name for name in names if (one := figure(name))} or marks_of(current)
    with transaction.atomic():
        at = timezone.now()
        ward = ward_of(document.organization, on=day.on, known=at)
        found = _found(wanted & marks_of(current), ward)
        moved = _moved(found, taken_of(current))
        if not found or (not moved and day == day_of(current)):
            raise NothingToTakeError
        saved = drafting.save(
            document, current.content, base=base, by=by, note=NOTE, reads_anew=True
        )
        _keep(saved, moved, day=day, at=at, by=by)
    return saved


def _found(names: Iterable[str], ward: Ward | None) -> dict[str, Value]:
    asked = {name: figure(name) for name in sorted(names)}
    values = {name: one.find(ward) for name, one in asked.items() if one and ward}
    return {name: value for name, value in values.items() if value}


def _moved(found: Mapping[str, Value], taken: Mapping[str, Taken]) -> dict[str, Value]:
    return {name: value for name, value in found.items() if is_other(taken.get(name), value)}


def is_other(taken: Taken | None, value: Value) -> bool:
    """Whether taking the value would change what the draft says or rests on."""
    if taken is None:
        return True
    was = (taken.value, taken.closes_on, taken.source)
    return was != (value.text, value.origin.closes_on, value.origin.source)


def _keep(
    revision: Revision, found: Mapping[str, Value], *, day: Day, at: datetime, by: Official
) -> None:
    taking = FigureTaking.objects.create(
        revision=revision, on=day.on, is_day_chosen=day.is_chosen, taken_by=by, taken_at=at
    )
    TakenFigure.objects.bulk_create(
        TakenFigure(
            taking=taking,
            name=name,
            value=value.text,
            number=value.number,
            closes_on=value.origin.closes_on,
            source=value.origin.source,
        )
        for name, value in found.items()
    )
    record(
        revision.document.organization_id,
        verb="households.take_figures",
        by=by,
        subject=f"documents.document:{revision.document_id}",
        details={"revision": revision.number, "figures": list(found)},
    )


def _taken(row: TakenFigure) -> Taken:
    taking = row.taking
    return Taken(
        name=row.name,
        value=row.value,
        number=row.number,
        closes_on=row.closes_on,
        source=row.source,
        on=taking.on,
        at=taking.taken_at,
        by=taking.taken_by,
    )
