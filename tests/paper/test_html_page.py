"""A sheet as HTML: for the screen, for the head's preview, and for the PDF writer."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paper import layout
from paper.blocks import Block, Rank
from paper.sheet import Annex, Sheet
from paper.writers import html
from tests.paper.sheets import (
    make_annex,
    make_block,
    make_letter,
    make_paragraphs,
    make_plan,
    make_table,
)

TEXTS = st.text(max_size=40)
BLOCKS = st.builds(Block, st.sampled_from(Rank), TEXTS, st.text(max_size=4))
SHEETS = st.builds(
    Sheet,
    kind=st.sampled_from([None, make_plan().kind, make_letter().kind]),
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    issuer=st.lists(TEXTS, max_size=3).map(tuple),
    subject=TEXTS,
    number=TEXTS,
    recipients=st.lists(TEXTS, max_size=3).map(tuple),
    addressed_to=st.lists(TEXTS, max_size=3).map(tuple),
    annexes=st.lists(st.builds(Annex, TEXTS, TEXTS, st.tuples(BLOCKS)), max_size=2).map(tuple),
    contact=TEXTS,
)


class Reader(HTMLParser):
    """Collects attributes and headings, and notices an element left open."""

    VOID = frozenset({"col"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.headings: list[int] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@settings(deadline=None, max_examples=50)
@given(SHEETS)
def test_any_sheet_gives_whole_html_without_styles_scripts_or_addresses(sheet: Sheet) -> None:
    reader = Reader(html.page_body(sheet))
    allowed = {"class", "lang", "scope", "colspan", "rowspan", "data-key", "tabindex"}
    assert {name for _, name, _ in reader.attributes} <= allowed


@settings(deadline=None, max_examples=50)
@given(SHEETS)
def test_heading_levels_of_any_sheet_are_never_skipped(sheet: Sheet) -> None:
    levels = [0, *Reader(html.page_body(sheet)).headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_text_is_escaped_in_every_component() -> None:
    evil = '<script>"x"</script>&{% now %}'
    sheet = make_letter(
        superior=evil, issuer=(evil,), number=evil, symbol=evil, place=evil, subject=evil,
        addressed_to=(evil,), legal_basis=(evil,), recipients=(evil,), unplaced=(evil,),
        circulation=evil, contact=evil, drafter_mark=evil,
        blocks=(Block(Rank.POINT, evil, evil), Block(Rank.TABLE, f"| {evil} |")),
        annexes=(Annex(evil, evil, ()),),
    )  # fmt: skip
    body = html.page_body(sheet)
    assert "<script" not in body
    assert body.count("&lt;script&gt;") >= 14


def test_a_key_is_given_to_its_block_and_escaped() -> None:
    (first, second) = html.blocks_html(make_paragraphs(2), keys=["a1", '"b>'])
    assert 'data-key="a1"' in first
    assert 'data-key="&quot;b&gt;"' in second


def test_a_block_may_be_written_by_itself() -> None:
    block = make_block(Rank.CLAUSE, "Mục đích", "1.")
    assert html.block_html(block, level=3, key="k", title=True) == (
        '<h3 class="block clause title" data-key="k">1. Mục đích</h3>'
    )
    assert html.block_html(block) == '<p class="block clause">1. Mục đích</p>'


def test_the_head_is_previewed_without_the_rest_of_the_paper() -> None:
    head = html.head_html(make_plan(blocks=()))
    assert head.startswith('<header class="head">')
    assert "PHƯỜNG THÁI HÒA" in head
    assert "KH-UBND" in head
    assert make_plan().subject not in head


def test_a_draft_is_marked_on_the_screen_too() -> None:
    assert "DỰ THẢO" in html.head_html(make_plan(draft=True))
    assert "DỰ THẢO" not in html.head_html(make_plan())


def test_figures_and_citations_still_open_are_marked() -> None:
    body = html.block_html(make_block(Rank.PARAGRAPH, "Theo [[06/2008/CT-TTg]] có {{ho_dtts}}."))
    assert '<span class="citation">06/2008/CT-TTg</span>' in body
    assert '<span class="figure">ho_dtts</span>' in body


def test_a_table_has_head_body_and_whole_percents() -> None:
    source = html.block_html(make_table(3, 2))
    widths = [int(width) for width in re.findall(r'<col class="w(\d+)">', source)]
    assert sum(widths) == 100
    assert source.count("<thead>") == source.count("<tbody>") == 1
    assert source.count('<th scope="col">') == 3
    style = Path(html.__file__).parent.parent.joinpath("assets/paper.css").read_text("utf-8")
    assert all(f".w{width} {{ width: {width}%; }}" in style for width in range(1, 101))


def test_an_annex_is_laid_across_only_for_a_wide_table() -> None:
    assert not layout.is_landscape(make_annex(make_table(5, 2)).blocks)
    assert layout.is_landscape(make_annex(make_table(8, 2)).blocks)
    assert not layout.is_landscape(make_paragraphs(3))


@pytest.mark.parametrize("kind_of_sheet", [make_plan, make_letter])
def test_one_paper_has_one_first_heading_and_each_annex_its_own(kind_of_sheet: object) -> None:
    sheet = kind_of_sheet(annexes=(make_annex(), make_annex(label="Phụ lục II")))  # type: ignore[operator]
    assert Reader(html.page_body(sheet)).headings.count(1) == 3


def test_the_html_writer_starts_without_the_pdf_engine() -> None:
    source = (
        "import sys, paper.writers.html as h; from tests.paper.sheets import make_plan;"
        " h.page_body(make_plan()); assert 'weasyprint' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", source], check=True)
