"""Word files opened by LibreOffice: every line where the PDF has it, page for page."""

from itertools import pairwise

import pypdfium2
import pytest

from paper.blocks import Rank
from paper.kinds import Kind
from paper.sheet import MOTTO, NATION, Sheet, Signature, Urgency
from paper.writers import docx, pdf
from tests.paper import geometry
from tests.paper.geometry import Page
from tests.paper.libreoffice import to_pdf
from tests.paper.sheets import (
    SENTENCE,
    make_annex,
    make_block,
    make_letter,
    make_paragraphs,
    make_plan,
    make_table,
)

pytestmark = pytest.mark.libreoffice

REFERENCE = "(Kèm theo Kế hoạch số     /KH-UBND ngày      tháng 4 năm 2026 của UBND phường)"
ANNEXES = (
    make_annex(make_block(Rank.PARAGRAPH, REFERENCE), *make_paragraphs(30)),
    make_annex(make_table(8, 3), label="Phụ lục II"),
)
AUTHORITY = "TM. ỦY BAN NHÂN DÂN"
COMPARED: dict[str, Sheet] = {
    "plan": make_plan(number="5", contact="Số 1 đường Mẫu, phường Thái Hòa"),
    "letter": make_letter(urgency=Urgency.VERY_URGENT, circulation="Lưu hành nội bộ"),
    "letter-to-one": make_letter(addressed_to=("Ủy ban nhân dân tỉnh",), urgency=Urgency.URGENT),
    "decision": make_plan(
        kind=Kind.DECISION,
        legal_basis=("Luật Tổ chức chính quyền địa phương", "Nghị định số 30/2020/NĐ-CP"),
        urgency=Urgency.EXPRESS,
        blocks=(
            make_block(Rank.PART, "Quy định chung", "Phần I"),
            make_block(Rank.ARTICLE, "Phạm vi điều chỉnh", "Điều 1."),
            make_block(Rank.CLAUSE, SENTENCE, "1."),
            make_block(Rank.ARTICLE, SENTENCE, "Điều 2."),
        ),
    ),
    "bare": Sheet(kind=None, blocks=make_paragraphs(2)),
    "long-subject": make_plan(subject=("Bảo đảm an ninh, trật tự ở cơ sở " * 20)[:500].strip()),
    "three-bodies": make_plan(issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG THÁI HÒA", "BAN CHỈ ĐẠO 138")),
    "table": make_plan(blocks=(make_table(4, 70), *make_paragraphs(1))),
    "annexed": make_plan(annexes=ANNEXES, draft=True, circulation="Xem xong trả lại"),
    "several": make_plan(
        drafter_mark="PL.(300)",
        signatures=tuple(Signature((f"THÀNH VIÊN {n}",), f"Nguyễn Văn {n}") for n in range(5)),
    ),
    "many-recipients": make_plan(recipients=tuple(f"Cơ quan thứ {n}" for n in range(60))),
}
CLOSING = {
    **{f"closing-{n}": make_plan(blocks=make_paragraphs(n, "Một dòng.")) for n in range(18, 30)},
    **{
        f"closing-long-{n}": make_plan(blocks=make_paragraphs(1, "từ " * 18 * n))
        for n in range(22, 34)
    },
}
LONG = {f"long-{n}": make_plan(blocks=make_paragraphs(n)) for n in (25, 61, 97, 133, 200)}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    sheets = COMPARED | CLOSING | LONG
    folder = tmp_path_factory.mktemp("libreoffice")
    return to_pdf({name: docx.write(sheet) for name, sheet in sheets.items()}, folder)


def near(value: float, within: float = 0.5) -> object:
    return pytest.approx(value, abs=within)


@pytest.mark.parametrize("name", COMPARED)
def test_every_line_stands_where_the_pdf_has_it(name: str, opened: dict[str, bytes]) -> None:
    ours = geometry.read(pdf.write(COMPARED[name]))
    theirs = geometry.read(opened[name])
    assert [words(page) for page in theirs] == [words(page) for page in ours]
    for their, our in zip(theirs, ours, strict=True):
        assert (their.width, their.height) == (near(our.width), near(our.height))
        for line, expected in zip(their.lines, our.lines, strict=True):
            assert line.style == expected.style, line
            assert (line.x0, line.x1) == (near(expected.x0), near(expected.x1)), line
            assert line.base == near(expected.base, 0.8), line


def words(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_rules_under_motto_issuer_and_subject_have_their_lengths(opened: dict[str, bytes]) -> None:
    page = geometry.read(opened["plan"], pages=[1])[0]
    motto, issuer = page.line(MOTTO), page.line("PHƯỜNG THÁI HÒA")
    subject = [line for line in page.lines if line.style == (14, "b") and line.base > 40][-1]
    assert page.rule_under(motto).length == near(motto.length, 0.3)
    assert 1 / 3 < page.rule_under(issuer).length / issuer.length < 1 / 2
    for line in (motto, issuer):
        assert page.rule_under(line).middle == near(line.middle)
    assert page.line(NATION).style == (13, "b")
    assert subject.text


@pytest.mark.parametrize(
    ("name", "width"), [("letter", 40), ("letter-to-one", 20), ("decision", 30)]
)
def test_the_urgency_stamp_is_a_red_frame_of_its_size(
    name: str, width: float, opened: dict[str, bytes]
) -> None:
    page = geometry.read(opened[name], pages=[1])[0]
    stamp = next(line for line in page.lines if len(line.colour) == 3 and line.colour[0] > 0.8)
    edges = [rule for rule in page.rules if rule.length == near(width, 0.6)]
    assert len(edges) >= 2
    top, bottom = min(rule.y for rule in edges), max(rule.y for rule in edges)
    assert bottom - top == near(8, 0.5)
    assert top < stamp.base < bottom


@pytest.mark.parametrize("name", CLOSING)
def test_the_signature_never_stands_alone(name: str, opened: dict[str, bytes]) -> None:
    (page,) = [page for page in lines_of_pages(opened[name]) if AUTHORITY in page]
    above = page[: page.index("Nơi nhận:")]
    assert len([line for line in above if not line.isdigit()]) >= 2, page
    assert "Nguyễn Văn Mẫu" in page


@pytest.mark.parametrize("name", LONG)
def test_up_to_twenty_pages_there_are_as_many_as_in_the_pdf(
    name: str, opened: dict[str, bytes]
) -> None:
    ours = pages_of(pdf.write(LONG[name]))
    assert pages_of(opened[name]) == ours <= 20


def lines_of_pages(data: bytes) -> list[list[str]]:
    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


def pages_of(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def test_the_header_row_of_a_table_stands_on_every_page(opened: dict[str, bytes]) -> None:
    pages = geometry.read(opened["table"])
    assert [("Cột 1" in words(page)) for page in pages] == [True] * len(pages)
    assert len(pages) > 1


def test_annexes_count_their_own_pages(opened: dict[str, bytes]) -> None:
    pages = geometry.read(opened["annexed"])
    starts = [index for index, page in enumerate(pages) if "Phụ lục" in " ".join(words(page)[:3])]
    numbers = [page.number.text if page.number else "" for page in pages]
    first, second = starts[-2:]
    assert numbers[first : first + 2] == ["", "2"]
    assert numbers[second] == ""
    assert (pages[second].width, pages[second].height) == (near(297), near(210))


def test_lines_of_the_text_are_as_far_apart_as_in_the_pdf(opened: dict[str, bytes]) -> None:
    page = geometry.read(opened["long-25"], pages=[2])[0]
    gaps = [round((b.base - a.base) / geometry.MM, 1) for a, b in pairwise(page.text_lines)]
    assert {gap for gap in gaps if gap < 20} == {17.5}
    assert min(gap for gap in gaps if gap > 20) == near(23.5, 0.1)
