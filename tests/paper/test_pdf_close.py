"""Signatures and recipients, measured on the PDF (NĐ 30/2020, Phụ lục I, II.7 and II.9)."""

import io
from functools import cache
from itertools import islice

import pypdfium2
import pytest

from paper.blocks import Rank
from paper.sheet import Sheet, Signature
from paper.writers import pdf
from tests.paper import geometry
from tests.paper.geometry import Page
from tests.paper.sheets import SENTENCE, make_block, make_paragraphs, make_plan, make_table

AUTHORITY = "TM. ỦY BAN NHÂN DÂN"
SIGNER = "Nguyễn Văn Mẫu"
RIGHT_MIDDLE = 150.0  # of the 80 mm of the signature block


def near(value: float, within: float = 0.5) -> object:
    return pytest.approx(value, abs=within)


@cache
def close_of(sheet: Sheet) -> Page:
    return geometry.read(pdf.write(sheet))[-1]


def lines_per_page(sheet: Sheet) -> list[list[str]]:
    """Text lines of each page, without its number."""
    opened = pypdfium2.PdfDocument(io.BytesIO(pdf.write(sheet)))
    texts = [page.get_textpage().get_text_bounded() for page in opened]
    lines = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]
    return [page[1:] if page[:1] == [str(number)] else page for number, page in enumerate(lines, 1)]


def assert_signature_has_company(sheet: Sheet) -> None:
    pages = [page for page in lines_per_page(sheet) if AUTHORITY in page]
    assert len(pages) == 1
    (page,) = pages
    first = min(page.index(line) for line in (AUTHORITY, "Nơi nhận:") if line in page)
    assert first >= 2, page
    assert SIGNER in page, "the signer's name is on another page than the authority"


def test_the_authority_is_14_bold_capitals_and_the_name_below_it() -> None:
    page = close_of(make_plan())
    lines = [page.line(text) for text in (AUTHORITY, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", SIGNER)]
    assert [line.style for line in lines] == [(14, "b")] * 4
    assert all(line.middle == near(RIGHT_MIDDLE) for line in lines)
    assert lines[3].base - lines[2].base > 26  # room for signature and seal


def test_recipients_stand_level_with_the_authority_at_the_left_margin() -> None:
    page = close_of(make_plan())
    label, authority = page.line("Nơi nhận:"), page.line(AUTHORITY)
    entries = [line for line in page.lines if line.style == (11, "")]
    assert label.style == (12, "bi")
    assert label.base == near(authority.base, 1)
    assert (label.x0, *(line.x0 for line in entries)) == (near(30),) * 5
    assert [line.text for line in entries] == [
        "- UBND tỉnh (b/c);",
        "- Công an phường;",
        "- Các khối;",
        "- Lưu: VT, VHXH.",
    ]


def test_lines_without_a_place_stand_under_the_recipients() -> None:
    page = close_of(make_plan(unplaced=("(Gửi kèm bản điện tử)",)))
    assert page.line("(Gửi kèm").base > page.line("- Lưu: VT").base
    assert page.line("(Gửi kèm").style == (11, "")


def test_the_drafter_mark_stands_in_the_lower_right_corner_of_the_recipients() -> None:
    page = close_of(make_plan(drafter_mark="NVM.(20)"))
    mark = page.line("NVM.(20)")
    assert mark.style == (11, "")
    assert mark.base > page.line("- Lưu: VT").base
    assert mark.x1 == near(106)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_several_signatures_stand_side_by_side(count: int) -> None:
    signatures = tuple(
        Signature((f"ĐẠI DIỆN BÊN {side}",), f"Trần Thị Mẫu {side}") for side in range(count)
    )
    page = close_of(make_plan(signatures=signatures))
    authorities = [page.line(f"ĐẠI DIỆN BÊN {side}") for side in range(count)]
    names = [page.line(f"Trần Thị Mẫu {side}") for side in range(count)]
    assert authorities[0].base == authorities[1].base
    assert authorities[0].x1 < authorities[1].x0
    assert page.line("Nơi nhận:").base > max(name.base for name in names)


@pytest.mark.parametrize("count", [*range(1, 6), *range(17, 29), *range(41, 54)])
def test_a_signature_has_two_lines_of_text_above_it_after_short_lines(count: int) -> None:
    short = tuple(make_block(Rank.PARAGRAPH, f"Dòng thứ {line}.") for line in range(count))
    assert_signature_has_company(make_plan(blocks=short))


@pytest.mark.parametrize("words", range(150, 420, 18))
def test_a_signature_has_two_lines_of_text_above_it_after_a_long_paragraph(words: int) -> None:
    text = " ".join(islice(_words(), words))
    assert_signature_has_company(make_plan(blocks=(make_block(Rank.PARAGRAPH, text),)))


@pytest.mark.parametrize("count", range(19, 27))
def test_a_heading_before_the_last_line_comes_along(count: int) -> None:
    blocks = (
        *(make_block(Rank.PARAGRAPH, "Một dòng.") for _ in range(count)),
        make_block(Rank.SECTION, "TỔ CHỨC THỰC HIỆN", "I."),
        make_block(Rank.PARAGRAPH, "Thực hiện./."),
    )
    assert_signature_has_company(make_plan(blocks=blocks))


@pytest.mark.parametrize("rows", [1, 2, *range(15, 24), 60])
def test_a_table_at_the_end_keeps_rows_with_the_signature(rows: int) -> None:
    assert_signature_has_company(make_plan(blocks=(make_table(3, rows),)))


@pytest.mark.parametrize("recipients", [23, 24, 25, 26, 60, 200])
@pytest.mark.parametrize("paragraphs", [1, 9, 20])
def test_long_lists_of_recipients_run_on_without_the_signature(
    recipients: int, paragraphs: int
) -> None:
    entries = tuple(f"Đơn vị thứ {number}" for number in range(1, recipients + 1))
    sheet = make_plan(recipients=entries, blocks=make_paragraphs(paragraphs, "Một dòng."))
    assert_signature_has_company(sheet)
    printed = [line for page in lines_per_page(sheet) for line in page]
    assert [line for line in printed if line.startswith("- Đơn vị")] == [
        *(f"- {entry};" for entry in entries[:-1]),
        f"- {entries[-1]}.",
    ]


def test_a_sheet_without_text_still_prints_its_signature() -> None:
    pages = lines_per_page(make_plan(blocks=()))
    assert len(pages) == 1
    assert SIGNER in pages[0]


def _words() -> object:
    while True:
        yield from SENTENCE.split()
