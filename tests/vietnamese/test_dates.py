import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.dates import long_date, read_date, short, today

FIRST_OF_APRIL = date(2024, 4, 1)


@pytest.mark.parametrize(
    ("day", "long", "slashed"),
    [
        (FIRST_OF_APRIL, "ngày 01 tháng 4 năm 2024", "01/4/2024"),
        (date(2024, 2, 25), "ngày 25 tháng 02 năm 2024", "25/02/2024"),
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026", "09/01/2026"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025", "31/12/2025"),
    ],
)
def test_small_days_and_the_first_two_months_take_a_zero(
    day: date, long: str, slashed: str
) -> None:
    assert long_date(day) == long
    assert short(day) == slashed


@pytest.mark.parametrize(
    "typed",
    [
        "01/04/2024",
        "1/4/2024",
        "01-04-2024",
        "1.4.2024",
        "1/4/24",
        "01 / 4 / 2024",
        "01042024",
        "2024-04-01",
        "ngày 01/4/2024",
        "ngày 01 tháng 4 năm 2024",
        "Ngày 1 tháng 04 năm 2024.",
        "NGÀY 1 THÁNG TƯ NĂM 2024",
        "01 tháng 4 năm 2024",
        "  ngày  01  tháng  4  năm  2024 ,",
        "ngày 01tháng 4năm 2024",
        unicodedata.normalize("NFD", "ngày 01 tháng 4 năm 2024"),
    ],
)
def test_the_first_of_april_is_read_however_it_is_typed(typed: str) -> None:
    assert read_date(typed) == FIRST_OF_APRIL


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tháng 4 năm 2024",
        "ngày … tháng … năm 2024",
        "ngày    tháng 4 năm 2024",
        "31/02/2024",
        "04/25/2024",
        "1/4-2024",
        "1/4/024",
        "1/4/0024",
        "01/04/2024 đến 05/04/2024",
        "Số 01/4/2024",
        "20240401",
    ],
)
def test_what_states_no_single_day_is_none(typed: str) -> None:
    assert read_date(typed) is None


def test_a_day_over_twelve_is_no_month() -> None:
    assert read_date("25/04/2024") == date(2024, 4, 25)


def test_two_digits_of_a_year_mean_1970_to_2069() -> None:
    assert read_date("1/4/70") == date(1970, 4, 1)
    assert read_date("1/4/69") == date(2069, 4, 1)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_written_reads_back(day: date) -> None:
    assert read_date(long_date(day)) == read_date(short(day)) == read_date(str(day)) == day


def test_today_is_the_day_seven_hours_east_of_greenwich() -> None:
    before = (datetime.now(UTC) + timedelta(hours=7)).date()
    said = today()
    after = (datetime.now(UTC) + timedelta(hours=7)).date()
    assert before <= said <= after
