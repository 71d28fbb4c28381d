"""What changed from one version to the next, figure by figure and place by place."""

from collections.abc import Iterator
from dataclasses import dataclass

from localities.models import AdministrativeUnit
from reports.consolidating.reading import Consolidated, Row
from reports.consolidating.summing import Given, Sum
from reports.models import AskedFigure

NOT_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit whose report stands elsewhere, or that had to report in one version only (None)."""

    unit: AdministrativeUnit
    was: Row | None
    now: Row | None


@dataclass(frozen=True, slots=True)
class Changed:
    unit: AdministrativeUnit
    was: Given
    now: Given


@dataclass(frozen=True, slots=True)
class OfFigure:
    """One figure that reads otherwise in some place; its sums before and now."""

    asked: AskedFigure
    was: Sum | None
    now: Sum | None
    places: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    moved: tuple[Moved, ...]
    figures: tuple[OfFigure, ...]

    def __bool__(self) -> bool:
        return bool(self.moved or self.figures)


def differences(older: Consolidated, newer: Consolidated) -> Differences:
    return Differences(tuple(_moved(older, newer)), tuple(_figures(older, newer)))


def _pairs(older: Consolidated, newer: Consolidated) -> Iterator[tuple[Row | None, Row | None]]:
    """Every unit of either, in the order of the newer."""
    was = {row.unit.pk: row for row in older.rows}
    yield from ((was.pop(row.unit.pk, None), row) for row in newer.rows)
    yield from ((row, None) for row in was.values())


def _moved(older: Consolidated, newer: Consolidated) -> Iterator[Moved]:
    for was, now in _pairs(older, newer):
        one = now or was
        if one and (was is None or now is None or _told(was) != _told(now)):
            yield Moved(one.unit, was, now)


def _told(row: Row) -> tuple[object, ...]:
    return row.standing, row.is_counted, row.is_nothing


def _figures(older: Consolidated, newer: Consolidated) -> Iterator[OfFigure]:
    sums_then = {total.asked.code: total.now for total in older.totals}
    sums_now = {total.asked.code: total.now for total in newer.totals}
    for code, asked in {**older.by_code, **newer.by_code}.items():
        places = tuple(_changed(older, newer, code))
        if places:
            yield OfFigure(asked, sums_then.get(code), sums_now.get(code), places)


def _changed(older: Consolidated, newer: Consolidated, code: str) -> Iterator[Changed]:
    for rows in _pairs(older, newer):
        was, now = (row.figures.get(code, NOT_GIVEN) if row else NOT_GIVEN for row in rows)
        one = rows[1] or rows[0]
        if one and was != now:
            yield Changed(one.unit, was, now)
