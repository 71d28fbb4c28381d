"""How the text stands on paper, measured on the PDF (NĐ 30/2020, Phụ lục I, II.6)."""

from functools import cache

import pytest

from paper.blocks import Block, Rank
from paper.writers import pdf
from tests.paper import geometry
from tests.paper.geometry import Line, Page
from tests.paper.sheets import SENTENCE, make_block, make_paragraphs, make_plan, make_table


def near(value: float, within: float = 0.3) -> object:
    return pytest.approx(value, abs=within)


@cache
def body(blocks: tuple[Block, ...], *, legal_basis: tuple[str, ...] = ()) -> Page:
    sheet = make_plan(blocks=blocks, legal_basis=legal_basis, recipients=(), signatures=())
    return geometry.read(pdf.write(sheet), pages=[1])[0]


def lines_of(*blocks: Block) -> list[Line]:
    subject = body(blocks).line("có đồng bào dân tộc")
    return [line for line in body(blocks).lines if line.base > subject.base]


def test_paragraphs_are_justified_14_upright_with_an_indent_of_10_mm() -> None:
    first, middle, *_ = lines_of(make_block(Rank.PARAGRAPH, SENTENCE * 2))
    assert first.style == middle.style == (14, "")
    assert (first.x0, first.x1) == (near(40), near(190))
    assert (middle.x0, middle.x1) == (near(30), near(190))


def test_lines_stand_between_single_and_one_and_a_half_and_paragraphs_6_points_apart() -> None:
    lines = lines_of(*make_paragraphs(2))
    pitch = (lines[1].base - lines[0].base) / geometry.MM
    last = next(i for i, line in enumerate(lines) if line.text.startswith("2:"))
    gap = (lines[last].base - lines[last - 1].base) / geometry.MM - pitch
    assert 14 * 1.149 <= pitch <= 14 * 1.149 * 1.5
    assert gap == near(6, 0.1)


def test_the_legal_basis_is_italic_and_ends_in_semicolons_and_a_full_stop() -> None:
    basis = ("Căn cứ Luật Tổ chức chính quyền địa phương", "Căn cứ Nghị định số 30/2020/NĐ-CP")
    page = body(make_paragraphs(1), legal_basis=basis)
    first, second = page.line("Căn cứ Luật"), page.line("Căn cứ Nghị định")
    assert first.text == "Căn cứ Luật Tổ chức chính quyền địa phương;"
    assert second.text == "Căn cứ Nghị định số 30/2020/NĐ-CP."
    assert first.style == second.style == (14, "i")
    assert (first.x0, second.x0) == (near(40), near(40))


@pytest.mark.parametrize(
    ("rank", "marker"),
    [(Rank.PART, "Phần I"), (Rank.CHAPTER, "Chương I"), (Rank.DIVISION, "Mục 1")],
)
def test_parts_stand_in_the_middle_with_their_title_in_capitals_below(
    rank: Rank, marker: str
) -> None:
    label, title, *_ = lines_of(make_block(rank, "Quy định chung", marker), *make_paragraphs(1))
    assert (label.text, title.text) == (marker, "QUY ĐỊNH CHUNG")
    assert label.style == title.style == (14, "b")
    assert (label.middle, title.middle) == (near(110), near(110))


def test_the_word_article_is_bold_with_its_title() -> None:
    heading, *_ = lines_of(make_block(Rank.ARTICLE, "Phạm vi", "Điều 1."), make_block(Rank.CLAUSE))
    assert heading.text == "Điều 1. Phạm vi"
    assert heading.style == (14, "b")
    assert heading.x0 == near(40)


def test_an_article_without_a_title_has_only_its_marker_bold() -> None:
    first, *_ = lines_of(make_block(Rank.ARTICLE, SENTENCE, "Điều 1."))
    assert first.style == (14, "")
    assert first.faces == {"LiberationSerif", "LiberationSerif-Bold"}


@pytest.mark.parametrize(("rank", "marker"), [(Rank.GROUP, "A."), (Rank.SECTION, "I.")])
def test_groups_and_sections_are_bold_capitals(rank: Rank, marker: str) -> None:
    heading, *_ = lines_of(make_block(rank, "Mục đích, yêu cầu", marker), *make_paragraphs(1))
    assert heading.text == f"{marker} MỤC ĐÍCH, YÊU CẦU"
    assert heading.style == (14, "b")
    assert heading.x0 == near(40)


def test_a_titled_clause_is_bold_on_its_own_line_and_another_is_not() -> None:
    titled = make_block(Rank.CLAUSE, "Mục đích", "1.")
    plain = make_block(Rank.CLAUSE, SENTENCE, "2.")
    heading, text, *_ = lines_of(titled, make_block(Rank.POINT, "Một điểm.", "a)"), plain)
    assert (heading.text, heading.style) == ("1. Mục đích", (14, "b"))
    assert (text.text, text.style) == ("a) Một điểm.", (14, ""))


@pytest.mark.parametrize(
    ("rank", "marker"),
    [(Rank.SUBCLAUSE, "1.1."), (Rank.POINT, "đ)"), (Rank.DASH, "-"), (Rank.PLUS, "+")],
)
def test_lower_ranks_are_upright_after_their_marker(rank: Rank, marker: str) -> None:
    first, second, *_ = lines_of(make_block(rank, SENTENCE, marker))
    assert first.text.startswith(f"{marker} Các khối")
    assert first.style == (14, "")
    assert (first.x0, second.x0) == (near(40), near(30))


def test_bold_and_italic_words_are_printed_so() -> None:
    (line,) = lines_of(make_block(Rank.PARAGRAPH, "Một **đậm** và *nghiêng*."))
    assert line.text == "Một đậm và nghiêng."
    assert line.faces == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}


def test_the_ending_mark_is_printed_only_where_the_text_has_it() -> None:
    with_mark = make_block(Rank.PARAGRAPH, "Đề nghị các khối thực hiện./.")
    without = make_block(Rank.PARAGRAPH, "Đề nghị các khối thực hiện.")
    assert lines_of(with_mark)[-1].text == "Đề nghị các khối thực hiện./."
    assert lines_of(without)[-1].text == "Đề nghị các khối thực hiện."


def test_a_table_repeats_its_header_on_every_page() -> None:
    sheet = make_plan(blocks=(make_table(3, 90),))
    pages = geometry.read(pdf.write(sheet))
    with_rows = [page for page in pages if any("ô " in line.text for line in page.lines)]
    assert len(with_rows) >= 3
    for page in with_rows:
        header = page.line("Cột 1")
        assert header.style == (12, "b")
        assert header.base < page.line("ô ").base


def test_a_table_fills_the_width_of_the_text() -> None:
    page = body((make_table(3, 2),))
    edges = [edge for box in (*page.boxes, *page.rules) for edge in (box.x0, box.x1)]
    assert (min(edges), max(edges)) == (near(30, 0.5), near(190, 0.5))


def test_merged_cells_are_one_cell() -> None:
    text = "| Nội dung | Số liệu | < |\n| ^ | Hộ | Người |\n|---|---|---|\n| Tày | 2 | 5 |"
    page = body((make_block(Rank.TABLE, text),))
    content, figures = page.line("Nội dung"), page.line("Số liệu")
    households, persons = page.line("Hộ"), page.line("Người")
    assert figures.base < content.base < households.base
    assert figures.middle == near((households.middle + persons.middle) / 2, 12)


def test_headings_are_not_left_at_the_foot_of_a_page() -> None:
    for count in range(23, 29):
        blocks = (
            *(make_block(Rank.PARAGRAPH, "Một dòng.") for _ in range(count)),
            make_block(Rank.SECTION, "TỔ CHỨC THỰC HIỆN", "I."),
            make_block(Rank.CLAUSE, "Các khối", "1."),
            make_block(Rank.POINT, SENTENCE, "a)"),
            *make_paragraphs(4),
        )
        foot = max(body(blocks).text_lines, key=lambda line: line.base)
        assert not foot.bold, count
