"""The ward's own workbook comes back with serials and errors, and is read again."""

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from households.workbooks.handing_back import hand_back
from households.workbooks.reading import read
from households.workbooks.values import Answer, Reading
from tests.households.bad_workbooks import SHEET
from tests.households.ugly_workbooks import FORMATS, Sheets, make, unzipped, zipped

GROUPS = ["Khối 1", "Khối 2"]
ETHNIC = {"Kinh": "01", "Thái": "03", "Mường": "06"}
GRID = """
DANH SÁCH HỘ
STT | Họ và tên | Khối | Dân tộc | Số khẩu | Từ ngày
1 | Lê Văn Mẫu | Khối 1 | Kinh | 4 | @2019-05-01
|
2 | Lô Thị Mẫu | Khối 2 | Thái | '=5 | '01/4/2020
| Tổng cộng | | | 9 |
"""
ANSWERS = {3: Answer("CDF3HJK4MN"), 5: Answer("", 'Số khẩu: <không> phải "số" & gì nữa')}


def reading(data: bytes) -> Reading:
    return read("a.xlsx", data, known_groups=GROUPS, ethnic=ETHNIC)


def returned(kind: str, sheets: "str | Sheets" = GRID) -> bytes:
    return hand_back(f"a.{kind}", make(kind, sheets), answers=ANSWERS, ethnic=ETHNIC)


def shown(data: bytes, *, sheet: int = 0) -> list[list[object]]:
    """What a spreadsheet shows, line by line."""
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[sheet].iter_rows(values_only=True)
    return [list(row) for row in rows]


@pytest.mark.parametrize("kind", FORMATS)
def test_serials_and_errors_stand_at_their_lines(kind: str) -> None:
    lines = shown(returned(kind))
    assert lines[0][:2] == ["DANH SÁCH HỘ", None]
    assert lines[1][6:] == ["Số phiếu", "Lỗi"]
    assert lines[2][6:] == ["CDF3HJK4MN", None]
    assert lines[4][6:] == [None, 'Số khẩu: <không> phải "số" & gì nữa']
    assert lines[5][6:] == [None, None]


@pytest.mark.parametrize("kind", FORMATS)
def test_everything_the_ward_wrote_is_still_there(kind: str) -> None:
    lines = shown(returned(kind))
    assert [str(value) for value in lines[1][:6]] == (
        ["STT", "Họ và tên", "Khối", "Dân tộc", "Số khẩu", "Từ ngày"]
    )
    assert [str(value) for value in lines[4][:5]] == ["2", "Lô Thị Mẫu", "Khối 2", "Thái", "=5"]
    assert len(lines) == 6


@pytest.mark.parametrize("kind", FORMATS)
def test_the_file_handed_back_is_read_with_its_serials(kind: str) -> None:
    again = reading(returned(kind))
    assert [(row.number, row.serial) for row in again.rows] == [(3, "CDF3HJK4MN"), (5, "")]
    assert again.has_serials
    assert (again.unread_columns, again.unused_columns) == (("Họ và tên",), ())


@pytest.mark.parametrize("kind", FORMATS)
def test_a_text_that_begins_like_a_formula_stays_a_text(kind: str) -> None:
    cell = openpyxl.load_workbook(io.BytesIO(returned(kind))).worksheets[0].cell(5, 5)
    assert (cell.value, cell.data_type) == ("=5", "s")


def test_columns_of_an_earlier_time_are_filled_anew() -> None:
    once = returned("xlsx")
    again = {3: Answer("CDF3HJK4MN"), 5: Answer("CDF3HJK4MP")}
    lines = shown(hand_back("a.xlsx", once, answers=again))
    assert lines[1] == [*lines[1][:6], "Số phiếu", "Lỗi"]
    assert [lines[2][6:], lines[4][6:]] == [["CDF3HJK4MN", None], ["CDF3HJK4MP", None]]


def test_errors_of_an_earlier_time_go_where_nothing_is_wrong_any_more() -> None:
    grid = """
STT | Khối | Dân tộc | Số khẩu | Mã phiếu | Lỗi
1 | Khối 1 | Kinh | 4 | CDF3HJK4MN | Sai rồi
2 | Khối 1 | Kinh | 4 | CDF3HJK4MP | Sai rồi
"""
    for kind in FORMATS:
        made = hand_back(f"a.{kind}", make(kind, grid), answers={3: Answer(error="Vẫn sai")})
        assert [line[4:] for line in shown(made)] == [
            ["Mã phiếu", "Lỗi"],
            ["CDF3HJK4MN", None],
            ["CDF3HJK4MP", "Vẫn sai"],
        ]


def test_errors_alone_bring_no_column_of_serials() -> None:
    lines = shown(hand_back("a.xlsx", make("xlsx", GRID), answers={3: Answer(error="Sai")}))
    assert lines[1][6:] == ["Lỗi"]
    assert lines[2][6:] == ["Sai"]


def test_below_a_heading_of_two_lines_the_columns_begin_at_the_first() -> None:
    grid = """
STT | Khối | Dân tộc | Năm sinh | | Số khẩu |
| | | Nam | Nữ | Tổng | Nữ
1 | Khối 1 | Kinh | 1970 | | 4 | 2
"""
    made = hand_back("a.xlsx", make("xlsx", grid), answers={3: Answer("CDF3HJK4MN", "Sai")})
    assert shown(made)[0][7:] == ["Số phiếu", "Lỗi"]
    again = reading(made)
    assert [row.serial for row in again.rows] == ["CDF3HJK4MN"]
    assert again.unread_columns == ("Năm sinh – Nam", "Năm sinh – Nữ")


def test_of_several_sheets_the_one_that_was_read_is_filled() -> None:
    grids = {"Ghi chú": "Chỉ là ghi chú", "Hộ": GRID}
    for kind in ("xlsx", "xls", "ods"):
        data = returned(kind, grids)
        assert shown(data, sheet=1)[2][6] == "CDF3HJK4MN"
        assert shown(data, sheet=0) == [["Chỉ là ghi chú"]]


def test_hidden_sheets_of_other_formats_do_not_come_along() -> None:
    """Bounds, 9: a file of ours holds nothing hidden; an .xlsx is the ward's own and stays so."""
    grids = {"Hộ": GRID, ".Nháp": "Nháp"}
    names = {
        kind: openpyxl.load_workbook(io.BytesIO(returned(kind, grids))).sheetnames
        for kind in ("xlsx", "xls", "ods")
    }
    assert names == {"xlsx": ["Hộ", "Nháp"], "xls": ["Hộ"], "ods": ["Hộ"]}


def test_old_fonts_are_lost_on_the_way_so_their_texts_come_in_unicode() -> None:
    grid = """
STT | Hä vµ tªn | Khèi | D©n téc | Sè khÈu
1 | NguyÔn V¨n MÉu | Khèi 1 | Th¸i | 4
2 | L« ThÞ MÉu | Khèi 1 | Th¸i | 4
"""
    lines = shown(hand_back("a.xls", make("xls", grid), answers={2: Answer("CDF3HJK4MN")}))
    assert lines[0][:5] == ["STT", "Họ và tên", "Khối", "Dân tộc", "Số khẩu"]
    assert lines[1][1] == "Nguyễn Văn Mẫu"


def styled() -> bytes:
    """A workbook with what a library that loads and saves would change."""
    book = openpyxl.load_workbook(io.BytesIO(make("xlsx", GRID)))
    sheet = book.worksheets[0]
    sheet["F2"].font = Font(bold=True)
    sheet["E6"] = "=SUM(E3:E5)"
    sheet["A1"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.merge_cells("A1:F1")
    sheet.column_dimensions["B"].width = 33
    sheet.auto_filter.ref = "A2:F5"
    made = io.BytesIO()
    book.save(made)
    parts = unzipped(made.getvalue())
    parts[SHEET] = re.sub(
        rb"(<f>SUM\(E3:E5\)</f>)<v ?/?>(</v>)?", rb"\1<v>9</v>", parts[SHEET]
    ).replace(b'<row r="3"', b'<row r="3" spans="1:6"')
    parts["xl/media/image1.png"] = b"\x89PNG picture"
    return zipped(parts)


def test_an_xlsx_stays_itself_but_for_the_two_columns() -> None:
    data = styled()
    before, after = unzipped(data), unzipped(hand_back("a.xlsx", data, answers=ANSWERS))
    assert {name for name in before if before[name] != after[name]} == {SHEET}
    assert list(before) == list(after)
    added = rb'<c r="[GH]\d+"[^>]*>.*?</c>'
    assert re.sub(added, b"", after[SHEET]) == before[SHEET].replace(b' spans="1:6"', b"")
    assert b"<f>SUM(E3:E5)</f><v>9</v>" in after[SHEET]


def test_new_headings_look_like_the_heading_beside_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(hand_back("a.xlsx", styled(), answers=ANSWERS)))
    assert book.worksheets[0]["G2"].font.bold


def test_sheets_written_otherwise_are_filled_too() -> None:
    """With prefixes, without references, with cells that were styled far to the right."""
    parts = unzipped(make("xlsx", GRID))
    sheet = parts[SHEET].decode()
    prefixed = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", sheet).replace("xmlns=", "xmlns:x=")
    bare = re.sub(r'(<c) r="[A-Z]+\d+"', r"\1", sheet)
    styled_to_the_right = sheet.replace("</row>", '<c r="Z9" s="0"/></row>').replace(
        'r="Z9"', 'r="Z3"', 1
    )
    for changed, encoding in (
        (prefixed, "utf-8"),
        (styled_to_the_right, "utf-8"),
        (sheet, "utf-16"),
    ):
        made = hand_back(
            "a.xlsx",
            zipped({**parts, SHEET: changed.encode(encoding)}),
            answers={3: Answer("CDF3HJK4MN", "Sai ở cột Khối")},
        )
        assert shown(made)[2][-1 if changed is not styled_to_the_right else 7] == "Sai ở cột Khối"
        assert [row.serial for row in reading(made).rows] == ["CDF3HJK4MN", ""]
    assert [row.head for row in reading(zipped({**parts, SHEET: bare.encode()})).rows]


def test_bytes_in_pieces_are_put_together_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet comes unpacked in pieces, wherever they end."""
    data = make("xlsx", GRID)
    whole = unzipped(hand_back("a.xlsx", data, answers=ANSWERS))
    for size in (1, 7, 64):
        monkeypatch.setattr("households.workbooks.formats.package._CHUNK", size)
        assert unzipped(hand_back("a.xlsx", data, answers=ANSWERS)) == whole


@pytest.mark.parametrize("kind", ["xls", "ods", "csv"])
def test_what_we_write_has_no_properties_and_tells_no_time(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(returned(kind))) as made:
        assert not any(name.startswith("docProps") for name in made.namelist())
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_of_names_that_xlsx_does_not_allow_get_others() -> None:
    long = "Danh sách các hộ gia đình của phường"
    grids = {f"{long} một": GRID, f"{long} hai": "x", "Hộ": "y"}
    names = openpyxl.load_workbook(io.BytesIO(returned("ods", grids))).sheetnames
    assert names == [long[:31], f"2 {long}"[:31], "Hộ"]
