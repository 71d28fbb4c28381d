"""The record of an office below: by who looks after those below, and by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied

from history.models import Entry
from localities.models import AdministrativeUnit
from officials.establishing import establish, may_establish, note_phone, proposed
from officials.models import Official, Organization, Role
from tests.cast import Kind, UnitKind, make_member, make_organization, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit(district_unit: AdministrativeUnit) -> AdministrativeUnit:
    return make_unit("17017", "Đông Hiếu", UnitKind.COMMUNE, parent=district_unit)


def test_an_office_above_establishes_it_without_accounts(
    unit: AdministrativeUnit, province_reviewer: Official
) -> None:
    made = establish(proposed(unit, Kind.PEOPLES_COMMITTEE), by=province_reviewer)
    assert (made.name, made.appointments.count()) == ("Ủy ban nhân dân xã Đông Hiếu", 0)
    entry = Entry.objects.get(organization_id=made.pk)
    assert (entry.verb, entry.actor_id) == ("officials.establish", province_reviewer.pk)
    assert made.pk not in province_reviewer.visible_organization_ids


def test_who_comes_second_gets_the_one_there_is(
    unit: AdministrativeUnit, province_reviewer: Official
) -> None:
    offices = [establish(proposed(unit, Kind.POLICE), by=province_reviewer).name for _ in range(2)]
    assert offices == ["Công an xã Đông Hiếu"] * 2
    assert Organization.objects.filter(unit=unit).count() == 1


@pytest.mark.parametrize("role", [Role.CHAIR, Role.CLERK, Role.ADMINISTRATOR])
def test_above_only_who_reviews_drafts_or_heads_the_office(
    unit: AdministrativeUnit, province: Organization, role: Role
) -> None:
    other = make_member("tinh.khac", "Người Mẫu", province, role)
    with pytest.raises(PermissionDenied, match="cấp trên"):
        establish(proposed(unit, Kind.PEOPLES_COMMITTEE), by=other)
    assert not Organization.objects.filter(unit=unit).exists()


def test_a_ward_and_another_province_are_refused(
    unit: AdministrativeUnit, drafter: Official
) -> None:
    elsewhere = make_organization(make_unit("38", "Thanh Hóa", UnitKind.PROVINCE), "UBND tỉnh")
    stranger = make_member("tinh.ngoai", "Người Mẫu", elsewhere, Role.REVIEWER)
    office = proposed(unit, Kind.PEOPLES_COMMITTEE)
    assert [bool(may_establish(office, one)) for one in (drafter, stranger)] == [False, False]


def test_a_department_is_left_to_the_administration(
    unit: AdministrativeUnit, province_reviewer: Official
) -> None:
    verdict = may_establish(proposed(unit, Kind.DEPARTMENT), province_reviewer)
    assert "người quản trị hệ thống" in verdict.reason


def test_its_telephone_is_put_down_from_above_and_from_nowhere_else(
    unit: AdministrativeUnit, province_reviewer: Official, drafter: Official
) -> None:
    office = note_phone(
        proposed(unit, Kind.PEOPLES_COMMITTEE), "0238 0000 001", by=province_reviewer
    )
    with pytest.raises(PermissionDenied):
        note_phone(office, "0238 0000 002", by=drafter)
    assert Organization.objects.get(unit=unit).office_phone == "0238 0000 001"
    verbs = Entry.objects.filter(organization_id=office.pk).values_list("verb", flat=True)
    assert list(verbs) == ["officials.establish", "officials.note_phone"]
