"""What is in a Word file: named styles, typed markers, and nothing that is not printed."""

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache

import docx as python_docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import outline
from paper.blocks import Block, Rank
from paper.readers import docx as reader
from paper.sheet import Sheet, Signature, Urgency
from paper.writers import docx
from tests.paper.sheets import (
    PLAN_BLOCKS,
    make_annex,
    make_block,
    make_letter,
    make_paragraphs,
    make_plan,
    make_table,
)

FULL = make_plan(
    number="5",
    draft=True,
    contact="Số 1 đường Mẫu",
    circulation="Lưu hành nội bộ",
    urgency=Urgency.EXPRESS,
    drafter_mark="PL.(300)",
    unplaced=("một dòng lạ",),
    legal_basis=("Luật Tổ chức chính quyền địa phương", "Nghị định số 30/2020/NĐ-CP"),
    annexes=(make_annex(), make_annex(make_table(9, 2), label="Phụ lục II")),
)
PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
}
MARGIN_PARTS = {"numbered", "first"}
# ECMA-376, part 1: the order of children that Word insists on.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs spacing ind jc"
    " outlineLvl rPr sectPr",
    "rPr": "rFonts b bCs i iCs caps color sz szCs lang",
    "tblPr": "tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge tcBorders tcMar vAlign",
    "trPr": "cantSplit tblHeader",
    "pBdr": "top left bottom right",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn qFormat pPr rPr",
    "settings": "characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def opened(sheet: Sheet) -> Document:
    return python_docx.Document(io.BytesIO(docx.write(sheet)))


def style_of(document: Document, start: str) -> str:
    return next(p.style.name for p in document.paragraphs if p.text.startswith(start))


def test_the_file_holds_only_the_parts_that_word_needs() -> None:
    assert set(files_of(docx.write(make_plan()))) == PARTS | {
        f"word/{name}.xml" for name in MARGIN_PARTS
    }


def test_the_properties_are_title_and_language_and_nothing_else() -> None:
    core = files_of(docx.write(FULL))["docProps/core.xml"].decode()
    assert re.findall(r"<(\w+:\w+)>", core) == ["dc:title", "dc:language"]
    assert "<dc:title>Kế hoạch: Bảo đảm an ninh, trật tự" in core
    assert "<dc:language>vi-VN<" in core


@pytest.mark.parametrize("hidden", ["rsid", "comment", "author", "w:ins ", "w:del ", "vanish"])
def test_nothing_hidden_stands_in_any_part(hidden: str) -> None:
    assert all(hidden.encode() not in data for data in files_of(docx.write(FULL)).values())


def test_the_same_sheet_gives_the_same_bytes_in_another_process() -> None:
    command = (
        "import hashlib; from paper.writers import docx; from tests.paper.test_docx_file import"
        " FULL; print(hashlib.sha256(docx.write(FULL)).hexdigest())"
    )
    found = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True)
    assert found.stdout.decode().strip() == hashlib.sha256(docx.write(FULL)).hexdigest()


def test_every_zip_entry_bears_the_same_date() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(FULL))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("sheet", [FULL, make_letter(), Sheet(kind=None, blocks=())])
def test_children_stand_in_the_order_of_the_schema(sheet: Sheet) -> None:
    for name, data in files_of(docx.write(sheet)).items():
        root = python_docx.oxml.parse_xml(data)
        for parent, order in ORDERS.items():
            for element in root.iter(qn(f"w:{parent}")):
                children = [child.tag.rpartition("}")[2] for child in element]
                assert children == sorted(children, key=order.split().index), (name, parent)


def test_every_paragraph_names_one_of_our_styles_and_every_part_is_related() -> None:
    files = files_of(docx.write(FULL))
    defined = set(re.findall(rb'w:styleId="(\w+)"', files["word/styles.xml"]))
    for name, data in files.items():
        assert set(re.findall(rb'w:pStyle w:val="(\w+)"', data)) <= defined, name
    used = set(re.findall(rb'r:id="([\w-]+)"', files["word/document.xml"]))
    assert used <= set(re.findall(rb' Id="([\w-]+)"', files["word/_rels/document.xml.rels"]))


def test_the_styles_bear_the_names_of_the_components() -> None:
    document = opened(make_plan(blocks=PLAN_BLOCKS))
    assert style_of(document, "Kế hoạch") == "Tên loại"
    assert style_of(document, "Bảo đảm an ninh") == "Trích yếu"
    assert style_of(document, "I. ") == "Mục"
    assert style_of(document, "1. Mục đích") == "Khoản có tiêu đề"
    assert style_of(document, "2. ") == "Khoản"
    assert style_of(document, "a) ") == "Điểm"
    assert style_of(document, "- ") == "Gạch đầu dòng"
    head, close = document.tables
    assert close.cell(0, 0).paragraphs[0].style.name == "Nơi nhận"
    assert [p.style.name for p in head.cell(0, 1).paragraphs][:2] == ["Quốc hiệu", "Tiêu ngữ"]


def test_titles_have_outline_levels_without_gaps_and_text_has_none() -> None:
    levels = {
        style.name: level.get(qn("w:val"))
        for style in opened(make_plan()).styles
        for level in style.element.iter(qn("w:outlineLvl"))
    }
    assert levels == {"Mục": "0", "Khoản có tiêu đề": "1"}


def test_markers_are_typed_and_not_numbered_by_word() -> None:
    document = opened(make_plan())
    assert "a) " in "\n".join(p.text for p in document.paragraphs)
    assert not list(document.element.iter(qn("w:numPr")))


def test_the_face_is_times_new_roman_and_the_language_vietnamese() -> None:
    styles = files_of(docx.write(make_plan()))["word/styles.xml"].decode()
    assert set(re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', styles)) == {
        "Times New Roman",
        "vi-VN",
    }
    assert 'w:lang w:val="vi-VN"' in styles


def test_sections_are_a4_with_the_margins_and_annexes_start_again() -> None:
    sections = opened(FULL).sections
    sizes = [(round(s.page_width.mm), round(s.page_height.mm)) for s in sections]
    assert sizes == [(210, 297), (210, 297), (297, 210)]
    for section in sections:
        margins = (section.top_margin, section.right_margin, section.bottom_margin)
        assert [round(margin.mm) for margin in (*margins, section.left_margin)] == [20, 20, 20, 30]
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer


def test_the_page_number_stands_from_the_second_page_only() -> None:
    section = opened(make_plan()).sections[0]
    assert " PAGE " in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_a_table_repeats_its_header_and_merges_its_cells() -> None:
    text = "| a | < | b |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | ^ |"
    table = opened(make_plan(blocks=outline.parse(text))).tables[1]
    repeated = [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, False, False]
    assert table.cell(0, 0).text == table.cell(0, 1).text == "a"
    assert table.cell(1, 2).text == table.cell(2, 2).text == "3"


def test_a_large_annex_is_a_section_on_a3_and_no_other_is() -> None:
    annex = replace(make_annex(make_table(9, 2)), is_large=True)
    sections = opened(make_plan(annexes=(make_annex(), annex, make_annex()))).sections
    sizes = [(round(one.page_width.mm), round(one.page_height.mm)) for one in sections]
    assert sizes == [(210, 297), (210, 297), (420, 297), (210, 297)]
    assert " PAGE " in sections[2].header._element.xml


def test_a_table_too_wide_for_word_is_printed_as_its_lines() -> None:
    row = "| " + " | ".join(f"ô{n}" for n in range(70)) + " |"
    document = opened(make_plan(blocks=outline.parse(row)))
    assert len(document.tables) == 2  # head and close
    assert any("ô69" in p.text for p in document.paragraphs)


def test_emphasis_in_italic_text_stands_upright() -> None:
    document = opened(make_plan(legal_basis=("Luật *Đất đai* **2024**",)))
    runs = next(p.runs for p in document.paragraphs if p.style.name == "Căn cứ")
    assert [(r.text, r.bold, r.italic) for r in runs] == [
        ("Luật ", None, None),
        ("Đất đai", None, False),
        (" ", None, None),
        ("2024", True, None),
        (".", None, None),
    ]


@pytest.mark.parametrize(
    "text", ["<b>&amp;</b>", "{% if %}{{ x }}", "a\x00b\x07c", "\ud800\uffff", "\"'>]]>", "a\tb\nc"]
)
def test_any_text_in_any_component_gives_a_file_that_opens(text: str) -> None:
    sheet = make_plan(
        superior=text,
        issuer=(text,),
        number=text,
        symbol=text,
        place=text,
        subject=text,
        addressed_to=(text, text),
        legal_basis=(text,),
        recipients=(text,),
        signatures=(Signature((text,), text), Signature((text,), text)),
        blocks=(*(make_block(rank, text, text) for rank in Rank),),
        annexes=(make_annex(make_block(Rank.TABLE, f"|{text}|"), label=text, title=text),),
        circulation=text,
        drafter_mark=text,
        contact=text,
        unplaced=(text,),
    )
    assert opened(sheet).sections


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.builds(Block, st.sampled_from(Rank), st.text(), st.text(max_size=4)), max_size=9)
)
def test_any_blocks_give_a_file_that_opens(blocks: list[Block]) -> None:
    assert opened(make_plan(blocks=tuple(blocks))).sections


def test_ten_thousand_blocks_and_a_subject_of_500_letters_are_written() -> None:
    sheet = make_plan(subject=("trật tự " * 70)[:500], blocks=make_paragraphs(10_000))
    assert len(opened(sheet).paragraphs) > 10_000


@pytest.mark.parametrize(
    "sheet",
    [
        make_plan(number="5"),
        make_plan(urgency=Urgency.VERY_URGENT, issuer=("HỘI ĐỒNG NHÂN DÂN",)),
        make_letter(),
        make_plan(blocks=(*PLAN_BLOCKS[:4], make_table(4, 3), *make_paragraphs(2))),
        make_plan(annexes=(make_annex(title="DANH SÁCH KHỐI"),)),
        make_plan(legal_basis=("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024",)),
    ],
)
def test_our_reader_gives_the_sheet_back(sheet: Sheet) -> None:
    assert reader.read(docx.write(sheet)).sheet == sheet
