"""The people of the tests: a drafter, a reviewer, a chair, a clerk, the police, strangers.

All names are invented. Everybody's password is PASSWORD; nobody has to change it first.
"""

from datetime import date

import pytest
from django.test import Client

from localities.models import AdministrativeUnit
from officials.models import (
    Appointment,
    Letterhead,
    Official,
    Organization,
    Role,
    SigningCapacity,
)

PASSWORD = "Mat-khau-2026"
LONG_AGO = date(2020, 1, 1)
TWO_TIERS = date(2025, 7, 1)
UnitKind = AdministrativeUnit.Kind
Kind = Organization.Kind


def make_unit(
    code: str,
    name: str,
    kind: UnitKind,
    *,
    parent: AdministrativeUnit | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> AdministrativeUnit:
    return AdministrativeUnit.objects.create(
        code=code, name=name, kind=kind, parent=parent, valid_from=valid_from, valid_to=valid_to
    )


def make_organization(
    unit: AdministrativeUnit,
    name: str,
    *,
    kind: Kind = Kind.PEOPLES_COMMITTEE,
    parent: Organization | None = None,
    successor: Organization | None = None,
) -> Organization:
    return Organization.objects.create(
        unit=unit, name=name, kind=kind, parent=parent, successor=successor
    )


def make_letterhead(
    organization: Organization,
    *,
    valid_from: date = LONG_AGO,
    superior: str = "",
    issuer: str = "ỦY BAN NHÂN DÂN\nPHƯỜNG HOÀ HIẾU",
    symbol: str = "UBND",
    place: str = "Hoà Hiếu",
    collective: str = "ỦY BAN NHÂN DÂN",
) -> Letterhead:
    return Letterhead.objects.create(
        organization=organization,
        valid_from=valid_from,
        superior=superior,
        issuer=issuer,
        symbol=symbol,
        place=place,
        collective=collective,
    )


def make_official(
    username: str, full_name: str, *, password: str = PASSWORD, **columns: object
) -> Official:
    official = Official(
        username=username, full_name=full_name, **{"must_change_password": False, **columns}
    )
    official.set_password(password)
    official.save()
    return official


def make_appointment(
    official: Official,
    organization: Organization,
    role: Role,
    *,
    title: str = "Công chức",
    signing_capacity: SigningCapacity = SigningCapacity.NONE,
    valid_from: date = LONG_AGO,
    valid_to: date | None = None,
) -> Appointment:
    return Appointment.objects.create(
        official=official,
        organization=organization,
        role=role,
        title=title,
        signing_capacity=signing_capacity,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def make_member(
    username: str,
    full_name: str,
    organization: Organization,
    role: Role,
    *,
    title: str = "Công chức",
    signing_capacity: SigningCapacity = SigningCapacity.NONE,
) -> Official:
    """An official with one post."""
    official = make_official(username, full_name)
    make_appointment(official, organization, role, title=title, signing_capacity=signing_capacity)
    return official


def signed_in(official: Official) -> Client:
    client = Client()
    client.force_login(official, backend="officials.backends.OfficialBackend")
    return client


@pytest.fixture
def province_unit(db: None) -> AdministrativeUnit:
    return make_unit("40", "Nghệ An", UnitKind.PROVINCE)


@pytest.fixture
def district_unit(province_unit: AdministrativeUnit) -> AdministrativeUnit:
    """The district level ended with 30/6/2025."""
    return make_unit(
        "414",
        "Thái Hòa",
        UnitKind.DISTRICT_TOWN,
        parent=province_unit,
        valid_to=date(2025, 6, 30),
    )


@pytest.fixture
def ward_unit(district_unit: AdministrativeUnit) -> AdministrativeUnit:
    return make_unit("16939", "Hoà Hiếu", UnitKind.WARD, parent=district_unit)


@pytest.fixture
def ward(ward_unit: AdministrativeUnit) -> Organization:
    """The People's Committee of the ward, with its header before and after 01/7/2025."""
    committee = make_organization(ward_unit, "Ủy ban nhân dân phường Hoà Hiếu")
    make_letterhead(committee, superior="UBND THỊ XÃ THÁI HÒA")
    make_letterhead(committee, valid_from=TWO_TIERS)
    return committee


@pytest.fixture
def other_ward(district_unit: AdministrativeUnit) -> Organization:
    unit = make_unit("17002", "Quang Tiến", UnitKind.WARD, parent=district_unit)
    return make_organization(unit, "Ủy ban nhân dân phường Quang Tiến")


@pytest.fixture
def police(ward_unit: AdministrativeUnit) -> Organization:
    return make_organization(ward_unit, "Công an phường Hoà Hiếu", kind=Kind.POLICE)


@pytest.fixture
def province(province_unit: AdministrativeUnit) -> Organization:
    return make_organization(province_unit, "Ủy ban nhân dân tỉnh Nghệ An")


@pytest.fixture
def drafter(ward: Organization) -> Official:
    return make_member("soan.thao", "Nguyễn Văn Mẫu", ward, Role.DRAFTER)


@pytest.fixture
def reviewer(ward: Organization) -> Official:
    return make_member(
        "van.phong", "Trần Thị Ví Dụ", ward, Role.OFFICE_HEAD, title="Chánh Văn phòng"
    )


@pytest.fixture
def chair(ward: Organization) -> Official:
    return make_member(
        "chu.tich",
        "Lê Văn Thử",
        ward,
        Role.CHAIR,
        title="Chủ tịch",
        signing_capacity=SigningCapacity.ON_BEHALF,
    )


@pytest.fixture
def deputy(ward: Organization) -> Official:
    return make_member(
        "pho.chu.tich",
        "Phạm Thị Minh Họa",
        ward,
        Role.DEPUTY_CHAIR,
        title="Phó Chủ tịch",
        signing_capacity=SigningCapacity.FOR_HEAD,
    )


@pytest.fixture
def clerk(ward: Organization) -> Official:
    return make_member("van.thu", "Hoàng Thị Giả Định", ward, Role.CLERK, title="Văn thư")


@pytest.fixture
def administrator(ward: Organization) -> Official:
    return make_member("quan.tri", "Đỗ Văn Tưởng Tượng", ward, Role.ADMINISTRATOR)


@pytest.fixture
def ward_police(police: Organization) -> Official:
    return make_member("cong.an", "Vũ Văn Bịa", police, Role.CHAIR, title="Trưởng Công an phường")


@pytest.fixture
def province_reviewer(province: Organization) -> Official:
    return make_member("tinh.xem", "Bùi Thị Hư Cấu", province, Role.REVIEWER, title="Chuyên viên")


@pytest.fixture
def stranger(other_ward: Organization) -> Official:
    """An official of another ward, who must be refused."""
    return make_member("phuong.khac", "Đặng Văn Người Lạ", other_ward, Role.DRAFTER)
