"""The duties of a directive over every ward of the province: no ward is missing in it.

What is counted of each is the business of `plans.province`; here stand those, too, that have no
office in the program, or whom no duty reaches.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from directives.models import Directive
from localities.models import AdministrativeUnit
from officials.models import Organization
from plans.province import Cell, Row, counts, matrix_of

OPEN = frozenset({Cell.OPEN, Cell.NOT_RECEIVED})


@dataclass(frozen=True, slots=True)
class Covered:
    """One unit with the offices of it that duties reach; without any where none is reached."""

    unit: AdministrativeUnit
    rows: tuple[Row, ...]

    @property
    def counted(self) -> Mapping[str, int]:
        return counts(cell for row in self.rows for cell in row.cells)

    @property
    def is_open(self) -> bool:
        return any(cell in OPEN for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Coverage:
    units: tuple[Covered, ...]
    duties: int

    @property
    def total(self) -> Mapping[str, int]:
        return counts(cell for one in self.units for row in one.rows for cell in row.cells)

    @property
    def untouched(self) -> int:
        """Units without an office that any duty reaches."""
        return sum(not one.rows for one in self.units)


def coverage_of(directive: Directive, *, givers: Iterable[int], year: int, on: date) -> Coverage:
    """Every commune of the givers' province on the day, by name."""
    givers = list(givers)
    matrix = matrix_of(directive, givers=givers, year=year)
    giver = Organization.objects.select_related("unit__parent__parent").get(pk=min(givers))
    communes = AdministrativeUnit.objects.within(giver.unit.province, on=on).communes()
    rows: dict[int, list[Row]] = {}
    for row in matrix.rows:
        rows.setdefault(row.office.unit_id, []).append(row)
    covered = (Covered(unit, tuple(rows.get(unit.pk, ()))) for unit in communes)
    return Coverage(tuple(covered), len(matrix.duties))
