"""The yearly list as an annex: its columns, what stays empty, and how it looks in the file."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from households.models import RecognitionDecision, ReputablePerson
from households.reputable import erasing, prints
from households.reputable.prints import Print
from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from paper.writers import register_pdf, register_xlsx
from tests.households.reputable import (
    State,
    bring,
    decide,
    make_ethnic_group,
    make_group,
    make_listed,
    make_proposal,
    make_rule,
)
from tests.paper import geometry

pytestmark = pytest.mark.django_db
SAME = ("Trung học cơ sở", "Già làng", "", "", "")
COLUMNS = [
    *("STT", "Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Nơi cư trú", "Trình độ học vấn"),
    *("Thành phần", "Chức sắc, chức việc", "Đảng viên", "Ghi chú"),
]
REMOVAL_COLUMNS = [
    *("STT", "Người được đưa ra khỏi danh sách", "Năm sinh", "Dân tộc", "Nơi cư trú", "Lý do"),
    *("Người thay thế", "Năm sinh", "Dân tộc", "Ghi chú"),
]


@pytest.fixture(autouse=True)
def replaced(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> ReputablePerson:
    """Two on the list since 2024; the one of Khối 1 replaced on 20 March 2026."""
    make_rule(ward, chair)
    old = make_listed(ward, drafter)
    make_listed(
        ward,
        drafter,
        full_name="Hà Thị Ân",
        group=make_group(ward, "Khối 2"),
        ethnic_group=make_ethnic_group("24", "Thổ"),
        gender=ReputablePerson.Gender.FEMALE,
        birth_year=1948,
    )
    proposal = make_proposal(ward, drafter, replaces=old)
    bring(proposal, State.EXAMINED, drafter=drafter, head=reviewer)
    decide(proposal, by=chair)
    old.refresh_from_db()
    return old


def test_the_list_of_a_year_has_who_is_on_it_at_its_end(ward: Organization) -> None:
    assert prints.register_of(ward, 2025).rows == (
        ("1", "Hà Thị Ân", "1948", "Nữ", "Thổ", "Khối 2", *SAME),
        ("2", "Lô Văn Mẫu", "1955", "Nam", "Thái", "Khối 1", *SAME),
    )
    assert [row[1] for row in prints.register_of(ward, 2026).rows] == [
        "Hà Thị Ân",
        "Trương Thị Ví Dụ",
    ]
    assert prints.register_of(ward, 2023).rows == ()


def test_columns_for_what_is_not_kept_are_there_and_empty(ward: Organization) -> None:
    register = prints.register_of(ward, 2026)
    assert [column.heading for column in register.form.columns] == COLUMNS
    for heading in ("Chức sắc, chức việc", "Đảng viên", "Ghi chú"):
        place = COLUMNS.index(heading)
        assert {row[place] for row in register.rows} == {""}
    assert sum(column.width for column in register.form.columns) == 252


def test_who_left_stands_beside_who_follows_without_a_reason(ward: Organization) -> None:
    register = prints.register_of(ward, 2026, which=Print.CHANGED)
    assert [column.heading for column in register.form.columns] == REMOVAL_COLUMNS
    assert register.rows == (
        ("1", "Lô Văn Mẫu", "1955", "Thái", "Khối 1", "", "Trương Thị Ví Dụ", "1955", "Thái", ""),
    )
    assert prints.register_of(ward, 2025, which=Print.CHANGED).rows == ()


def test_the_annex_of_a_decision_holds_whom_it_is_about(ward: Organization) -> None:
    decision = RecognitionDecision.objects.get(number="125/QĐ-UBND")
    register = prints.register_of(ward, 2026, decision=decision)
    assert [row[1] for row in register.rows] == ["Trương Thị Ví Dụ"]
    assert register.attached_to == (
        "Quyết định số 125/QĐ-UBND ngày 20 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân phường "
        "Hoà Hiếu"
    )


def test_it_is_an_annex_in_landscape_without_a_cover(ward: Organization) -> None:
    pages = geometry.read(register_pdf.write(prints.register_of(ward, 2026)))
    assert len(pages) == 1
    assert (round(pages[0].width), round(pages[0].height)) == (297, 210)
    lines = [line.text for line in pages[0].lines]
    assert lines[:2] == [
        "Phụ lục",
        "DANH SÁCH NGƯỜI CÓ UY TÍN TRONG ĐỒNG BÀO DÂN TỘC THIỂU SỐ NĂM 2026",
    ]
    assert lines[2].startswith("(Kèm theo Văn bản số ....../......")
    assert lines[-1] == "Cộng: 2 người."


def test_the_workbook_is_one_sheet_with_the_same_head(ward: Organization) -> None:
    book = load_workbook(io.BytesIO(register_xlsx.write(prints.register_of(ward, 2026))))
    assert book.sheetnames == ["Phụ lục"]
    sheet = book["Phụ lục"]
    assert sheet["A1"].value == "Phụ lục"
    assert [cell.value for cell in sheet[5]] == COLUMNS
    assert sheet["B7"].value == "Hà Thị Ân"
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.page_setup.orientation == "landscape"


def test_a_group_bears_the_name_of_the_day(ward: Organization) -> None:
    groups = [make_group(ward, name) for name in ("Khối 1", "Khối 2")]
    naming = Naming("Khối Bình An", ResidentialGroup.Kind.KHOI)
    grouping.merge(groups, naming=naming, on=date(2026, 6, 1))
    assert {row[5] for row in prints.register_of(ward, 2025).rows} == {"Khối 1", "Khối 2"}
    assert {row[5] for row in prints.register_of(ward, 2026).rows} == {"Khối Bình An"}


def test_who_was_erased_still_counts_in_the_years_before(
    ward: Organization, chair: Official, replaced: ReputablePerson
) -> None:
    erasing.erase(replaced, by=chair)
    rows = prints.register_of(ward, 2025).rows
    assert rows[1] == ("2", "(đã xóa theo thời hạn lưu)", "", "", "", "Khối 1", *[""] * 5)
