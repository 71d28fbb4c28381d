"""Loading the public lists of units, their changes, and days off; a second run changes nothing."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction

from localities.kinds import Kind, Level
from localities.models import AdministrativeUnit, Certainty, Holiday, UnitSuccession

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "localities"
UNITS = "units.csv"
# One file for each day of changes, named after it.
SUCCESSIONS = "successions_{day}.csv"
HOLIDAYS = "holidays.csv"


@dataclass(frozen=True, slots=True)
class UnitRow:
    code: str
    kind: Kind
    name: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    remark: str = ""

    @property
    def last_day(self) -> date:
        return self.valid_to or date.max


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    happened_on: date
    predecessor: str
    successor: str
    extent: UnitSuccession.Extent
    certainty: Certainty = Certainty.CERTAIN
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HolidayRow:
    day: date
    kind: Holiday.Kind
    name: str
    source: str
    certainty: Holiday.Certainty


@dataclass(frozen=True, slots=True)
class Loaded:
    added: int
    changed: int

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(self.added + other.added, self.changed + other.changed)


class Register:
    """Every unit by its code, in memory: a load asks for some 35,000 of them."""

    def __init__(self, units: Iterable[AdministrativeUnit]) -> None:
        self._of_code: dict[str, list[AdministrativeUnit]] = defaultdict(list)
        self.add(units)

    def add(self, units: Iterable[AdministrativeUnit]) -> None:
        for unit in units:
            self._of_code[unit.code].append(unit)

    def beginning(self, code: str, day: date | None) -> AdministrativeUnit | None:
        return next((unit for unit in self._of_code[code] if unit.valid_from == day), None)

    def valid(self, code: str, day: date) -> AdministrativeUnit:
        for unit in self._of_code[code]:
            if unit.is_valid_on(day):
                return unit
        raise LookupError(f"Không có đơn vị mang mã {code} vào ngày {day:%d/%m/%Y}.")


def load(directory: Path = FIXTURES) -> tuple[Loaded, Loaded]:
    """Adds and corrects units, then what became of them; never removes a row."""
    rows, links = read_units(directory), read_successions(directory)
    with transaction.atomic():
        register = Register(AdministrativeUnit.objects.all())
        units = Loaded(0, 0)
        for level in Level:
            units += _load_level([r for r in rows if r.kind.level is level], register)
        successions = _load_successions(links, register)
        if (units + successions).added:
            _analyze(AdministrativeUnit, UnitSuccession)
        return units, successions


def _analyze(*tables: type[models.Model]) -> None:
    """Until PostgreSQL has counted the rows it joins thousands of them one by one.

    Its own count comes a minute later, and not before the commit.
    """
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")


def load_holidays(directory: Path = FIXTURES) -> Loaded:
    """Adds and corrects days; those that were entered or changed by hand stay as they are."""
    rows = read_holidays(directory)
    with transaction.atomic():
        known = {holiday.day: holiday for holiday in Holiday.objects.all()}
        new, changed = [], 0
        for row in rows:
            if (holiday := known.get(row.day)) is None:
                new.append(Holiday(**asdict(row)))
            elif not holiday.by_hand:
                changed += _correct(holiday, asdict(row))
        Holiday.objects.bulk_create(new)
    return Loaded(len(new), changed)


def read_units(directory: Path) -> list[UnitRow]:
    return [
        UnitRow(
            code=cells["code"],
            kind=Kind(cells["kind"]),
            name=cells["name"],
            parent=cells["parent"] or None,
            valid_from=_day(cells["valid_from"]),
            valid_to=_day(cells["valid_to"]),
            remark=cells["remark"],
        )
        for cells in _read(directory / UNITS)
    ]


def read_successions(directory: Path) -> list[SuccessionRow]:
    return [
        SuccessionRow(
            happened_on=date.fromisoformat(path.stem.removeprefix("successions_")),
            predecessor=cells["predecessor"],
            successor=cells["successor"],
            extent=UnitSuccession.Extent(cells["extent"]),
            certainty=Certainty(cells["certainty"]),
            remark=cells["remark"],
        )
        for path in sorted(directory.glob(SUCCESSIONS.format(day="*")))
        for cells in _read(path)
    ]


def read_holidays(directory: Path) -> list[HolidayRow]:
    return [
        HolidayRow(
            day=date.fromisoformat(cells["date"]),
            kind=Holiday.Kind(cells["kind"]),
            name=cells["name"],
            source=cells["source"],
            certainty=Holiday.Certainty(cells["certainty"]),
        )
        for cells in _read(directory / HOLIDAYS)
    ]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _load_level(rows: Iterable[UnitRow], register: Register) -> Loaded:
    """Rows of one level, whose superiors are in the register already."""
    new, changed = [], 0
    for row in rows:
        values = _unit_values(row, register)
        if unit := register.beginning(row.code, row.valid_from):
            changed += _correct(unit, values)
        else:
            new.append(AdministrativeUnit(code=row.code, valid_from=row.valid_from, **values))
    # After the corrections, which end the rows that these follow.
    register.add(AdministrativeUnit.objects.bulk_create(new))
    return Loaded(len(new), changed)


def _unit_values(row: UnitRow, register: Register) -> dict[str, Any]:
    parent = register.valid(row.parent, row.last_day) if row.parent else None
    return {
        "kind": row.kind,
        "name": row.name,
        "parent_id": parent.pk if parent else None,
        "valid_to": row.valid_to,
        "remark": row.remark,
    }


def _load_successions(rows: Iterable[SuccessionRow], register: Register) -> Loaded:
    known = {(s.predecessor_id, s.successor_id): s for s in UnitSuccession.objects.all()}
    new, changed = [], 0
    for row in rows:
        ends = _ends(row, register)
        values = {
            "extent": row.extent,
            "happened_on": row.happened_on,
            "certainty": row.certainty,
            "remark": row.remark,
        }
        if link := known.get(ends):
            changed += _correct(link, values)
        else:
            predecessor, successor = ends
            new.append(UnitSuccession(predecessor_id=predecessor, successor_id=successor, **values))
    UnitSuccession.objects.bulk_create(new)
    return Loaded(len(new), changed)


def _ends(row: SuccessionRow, register: Register) -> tuple[int, int]:
    eve = row.happened_on - timedelta(days=1)
    predecessor = register.valid(row.predecessor, eve)
    return predecessor.pk, register.valid(row.successor, row.happened_on).pk


def _correct(row: models.Model, values: Mapping[str, Any]) -> bool:
    """Saves what differs; whether anything did."""
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    if different:
        row.save(update_fields=different)
    return bool(different)
