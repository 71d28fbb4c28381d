"""A ward that came from others takes over their khối, wholly or where a border cuts in part."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from history.models import Entry
from localities.grouping import Naming
from localities.models import AdministrativeUnit, ResidentialGroup, UnitSuccession
from officials import grouping
from officials.models import Official, Organization, Role
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.localities.units import make_group

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
Extent = UnitSuccession.Extent


@pytest.fixture
def old_units(province_unit: AdministrativeUnit) -> list[AdministrativeUnit]:
    return [
        make_unit(code, name, UnitKind.WARD, valid_to=EVE)
        for code, name in (("16939", "Hoà Hiếu"), ("16993", "Quang Phong"))
    ]


@pytest.fixture
def successor(
    province_unit: AdministrativeUnit, old_units: list[AdministrativeUnit]
) -> Organization:
    unit = make_unit("16939", "Thái Hòa", UnitKind.WARD, parent=province_unit, valid_from=DAY)
    for old, extent in zip(old_units, (Extent.WHOLE, Extent.PART), strict=True):
        UnitSuccession.objects.create(
            predecessor=old, successor=unit, extent=extent, happened_on=DAY
        )
    return make_organization(unit, "Ủy ban nhân dân phường Thái Hòa")


@pytest.fixture
def keeper(successor: Organization) -> Official:
    return make_member("quan.tri.moi", "Đỗ Thị Giả Sử", successor, Role.ADMINISTRATOR)


def test_groups_of_the_units_before_are_taken_over_under_new_names(
    old_units: list[AdministrativeUnit], successor: Organization, keeper: Official
) -> None:
    whole, cut = make_group(old_units[0]), make_group(old_units[1])
    page = reverse("officials:take_over_groups")
    client = signed_in(keeper)
    assert page in client.get(reverse("officials:groups")).content.decode()
    sent = {
        f"take_{whole.pk}": "toan-bo",
        f"name_{whole.pk}": "Khối 1",
        f"take_{cut.pk}": "mot-phan",
        f"name_{cut.pk}": "Khối Quang Phong 1",
    }
    assert client.post(page, sent).status_code == 302
    names = [group.name for group in ResidentialGroup.objects.on(DAY)]
    assert names == ["Khối 1", "Khối Quang Phong 1"]
    assert [link.in_part for link in cut.successions.all()] == [True]
    assert "take_" not in client.get(page).content.decode()
    assert Entry.objects.filter(verb="officials.take_over_group").count() == 2


def test_two_groups_of_one_name_are_refused_with_what_was_typed(
    old_units: list[AdministrativeUnit], successor: Organization, keeper: Official
) -> None:
    groups = [make_group(unit) for unit in old_units]
    sent = {f"take_{group.pk}": "toan-bo" for group in groups}
    sent |= {f"name_{group.pk}": "Khối 1" for group in groups}
    page = signed_in(keeper).post(reverse("officials:take_over_groups"), sent)
    assert "Trùng tên với Khối 1, phường Hoà Hiếu" in page.content.decode()
    assert not ResidentialGroup.objects.on(DAY).exists()


def test_the_name_of_a_khoi_that_is_there_already_is_refused_with_which_it_was(
    old_units: list[AdministrativeUnit], successor: Organization, keeper: Official
) -> None:
    make_group(successor.unit, "Khối 1", DAY)
    group = make_group(old_units[0])
    sent = {f"take_{group.pk}": "toan-bo", f"name_{group.pk}": "Khối 1"}
    page = signed_in(keeper).post(reverse("officials:take_over_groups"), sent)
    assert "Khối 1, phường Hoà Hiếu: Địa bàn đã có khối" in page.content.decode()
    assert not group.successions.exists()


def test_only_groups_of_the_units_before_are_taken_over(
    successor: Organization, keeper: Official
) -> None:
    elsewhere = make_group(make_unit("17999", "Nơi Khác", UnitKind.WARD, valid_to=EVE))
    with pytest.raises(ValidationError, match="trong danh sách"):
        grouping.take_over(successor, [(elsewhere, Naming.of("Khối 1"), False)], by=keeper)
    stranger = make_member(
        "khac.qt",
        "Võ Văn Nơi Khác",
        make_organization(elsewhere.unit, "Ủy ban nhân dân phường Nơi Khác"),
        Role.ADMINISTRATOR,
    )
    with pytest.raises(PermissionDenied):
        grouping.take_over(successor, [], by=stranger)
