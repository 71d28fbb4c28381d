"""Printing number and date onto a signed sheet, and words at the top of every page."""

import io
from collections.abc import Callable

import pdfplumber
import pytest

from paper.sheet import IssueDate, Sheet
from paper.writers import pdf
from tests.paper.geometry import MM
from tests.paper.pdf_files import words_of
from tests.paper.sheets import make_letter, make_plan

BLANK_DATES = [IssueDate(), IssueDate(year=2026)]
GIVEN = [("1", IssueDate(1, 1, 2026)), ("105", IssueDate(28, 4, 2026))]


def characters(data: bytes) -> list[tuple[str, float, float, float]]:
    """What is printed on the first page: character, left, right, base line in mm."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        found = file.pages[0].chars
    return [
        (c["text"], c["x0"] * MM, c["x1"] * MM, c["bottom"] * MM)
        for c in found
        if not c["text"].isspace()
    ]


def groups(figures: list[tuple[str, float, float, float]]) -> list[tuple[str, float, float, float]]:
    """Figures side by side as one: text, left, right, base line."""
    joined: list[tuple[str, float, float, float]] = []
    for text, left, right, base in figures:
        if joined and abs(joined[-1][2] - left) < 0.5 and abs(joined[-1][3] - base) < 0.5:
            before = joined.pop()
            joined.append((before[0] + text, before[1], right, base))
        else:
            joined.append((text, left, right, base))
    return joined


@pytest.mark.parametrize(("number", "issued"), GIVEN)
@pytest.mark.parametrize("blank_date", BLANK_DATES)
@pytest.mark.parametrize("make", [make_plan, make_letter])
def test_each_figure_falls_into_the_middle_of_its_blank_on_the_signed_sheet(
    make: Callable[..., Sheet], blank_date: IssueDate, number: str, issued: IssueDate
) -> None:
    signed = make(number="", issued=blank_date)
    letters = characters(pdf.write(signed))
    figures = groups(characters(pdf.write_figures(signed, number=number, issued=issued)))

    assert len(figures) == (3 if blank_date.year else 4)
    for place, (_, left, right, base) in enumerate(figures):
        line = [letter for letter in letters if abs(letter[3] - base) < 0.2]
        assert line, "the figure stands on the base line of its neighbours"
        before = max((letter[2] for letter in line if letter[1] < left), default=0.0)
        behind = min((letter[1] for letter in line if letter[1] > left), default=999.0)
        assert before < left
        assert right < behind
        if 0 < place < 3:  # a space stands behind "Số:", and none before "/"
            assert left - before == pytest.approx(behind - right, abs=0.2)


@pytest.mark.parametrize(("number", "issued"), GIVEN)
def test_the_number_stands_where_the_full_print_has_it(number: str, issued: IssueDate) -> None:
    signed = make_plan(number="", issued=IssueDate(year=2026))
    letters = characters(pdf.write(make_plan(number=number, issued=issued)))
    alone = groups(characters(pdf.write_figures(signed, number=number, issued=issued)))[0]
    first = next(c for c in letters if c[0].isdigit())
    assert alone[0] == number.rjust(2, "0")
    assert (alone[1], alone[3]) == pytest.approx((first[1], first[3]), abs=0.2)


def test_nothing_but_the_figures_is_on_that_page() -> None:
    issued = IssueDate(9, 12, 2026)
    sheet = make_plan(number="", issued=IssueDate(year=2026), draft=True)
    assert words_of(pdf.write_figures(sheet, number="5", issued=issued)) == ["05", "09", "12"]
    sheet = make_plan(number="", issued=None, draft=True)
    data = pdf.write_figures(sheet, number="15a", issued=issued)
    assert words_of(data) == ["15a", "09", "12", "2026"]
    with pdfplumber.open(io.BytesIO(data)) as file:
        (page,) = file.pages
        assert page.rects == page.lines == page.curves == []


def test_the_mark_of_a_recalled_paper_stands_on_each_of_its_pages() -> None:
    with pdfplumber.open(io.BytesIO(pdf.write(make_plan(), mark="ĐÃ THU HỒI"))) as file:
        assert len(file.pages) > 1
        assert all("ĐÃ THU HỒI" in page.extract_text() for page in file.pages)
