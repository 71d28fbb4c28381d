"""The demonstration's figures are those its plan of 2024 prints; the others plainly invented."""

from datetime import date

import pytest

from households.as_of import Figures, figures
from households.models import EthnicGroup, GroupCount
from households.tallies import Tally
from localities.models import ResidentialGroup
from officials.models import Organization
from tests.demonstrated import FIRST_DAY, LAST_DAY
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
END_OF_2023, END_OF_2025 = date(2023, 12, 31), date(2025, 12, 31)


def of(name: str, on: date) -> Figures:
    return figures(Organization.objects.get(name__contains=name, kind="UBND"), on=on)


def test_hoa_hieu_has_exactly_the_figures_of_its_plan_of_2024() -> None:
    known = of("Hoà Hiếu", END_OF_2023)
    assert known.missing == ()
    assert len(known.sheets) == 9
    assert known.whole.stated == known.whole.summed == Tally(3079, 12922, None)
    assert known.whole.minorities == Tally(42, 221, None)
    assert sum(sheet.cells or 0 for sheet in known.sheets.values()) == 87
    names = EthnicGroup.objects.in_bulk([code for code in known.whole.lines if code != "01"])
    assert {group.name for group in names.values()} == {"Tày", "Mường", "Thái", "Nùng", "Thổ"}
    statement = known.statement
    assert statement
    assert (statement.closes_on, str(statement.area_hectares)) == (END_OF_2023, "459.00")
    assert (statement.households, statement.persons) == (3079, 12922)
    (catholic,) = statement.religious_totals.all()
    assert (catholic.religion, catholic.households, catholic.persons) == ("catholicism", 21, 90)


def test_its_groups_go_on_in_the_ward_of_today() -> None:
    old = ResidentialGroup.objects.filter(unit__name="Hoà Hiếu")
    new = ResidentialGroup.objects.filter(unit__name="Thái Hòa").on(today())
    assert {group.valid_to for group in old} == {LAST_DAY}
    assert {group.valid_from for group in new} == {FIRST_DAY}
    assert new.filter(predecessors__in=old).count() == 9
    assert new.count() == 17


@pytest.mark.parametrize("name", ["Thái Hòa", "Tây Hiếu", "Đông Hiếu"])
def test_the_wards_of_today_have_figures_of_2025_that_add_up(name: str) -> None:
    known = of(name, END_OF_2025)
    assert known.missing == ()
    assert not known.whole.difference
    assert known.whole.stated.women
    assert known.statement
    assert known.statement.persons == known.whole.stated.persons


def test_one_group_of_thai_hoa_has_not_reported_for_the_half_year() -> None:
    known = of("Thái Hòa", date(2026, 6, 30))
    late = [one.group.name for one in known.sheets.values() if one.closes_on == END_OF_2025]
    assert late == ["Khối 12"]


def test_what_is_invented_says_so() -> None:
    invented = GroupCount.objects.exclude(organization__name__contains="Hoà Hiếu")
    assert not invented.exclude(source__contains="tự đặt").exists()
