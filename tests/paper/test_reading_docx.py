"""Word files: what is read of the paper, and what is told about the rest."""

import re
import unicodedata
from html import escape

import pytest
from hypothesis import given

from paper.blocks import Block, Rank
from paper.readers import Received, Unreadable, docx
from paper.sheet import Signature
from tests.paper.received import missing, paper_texts
from tests.paper.texts import many
from tests.paper.word_files import (
    level,
    listed,
    make_docx,
    numbering,
    p,
    r,
    table,
    tc,
    tr,
)
from vietnamese.encodings import to_unicode

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def read(body: str, **parts: str) -> Received:
    return docx.read(make_docx(body, **parts))


def printed(body: str, **parts: str) -> list[str]:
    """Marker and text of every block."""
    blocks = read(body, **parts).sheet.blocks
    return [f"{block.marker} {block.text}".strip() for block in blocks]


def test_bold_and_italic_become_marks_and_literal_stars_do_not() -> None:
    both = r("Thử", BOLD + ITALIC)
    body = p("Đồng chí ", r("Mẫu", BOLD), " và ", r("ông ", ITALIC), both, " 2*3*4.")
    assert printed(body) == ["Đồng chí **Mẫu** và *ông **Thử*** 2\\*3\\*4."]


def test_a_word_cut_into_runs_is_one_word() -> None:
    assert printed(p(r("Kế h", BOLD), r("oạch", BOLD), r(" năm"))) == ["**Kế hoạch** năm"]


def test_bold_of_a_title_is_the_forms_and_bold_of_a_point_is_the_texts() -> None:
    body = p(r("I. MỤC ĐÍCH", BOLD)) + p(r("1. Tên khoản", BOLD)) + p(r("a) Điểm", BOLD))
    assert printed(body) == ["I. MỤC ĐÍCH", "1. Tên khoản", "a) **Điểm**"]


def test_decomposed_letters_are_composed() -> None:
    assert printed(p(unicodedata.normalize("NFD", "Phường Hoà Hiếu"))) == ["Phường Hoà Hiếu"]


def test_text_in_the_fonts_of_before_unicode_is_converted() -> None:
    tcvn3 = '<w:rFonts w:ascii=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    body = p(r("an toµn", tcvn3)) + p(r("an toµn", capitals)) + p(r("hoaïch ñònh", vni))
    assert printed(body) == ["an toàn", "AN TOÀN", "hoạch định"]


def test_an_old_encoding_is_recognised_where_the_font_does_not_tell() -> None:
    body = p("KÕ ho¹ch phßng ch¸y cña ph­êng") + p("B¶o ®¶m an ninh trËt tù")
    assert printed(body) == ["Kế hoạch phòng cháy của phường", "Bảo đảm an ninh trật tự"]


def test_capitals_by_property_are_capitals_and_line_breaks_part_lines() -> None:
    body = p(r("Chương", "<w:caps/>"), "<w:r><w:br/></w:r>", "một", "<w:r><w:tab/></w:r>", "hai")
    assert printed(body) == ["CHƯƠNG", "một hai"]


NUMBERED = numbering(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "\uf0b7"),
    level(5, "bullet", "o"),
    lists='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>',
)


def test_automatic_numbers_are_those_that_word_prints() -> None:
    steps = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 4), (1, 5), (1, 0), (1, 1)]
    body = "".join(listed("Chữ", num_id, at) for num_id, at in steps)
    assert [line.split()[0] for line in printed(body, numbering=NUMBERED)] == [
        *["I.", "1.", "2.", "2.1.", "2.2.", "a)", "-", "+", "II.", "1."]
    ]


def test_a_list_goes_on_under_another_number_unless_it_starts_anew() -> None:
    steps = [(1, 1), (1, 1), (3, 1), (2, 1), (2, 1)]
    body = "".join(listed("Chữ", num_id, at) for num_id, at in steps)
    assert [line.split()[0] for line in printed(body, numbering=NUMBERED)] == [
        *["1.", "2.", "3.", "1.", "2."]
    ]


def test_numbering_tied_to_styles_is_followed() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Muc"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Tron"><w:basedOn w:val="Muc"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    names = ("Muc", "Khoan", "Khoan", "Tron", "Muc")
    body = "".join(p("CHỮ", properties=f'<w:pStyle w:val="{name}"/>') for name in names)
    assert printed(body, styles=styles, numbering=NUMBERED) == [
        *["I. CHỮ", "1. CHỮ", "2. CHỮ", "CHỮ", "II. CHỮ"]
    ]


@pytest.mark.parametrize(
    ("style", "count", "marker"),
    [
        ("decimal", 12, "12"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 3, "c"),
        ("decimalZero", 7, "07"),
        ("ordinal", 5, "5"),
        ("none", 5, ""),
    ],
)
def test_every_style_of_number_is_written_as_word_writes_it(
    style: str, count: int, marker: str
) -> None:
    found = printed(listed("chữ", 1), numbering=numbering(level(0, style, "(%1)", start=count)))
    assert found == [f"({marker}) chữ"]


def test_a_data_table_becomes_table_lines_with_its_merged_cells() -> None:
    body = table(
        tr("STT", tc(p("Việc | người"), '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
        tr(tc(p("1"), '<w:vMerge w:val="restart"/>'), "Họp", "&lt;"),
        tr(tc(p(""), "<w:vMerge/>"), tc(p("Ghi") + p("biên bản")), ""),
    )
    assert printed(body) == [
        "| STT | Việc \\| người | < |\n|---|---|---|\n| 1 | Họp | \\< |\n| ^ | Ghi biên bản | |"
    ]


def test_numbers_in_the_cells_of_a_table_are_printed_too() -> None:
    cell = tc(listed("", 1, 1))
    body = table(tr("STT", "Việc"), tr(cell, "Họp"), tr(cell, "Ghi"))
    assert printed(body, numbering=NUMBERED) == ["| STT | Việc |\n| 1. | Họp |\n| 2. | Ghi |"]


def test_two_tables_one_after_the_other_stay_two() -> None:
    body = table(tr("a")) + p("") + table(tr("b"))
    assert printed(body) == ["| a |", "| b |"]


def test_a_paragraph_that_opens_like_a_table_stays_a_paragraph() -> None:
    assert read(p("| a | b |")).sheet.blocks == (Block(Rank.PARAGRAPH, "| a | b |"),)


HEAD = table(
    tr(
        tc(p("UBND THỊ XÃ MẪU") + p(r("ỦY BAN NHÂN DÂN", BOLD)) + p(r("PHƯỜNG BÌNH AN", BOLD))),
        tc(p(r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD)) + p("Độc lập - Tự do - Hạnh phúc")),
    ),
    tr(
        tc(p("Số: 05/KH-UBND")),
        tc(p(r("Bình An, ngày 01 tháng 4 năm 2024", ITALIC))),
    ),
)
FOOT = table(
    tr(
        tc(p("Nơi nhận:") + p("- UBND thị xã;") + p("- Lưu: VT.")),
        tc(p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH") + p("") + p("Nguyễn Văn Mẫu")),
    )
)
CENTRED = '<w:jc w:val="center"/>'


def test_head_and_foot_set_in_tables_are_recognised() -> None:
    title = p(r("KẾ HOẠCH", BOLD), properties=CENTRED)
    subject = p(r("Phòng cháy, chữa cháy", BOLD), properties=CENTRED)
    more = p(r("Giai đoạn 2024 - 2025", BOLD), properties=CENTRED)
    sheet = read(HEAD + title + subject + more + p("Nội dung./.") + FOOT).sheet
    assert (sheet.superior, sheet.issuer) == (
        "UBND THỊ XÃ MẪU",
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH AN"),
    )
    assert (sheet.number, sheet.symbol, sheet.place) == ("5", "KH-UBND", "Bình An")
    assert sheet.subject == "Phòng cháy, chữa cháy Giai đoạn 2024 - 2025"
    assert sheet.blocks == (Block(Rank.PARAGRAPH, "Nội dung./."),)
    assert sheet.recipients == ("UBND thị xã", "Lưu: VT")
    assert sheet.signatures == (Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn Mẫu"),)
    assert sheet.unplaced == ()


def test_tracked_changes_are_accepted_and_what_was_struck_out_is_told() -> None:
    body = p(
        "Họp ",
        f'<w:ins w:author="x">{r("hai ")}</w:ins>',
        '<w:del w:author="x"><w:r><w:delText>ba</w:delText></w:r></w:del>',
        "lần",
    )
    received = read(body)
    assert received.sheet.blocks == (Block(Rank.PARAGRAPH, "Họp hai lần"),)
    assert received.notices == ("Đoạn đã xóa (theo dõi sửa đổi), không nhập: “ba”",)
    assert received.left == ()


def test_comments_hidden_text_and_pictures_are_told_and_not_taken() -> None:
    body = p("Chữ", r(" ẩn", "<w:vanish/>"), "<w:r><w:drawing><pic:pic/></w:drawing></w:r>")
    received = read(body, comments=f'<w:comment w:id="1">{p("Xem lại")}</w:comment>')
    assert received.sheet.blocks == (Block(Rank.PARAGRAPH, "Chữ"),)
    assert received.notices == (
        "Ghi chú bên lề, không nhập: “Xem lại”",
        "Chữ ẩn, không nhập: “ẩn”",
        "Có 1 hình ảnh, biểu đồ không nhập.",
    )


def test_text_boxes_stand_before_their_paragraph_and_once() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert printed(p("Ngoài khung", drawn)) == ["Trong khung", "Ngoài khung"]


def test_links_fields_content_controls_and_equations_keep_their_words() -> None:
    body = p(
        f'<w:hyperlink r:id="x">{r("Điều")}</w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText> DATE </w:instrText></w:r>",
        r(" 12 "),
        f"<w:sdt><w:sdtContent>{r('của')}</w:sdtContent></w:sdt>",
        "<m:oMath><m:r><m:t> x=1</m:t></m:r></m:oMath>",
    )
    outer = f"<w:sdt><w:sdtContent>{p('Khung')}</w:sdtContent></w:sdt>"
    assert printed(body + outer) == ["Điều 12 của x=1", "Khung"]


def test_footnotes_are_left_in_their_order() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p("Một", reference.format(2), " hai", reference.format(1))
    notes = "".join(f'<w:footnote w:id="{i}">{p(f"Chú thích {i}")}</w:footnote>' for i in (1, 2))
    received = read(body, footnotes=notes)
    assert received.left == ("Chú thích 2", "Chú thích 1")
    assert received.sheet.unplaced == received.left


def test_page_numbers_are_passed_over_and_other_margin_texts_are_not() -> None:
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("2")
    received = read(
        p("Nội dung"), header=p("Trang ", page) + p("DỰ THẢO"), footer=p("Mẫu của phường")
    )
    assert received.left == ("Mẫu của phường",)
    assert received.sheet.draft


def test_a_deleted_row_is_told_and_a_row_that_begins_late_keeps_its_column() -> None:
    body = table(
        tr("a", "b"),
        tr("bỏ", "đi", properties="<w:del/>"),
        tr("c", properties='<w:gridBefore w:val="1"/>'),
    )
    received = read(body)
    assert received.sheet.blocks == (Block(Rank.TABLE, "| a | b |\n| | c |"),)
    assert received.notices == ("Đoạn đã xóa (theo dõi sửa đổi), không nhập: “bỏ đi”",)


def test_a_strict_file_is_read_like_any_other() -> None:
    body = table(tr("a")) + p(r("Nội dung", BOLD))
    assert docx.read(make_docx(body, strict=True)) == docx.read(make_docx(body))


NO_XML = re.compile("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@many
@given(paper_texts)
def test_no_word_of_any_word_file_is_lost(content: str) -> None:
    lines = NO_XML.sub("", content).splitlines()
    body = "".join(p(r(escape(line))) for line in lines)
    try:
        received = docx.read(make_docx(body))
    except Unreadable:
        return
    assert missing(to_unicode("\n".join(lines)), received) == set()
