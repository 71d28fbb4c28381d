"""The books of the records office as a workbook, read back."""

import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from paper.registers import OUTGOING, POSTED, Register
from paper.writers import register_xlsx
from tests.paper.registers import make_register, make_row


def opened(register: Register) -> Any:
    return load_workbook(io.BytesIO(register_xlsx.write(register)))


def rows_of(register: Register) -> list[tuple[str, ...]]:
    table = opened(register)["Sổ"]
    last = 2 + len(register.rows)
    return [
        tuple(cell or "" for cell in row)
        for row in table.iter_rows(min_row=3, max_row=last, values_only=True)
    ]


def test_what_is_read_back_is_what_was_put_in() -> None:
    register = make_register(1000)
    assert rows_of(register) == list(register.rows)


def test_head_and_column_numbers_stand_above_and_the_count_below() -> None:
    table = opened(make_register(3, voided=1))["Sổ"]
    assert [cell.value for cell in table[1]] == [column.heading for column in OUTGOING.columns]
    assert [cell.value for cell in table[2]] == [f"({number})" for number in range(1, 11)]
    assert table["A7"].value == "Cộng: 3 văn bản, từ số 01 đến số 03; trong đó 1 số đã hủy."


def test_the_cover_is_a_sheet_of_its_own() -> None:
    cover = opened(make_register(3, series="Quyết định", extract=True))["Bìa"]
    assert [row[0] for row in cover.iter_rows(values_only=True) if row[0]] == [
        "UBND TỈNH NGHỆ AN",
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG HOÀ HIẾU",
        "TRÍCH SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "(Quyết định)",
        "Năm: 2026",
        "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Từ số 01 đến số 03",
        "Quyển số: ............",
    ]


def test_it_prints_in_landscape_with_its_head_on_every_page() -> None:
    table = opened(make_register())["Sổ"]
    assert table.page_setup.orientation == "landscape"
    assert int(table.page_setup.paperSize) == 9
    assert table.print_title_rows == "$1:$2"
    assert table.freeze_panes == "A3"
    assert (table.page_setup.fitToWidth, table.page_setup.fitToHeight) == (1, 0)
    assert table.page_margins.left * 25.4 == pytest.approx(30, abs=0.1)
    assert table.column_dimensions["C"].width > table.column_dimensions["G"].width


HOSTILE = ("=1+1", "+84 123", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "=cmd|' /C x'!A0")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    register = make_register(1, rows=(make_row(1, subject=text, note=text),))
    cell = opened(register)["Sổ"]["C3"]
    assert (cell.data_type, cell.value) == ("s", text.strip())
    assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(register_xlsx.write(register))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")


def test_numbers_with_leading_zeros_stay_as_they_are() -> None:
    register = make_register(1, rows=(make_row(1, moved="01", copies="007"),))
    table = opened(register)["Sổ"]
    assert (table["H3"].value, table["G3"].value) == ("01", "007")
    assert table["H3"].number_format == "@"
    assert not table["H3"].quotePrefix


def test_characters_no_file_may_hold_are_left_out() -> None:
    register = make_register(1, rows=(make_row(1, subject="Một\x00 \x0bhai\ufffe"),))
    assert opened(register)["Sổ"]["C3"].value == "Một hai"


def test_the_file_holds_no_name_no_time_and_no_other_property() -> None:
    data = register_xlsx.write(make_register())
    assert data == register_xlsx.write(make_register())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        assert set(re.findall(r"<(\w+:\w+)", core)) == {
            "cp:coreProperties",
            "dc:title",
            "dc:language",
        }
        assert "openpyxl" not in "".join(
            archive.read(name).decode("latin-1") for name in archive.namelist()
        )
        assert "Application" not in archive.read("docProps/app.xml").decode()


def test_an_empty_register_and_one_to_write_in_can_be_opened() -> None:
    assert opened(make_register(0))["Sổ"]["A4"].value == "Cộng: 0 văn bản."
    ruled = opened(Register(POSTED, (), empty_rows=12))["Sổ"]
    assert ruled["A14"].border.left.style == "thin"
    assert ruled["A15"].border.left.style is None
