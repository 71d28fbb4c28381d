"""Pages, their numbers and their margins; annexes; drafts (NĐ 30/2020, Phụ lục I, I and III)."""

from dataclasses import replace
from functools import cache

import pytest

from paper.blocks import Rank
from paper.sheet import Sheet, Signature
from paper.writers import pdf
from tests.paper import geometry
from tests.paper.geometry import Page
from tests.paper.sheets import (
    make_annex,
    make_block,
    make_letter,
    make_paragraphs,
    make_plan,
    make_table,
)

REFERENCE = "(Kèm theo Kế hoạch số    /KH-UBND ngày    tháng 4 năm 2026 của UBND phường Thái Hòa)"


def near(value: float, within: float = 0.5) -> object:
    return pytest.approx(value, abs=within)


@cache
def pages_of(sheet: Sheet) -> tuple[Page, ...]:
    return geometry.read(pdf.write(sheet))


@cache
def long_plan() -> tuple[Page, ...]:
    return pages_of(make_plan(blocks=make_paragraphs(60)))


def numbers(sheet: Sheet) -> list[str]:
    return [page.number.text if page.number else "" for page in pages_of(sheet)]


def test_page_numbers_count_from_the_second_page() -> None:
    printed = [page.number.text if page.number else "" for page in long_plan()]
    assert len(printed) > 4
    assert printed == ["", *map(str, range(2, len(printed) + 1))]


def test_the_page_number_is_13_or_14_upright_in_the_middle_of_the_top_margin() -> None:
    for page in long_plan()[1:]:
        assert page.number is not None
        assert 13 <= page.number.size <= 14
        assert page.number.style[1] == ""
        assert page.number.middle == near(110)
        assert 10 < page.number.base < 18


def test_every_page_keeps_the_margins() -> None:
    for page in long_plan():
        assert min(line.x0 for line in page.text_lines) == near(30)
        assert max(line.x1 for line in page.text_lines) == near(190)
        assert min(line.base for line in page.text_lines) > 20
        assert max(line.base for line in page.text_lines) < 277


def test_no_line_is_printed_over_another() -> None:
    for page in (*long_plan(), *pages_of(make_letter())):
        for index, line in enumerate(page.lines):
            for other in page.lines[index + 1 :]:
                if line.x0 < other.x1 and other.x0 < line.x1:
                    apart = abs(line.base - other.base) / geometry.MM
                    assert apart > 0.9 * min(line.size, other.size), (line.text, other.text)


def test_a_page_has_no_single_line_of_a_paragraph_at_head_or_foot() -> None:
    pages = pages_of(make_plan(blocks=make_paragraphs(60)))
    for page in pages[1:-1]:
        first, second = page.text_lines[:2]
        assert first.text[0].isdigit() or not second.text[0].isdigit()


def test_each_annex_opens_a_page_and_counts_its_own() -> None:
    annexes = (
        make_annex(*make_paragraphs(15)),
        make_annex(label="Phụ lục II"),
        make_annex(*make_paragraphs(15), label="Phụ lục III"),
    )
    assert numbers(make_plan(annexes=annexes)) == ["", "2", "", "2", "", "", "2"]


def test_label_title_and_reference_of_an_annex_stand_in_the_middle() -> None:
    annex = make_annex(make_block(Rank.PARAGRAPH, REFERENCE), *make_paragraphs(1))
    page = pages_of(make_plan(annexes=(annex,)))[-1]
    label, title, reference = page.lines[:3]
    assert (label.text, label.style) == ("Phụ lục I", (14, "b"))
    assert (title.text, title.style) == ("DANH SÁCH KHỐI", (14, "b"))
    assert reference.text.startswith("(Kèm theo Kế hoạch")
    assert reference.style == (14, "i")
    assert [line.middle for line in (label, title, reference)] == [near(110)] * 3
    assert page.rule_under(page.lines[3]).middle == near(110)


def test_the_reference_of_an_annex_is_not_made_up() -> None:
    page = pages_of(make_plan(annexes=(make_annex(),)))[-1]
    assert not any(line.text.startswith("(Kèm theo") for line in page.lines)


def test_an_annex_with_a_wide_table_lies_across() -> None:
    annexes = (make_annex(make_table(9, 40)), make_annex(make_table(3, 4), label="Phụ lục II"))
    sizes = [(page.width, page.height) for page in pages_of(make_plan(annexes=annexes))]
    assert sizes[:2] == [(near(210), near(297))] * 2
    assert sizes[2:-1] == [(near(297), near(210))] * 2
    assert sizes[-1] == (near(210), near(297))
    assert numbers(make_plan(annexes=annexes)) == ["", "2", "", "2", ""]


def test_a_large_annex_lies_across_on_a3_with_its_head_on_every_page() -> None:
    annex = replace(make_annex(make_table(24, 120)), is_large=True)
    pages = pages_of(make_plan(annexes=(annex, make_annex(label="Phụ lục II"))))
    large = pages[2:-1]
    assert len(large) > 2
    assert [(page.width, page.height) for page in large] == [(near(420), near(297))] * len(large)
    assert (pages[-1].width, pages[-1].height) == (near(210), near(297))
    for number, page in enumerate(large, start=1):
        edges = [edge for shape in (*page.boxes, *page.rules) for edge in (shape.x0, shape.x1)]
        assert (min(edges), max(edges)) == (near(30), near(400))
        assert page.line("Cột 1").bold
        assert (page.number.text if page.number else "1") == str(number)


def test_a_page_lying_across_keeps_the_margins() -> None:
    page = pages_of(make_plan(annexes=(make_annex(make_table(9, 40)),)))[-1]
    edges = [edge for shape in (*page.boxes, *page.rules) for edge in (shape.x0, shape.x1)]
    assert (min(edges), max(edges)) == (near(30), near(277))
    assert page.number is not None
    assert page.number.middle == near(153.5)


def test_a_draft_says_so_on_every_page() -> None:
    for page in pages_of(make_plan(draft=True, blocks=make_paragraphs(20))):
        mark = page.line("DỰ THẢO")
        assert mark.style == (13, "b")
        assert mark.base < 20
        assert mark.x0 == near(30)


def test_a_paper_that_is_no_draft_does_not_say_so() -> None:
    words = [line.text for page in long_plan() for line in page.lines]
    assert not any("DỰ THẢO" in text for text in words)


def test_the_contact_stands_at_the_foot_of_the_first_page_under_a_rule_of_full_width() -> None:
    contact = "Địa chỉ: Khối Mẫu, phường Thái Hòa; thư điện tử: ubnd@mau.example"
    first, *others = pages_of(make_plan(contact=contact))
    line = first.line("Địa chỉ:")
    (rule,) = [rule for rule in first.rules if rule.length > 100]
    assert line.style == (11, "")
    assert max(first.lines, key=lambda line: line.base) == line
    assert line.base == near(276, 1.5)
    assert (rule.x0, rule.x1) == (near(30), near(190))
    assert 3 < line.base - rule.y < 6
    assert not any("Địa chỉ" in line.text for page in others for line in page.lines)


LONG_WORD = "A" * 500
LONG_TEXT = ("Một nội dung rất dài " * 24)[:500].strip()


@pytest.mark.parametrize("text", [LONG_WORD, LONG_TEXT], ids=["one word", "many words"])
@pytest.mark.parametrize(
    "component",
    [
        "superior", "issuer", "number", "symbol", "place", "subject", "addressed_to", "legal_basis",
        "recipients", "unplaced", "contact", "signatures", "annexes", "blocks", "circulation",
    ],
)  # fmt: skip
def test_nothing_leaves_the_page_for_500_characters_in_a_component(
    component: str, text: str
) -> None:
    values = {
        "issuer": (text,),
        "addressed_to": (text, text),
        "legal_basis": (text,),
        "recipients": (text, text),
        "unplaced": (text,),
        "signatures": (Signature((text,), "Nguyễn Văn Mẫu"),),
        "annexes": (make_annex(title=text, label=text),),
        "blocks": (make_block(Rank.SECTION, text, "I."), make_block(Rank.DASH, text, "-")),
    }
    for page in pages_of(make_letter(**{component: values.get(component, text)})):
        assert min(line.x0 for line in page.lines) >= 29.9
        assert max(line.x1 for line in page.lines) <= 190.1
        assert min(line.base for line in page.lines) > 5
        assert max(line.base for line in page.lines) < 277


def test_sixty_addressees_run_on_to_the_next_page() -> None:
    units = tuple(f"Đơn vị thứ {number}" for number in range(1, 61))
    pages = pages_of(make_letter(addressed_to=units))
    lines = [line for page in pages for line in page.lines if line.text.startswith("- Đơn vị")]
    assert len(lines) == 60
    assert all(line.base < 277 for line in lines)


def test_a_table_row_longer_than_a_page_is_printed_whole() -> None:
    row = " ".join(f"từ{number}" for number in range(1500))
    pages = pages_of(make_plan(blocks=(make_block(Rank.TABLE, f"| 1 | {row} |\n| 2 | hết |"),)))
    words = " ".join(line.text for page in pages for line in page.lines).split()
    assert [word for word in words if word.startswith("từ")] == row.split()
    assert all(line.base < 277 for page in pages for line in page.lines)
