"""Small units and groups of the tests: plainly invented names."""

from datetime import date
from typing import Any

from localities.grouping import Naming, add
from localities.models import AdministrativeUnit, Kind, ResidentialGroup

TODAY = date(2026, 11, 1)


def make_unit(code: str = "99001", **values: Any) -> AdministrativeUnit:
    values = {"kind": Kind.WARD, "name": "Mẫu", **values}
    return AdministrativeUnit.objects.create(code=code, **values)


def make_group(
    unit: AdministrativeUnit, name: str = "Khối 1", valid_from: date | None = None
) -> ResidentialGroup:
    return add(unit, naming=Naming.of(name), valid_from=valid_from)
