import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.folding import clean, fold, nfc


@pytest.mark.parametrize("written", ["Hoà Hiếu", "Hòa Hiếu", "HOÀ  HIẾU", " hoà\thiếu\n"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_old_and_new_tone_placement_case_and_form_fold_alike(written: str, form: str) -> None:
    assert fold(unicodedata.normalize(form, written)) == "hoa hieu"  # type: ignore[arg-type]


def test_d_with_stroke_folds_to_d() -> None:
    assert fold("Đường Đội Cấn, đức") == "duong doi can, duc"


def test_folding_keeps_digits_and_signs() -> None:
    assert fold("Số 05/KH-UBND") == "so 05/kh-ubnd"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_does_not_depend_on_the_form(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_nfc_composes_what_macos_pastes() -> None:
    assert nfc("Hoa\u0300") == "Hoà"


def test_cleaning_drops_what_cannot_be_seen() -> None:
    assert clean("\ufeffKế\x00 ho\u00adạch\u200b \u202e2024\u2069\x7f") == "Kế hoạch 2024"


def test_cleaning_keeps_tabs_and_no_break_spaces_and_every_line_end() -> None:
    assert clean("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\th\u00a0i") == "a\nb\nc\nd\ne\nf\ng\th\u00a0i"


def test_cleaning_composes_a_mark_that_something_invisible_kept_apart() -> None:
    assert clean("Hoa\u200b\u0300") == "Hoà"


def test_cleaning_drops_half_a_surrogate_pair_which_no_file_can_hold() -> None:
    assert clean("a\ud800b").encode() == b"ab"


@given(st.text())
def test_cleaning_twice_changes_nothing_and_the_result_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\x00" not in cleaned
