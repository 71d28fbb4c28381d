import pytest

from vietnamese.numerals import POINT_LETTERS, from_roman, grouped, roman


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1999, "MCMXCIX"), (2024, "MMXXIV")],
)
def test_roman_numerals_are_written_and_read(number: int, written: str) -> None:
    assert roman(number) == written
    assert from_roman(written) == number


def test_every_roman_numeral_reads_back() -> None:
    assert [from_roman(roman(n)) for n in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_there_is_no_roman_numeral_outside_1_to_3999(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        roman(number)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "iv", "c", "d", "A", "I.", " I", "MMMM"])
def test_what_is_no_well_formed_roman_numeral_is_none(text: str) -> None:
    assert from_roman(text) is None


def test_points_are_lettered_without_marked_vowels_but_with_the_stroked_d() -> None:
    assert len(POINT_LETTERS) == len(set(POINT_LETTERS)) == 23
    assert POINT_LETTERS.startswith("abcdđegh")


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (999, "999"), (12922, "12.922"), (1234567, "1.234.567"), (-1000, "-1.000")],
)
def test_thousands_are_grouped_with_points(number: int, written: str) -> None:
    assert grouped(number) == written
