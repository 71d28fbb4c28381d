"""Where the components of head and title stand, measured on the PDF (NĐ 30/2020, Phụ lục I)."""

from functools import cache

import pytest

from paper.sheet import MOTTO, NATION, Sheet, Urgency
from paper.writers import pdf
from tests.paper import geometry
from tests.paper.geometry import Page
from tests.paper.sheets import make_letter, make_plan

LEFT, RIGHT = 30.0, 190.0
LEFT_MIDDLE = 61.0  # of the column of 62 mm from the left margin
RIGHT_MIDDLE = 142.0  # of the column of 96 mm to the right margin
SHEET_MIDDLE = 110.0
LONG_SUBJECT = ("Triển khai các biện pháp bảo đảm an ninh, trật tự " * 10)[:500].strip()
THREE_BODIES = ("ỦY BAN NHÂN DÂN", "PHƯỜNG THÁI HÒA", "BAN CHỈ ĐẠO 138")


def near(value: float, within: float = 0.5) -> object:
    return pytest.approx(value, abs=within)


@cache
def first_page(sheet: Sheet) -> Page:
    return geometry.read(pdf.write(sheet), pages=[1])[0]


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    page = first_page(make_plan())
    assert (page.width, page.height) == (near(210), near(297))
    assert min(line.x0 for line in page.lines) == near(30)
    assert max(line.x1 for line in page.lines) == near(190)
    assert 20 <= min(line.base for line in page.lines) <= 25
    assert 297 - max(line.base for line in page.lines) >= 20


def test_the_nation_is_13_bold_over_the_right_column() -> None:
    nation = first_page(make_plan()).line(NATION)
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert nation.style == (13, "b")
    assert nation.middle == near(RIGHT_MIDDLE)
    assert nation.length == near(95.7)


def test_the_motto_is_14_bold_with_a_rule_as_long_as_the_line() -> None:
    page = first_page(make_plan())
    motto = page.line(MOTTO)
    rule = page.rule_under(motto)
    assert motto.style == (14, "b")
    assert motto.middle == near(RIGHT_MIDDLE)
    assert rule.length == near(motto.length, 0.3)
    assert rule.middle == near(motto.middle, 0.3)


def test_the_superior_is_upright_and_the_issuer_bold_below_it() -> None:
    page = first_page(make_plan(superior="UBND tỉnh Nghệ An", issuer=("Ủy ban nhân dân",)))
    superior, issuer = page.line("UBND TỈNH NGHỆ AN"), page.line("ỦY BAN NHÂN DÂN")
    assert superior.style == (13, "")
    assert issuer.style == (13, "b")
    assert (superior.middle, issuer.middle) == (near(LEFT_MIDDLE), near(LEFT_MIDDLE))
    assert issuer.base - superior.base == near(13 * 1.15 * geometry.MM, 0.1)


@pytest.mark.parametrize("issuer", [("CÔNG AN PHƯỜNG",), THREE_BODIES[:2], THREE_BODIES])
def test_the_rule_under_the_issuer_is_a_third_to_a_half_of_its_last_line(
    issuer: tuple[str, ...],
) -> None:
    page = first_page(make_plan(issuer=issuer))
    last = page.line(issuer[-1])
    rule = page.rule_under(last)
    assert 1 / 3 <= rule.length / last.length <= 1 / 2
    assert rule.middle == near(last.middle, 0.3)


@pytest.mark.parametrize("issuer", [("CÔNG AN PHƯỜNG",), THREE_BODIES])
@pytest.mark.parametrize("superior", ["", "UBND TỈNH NGHỆ AN"])
def test_number_and_date_share_a_line_under_every_head(
    issuer: tuple[str, ...], superior: str
) -> None:
    page = first_page(make_plan(issuer=issuer, superior=superior, number="5"))
    number, date = page.line("Số: 05/KH-UBND"), page.line("Thái Hòa, ngày")
    assert number.base == near(date.base, 0.05)
    assert (number.style, date.style) == ((13, ""), (14, "i"))
    assert (number.middle, date.middle) == (near(LEFT_MIDDLE), near(RIGHT_MIDDLE))
    assert number.base > page.line(issuer[-1]).base + 5


def test_a_long_name_of_an_issuer_stays_in_its_column() -> None:
    name = "BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM PHƯỜNG THÁI HÒA"
    page = first_page(make_plan(issuer=(name,)))
    left = [line for line in page.lines if line.style == (13, "b") and line.middle < 100]
    assert " ".join(line.text for line in left) == name
    assert len(left) == 4
    assert all(line.x0 >= 30 and line.x1 <= 92 for line in left)


def test_number_and_day_stay_blank_before_they_are_given() -> None:
    page = first_page(make_plan())
    number, date = page.line("Số:"), page.line("Thái Hòa")
    assert number.text == "Số: /KH-UBND"
    assert number.length > 34  # room to write a number of four digits
    assert date.text == "Thái Hòa, ngày tháng 4 năm 2026"


def test_kind_and_subject_are_14_bold_in_the_middle_of_the_page() -> None:
    page = first_page(make_plan())
    kind, subject = page.line("KẾ HOẠCH"), page.line("Bảo đảm an ninh")
    assert kind.style == subject.style == (14, "b")
    assert kind.middle == near(SHEET_MIDDLE)
    assert subject.middle == near(SHEET_MIDDLE)
    assert kind.base < subject.base < kind.base + 7


@pytest.mark.parametrize("subject", ["An ninh, trật tự", make_plan().subject, LONG_SUBJECT])
def test_the_rule_under_the_subject_is_a_third_to_a_half_of_the_line(subject: str) -> None:
    page = first_page(make_plan(subject=subject))
    kind = page.line("KẾ HOẠCH")
    body = page.line("Các khối, tổ dân cư")
    lines = [line for line in page.lines if kind.base < line.base < body.base]
    rule = page.rule_under(lines[-1])
    assert " ".join(line.text for line in lines) == subject
    assert all(line.style == (14, "b") and line.length <= 148 for line in lines)
    assert all(line.middle == near(SHEET_MIDDLE) for line in lines)
    assert all(1 / 3 <= rule.length / line.length <= 1 / 2 for line in lines)
    assert rule.middle == near(SHEET_MIDDLE, 0.3)


def test_a_letter_has_its_subject_under_the_number_at_6_points() -> None:
    page = first_page(make_letter(number="1502", symbol="UBND-NC"))
    number, regarding = page.line("Số: 1502/UBND-NC"), page.line("V/v rà soát")
    assert regarding.text == "V/v rà soát tổ hòa giải ở cơ sở"
    assert regarding.style == (12, "")
    assert regarding.middle == near(LEFT_MIDDLE)
    # From the base line at 14 pt to that at 12 pt below it: 14.3 pt at single spacing, and 6 pt.
    assert (regarding.base - number.base) / geometry.MM == near(20.3, 0.2)
    assert not any(line.text == "CÔNG VĂN" for line in page.lines)


def test_a_long_subject_of_a_letter_stays_under_the_number() -> None:
    page = first_page(make_letter(subject=LONG_SUBJECT))
    lines = [line for line in page.lines if line.style == (12, "")]
    assert " ".join(line.text for line in lines) == f"V/v {LONG_SUBJECT}"
    assert all(line.x0 >= 30 and line.x1 <= 92 for line in lines)
    assert page.line("Kính gửi:").base > lines[-1].base


def test_the_dashes_of_several_addressees_stand_under_the_colon() -> None:
    page = first_page(make_letter())
    label = page.line("Kính gửi:")
    lines = [
        line for line in page.lines if line.text.startswith("- ") and line.base < label.base + 20
    ]
    colon = label.x1 - 14 * 0.278 * geometry.MM
    assert [line.text for line in lines] == [
        "- Công an phường;",
        "- Các khối trưởng;",
        "- Ủy ban Mặt trận Tổ quốc phường.",
    ]
    assert all(line.x0 == near(colon, 0.6) for line in lines)
    assert label.style == lines[0].style == (14, "")


def test_one_addressee_stands_on_the_line_of_its_label() -> None:
    page = first_page(make_letter(addressed_to=("Ủy ban nhân dân tỉnh Nghệ An",)))
    line = page.line("Kính gửi:")
    assert line.text == "Kính gửi: Ủy ban nhân dân tỉnh Nghệ An"
    assert line.middle == near(SHEET_MIDDLE)


@pytest.mark.parametrize(
    ("urgency", "width"),
    [(Urgency.EXPRESS, 30), (Urgency.VERY_URGENT, 40), (Urgency.URGENT, 20)],
)
def test_the_urgency_stamp_has_its_frame_in_bright_red(urgency: Urgency, width: int) -> None:
    page = first_page(make_letter(urgency=urgency))
    words, frame = page.line(urgency.value), page.boxes[0]
    assert (frame.x1 - frame.x0, frame.y1 - frame.y0) == (near(width, 0.1), near(8, 0.1))
    assert words.style == (13, "b")
    assert words.middle == near((frame.x0 + frame.x1) / 2)
    assert frame.y0 + 2 < words.base < frame.y1 - 1
    red, green, blue = words.colour
    assert red > 0.85
    assert max(green, blue) < 0.15
    assert frame.x1 < 100
    assert frame.y0 > page.line("V/v").base


def test_the_circulation_mark_is_framed_in_the_top_margin_over_the_nation() -> None:
    page = first_page(make_plan(circulation="Lưu hành nội bộ"))
    words, frame = page.line("LƯU HÀNH NỘI BỘ"), page.boxes[0]
    assert words.style == (13, "b")
    assert frame.x0 < words.x0 < words.x1 < frame.x1 <= 190.1
    assert 5 < frame.y0 < words.base < frame.y1 < 20


def test_what_a_sheet_does_not_have_is_not_printed() -> None:
    page = first_page(Sheet(kind=None, blocks=make_plan().blocks[:1]))
    words = " ".join(line.text for line in page.lines)
    assert words == f"{NATION} {MOTTO} {make_plan().blocks[0].text}"
