"""Copies of a paper, measured on the PDF (NĐ 30/2020, Phụ lục I, Phần II; Mẫu 3.1 and 3.2)."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from paper.copies import Copy, CopyForm, electronic_mark
from paper.sheet import IssueDate, Sheet, Signature
from paper.writers import copy_pdf, pdf
from tests.paper import geometry
from tests.paper.geometry import Page
from tests.paper.sheets import make_annex, make_paragraphs, make_plan, make_table

COPY = Copy(
    form=CopyForm.SY,
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"),
    number="1",
    symbol="SY-UBND",
    place="Thái Hòa",
    issued=IssueDate(5, 3, 2026),
    signature=Signature(("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Trần Thị Thử"),
    recipients=("Công an phường", "Lưu: VT"),
)
SHORT = make_plan(blocks=make_paragraphs(2), draft=False)


def near(value: float, within: float = 0.6) -> object:
    return pytest.approx(value, abs=within)


def last_page(sheet: Sheet) -> Page:
    return geometry.read(copy_pdf.write(sheet, COPY))[-1]


def test_the_form_of_a_copy_stands_under_a_rule_across_the_text() -> None:
    page = last_page(SHORT)
    form, signer = page.line("SAO Y"), page.line("Nguyễn Văn Mẫu")
    (rule,) = [rule for rule in page.rules if rule.length > 150]
    assert signer.base < rule.y < form.base
    assert (rule.x0, rule.x1) == (near(30), near(190))
    assert form.style == (14, "b")


def test_organ_number_place_and_date_are_set_as_on_a_paper() -> None:
    page = last_page(SHORT)
    organ, number = page.line("PHƯỜNG MẪU"), page.line("Số: 01/SY-UBND")
    dated = page.line("Thái Hòa, ngày 05 tháng 3 năm 2026")
    assert (organ.style, number.style, dated.style) == ((13, "b"), (13, ""), (14, "i"))
    assert organ.middle == near(number.middle)
    assert page.line("SAO Y").middle == near(dated.middle)
    assert number.base == near(dated.base)
    assert page.rule_under(organ).length < organ.length / 2


def test_who_certifies_signs_beside_the_recipients() -> None:
    page = last_page(SHORT)
    authority, signer = page.line("TL. CHỦ TỊCH"), page.line("Trần Thị Thử")
    labels = [line for line in page.lines if line.text == "Nơi nhận:"]
    assert len(labels) == 2  # of the paper, and of its copy
    assert labels[-1].base == near(authority.base, within=1)
    assert signer.base - page.line("CHÁNH VĂN PHÒNG").base > 26


def test_the_paper_itself_is_not_touched() -> None:
    ours = geometry.read(pdf.write(SHORT))[0]
    copied = last_page(SHORT)
    assert copied.lines[: len(ours.lines)] == ours.lines


@pytest.mark.parametrize(
    "annex", [make_annex(), make_annex(make_table(12, 3))], ids=["upright", "wide"]
)
def test_with_annexes_it_follows_the_last_of_them_on_the_same_page(annex: object) -> None:
    sheet = make_plan(blocks=make_paragraphs(2), draft=False, annexes=(annex,))
    pages = geometry.read(copy_pdf.write(sheet, COPY))
    assert len(pages) == 2
    assert pages[-1].line("SAO Y").base > pages[-1].line("Phụ lục I").base


def test_the_form_is_not_parted_over_two_pages() -> None:
    for count in range(4, 12):
        pages = geometry.read(copy_pdf.write(make_plan(blocks=make_paragraphs(count)), COPY))
        with_form = [page for page in pages if any(line.text == "SAO Y" for line in page.lines)]
        assert len(with_form) == 1
        assert with_form[0].line("Trần Thị Thử")


def test_an_electronic_copy_has_one_line_of_10_pt_at_the_top_right() -> None:
    mark = "Sao y, Ủy ban nhân dân phường Mẫu, 05/03/2026 10:05:09 +07:00"
    page, *_ = geometry.read(copy_pdf.write_electronic(SHORT, mark))
    line = page.line("Sao y,")
    assert line.text == mark
    assert line.style == (10, "")
    assert line.x1 == near(190)
    assert 3 < line.base < 18


def test_the_mark_tells_the_time_of_signing_with_its_zone() -> None:
    hanoi = timezone(timedelta(hours=7))
    at = datetime(2026, 3, 5, 10, 5, 9, tzinfo=hanoi)
    assert electronic_mark(CopyForm.TrS, "Công an phường Mẫu", at) == (
        "Trích sao, Công an phường Mẫu, 05/03/2026 10:05:09 +07:00"
    )
    assert electronic_mark(CopyForm.SY, "A", at.astimezone(UTC)).endswith("03:05:09 +00:00")
    with pytest.raises(ValueError, match="time zone"):
        electronic_mark(CopyForm.SY, "A", datetime(2026, 3, 5))  # noqa: DTZ001
