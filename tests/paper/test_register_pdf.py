"""The books of the records office on paper: NĐ 30/2020, Phụ lục IV, measured in the file."""

import io
from functools import cache

import pikepdf
import pytest

from paper.registers import LENT, OUTGOING, POSTED, Form, Register
from paper.writers import register_pdf
from tests.paper import geometry
from tests.paper.pdf_files import words_of
from tests.paper.registers import make_register, make_row

HEADINGS = {
    "Sổ đăng ký văn bản đi": (
        "Số, ký hiệu văn bản",
        "Ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Người ký",
        "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu",
        "Số lượng bản",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ),
    "Sổ gửi văn bản đi bưu điện": (
        "Ngày chuyển",
        "Số, ký hiệu văn bản",
        "Nơi nhận văn bản",
        "Số lượng bì",
        "Ký nhận và dấu bưu điện",
        "Ghi chú",
    ),
    "Sổ sử dụng bản lưu": (
        "Ngày tháng",
        "Họ tên người sử dụng",
        "Số, ký hiệu ngày tháng văn bản",
        "Tên loại và trích yếu nội dung văn bản",
        "Số và ký hiệu HS",
        "Ký nhận",
        "Ngày trả",
        "Người cho phép sử dụng",
        "Ghi chú",
    ),
}


@cache
def written(register: Register) -> bytes:
    return register_pdf.write(register)


@cache
def pages(register: Register) -> tuple[geometry.Page, ...]:
    return geometry.read(written(register))


def text_of(page: geometry.Page) -> list[str]:
    return [line.text for line in page.lines]


TWENTY = make_register(20)


@pytest.mark.parametrize("form", [OUTGOING, POSTED, LENT], ids=lambda form: form.title)
def test_columns_are_those_of_the_decree_in_its_order(form: Form) -> None:
    assert tuple(column.heading for column in form.columns) == HEADINGS[form.title]
    assert sum(column.width for column in form.columns) == 252  # the page between its margins


def test_pages_lie_on_their_side_with_a_margin_for_binding() -> None:
    for page in pages(TWENTY):
        assert (page.width, page.height) == (
            pytest.approx(297, abs=0.1),
            pytest.approx(210, abs=0.1),
        )
        left = min([*(box.x0 for box in page.boxes), *(rule.x0 for rule in page.rules)])
        right = max([*(box.x1 for box in page.boxes), *(rule.x1 for rule in page.rules)])
        assert left == pytest.approx(30, abs=0.5)
        assert right == pytest.approx(282, abs=0.5)


def test_the_cover_says_what_the_book_holds() -> None:
    assert text_of(pages(TWENTY)[0]) == [
        "UBND TỈNH NGHỆ AN",
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG HOÀ HIẾU",
        "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
        "Năm: 2026",
        "Từ ngày 01/01/2026 đến ngày 31/12/2026",
        "Từ số 01 đến số 20",
        "Quyển số: ............",
    ]
    assert pages(TWENTY)[0].line("SỔ ĐĂNG KÝ").bold
    assert pages(TWENTY)[0].line("SỔ ĐĂNG KÝ").middle == pytest.approx(156, abs=1)


def test_head_and_column_numbers_stand_on_every_page() -> None:
    assert len(pages(TWENTY)) == 4
    for place, page in enumerate(pages(TWENTY)[1:], start=2):
        ordinals = [line for line in page.lines if line.text.startswith("(")]
        assert [line.text for line in ordinals] == [f"({number})" for number in range(1, 11)]
        assert len({round(line.base, 1) for line in ordinals}) == 1
        assert page.line("Sổ đăng ký văn bản đi năm 2026").base < 20
        assert page.number is not None
        assert page.number.text == str(place)


def test_columns_have_the_widths_of_the_form() -> None:
    page = pages(TWENTY)[1]
    middles = [line.middle for line in page.lines if line.text.startswith("(")]
    edge, expected = 30.0, []
    for column in OUTGOING.columns:
        expected.append(edge + column.width / 2)
        edge += column.width
    assert middles == pytest.approx(expected, abs=0.5)


def test_no_row_is_cut_by_the_end_of_a_page() -> None:
    lines = tuple(f"dòng {number} của trích yếu dài" for number in range(1, 8))
    rows = tuple(make_row(n, subject="\n".join(lines), note="hết") for n in range(1, 13))
    found = pages(make_register(12, rows=rows))[1:]
    assert len(found) > 1
    for page in found:
        text = " ".join(text_of(page))
        assert text.count("dòng 1 của") == text.count("dòng 7 của") == text.count("hết") > 0
        assert max(line.base for line in page.lines) < 190


def test_every_word_put_in_comes_out_once_and_no_other() -> None:
    row = ("01/KH-UBND", "05/02/2026", "Một", "Hai", "Ba", "Bốn", "5", "Sáu", "Bảy", "Tám")
    register = make_register(1, rows=(row,))
    head = ["Sổ", "đăng", "ký", "văn", "bản", "đi", "năm", "2026", "2"]
    headings = " ".join(HEADINGS["Sổ đăng ký văn bản đi"]).split()
    ordinals = [f"({number})" for number in range(1, 11)]
    closing = ["Cộng:", "1", "văn", "bản,", "từ", "số", "01", "đến", "số", "01."]
    cover = " ".join(text_of(pages(register)[0])).split()
    # Not every reader sees a blank between the two lines of a heading: letters are compared.
    assert sorted("".join(words_of(written(register)))) == sorted(
        "".join([*cover, *head, *headings, *ordinals, *row, *closing])
    )


def test_an_empty_register_says_so() -> None:
    empty = make_register(0, first="", last="")
    assert len(pages(empty)) == 2
    assert text_of(pages(empty)[0])[-2] == "Từ số ............ đến số ............"
    assert text_of(pages(empty)[1])[-1] == "Cộng: 0 văn bản."


def test_the_closing_line_counts_what_was_voided() -> None:
    register = make_register(3, voided=1)
    assert text_of(pages(register)[1])[-1] == (
        "Cộng: 3 văn bản, từ số 01 đến số 03; trong đó 1 số đã hủy."
    )


def test_an_extract_is_headed_as_one_on_every_page() -> None:
    register = make_register(3, extract=True, series="Quyết định", volume="2")
    cover, page = pages(register)
    assert text_of(cover)[3:6] == ["TRÍCH SỔ ĐĂNG KÝ VĂN BẢN ĐI", "(Quyết định)", "Năm: 2026"]
    assert text_of(cover)[-1] == "Quyển số: 2"
    assert text_of(page)[0].startswith("Trích sổ đăng ký văn bản đi (Quyết định) năm 2026")


@pytest.mark.parametrize("form", [POSTED, LENT], ids=lambda form: form.title)
def test_a_book_kept_by_hand_has_ruled_rows_to_write_in(form: Form) -> None:
    register = Register(form, (), issuer=("ỦY BAN NHÂN DÂN",), empty_rows=12)
    cover, page = pages(register)
    assert text_of(cover)[2] == "Năm: ............"
    assert not any(line.text.startswith("Cộng") for line in page.lines)
    heights = {round(rule.y) for rule in page.rules}
    assert len(heights) >= 12


def test_a_word_longer_than_its_column_stays_in_it() -> None:
    register = make_register(1, rows=(make_row(1, note="x" * 60, moved="W" * 30),))
    page = pages(register)[1]
    assert max(line.x1 for line in page.lines) < 282
    letters = "".join(text_of(page))
    assert (letters.count("x"), letters.count("W")) == (60, 30)


def test_markup_and_line_ends_in_a_cell_are_printed_as_they_stand() -> None:
    text = '<b>&amp;</b>\n<img src="file:///etc/hostname">'
    register = make_register(1, rows=(make_row(1, subject=text),), series=text, issuer=(text,))
    words = "".join(words_of(written(register)))
    assert words.count("<b>&amp;</b>") >= 3
    assert words.count('<imgsrc="file:///etc/hostname">') >= 2


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="10 cells"):
        make_register(1, rows=(("01",),))


def test_the_file_is_archival_accessible_and_the_same_each_time() -> None:
    assert register_pdf.write(TWENTY) == written(TWENTY)
    with (
        pikepdf.open(io.BytesIO(written(TWENTY))) as document,
        document.open_metadata() as metadata,
    ):
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Sổ đăng ký văn bản đi năm 2026"
        assert document.Root.Lang == "vi"
        assert bool(document.Root.MarkInfo.Marked)
        assert set(document.docinfo) == {"/Producer", "/Title"}
