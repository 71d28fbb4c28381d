"""The PDF as a file: archival, accessible, the same bytes every time, with no face but ours."""

import hashlib
import io
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from weasyprint.urls import FatalURLFetchingError

from paper.blocks import Rank
from paper.sheet import MOTTO, NATION, Sheet
from paper.writers import pdf
from tests.paper.pdf_files import FULL, fonts, opened, run, words_of, written
from tests.paper.sheets import (
    SENTENCE,
    make_annex,
    make_block,
    make_letter,
    make_plan,
)

IN_ANOTHER_PROCESS = """
import hashlib
from paper.writers import pdf
from tests.paper.pdf_files import FULL
print(hashlib.sha256(pdf.write(FULL)).hexdigest())
"""
EIGHT_THREADS = """
from concurrent.futures import ThreadPoolExecutor
from paper.writers import pdf
from tests.paper.sheets import make_letter, make_plan
sheets = [make_plan(), make_letter()] * 12
with ThreadPoolExecutor(8) as threads:
    files = list(threads.map(pdf.write, sheets))
assert len(set(files)) == 2
print("done")
"""


# One in the archive ------------------------------------------------------------------------


def test_the_file_claims_pdf_a_2a_and_pdf_ua_1() -> None:
    with opened(FULL) as document, document.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == f"Kế hoạch: {FULL.subject}"


def test_the_file_has_what_an_archival_file_needs() -> None:
    with opened(FULL) as document:
        assert "/ID" in document.trailer
        assert not document.is_encrypted
        assert document.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert "/JavaScript" not in document.Root.get("/Names", {})
        assert "/AA" not in document.Root
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})


def test_the_file_is_tagged_in_vietnamese_and_shows_its_title() -> None:
    with opened(FULL) as document:
        root = document.Root
        assert root.Lang == "vi"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert document.docinfo.Title == f"Kế hoạch: {FULL.subject}"


def test_the_file_is_printed_at_its_true_size() -> None:
    with opened(FULL) as document:
        assert document.Root.ViewerPreferences.PrintScaling == "/None"


def test_every_font_is_embedded_with_its_widths_and_a_way_back_to_text() -> None:
    with opened(FULL) as document:
        for name, font in fonts(document).items():
            (descendant,) = font.DescendantFonts
            assert "/FontFile2" in descendant.FontDescriptor, name
            assert "/ToUnicode" in font, name
            assert "/W" in descendant, name


def test_widths_in_the_file_are_those_of_the_embedded_glyphs() -> None:
    with opened(FULL) as document:
        for name, font in fonts(document).items():
            (descendant,) = font.DescendantFonts
            program = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
            units, metrics = program["head"].unitsPerEm, program["hmtx"].metrics
            for glyph, stated in widths(descendant.W):
                advance = metrics[program.getGlyphOrder()[glyph]][0] * 1000 / units
                assert stated == pytest.approx(advance, abs=1.5), name


def widths(array: pikepdf.Array) -> Iterator[tuple[int, float]]:
    """Glyph and width of a /W array of the form [first [w w …] …]."""
    items = iter(array)
    for first in items:
        for offset, width in enumerate(next(items)):
            yield int(first) + offset, float(width)


def test_all_that_is_drawn_is_tagged_or_an_artifact() -> None:
    painting = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do"}
    with opened(FULL) as document:
        for page in document.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
                assert depth or str(operator) not in painting


def test_metadata_holds_nothing_that_is_not_printed() -> None:
    with opened(FULL) as document:
        assert set(document.docinfo) == {"/Producer", "/Title"}


# One for every reader ----------------------------------------------------------------------


def structure(document: pikepdf.Pdf) -> list[str]:
    """Names of all structure elements, in reading order."""
    names: list[str] = []

    def walk(element: Any) -> None:
        if isinstance(element, pikepdf.Array):
            for child in element:
                walk(child)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            names.append(str(element.S))
            walk(element.get("/K"))

    walk(document.Root.StructTreeRoot.K)
    return names


@pytest.mark.parametrize("sheet", [FULL, make_letter()], ids=["plan", "letter"])
def test_heading_levels_are_tagged_and_never_skipped(sheet: Sheet) -> None:
    with opened(sheet) as document:
        levels = [int(name[2:]) for name in structure(document) if name[:2] == "/H"]
    assert levels[0] == 1
    assert len(levels) > 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_and_tables_are_tagged_and_the_head_is_no_table() -> None:
    with opened(make_letter()) as document:
        names = structure(document)
    assert names.count("/L") == 2  # addressees and recipients
    assert names.count("/LI") == names.count("/LBody") == 5
    assert "/Table" not in names
    with opened(FULL) as document:
        names = structure(document)
    assert names.count("/Table") == 2
    assert names.count("/TH") == 12


def test_headings_are_bookmarks() -> None:
    with opened(make_plan()) as document, document.open_outline() as outline:
        (title,) = outline.root
        assert title.title == f"Kế hoạch {make_plan().subject}"
        assert [child.title for child in title.children] == [
            "I. MỤC ĐÍCH, YÊU CẦU",
            "II. TỔ CHỨC THỰC HIỆN",
        ]
        assert [child.title for child in title.children[0].children] == ["1. Mục đích"]


def test_the_text_of_the_file_comes_in_reading_order() -> None:
    words = " ".join(words_of(written(make_plan())))
    order = [NATION, MOTTO, "Số:", "Thái Hòa, ngày", "KẾ HOẠCH", "I. MỤC ĐÍCH", "a) Các khối"]
    order += ["II. TỔ CHỨC THỰC HIỆN", "Nơi nhận:", "- Lưu: VT", "TM. ỦY BAN", "Nguyễn Văn Mẫu"]
    places = [words.index(text) for text in order]
    assert places == sorted(places)


def test_only_the_words_of_the_sheet_are_printed() -> None:
    sheet = make_plan(
        superior="Một", issuer=("Hai",), number="5", symbol="KH-BA", place="Bốn", subject="Năm",
        blocks=(make_block(Rank.PARAGRAPH, "Sáu **bảy** *tám*."),),
        legal_basis=("Chín",), addressed_to=("Mười",), recipients=("Lưu: VT",), signatures=(),
    )  # fmt: skip
    assert " ".join(words_of(written(sheet))) == (
        f"MỘT HAI {NATION} {MOTTO} Số: 05/KH-BA Bốn, ngày tháng 4 năm 2026 KẾ HOẠCH Năm"
        " Kính gửi: Mười Chín. Sáu bảy tám. Nơi nhận: - Lưu: VT."
    )


# One renderer ------------------------------------------------------------------------------


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf.write(FULL) == written(FULL)
    assert pdf.write(make_letter()) != written(FULL)


def test_the_same_sheet_gives_the_same_bytes_in_other_processes() -> None:
    here = hashlib.sha256(written(FULL)).hexdigest()
    assert run(IN_ANOTHER_PROCESS, PYTHONHASHSEED="1") == here
    # A machine with other fonts, or none, prints the same file.
    assert run(IN_ANOTHER_PROCESS, PYTHONHASHSEED="2", FONTCONFIG_PATH="/nonexistent") == here


def test_eight_threads_may_write_at_once() -> None:
    assert run(EIGHT_THREADS) == "done"


def test_the_fingerprint_names_the_face_and_the_style(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pdf.renderer_fingerprint()
    assert before == pdf.renderer_fingerprint()
    monkeypatch.setattr(pdf, "STYLE", pdf.STYLE + "/* changed */")
    assert pdf.renderer_fingerprint() != before


# One that fetches nothing ------------------------------------------------------------------

HOSTILE = (
    '<img src="http://127.0.0.1:1/x.png">',
    '<a rel=attachment href="file:///etc/hostname">x</a>',
    '<link rel=stylesheet href="file:///etc/passwd">',
    "<style>@import url(http://127.0.0.1:1/)</style>",
    "{% load x %}{{ y }}",
    "</article></body></html>",
    "&lt;b&gt; &amp;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_any_component_is_printed_as_it_stands(text: str) -> None:
    sheet = make_plan(
        superior=text, issuer=(text,), number=text, symbol=text, place=text, subject=text,
        legal_basis=(text,), addressed_to=(text, text), recipients=(text,), unplaced=(text,),
        drafter_mark=text, contact=text, circulation=text,
        annexes=(make_annex(make_block(Rank.PARAGRAPH, text), label=text, title=text),),
        blocks=(make_block(Rank.PARAGRAPH, text, text), make_block(Rank.TABLE, f"| {text} |")),
    )  # fmt: skip
    joined = "".join(words_of(written(sheet)))
    shown = "".join(text.replace("{{ y }}", "y").split())
    assert joined.count(shown) >= 4
    with opened(sheet) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/hostname">',
        '<img src="http://127.0.0.1:1/">',
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
        '<link rel="stylesheet" href="data:text/css,p{}">',
    ],
)
def test_the_renderer_refuses_every_address(markup: str) -> None:
    with pdf.RENDER_LOCK, pytest.raises(FatalURLFetchingError):
        pdf.renderer().render(f"<html lang=vi><title>x</title>{markup}", draft=False)


def test_the_sentence_of_the_tests_is_whole() -> None:
    assert unicodedata.is_normalized("NFC", SENTENCE)
