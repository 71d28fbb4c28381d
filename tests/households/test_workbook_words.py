"""Single cells: numbers, days, marks, names of groups and of ethnic groups, headings."""

from datetime import date

import pytest

from households.rows import serials
from households.workbooks import cells
from households.workbooks.cells import Misread
from households.workbooks.ethnic_names import OTHER_NAMES, EthnicNames
from households.workbooks.formats.book import Fault, Value, column_of, letters
from households.workbooks.groups import GroupNames
from households.workbooks.headings import Field, understand
from households.workbooks.household_lines import _SERIAL
from households.workbooks.privacy import is_safe, look_personal
from tests.households.test_reading_workbooks import ETHNIC

NAMES = EthnicNames(ETHNIC)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (5, 5),
        ("5", 5),
        (" 05 ", 5),
        ("5 khẩu", 5),
        ("12 hộ", 12),
        ("1.234", 1234),
        ("1,234", 1234),
        ("1 234", 1234),
        ("12.922.000", 12_922_000),
        ("4,0", 4),
        ("4.0", 4),
        ("'7", 7),
        ("-", None),
        ("", None),
        (None, None),
        ("…", None),
    ],
)
def test_numbers_as_they_are_typed(typed: Value | None, number: int | None) -> None:
    assert cells.whole(typed) == number


@pytest.mark.parametrize(
    "typed", [-1, "-3", 4.5, "4,5", "bốn", "nt", True, date(2020, 1, 1), "#REF!", "5/6", Fault()]
)
def test_what_is_no_number_of_people(typed: Value) -> None:
    with pytest.raises(Misread) as misread:
        cells.whole(typed)
    assert str(typed) not in misread.value.reason or typed == "#REF!"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("01/04/2024", date(2024, 4, 1)),
        ("25/04/2024", date(2024, 4, 25)),
        ("2024-04-01", date(2024, 4, 1)),
        ("2024-04-01 00:00:00", date(2024, 4, 1)),
        ("ngày 1 tháng tư năm 2024", date(2024, 4, 1)),
        (45383, date(2024, 4, 1)),
        ("45383", date(2024, 4, 1)),
        (45383.5, date(2024, 4, 1)),
        (2019, date(2019, 1, 1)),
        ("2019", date(2019, 1, 1)),
        ("từ năm 2019", date(2019, 1, 1)),
        ("5/2019", date(2019, 5, 1)),
        ("tháng 5 năm 2019", date(2019, 5, 1)),
        ("-", None),
    ],
)
def test_days_as_they_are_typed(typed: Value, day: date | None) -> None:
    assert cells.day(typed)[0] == day


@pytest.mark.parametrize("typed", ["31/02/2020", "trước 1975", "13/2020", 17, True, "0/0/0"])
def test_what_is_no_day(typed: Value) -> None:
    with pytest.raises(Misread):
        cells.day(typed)


def test_ditto_marks() -> None:
    marks = ["nt", "NT", "-nt-", "- nt -", '"', "''", '-"-', "〃", "n/t", "Như trên", ",,", "…nt…"]
    assert [mark for mark in marks[:-1] if not cells.is_ditto(mark)] == []
    assert [word for word in ["Nam", "", "-", "Nùng", "ntn"] if cells.is_ditto(word)] == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Kinh", "01"),
        ("KINH", "01"),
        ("người Kinh", "01"),
        ("Thái (đen)", "03"),
        ("thai", "03"),
        ("H’Mông", "08"),
        ("Hmông", "08"),
        ("Khơme", "05"),
        ("Mừơng", "06"),
        ("Co", "30"),
        ("Có", ""),
        ("Mán", ""),
        ("", ""),
        ("Kinh, Thái", ""),
    ],
)
def test_names_of_ethnic_groups(typed: str, code: str) -> None:
    assert NAMES.code(typed) == code


def test_no_other_name_stands_for_two_groups() -> None:
    names = [name for names in OTHER_NAMES.values() for name in names]
    assert len(names) == len(set(names))


def test_groups_that_several_names_fit_are_left_open() -> None:
    groups = GroupNames(["Khối 1", "Thôn 1", "Khối Tân Tiến", "Xóm Tân Tiến", "Khối 2"])
    assert groups.known("1") == ""
    assert groups.known("thôn 01") == "Thôn 1"
    assert groups.known("Tân Tiến") == ""
    assert groups.known("2") == "Khối 2"
    assert groups.heading("III. KHỐI TÂN TIẾN (40 hộ)") == "Khối Tân Tiến"


@pytest.mark.parametrize(
    ("levels", "field", "ethnic"),
    [
        (("Số hộ dân tộc Thái",), Field.HOUSEHOLDS, "03"),
        (("Khẩu Kinh",), Field.PERSONS, "01"),
        (("Thái", "Khẩu", "Nữ"), Field.WOMEN, "03"),
        (("Tổng số hộ hiện có",), Field.HOUSEHOLDS, ""),
        (("Tong so ho hien co",), Field.HOUSEHOLDS, ""),
        (("Số hộ khẩu",), Field.PERSONAL, ""),
        (("Hộ nghèo",), Field.OTHER, ""),
        (("Dân tộc thiểu số", "Hộ"), Field.OTHER, ""),
        (("Quan hệ với chủ hộ",), Field.RELATION, ""),
        (("Dân tộc của chủ hộ",), Field.ETHNIC, ""),
        (("Tên chủ hộ",), Field.PERSONAL, ""),
        (("Tên khối",), Field.GROUP, ""),
        (("Trưởng khối",), Field.PERSONAL, ""),
        (("Giới tính", "Nữ"), Field.WOMEN, ""),
        (("Năm sinh", "Nữ"), Field.PERSONAL, ""),
        (("Nơi ở", "Khối"), Field.PERSONAL, ""),
        (("DT",), Field.ETHNIC, ""),
        (("ĐT",), Field.PERSONAL, ""),
        (("Số phiếu",), Field.SERIAL, ""),
        (("Đảng viên",), Field.PERSONAL, ""),
        (("Theo đạo",), Field.PERSONAL, ""),
    ],
)
def test_headings(levels: tuple[str, ...], field: Field, ethnic: str) -> None:
    heading = understand(levels, NAMES)
    assert (heading.field, heading.ethnic) == (field, ethnic)


def test_what_looks_personal_by_itself() -> None:
    assert look_personal(["Nguyễn Văn Mẫu", "Tran Thi Mau", "x"])
    assert look_personal(["040070000001", 912345678])
    assert not look_personal(["Khối Đồng Tâm", "Kinh", 4, 120])
    assert not is_safe("Hộ bà Lê Thị Mẫu, số nhà 5, đường Mẫu")
    assert is_safe("Tổng số – Khẩu")


def test_every_serial_that_is_drawn_is_read() -> None:
    for _ in range(200):
        assert _SERIAL.fullmatch(serials.draw())


def test_columns_have_letters() -> None:
    assert [letters(0), letters(25), letters(26), letters(16_383)] == ["A", "Z", "AA", "XFD"]
    assert all(column_of(letters(number)) == number for number in range(2_000))
