"""Phiếu số liệu on paper, measured in the file."""

import io

import pikepdf

from paper.counts import CountLine, CountSheet
from paper.slips import Section, Slip
from paper.writers import count_pdf
from tests.paper import geometry

FRAME = Slip(
    "Phiếu số liệu dân cư",
    "Số liệu chốt đến hết ngày 31 tháng 12 năm 2023",
    superior="ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU",
    issuer=("KHỐI 1",),
    dateline="Hoà Hiếu, ngày ...... tháng ...... năm 20......",
    sections=(Section("Số tổ", ("10",)),),
    signers=(("Người lập phiếu", ""), ("Khối trưởng", "")),
    stately=True,
)
LINES = (
    CountLine("Tổng số", ("357", "1.501", ""), ("350", "1.480")),
    CountLine("Kinh", ("352", "1.475", ""), ("345", "1.455")),
    CountLine("Thái", ("5", "26", ""), ("5", "25")),
)
SHEET = CountSheet(FRAME, LINES, before="31/12/2022", remarks=("Không ghi họ tên.",))


def test_a_sheet_has_its_counts_in_columns_and_a_place_for_the_head_to_sign() -> None:
    (page,) = geometry.read(count_pdf.write([SHEET], title="Phiếu"))
    assert (round(page.width), round(page.height)) == (210, 297)
    assert page.line("KHỐI 1").bold
    assert page.line("PHIẾU SỐ LIỆU DÂN CƯ").size == 16
    total, kinh, thai = page.line("357"), page.line("352"), page.line("Thái")
    assert total.bold
    assert not kinh.bold
    assert total.base < kinh.base < thai.base
    assert abs(total.x1 - kinh.x1) < 0.2
    maker, head = page.line("NGƯỜI LẬP PHIẾU"), page.line("KHỐI TRƯỞNG")
    assert head.base == maker.base > page.line("Hoà Hiếu, ngày").base > thai.base
    assert head.x0 > page.width / 2


def test_each_sheet_is_a_page_of_its_own() -> None:
    other = CountSheet(FRAME, LINES[:1])
    pages = geometry.read(count_pdf.write([SHEET, other, SHEET], title="Phiếu"))
    assert len(pages) == 3
    assert "Lần trước" not in " ".join(line.text for line in pages[1].lines)


def test_many_ethnic_groups_run_on_with_the_head_of_the_table() -> None:
    lines = [CountLine(f"Dân tộc {place}", ("1", "4", "2")) for place in range(54)]
    pages = geometry.read(count_pdf.write([CountSheet(FRAME, tuple(lines))], title="Phiếu"))
    assert len(pages) == 3
    assert all("Số khẩu" in " ".join(line.text for line in page.lines) for page in pages[:2])
    assert [line.text for line in pages[-1].lines if line.bold][-1] == "KHỐI TRƯỞNG"


def test_what_is_printed_is_text_and_no_mark_up() -> None:
    sheet = CountSheet(FRAME, (CountLine("<b>Kinh</b> & khác"),))
    (page,) = geometry.read(count_pdf.write([sheet], title="<i>"))
    assert page.line("<b>Kinh</b> & khác").text == "<b>Kinh</b> & khác"


def test_the_file_says_its_title_and_nothing_of_who_made_it() -> None:
    with pikepdf.open(io.BytesIO(count_pdf.write([SHEET], title="Phiếu Khối 1"))) as file:
        assert str(file.docinfo["/Title"]) == "Phiếu Khối 1"
        assert "/Author" not in file.docinfo


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert count_pdf.write([SHEET], title="Phiếu") == count_pdf.write([SHEET], title="Phiếu")
