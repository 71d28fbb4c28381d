"""The page of last year's figures within today's borders, and the form that divides."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from households.models import Division
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization, Role
from tests.cast import make_appointment, make_official, signed_in
from tests.households.counts import KINH, THAI, make_ethnic_groups
from tests.households.territories import (
    Extent,
    make_new,
    make_old,
    make_split,
    put_sheet,
    succeed,
)
from tests.localities.units import make_group

pytestmark = pytest.mark.django_db
DAYS = {"ngay": "31/12/2024", "dia-gioi": "30/6/2026"}


@pytest.fixture(autouse=True)
def _ethnic_groups(db: None) -> None:
    make_ethnic_groups()


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


@pytest.fixture
def keeper(db: None) -> Official:
    return make_official("so.lieu", "Trần Văn Ví Dụ")


def page(client: Client, ward: Organization, **days: str) -> str:
    address = reverse("households:borders", args=[ward.pk])
    return client.get(address, {**DAYS, **days}).content.decode()


def division_address(ward: Organization, group: ResidentialGroup) -> str:
    address = reverse("households:divide_group", args=[ward.pk, group.pk])
    return f"{address}?ngay=31/12/2024&dia-gioi=30/6/2026"


def cells(**numbers: int | str) -> dict[str, int | str]:
    """“k0p” stands for the Kinh of the first part, persons."""
    code, measure = {"k": KINH, "t": THAI}, {"h": "households", "p": "persons"}
    return {
        f"{code[name[0]]}-{name[1]}-{measure[name[2]]}": number for name, number in numbers.items()
    }


def test_a_renamed_khoi_tells_its_old_name_and_what_changed(
    client: Client, ward: Organization, drafter: Official
) -> None:
    old = make_group(ward.unit, "Khối 1")
    put_sheet(old, drafter, 30, 1200, closes_on=date(2024, 12, 31))
    new = grouping.rename(old, naming=Naming.of("Khối Quyết Tiến"), on=date(2025, 3, 1))
    put_sheet(new, drafter, 33, 1213, closes_on=date(2025, 12, 31))
    shown = page(client, ward)
    assert "từ Khối 1" in shown
    assert "+13" in shown
    assert "1.200" in shown
    assert "1.213" in shown
    assert "Đủ phiếu" in shown


def test_without_days_in_the_address_it_is_the_end_of_last_year_within_today_s_borders(
    client: Client, ward: Organization
) -> None:
    answer = client.get(reverse("households:borders", args=[ward.pk]))
    form = answer.context["form"]
    assert form.cleaned_data["on"].strftime("%d/%m") == "31/12"
    assert form.cleaned_data["known"] is None
    assert "Chưa có số liệu cho ngày này" in answer.content.decode()


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"ngay": "31/02/2024"}, "Nhập một ngày hợp lệ"),
        ({"ngay": "31/12/2999"}, "Ngày này chưa đến"),
        ({"dia-gioi": "01/01/2024"}, "Chọn từ ngày của số liệu, 31/12/2024"),
    ],
)
def test_days_that_cannot_be_are_told_beside_what_was_typed(
    client: Client, ward: Organization, days: dict[str, str], reason: str
) -> None:
    shown = page(client, ward, **days)
    assert reason in shown
    assert next(iter(days.values())) in shown


def test_what_is_to_be_divided_leads_to_the_form_and_back(
    client: Client, ward: Organization, drafter: Official
) -> None:
    group = make_split(ward, drafter)
    shown = page(client, ward)
    address = division_address(ward, group)
    assert reverse("households:divide_group", args=[ward.pk, group.pk]) in shown
    assert "Đã tính vào số toàn địa bàn" in shown
    sent = {**cells(k0h=6, k0p=25, t0h="", t0p=5, t1h=2, t1p=""), "basis": "Biên bản bàn giao"}
    answer = client.post(address, sent)
    assert answer.status_code == 302
    after = client.get(answer["Location"]).content.decode()
    assert "Cần chia" not in after
    division = Division.objects.get()
    numbers = {part.successor.name: (part.households, part.persons) for part in parts_of(division)}
    assert numbers == {"Khối Tách A": (6, 30), "Khối Tách B": (6, 19)}


def parts_of(division: Division) -> list[object]:
    return list(division.parts.select_related("successor"))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"k0h": 11}, "Các phần cộng lại 11; phiếu ghi 10."),
        ({"k0h": 5, "k1h": 4}, "Các phần cộng lại 9; phiếu ghi 10."),
        ({}, "Chỉ được để trống một nơi"),
        ({"k0h": "mười"}, "không phải số đếm"),
    ],
)
def test_parts_that_do_not_add_up_are_told_at_the_cell_and_nothing_typed_is_lost(
    client: Client,
    ward: Organization,
    drafter: Official,
    typed: dict[str, int | str],
    reason: str,
) -> None:
    group = make_split(ward, drafter)
    sent = {**cells(k0p=25, t0h=2, t0p=9, **typed), "basis": "Biên bản mẫu"}
    shown = client.post(division_address(ward, group), sent).content.decode()
    assert reason in shown
    assert "Biên bản mẫu" in shown
    assert 'value="25"' in shown
    assert not Division.objects.exists()


def test_personal_data_in_the_basis_is_pointed_at(
    client: Client, ward: Organization, drafter: Official
) -> None:
    group = make_split(ward, drafter)
    sent = {**cells(k0h=6, k0p=25, t0h=2, t0p=9), "basis": "Ông Mẫu, số 040123456789"}
    address = division_address(ward, group)
    assert "Chỗ cần xem lại" in client.post(address, sent).content.decode()
    assert client.post(address, {**sent, "confirmed": "on"}).status_code == 302


def test_a_sheet_with_a_difference_is_divided_with_its_stated_total(
    client: Client, ward: Organization, drafter: Official
) -> None:
    group = make_group(ward.unit, "Khối 1")
    count = put_sheet(group, drafter, lines={KINH: (10, 40)})
    count.pk, count.persons = None, 41
    count.save(force_insert=True)
    into = [Naming.of("Khối 1A"), Naming.of("Khối 1B")]
    grouping.split(group, into=into, on=date(2025, 3, 1))
    address = division_address(ward, group)
    assert "Tổng ghi trên phiếu" in client.get(address).content.decode()
    sent = {"all-0-households": 4, "all-0-persons": 17, "basis": "Mẫu"}
    assert client.post(address, sent).status_code == 302
    numbers = [(part.households, part.persons) for part in Division.objects.get().parts.all()]
    assert numbers == [(4, 17), (6, 24)]


def test_what_was_not_split_has_no_form(
    client: Client, ward: Organization, drafter: Official
) -> None:
    group = make_group(ward.unit, "Khối 1")
    put_sheet(group, drafter, 10, 40)
    assert client.get(division_address(ward, group)).status_code == 404


def test_of_a_khoi_that_may_be_another_ward_s_only_the_name_is_shown(keeper: Official) -> None:
    old = make_old("18001", "Chia Đôi")
    one, other = make_new("18001", "Một"), make_new("18002", "Hai")
    for heir in (one, other):
        succeed(old, heir, Extent.PART)
    put_sheet(make_group(old.unit, "Khối 7"), keeper, 321, 1234)
    make_appointment(keeper, one, Role.DRAFTER)
    shown = page(signed_in(keeper), one)
    assert "Khối 7" in shown
    assert "Đơn vị cũ đã chia cho phường Một, phường Hai" in shown
    assert "1.234" not in shown
    assert "321" not in shown
