"""The demonstration's figures: those of the plan of 2024; invented ones of the wards of today."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from households import loading
from households.counting.recording import record_sheet, state_ward
from households.models import GroupCount, ReligiousTotal
from households.tallies import Composition, Tally
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization

FIXTURE = settings.BASE_DIR / "fixtures" / "demonstration" / "so-lieu.json"


@transaction.atomic
def load() -> None:
    """Figures of the offices that are there and have none yet."""
    loading.load()
    told = json.loads(FIXTURE.read_text("utf-8"))["wards"]
    known = set(GroupCount.objects.values_list("organization__name", flat=True))
    offices = {one.name: one for one in Organization.objects.select_related("unit")}
    for ward in told:
        office = offices.get(ward["organization"])
        if office and office.name not in known:
            _record(office, ward)


def _record(office: Organization, told: Mapping[str, Any]) -> None:
    by = Official.objects.get(username=told["by"])
    day = date.fromisoformat(told["closes_on"])
    for row in told["groups"]:
        lines = {code: _tally(numbers) for code, numbers in row["lines"].items()}
        record_sheet(
            office,
            group=_group(office, row["name"]),
            closes_on=day,
            source=told["source"],
            composition=Composition(Composition(lines=lines).summed, lines),
            cells=row["cells"],
            by=by,
        )
    if statement := told.get("statement"):
        _state(office, day, statement, by)


def _state(office: Organization, day: date, told: Mapping[str, Any], by: Official) -> None:
    religions = {
        ReligiousTotal.Religion(name): _tally(numbers)
        for name, numbers in told["religions"].items()
    }
    state_ward(
        office,
        closes_on=day,
        source=told["source"],
        stated=_tally(told["stated"]),
        area_hectares=Decimal(told["area_hectares"]),
        religions=religions,
        explanation=told.get("explanation", ""),
        by=by,
    )


def _group(office: Organization, name: str) -> ResidentialGroup:
    """The group of the ward, moved there with its ward of before, or added to it."""
    groups = ResidentialGroup.objects.filter(name=name)
    if found := groups.filter(unit=office.unit).first():
        return found
    before = groups.filter(unit__organizations__successor=office).first()
    if before and office.unit.valid_from:
        return grouping.move(before, to=office.unit, on=office.unit.valid_from)
    naming = Naming.of(name)
    return grouping.add(office.unit, naming=naming, valid_from=office.unit.valid_from)


def _tally(numbers: Sequence[int]) -> Tally:
    """Households, persons and, where they were counted, women."""
    households, persons, *women = numbers
    return Tally(households, persons, women[0] if women else None)
