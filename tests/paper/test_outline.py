import re

import pytest
from hypothesis import given

from paper import outline
from paper.blocks import Block, Rank
from paper.markers import LABELLED
from tests.paper.texts import many, outline_texts
from tests.reference import reference
from vietnamese.folding import clean


def only(line: str) -> Block:
    (block,) = outline.parse(line)
    return block


def shape(text: str) -> list[tuple[str, str, str]]:
    return [(b.rank.name.lower(), b.marker, b.text) for b in outline.parse(text)]


@pytest.mark.parametrize(
    ("line", "rank", "marker", "text"),
    [
        ("Phần I", Rank.PART, "Phần I", ""),
        ("Phần thứ nhất", Rank.PART, "Phần thứ nhất", ""),
        ("PHẦN II: NHIỆM VỤ", Rank.PART, "PHẦN II", "NHIỆM VỤ"),
        ("Chương I. Quy định chung", Rank.CHAPTER, "Chương I", "Quy định chung"),
        ("Mục 1", Rank.DIVISION, "Mục 1", ""),
        ("Mục 1 – Văn bản đi", Rank.DIVISION, "Mục 1", "Văn bản đi"),
        ("Mục 2 QUẢN LÝ VĂN BẢN", Rank.DIVISION, "Mục 2", "QUẢN LÝ VĂN BẢN"),
        ("Tiểu mục 1: Soạn thảo", Rank.DIVISION, "Tiểu mục 1", "Soạn thảo"),
        ("Điều 1. Phạm vi điều chỉnh", Rank.ARTICLE, "Điều 1.", "Phạm vi điều chỉnh"),
        ("Điều 12a: Hiệu lực", Rank.ARTICLE, "Điều 12a:", "Hiệu lực"),
        ("A. TÌNH HÌNH", Rank.GROUP, "A.", "TÌNH HÌNH"),
        ("Đ. KINH PHÍ", Rank.GROUP, "Đ.", "KINH PHÍ"),
        ("C. KẾT QUẢ", Rank.GROUP, "C.", "KẾT QUẢ"),
        ("I. MỤC ĐÍCH", Rank.SECTION, "I.", "MỤC ĐÍCH"),
        ("L. Lý do", Rank.SECTION, "L.", "Lý do"),
        ("XIV. Lý do", Rank.SECTION, "XIV.", "Lý do"),
        ("II/ YÊU CẦU", Rank.SECTION, "II/", "YÊU CẦU"),
        ("I.MỤC ĐÍCH", Rank.SECTION, "I.", "MỤC ĐÍCH"),
        ("1. Công an phường", Rank.CLAUSE, "1.", "Công an phường"),
        ("1.Công an phường", Rank.CLAUSE, "1.", "Công an phường"),
        ("1. 42 hộ được thăm", Rank.CLAUSE, "1.", "42 hộ được thăm"),
        ("2a. Khoản chèn thêm", Rank.CLAUSE, "2a.", "Khoản chèn thêm"),
        ("1.1. công tác", Rank.SUBCLAUSE, "1.1.", "công tác"),
        ("1.1 Công tác", Rank.SUBCLAUSE, "1.1", "Công tác"),
        ("1.2.3. Công tác", Rank.SUBCLAUSE, "1.2.3.", "Công tác"),
        ("a) tuyên truyền", Rank.POINT, "a)", "tuyên truyền"),
        ("đ)Tuyên truyền", Rank.POINT, "đ)", "Tuyên truyền"),
        ("a. tuyên truyền", Rank.POINT, "a.", "tuyên truyền"),
        ("- Lưu: VT", Rank.DASH, "-", "Lưu: VT"),
        ("– Lưu: VT", Rank.DASH, "–", "Lưu: VT"),
        ("• Lưu: VT", Rank.DASH, "•", "Lưu: VT"),
        ("\uf0b7 Lưu: VT", Rank.DASH, "•", "Lưu: VT"),
        ("‣ Lưu: VT", Rank.DASH, "•", "Lưu: VT"),
        ("-Lưu: VT", Rank.DASH, "-", "Lưu: VT"),
        ("+ Phối hợp", Rank.PLUS, "+", "Phối hợp"),
        ("| a | b |", Rank.TABLE, "", "| a | b |"),
        ("\\1. Không phải khoản", Rank.PARAGRAPH, "", "1. Không phải khoản"),
        ("**I. MỤC ĐÍCH**", Rank.SECTION, "I.", "**MỤC ĐÍCH**"),
        ("**1.** Công an", Rank.CLAUSE, "1.", "Công an"),
        ("**1. Công an** chủ trì", Rank.CLAUSE, "1.", "**Công an** chủ trì"),
    ],
)
def test_the_style_of_the_marker_gives_the_rank(
    line: str, rank: Rank, marker: str, text: str
) -> None:
    assert only(line) == Block(rank, text, marker)


@pytest.mark.parametrize(
    "line",
    [
        "1.500 hộ được vay vốn",
        "12.922 nhân khẩu",
        "01.4.2024 là ngày ban hành",
        "2.5 triệu đồng",
        "2024. Năm nay",
        "1502 hộ",
        "24/7 có người trực",
        "Mục 1 của Kế hoạch này",
        "Mục 1, Mục 2 nêu trên",
        "Mục 1.2 nêu trên",
        "Phần I-III của Đề án",
        "Điều 5 của Luật này",
        "Điều 5, Điều 6",
        "I.",
        "1.",
        "-",
        "-----",
        "-5 độ",
        "+84 912",
        "V.I. Lênin",
        "P.Hoà Hiếu",
        "MC. Nguyễn Văn Mẫu",
        "phần I",
        "IIII. Sai số La Mã",
    ],
)
def test_prose_that_begins_like_a_marker_stays_prose(line: str) -> None:
    assert only(line) == Block(Rank.PARAGRAPH, line)


def test_single_c_is_a_group_unless_it_is_the_hundredth_section() -> None:
    assert only("C. abc").rank is Rank.GROUP
    assert [b.rank for b in outline.parse("XCIX. abc\nC. abc\nCI. abc")] == [Rank.SECTION] * 3


def test_a_thousandth_clause_is_one_only_in_its_sequence() -> None:
    assert [b.rank for b in outline.parse("999. abc\n1000. abc")] == [Rank.CLAUSE] * 2
    assert only("1000. abc").rank is Rank.PARAGRAPH


def test_the_title_under_a_bare_label_belongs_to_it() -> None:
    text = "Phần I\n\nTÌNH HÌNH NĂM 2024\n\nKẾT QUẢ\n\nMục 1\n\nQuản lý văn bản"
    assert shape(text) == [
        ("part", "Phần I", "TÌNH HÌNH NĂM 2024"),
        ("paragraph", "", "KẾT QUẢ"),
        ("division", "Mục 1", ""),
        ("paragraph", "", "Quản lý văn bản"),
    ]
    assert outline.write(outline.parse(text)).startswith("Phần I. TÌNH HÌNH NĂM 2024\n\nKẾT QUẢ\n")


def test_a_paragraph_in_capitals_under_a_bare_label_is_kept_apart() -> None:
    blocks = (Block(Rank.PART, "", "Phần I"), Block(Rank.PARAGRAPH, "KẾT QUẢ"))
    assert outline.write(blocks) == "Phần I\n\n\\KẾT QUẢ\n"
    assert outline.parse(outline.write(blocks)) == blocks


def test_table_lines_are_one_block_and_an_empty_line_parts_two_tables() -> None:
    text = "| a | b |\n|---|---|\n|  c | d |\n\n| e |\n"
    assert shape(text) == [
        ("table", "", "| a | b |\n|---|---|\n| c | d |"),
        ("table", "", "| e |"),
    ]


def test_text_becomes_composed_with_single_spaces_and_keeps_its_tone_style() -> None:
    assert only("  1.   Ho\u0300a \u00a0 Hiê\u0301u\t Hoà\u200b ").text == "Hòa Hiếu Hoà"


def test_a_backslash_alone_is_text() -> None:
    assert only("\\").text == "\\"
    assert outline.write(outline.parse("\\")) == "\\\\\n"


@pytest.mark.parametrize("text", ["| a |", "\\a", "\\", "1. a", "**1. a**", "2024. a", "Phần I"])
def test_a_paragraph_that_looks_like_something_else_is_escaped(text: str) -> None:
    block = Block(Rank.PARAGRAPH, text)
    assert outline.write([block]) == f"\\{text}\n"
    assert outline.parse(outline.write([block])) == (block,)


def test_blocks_are_written_one_a_line_with_an_empty_line_between() -> None:
    blocks = (
        Block(Rank.SECTION, "MỤC ĐÍCH", "I."),
        Block(Rank.CLAUSE, "Công an\nphường", ""),
        Block(Rank.PARAGRAPH, "1. không phải khoản"),
    )
    assert outline.write(blocks) == "I. MỤC ĐÍCH\n\n1. Công an phường\n\n\\1. không phải khoản\n"
    assert outline.write(()) == ""


@many
@given(outline_texts)
def test_written_text_is_canonical(text: str) -> None:
    blocks = outline.parse(text)
    written = outline.write(blocks)
    assert outline.parse(written) == blocks
    assert outline.write(outline.parse(written)) == written


@many
@given(outline_texts)
def test_no_word_is_lost(text: str) -> None:
    assert words(outline.write(outline.parse(text))) == words(text)


@many
@given(outline_texts)
def test_ranks_are_those_a_plain_reader_sees(text: str) -> None:
    for block in outline.parse(text):
        assert block.rank is plain_rank(block), block


def words(text: str) -> list[str]:
    """Letters and digits in their order, whatever stands between them."""
    return re.findall(r"[^\W_]", re.sub("[\ue000-\uf8ff]", "", clean(text)))


def plain_rank(block: Block) -> Rank:
    """The rank by nothing but what a marker is made of."""
    marker = block.marker
    if not marker:
        return Rank.TABLE if block.rank is Rank.TABLE else Rank.PARAGRAPH
    word, value = marker.lower().rpartition(" ")[0], marker.rstrip(".)/-")
    labels = {"phần": 0, "phần thứ": 0, "chương": 1, "mục": 2, "tiểu mục": 2, "điều": 3}
    if word in labels:
        return Rank(labels[word])
    if value.isalpha() and value.isupper():
        roman = set(value) <= set("IVXL") or (len(value) > 1 and len(set(value)) > 1)
        return Rank.SECTION if roman or block.rank is Rank.SECTION else Rank.GROUP
    if value[:1].isdigit():
        return Rank.SUBCLAUSE if "." in value else Rank.CLAUSE
    if value[:1].isalpha():
        return Rank.POINT
    return Rank.PLUS if marker == "+" else Rank.DASH


def test_ten_thousand_blocks_are_read_numbered_and_written() -> None:
    text = "I. MỤC\n" + "1. Khoản này có mười hai chữ để thử tốc độ\n- gạch\n" * 5000
    blocks = outline.number(outline.parse(text))
    assert len(blocks) == 10_001
    assert outline.parse(outline.write(blocks)) == blocks


def test_the_plan_of_the_seed_is_read_in_order() -> None:
    blocks = outline.parse(reference("seeds/000_b6cd2368df2194b5.txt").read_text("utf-8"))
    body = [b.marker for b in blocks if b.rank < Rank.DASH]
    assert body == ["I.", "1.", "2.", "3.", "II.", "1.", "2.", "3.", "4.", "5.", "III.", "1.", "2."]
    assert [b.rank for b in outline.number(blocks)] == [b.rank for b in blocks]
    assert [b.marker for b in outline.number(blocks)] == [b.marker for b in blocks]


def test_a_part_is_a_block_with_all_that_stands_under_it() -> None:
    blocks = outline.parse(
        "I. MỤC\n1. Công an phường\nPhối hợp các ngành.\n- Tuần tra:\n+ Đêm\n+ Ngày\n- Trực\n"
        "2. Thực hiện nghiêm túc.\nQuá trình thực hiện báo cáo./.\nII. MỤC HAI\nHết."
    )
    cuts = [blocks[outline.part(blocks, i)] for i in range(len(blocks))]
    assert [len(cut) for cut in cuts] == [9, 6, 1, 3, 1, 1, 1, 1, 1, 2, 1]
    assert cuts[1][-1].text == "Trực"


def test_labels_stand_over_what_follows_them() -> None:
    blocks = outline.parse("Mục 1. A\nTiểu mục 1. B\nĐiều 1. C\nTiểu mục 2. D\nMục 2. E")
    assert outline.part(blocks, 0) == slice(0, 4)
    assert outline.part(blocks, 1) == slice(1, 3)
    assert all(b.rank in LABELLED for b in blocks if b.rank is not Rank.ARTICLE)
