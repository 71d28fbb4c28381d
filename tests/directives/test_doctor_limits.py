"""The doctor before any text: never stopped, and in time proportional to its length."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.doctor import examine, mended
from paper.checks import Manuscript
from tests.directives.known import BOTH, REGISTER, TITLE
from tests.timing import busy_seconds

DAY = date(2024, 4, 1)

SCRAPS = st.sampled_from(
    [
        *("Quyết định số ", "12/2018/QĐ-TTg", "12/2018/CT-TTG", " ngày 06/3/2018", " của "),
        *("Thủ tướng Chính phủ", " về ", TITLE, "; ", ".\n", "[[", "]]", "Căn cứ ", "Luật "),
        *("Tổ chức chính quyền địa phương", "“", "”", "(", ")", "Số: 5/KH-UBND\n", "KẾ HOẠCH\n"),
        *("Nơi nhận:\n- Lưu VT.", "khoản 2 Mục II", "I. A\n", "1. b\n", "UBND huyện ", "28/2023"),
    ]
)


@given(st.text(max_size=200) | st.lists(SCRAPS, max_size=30).map("".join), st.dates())
def test_no_text_stops_the_doctor(text: str, on: date) -> None:
    manuscript = Manuscript.of_text(text)
    for finding in examine(manuscript, register=REGISTER, on=on):
        (passage,) = manuscript.passages
        assert passage.text[finding.start : finding.end] == finding.excerpt
        mended(passage.text, finding)


def test_a_megabyte_is_examined_in_bounded_time(capsys: pytest.CaptureFixture[str]) -> None:
    unit = f"Theo {BOTH.replace('06/3', '6/3')}, quyết định số 12/2018/CT-TTG; khoản 9 Mục II.\n"
    seconds = [_seconds(unit * (size // len(unit))) for size in (100_000, 1_000_000)]
    with capsys.disabled():
        print(f"\n1,000,000 characters examined in {seconds[1]:.1f} s")
    assert seconds[1] < 60
    assert seconds[1] < 25 * seconds[0]


@pytest.mark.parametrize(
    "unit",
    [
        *("“", "khoản 2 Mục II ", "UBND huyện ", "nhân dân ", "- Lưu VT\n", "Nơi nhận:\n", "\t"),
        *("Kính gửi: a\n- b\n", "TM. ỦY BAN\n", "Số: 5/KH-UBND\n", "Căn cứ Luật A b;\n", "* "),
        *("Quyết định số 12/2018/QĐ-TTg, ", "[[12/2018/QĐ-TTg]] ", "12/2018 Chỉ thị 06 ", "I. A\n"),
        *("(được sửa đổi ", "Nguyễn Văn A, sinh năm 1990, ", "Phòng a b c ", "Điều 5, ", "\n"),
    ],
)
def test_no_repetition_takes_more_than_its_length(unit: str) -> None:
    short, long = (_seconds(unit * (size // len(unit))) for size in (2_000, 20_000))
    assert long < 30 * max(short, 0.02)


def _seconds(text: str) -> float:
    manuscript = Manuscript.of_text(text)
    return busy_seconds(lambda: examine(manuscript, register=REGISTER, on=DAY))
