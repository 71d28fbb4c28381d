"""Wards that came from others, with khối and sheets, put down without the verbs of an office."""

from collections.abc import Mapping
from datetime import date

from households.models import EthnicCount, GroupCount
from households.tallies import Composition, Tally
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup, UnitSuccession
from officials.models import Official, Organization
from tests.cast import UnitKind, make_organization, make_unit
from tests.households.counts import KINH, THAI, composition, make_ethnic_groups

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
Extent = UnitSuccession.Extent


def make_old(code: str, name: str) -> Organization:
    return make_office(code, name, valid_to=EVE)


def make_new(code: str, name: str) -> Organization:
    return make_office(code, name, valid_from=DAY)


def make_office(code: str, name: str, **days: date) -> Organization:
    unit = make_unit(code, name, UnitKind.WARD, **days)
    return make_organization(unit, f"Ủy ban nhân dân phường {name} {code}")


def succeed(
    before: Organization, after: Organization, extent: UnitSuccession.Extent = Extent.WHOLE
) -> None:
    UnitSuccession.objects.create(
        predecessor=before.unit, successor=after.unit, extent=extent, happened_on=DAY
    )


def put_sheet(
    group: ResidentialGroup,
    by: Official,
    *numbers: int,
    closes_on: date = date(2024, 12, 31),
    lines: Mapping[str, tuple[int, ...]] | None = None,
) -> GroupCount:
    """Of households and persons of the Kinh, unless lines are given."""
    told = composition(lines or {KINH: numbers})
    office = Organization.objects.get(unit=group.unit, kind=Organization.Kind.PEOPLES_COMMITTEE)
    count = GroupCount.objects.create(
        organization=office,
        group=group,
        closes_on=closes_on,
        source="Phiếu mẫu",
        recorded_by=by,
        **columns(told.stated),
    )
    EthnicCount.objects.bulk_create(
        EthnicCount(count=count, ethnic_group_id=code, **columns(tally))
        for code, tally in told.lines.items()
    )
    return count


def columns(tally: Tally) -> dict[str, int | None]:
    return {"households": tally.households, "persons": tally.persons, "women": tally.women}


def kinh(households: int, persons: int) -> Composition:
    return composition({KINH: (households, persons)})


def make_split(organization: Organization, by: Official) -> ResidentialGroup:
    """A khối with a sheet of the end of 2023 that became two, and waits to be divided."""
    make_ethnic_groups()
    group = grouping.add(organization.unit, naming=Naming.of("Khối Tách"), valid_from=None)
    put_sheet(group, by, closes_on=date(2023, 12, 31), lines={KINH: (10, 40), THAI: (2, 9)})
    into = [Naming.of("Khối Tách A"), Naming.of("Khối Tách B")]
    grouping.split(group, into=into, on=date(2024, 3, 1))
    return group


def figures_of(sheet: GroupCount) -> dict[str, object]:
    """What each address of the figures is about in one ward, for the table of who gets what."""
    office = {"pk": sheet.organization_id}
    of_group, of_sheet = {**office, "group_pk": sheet.group_id}, {"pk": sheet.pk}
    split = make_split(sheet.organization, sheet.recorded_by)
    return {
        **dict.fromkeys(("ward", "state_ward", "print_sheets", "borders", "charts"), office),
        **dict.fromkeys(("sheets", "enter_sheet", "sums"), of_group),
        **dict.fromkeys(("sheet", "print_sheet", "withdraw_sheet"), of_sheet),
        "divide_group": {**office, "group_pk": split.pk},
    }
