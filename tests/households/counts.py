"""Groups, sheets and statements for the tests, recorded as an official records them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from households.counting.recording import record_sheet
from households.loading import load
from households.models import EthnicGroup, GroupCount
from households.tallies import Composition, Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization

KINH, TAY, THAI, MUONG, NUNG, THO = "01", "02", "03", "06", "07", "24"
END_OF_2023, END_OF_2024 = date(2023, 12, 31), date(2024, 12, 31)
SOURCE = "Phiếu giấy của khối trưởng"
DAY = "31/12/2024"
TYPED = {
    "base": "0",
    "closes_on": DAY,
    "source": SOURCE,
    "cells_of_group": "9",
    "all-households": "304",
    "all-persons": "1.220",
    "01-households": "300",
    "01-persons": "1200",
    "02-households": "4",
    "02-persons": "20",
}
"""What a form sends of a sheet that adds up."""


def make_ethnic_groups() -> None:
    if not EthnicGroup.objects.exists():
        load()


def make_groups(organization: Organization, number: int = 3) -> list[ResidentialGroup]:
    return [
        ResidentialGroup.objects.create(
            unit=organization.unit, kind=ResidentialGroup.Kind.KHOI, name=f"Khối {place}"
        )
        for place in range(1, number + 1)
    ]


def composition(
    lines: Mapping[str, tuple[int, ...]], stated: tuple[int, ...] | None = None
) -> Composition:
    """Of (households, persons) or (households, persons, women); stated is the sum unless given."""
    tallies = {code: tally(*numbers) for code, numbers in lines.items()}
    summed = Composition(lines=tallies).summed
    return Composition(tally(*stated) if stated else summed, tallies)


def tally(households: int, persons: int, women: int | None = None) -> Tally:
    return Tally(households, persons, women)


def make_sheet(
    group: ResidentialGroup,
    organization: Organization,
    by: Official,
    *,
    lines: Mapping[str, tuple[int, ...]] | None = None,
    closes_on: date = END_OF_2023,
    **columns: object,
) -> GroupCount:
    make_ethnic_groups()
    told = composition(lines or {KINH: (300, 1200), THAI: (4, 20)})
    values = {"source": SOURCE, "composition": told, **columns}
    return record_sheet(organization, group=group, closes_on=closes_on, by=by, **values)  # type: ignore[arg-type]


def entry_of(group: ResidentialGroup, ward: Organization, day: str = DAY) -> str:
    return f"{reverse('households:enter_sheet', args=[ward.pk, group.pk])}?ngay={day}"


def ward_page(desk: Client, ward: Organization, day: str = "") -> Any:
    return desk.get(reverse("households:ward", args=[ward.pk]), {"ngay": day} if day else {})
