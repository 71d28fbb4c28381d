"""Which organizations the lines of Nơi nhận mean."""

import pytest

from documents.deliveries.recipients import Directory, expanded, lines_of
from officials.models import Official, Organization, Role
from tests.books import make_approved
from tests.cast import make_appointment, make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(
    ward: Organization,
    province: Organization,
    other_ward: Organization,
    police: Organization,
) -> Directory:
    make_organization(province.unit, "Công an tỉnh Nghệ An", kind=Organization.Kind.POLICE)
    return Directory.of(ward)


@pytest.fixture
def of_the_province(directory: Directory, province: Organization) -> Directory:
    return Directory.of(province)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("UBND tỉnh", ["Ủy ban nhân dân tỉnh Nghệ An"]),
        ("UBND tỉnh Nghệ An", ["Ủy ban nhân dân tỉnh Nghệ An"]),
        ("Uỷ ban nhân dân tỉnh Nghệ An;", ["Ủy ban nhân dân tỉnh Nghệ An"]),
        ("Công an tỉnh", ["Công an tỉnh Nghệ An"]),
        ("CA phường", ["Công an phường Hoà Hiếu"]),
        ("UBND phường Quang Tiến", ["Ủy ban nhân dân phường Quang Tiến"]),
        ("Ủy ban nhân dân phường Quang Tiến", ["Ủy ban nhân dân phường Quang Tiến"]),
        ("UBND phường", ["Ủy ban nhân dân phường Hoà Hiếu"]),
        ("UBND phường Hoà Hiếu", ["Ủy ban nhân dân phường Hoà Hiếu"]),
        ("Thường trực Đảng ủy", []),
        ("Các khối trưởng", []),
        ("Các ban, ngành, đoàn thể", []),
        ("UBND tỉnh Thanh Hóa", []),
    ],
)
def test_a_ward_s_lines(directory: Directory, line: str, meant: list[str]) -> None:
    assert [one.name for one in directory.meant_by(line)] == meant


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("UBND các xã, phường", 2),
        ("UBND các phường, xã", 2),
        ("Ủy ban nhân dân các xã, phường trong tỉnh", 2),
        ("Các xã, phường", 2),
        ("Công an các xã, phường", 1),
        ("Các sở, ban, ngành", 0),
        ("UBND các huyện", 0),
    ],
)
def test_a_province_s_lines_for_all_wards(
    of_the_province: Directory, line: str, count: int
) -> None:
    assert len(of_the_province.meant_by(line)) == count


def test_a_name_that_two_offices_bear_means_nobody(
    directory: Directory, ward: Organization, province: Organization, other_ward: Organization
) -> None:
    kind = Organization.Kind.DEPARTMENT
    for office in (ward, other_ward):
        make_organization(office.unit, "Phòng Kinh tế", kind=kind, parent=office)
    assert Directory.of(province).meant_by("Phòng Kinh tế") == ()
    [own] = Directory.of(ward).meant_by("Phòng Kinh tế")
    assert own.parent == ward


def test_an_office_whose_papers_another_inherited_is_reached_no_longer(
    directory: Directory, other_ward: Organization, province: Organization
) -> None:
    other_ward.successor = province
    other_ward.save(update_fields=["successor"])
    assert Directory.of(province).meant_by("UBND phường Quang Tiến") == ()


def test_the_lines_of_a_paper_leave_out_the_file(
    directory: Directory, ward: Organization, drafter: Official
) -> None:
    lines = lines_of(make_approved(ward, drafter), directory)
    assert [line.text for line in lines] == ["UBND tỉnh"]
    assert [one.name for one in lines[0].means] == ["Ủy ban nhân dân tỉnh Nghệ An"]


def test_abbreviations_are_written_out() -> None:
    assert expanded("UBND P. Quang Tiến;") == "uy ban nhan dan p quang tien"
    assert expanded("BCHQS phường") == "ban chi huy quan su phuong"


def test_an_office_sends_nothing_to_itself(
    directory: Directory, province: Organization, drafter: Official
) -> None:
    make_appointment(drafter, province, Role.DRAFTER)
    assert lines_of(make_approved(province, drafter), Directory.of(province)) == ()
