"""Whole provinces of before 01/7/2025 cut to their wards of today, against the table of changes."""

import csv
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from households.as_of import figures, recut
from households.models import Division, GroupCount
from households.recutting.cutting import Borders, Cut, Cutting
from households.recutting.dividing import divide
from households.tallies import Composition
from localities import grouping, loading
from localities.grouping import Naming
from localities.loading import FIXTURES, load
from localities.models import AdministrativeUnit, ResidentialGroup
from officials.models import Official, Organization, Role
from tests.cast import make_appointment, make_official
from tests.households.counts import KINH, make_ethnic_groups
from tests.households.territories import DAY, EVE, kinh

pytestmark = pytest.mark.django_db
END_OF_2024, TODAY = date(2024, 12, 31), date(2026, 11, 1)
CHANGES = "successions_2025-07-01.csv"


def read(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, rows[0].keys())
        lines.writeheader()
        lines.writerows(rows)


def load_province(code: str, folder: Path) -> list[dict[str, str]]:
    """Units and changes of one province, by the loader itself; the changes of its communes."""
    units = read(loading.UNITS)
    above = {code} | {row["code"] for row in units if row["parent"] == code}
    mine = [row for row in units if row["code"] in above or row["parent"] in above]
    codes = {row["code"] for row in mine}
    changes = [row for row in read(CHANGES) if row["predecessor"] in codes]
    write(folder / loading.UNITS, mine)
    write(folder / CHANGES, changes)
    load(folder)
    return [row for row in changes if len(row["predecessor"]) == 5]


@dataclass
class Province:
    """Every old commune with khối and their sheets; `persons` of each khối."""

    changes: list[dict[str, str]]
    by: Official
    persons: dict[int, int] = field(default_factory=dict)

    def fill(self, khoi: int = 3) -> None:
        old = {row["predecessor"] for row in self.changes}
        new = {row["successor"] for row in self.changes}
        self.old = {unit.code: unit for unit in self._communes(EVE) if unit.code in old}
        self.new = {unit.code: unit for unit in self._communes(DAY) if unit.code in new}
        for units in (self.old, self.new):
            Organization.objects.bulk_create(
                Organization(kind="UBND", name=f"UBND {unit} {unit.code}", unit=unit)
                for unit in units.values()
            )
        self._count(range(1, khoi + 1))

    def _communes(self, day: date) -> Iterator[AdministrativeUnit]:
        return AdministrativeUnit.objects.on(day).communes().iterator()

    def _count(self, places: range) -> None:
        chance = random.Random(1)
        groups = ResidentialGroup.objects.bulk_create(
            ResidentialGroup(unit=unit, kind="xom", name=f"Xóm {place}", valid_to=EVE)
            for unit in self.old.values()
            for place in places
        )
        office = {one.unit_id: one for one in Organization.objects.all()}
        self.persons = {group.pk: chance.randint(50, 999) for group in groups}
        sheets = GroupCount.objects.bulk_create(
            GroupCount(
                organization=office[group.unit_id],
                group=group,
                closes_on=END_OF_2024,
                source="Số tự đặt",
                households=self.persons[group.pk] // 4,
                persons=self.persons[group.pk],
                recorded_by=self.by,
            )
            for group in groups
        )
        lines = GroupCount.lines.rel.related_model  # type: ignore[attr-defined]
        lines.objects.bulk_create(
            lines(
                count=sheet,
                ethnic_group_id=KINH,
                households=sheet.households,
                persons=sheet.persons,
            )
            for sheet in sheets
        )

    @property
    def total(self) -> int:
        return sum(self.persons.values())

    def of(self, code: str) -> list[ResidentialGroup]:
        return list(self.old[code].residential_groups.all())

    def cuts(self) -> dict[str, Cut]:
        borders = Borders.read(list(self.new.values()), until=TODAY)
        cutting = Cutting(borders, on=END_OF_2024)
        return {code: cutting.of(unit) for code, unit in self.new.items()}

    def takers(self, code: str) -> list[str]:
        """The codes to which the people of an old commune went, read off the table."""
        told = {r["successor"]: r["extent"] for r in self.changes if r["predecessor"] == code}
        if "part_area_all_people" in told.values():
            return [one for one, extent in told.items() if extent == "part_area_all_people"]
        return [one for one, extent in told.items() if extent != "part_area"]


def persons(cut: Cut) -> int:
    return cut.whole.stated.persons


@pytest.fixture
def keeper(db: None) -> Official:
    make_ethnic_groups()
    return make_official("so.lieu", "Trần Văn Ví Dụ")


def test_the_412_communes_of_nghe_an_are_the_130_of_today(keeper: Official, tmp_path: Path) -> None:
    nghe_an = Province(load_province("40", tmp_path), keeper)
    nghe_an.fill(khoi=1)
    assert (len(nghe_an.old), len(nghe_an.new)) == (412, 130)
    expected = Counter[str]()
    for change in nghe_an.changes:
        here = nghe_an.old[change["predecessor"]].pk
        expected[change["successor"]] += sum(persons_in(nghe_an, here))
    cuts = nghe_an.cuts()
    assert {code: persons(cut) for code, cut in cuts.items()} == expected
    assert all(cut.is_whole for cut in cuts.values())
    assert sum(map(persons, cuts.values())) == nghe_an.total
    thai_hoa = Organization.objects.get(unit=nghe_an.new["16939"])
    assert persons(recut(thai_hoa, on=END_OF_2024, borders_of=TODAY)) == expected["16939"]
    before = figures(thai_hoa, on=END_OF_2024)
    assert before.whole.stated.persons == expected["16939"]
    assert {sheet.group.unit.name for sheet in before.sheets.values()} == {
        *("Hòa Hiếu", "Quang Phong", "Long Sơn"),
    }


def persons_in(province: Province, unit: int) -> Iterator[int]:
    for group in ResidentialGroup.objects.filter(unit=unit):
        yield province.persons[group.pk]


def test_quang_ninh_asks_of_its_ten_divided_communes_and_then_keeps_its_total(
    keeper: Official, tmp_path: Path
) -> None:
    quang_ninh = Province(load_province("22", tmp_path), keeper)
    quang_ninh.fill()
    assert (len(quang_ninh.old), len(quang_ninh.new)) == (171, 54)
    divided = [code for code in quang_ninh.old if len(quang_ninh.takers(code)) > 1]
    assert len(divided) == 10
    cuts = quang_ninh.cuts()
    asked = {one.group: one.holding for cut in cuts.values() for one in cut.questions}
    assert {group.unit.code for group in asked} == set(divided)
    waiting = sum(holding.figures.stated.persons for holding in asked.values())
    assert sum(map(persons, cuts.values())) + waiting == quang_ninh.total

    for office in Organization.objects.filter(unit__in=quang_ninh.new.values()):
        make_appointment(keeper, office, Role.DRAFTER)
    expected = answered(quang_ninh, divided, keeper)
    cuts = quang_ninh.cuts()
    assert {code: persons(cut) for code, cut in cuts.items()} == expected
    assert all(cut.is_whole for cut in cuts.values())
    assert sum(map(persons, cuts.values())) == quang_ninh.total
    assert Division.objects.count() == len(divided)


def answered(province: Province, divided: list[str], by: Official) -> Counter[str]:
    """Of each divided commune one khối goes to the first ward, one to the last, one is cut."""
    expected = Counter[str]()
    for code in province.old:
        takers = province.takers(code)
        if len(takers) == 1:
            expected[takers[0]] += sum(province.persons[one.pk] for one in province.of(code))
    for code in divided:
        first, last, cut = province.of(code)
        takers = sorted(province.takers(code))
        for group, taker in ((first, takers[0]), (last, takers[-1])):
            grouping.move(group, to=province.new[taker], on=DAY, naming=named(group))
            expected[taker] += province.persons[group.pk]
        expected += divided_among(province, cut, takers, by)
    return expected


def divided_among(
    province: Province, group: ResidentialGroup, takers: list[str], by: Official
) -> Counter[str]:
    parts: dict[int | None, Composition] = {}
    left, households = province.persons[group.pk], province.persons[group.pk] // 4
    shares = Counter[str]()
    for taker in takers:
        moved = grouping.move(
            group, to=province.new[taker], on=DAY, naming=named(group), in_part=True
        )
        share = left if taker == takers[-1] else 7
        parts[moved.pk] = kinh(households if taker == takers[-1] else 0, share)
        shares[taker] += share
        left -= share
    office = Organization.objects.get(unit=province.new[takers[0]])
    divide(office, group, on=END_OF_2024, borders_of=TODAY, parts=parts, basis="Số tự đặt", by=by)
    return shares


def named(group: ResidentialGroup) -> Naming:
    return Naming.of(f"{group.name} {group.unit.name}")
