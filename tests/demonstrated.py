"""The demonstration in tests, on its own units without the 13,000 others of the country."""

import csv
from datetime import date

from django.conf import settings

from desk import demonstrated_province, demonstrating
from directives import duty_loading, loading
from localities.models import AdministrativeUnit
from plans.models import Plan
from tests.cast import UnitKind, make_unit

LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


def load_all() -> None:
    """As `manage.py demo --province` does."""
    make_units()
    make_province()
    loading.load()
    duty_loading.load()
    demonstrating.load()
    demonstrated_province.load()


def draft_of_thai_hoa() -> Plan:
    """Its plan of 2026, which answers duties and is not handed up."""
    plans = Plan.objects.filter(organization__name="Ủy ban nhân dân phường Thái Hòa")
    return plans.earliest("pk")


def make_units() -> None:
    province = make_unit("40", "Nghệ An", UnitKind.PROVINCE)
    town = make_unit("414", "Thái Hòa", UnitKind.DISTRICT_TOWN, parent=province, valid_to=LAST_DAY)
    make_unit("16939", "Hoà Hiếu", UnitKind.WARD, parent=town, valid_to=LAST_DAY)
    for code, name, kind in (
        ("16939", "Thái Hòa", UnitKind.WARD),
        ("17011", "Tây Hiếu", UnitKind.WARD),
        ("17017", "Đông Hiếu", UnitKind.COMMUNE),
    ):
        make_unit(code, name, kind, parent=province, valid_from=FIRST_DAY)


def make_province() -> None:
    """All 130 units of today's Nghệ An, as they ship, after `make_units`."""
    province = AdministrativeUnit.objects.get(code="40")
    there = set(AdministrativeUnit.objects.filter(valid_to=None).values_list("code", flat=True))
    path = settings.BASE_DIR / "fixtures" / "localities" / "units.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["parent"] == "40" and not row["valid_to"] and row["code"] not in there:
                kind = UnitKind(row["kind"])
                make_unit(row["code"], row["name"], kind, parent=province, valid_from=FIRST_DAY)
