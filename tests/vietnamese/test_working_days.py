from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.working_days import Calendar

# Of 2024: Monday 29/4 was worked on Saturday 04/5; the two days after it are holidays.
END_OF_APRIL = Calendar(
    {
        date(2024, 4, 29): False,
        date(2024, 4, 30): False,
        date(2024, 5, 1): False,
        date(2024, 5, 4): True,
    },
    years=frozenset({2024}),
)
FRIDAY, SATURDAY = date(2024, 4, 26), date(2024, 4, 27)

# Three weeks with a year's end in them, and room for the walks that leave them.
FIRST = date(2024, 12, 20)
days = st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n))
calendars = st.dictionaries(days, st.booleans(), max_size=12).map(Calendar)
counts = st.integers(0, 15)


def written_out(exceptions: Mapping[date, bool]) -> list[date]:
    """The slow model: every working day of a year around, in order."""
    everything = [FIRST + timedelta(days=n) for n in range(-180, 180)]
    off = {day for day, worked in exceptions.items() if not worked}
    swapped_in = {day for day, worked in exceptions.items() if worked}
    return [
        day
        for day in everything
        if day in swapped_in or (day not in off and day.strftime("%a") not in {"Sat", "Sun"})
    ]


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (FRIDAY, True),
        (SATURDAY, False),
        (date(2024, 4, 28), False),
        (date(2024, 4, 29), False),
        (date(2024, 5, 2), True),
        (date(2024, 5, 4), True),
        (date(2024, 5, 5), False),
    ],
)
def test_offices_work_from_monday_to_friday_but_for_exceptions(day: date, worked: bool) -> None:
    assert END_OF_APRIL.is_working(day) is worked


def test_the_next_working_day_is_strictly_after() -> None:
    assert END_OF_APRIL.next_working_day(date(2024, 4, 25)) == FRIDAY
    assert END_OF_APRIL.next_working_day(FRIDAY) == date(2024, 5, 2)


def test_a_limit_that_runs_out_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert END_OF_APRIL.on_or_after(FRIDAY) == FRIDAY
    assert END_OF_APRIL.on_or_after(SATURDAY) == date(2024, 5, 2)
    assert END_OF_APRIL.on_or_after(date(2024, 5, 4)) == date(2024, 5, 4)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (FRIDAY, 5, date(2024, 5, 7)),
        (SATURDAY, 1, date(2024, 5, 2)),
        (SATURDAY, 0, SATURDAY),
        (date(2024, 5, 6), -3, date(2024, 5, 2)),
        (date(2024, 5, 1), -1, FRIDAY),
    ],
)
def test_the_day_counted_from_is_not_counted(start: date, count: int, end: date) -> None:
    assert END_OF_APRIL.add_working_days(start, count) == end


def test_days_left_are_counted_without_today_and_with_the_last_day() -> None:
    assert END_OF_APRIL.working_days_between(FRIDAY, date(2024, 5, 7)) == 5
    assert END_OF_APRIL.working_days_between(date(2024, 5, 7), FRIDAY) == -5
    assert END_OF_APRIL.working_days_between(FRIDAY, FRIDAY) == 0


@given(calendars, days)
def test_a_day_is_worked_as_in_the_model(calendar: Calendar, day: date) -> None:
    assert calendar.is_working(day) is (day in written_out(calendar.exceptions))


@given(calendars, days, counts.filter(bool))
def test_adding_finds_the_day_the_model_finds(calendar: Calendar, day: date, count: int) -> None:
    worked = written_out(calendar.exceptions)
    assert calendar.add_working_days(day, count) == [d for d in worked if d > day][count - 1]
    assert calendar.add_working_days(day, -count) == [d for d in worked if d < day][-count]


@given(calendars, days)
def test_a_limit_ends_where_the_model_ends_it(calendar: Calendar, day: date) -> None:
    assert calendar.on_or_after(day) == next(
        worked for worked in written_out(calendar.exceptions) if worked >= day
    )


@given(calendars, days, days)
def test_days_between_are_counted_as_in_the_model(
    calendar: Calendar, start: date, end: date
) -> None:
    worked = written_out(calendar.exceptions)
    after, before = (
        [d for d in worked if start < d <= end],
        [d for d in worked if end <= d < start],
    )
    assert calendar.working_days_between(start, end) == len(after) - len(before)


@given(calendars, days, st.integers(-15, 15))
def test_counting_back_gives_what_was_added(calendar: Calendar, day: date, count: int) -> None:
    assert calendar.working_days_between(day, calendar.add_working_days(day, count)) == count


@given(calendars, days, counts, counts)
def test_adding_twice_is_adding_the_sum(
    calendar: Calendar, day: date, first: int, second: int
) -> None:
    once = calendar.add_working_days(day, first + second)
    assert calendar.add_working_days(calendar.add_working_days(day, first), second) == once


def test_an_answer_that_leaves_the_known_years_says_so() -> None:
    assert END_OF_APRIL.is_known(date(2024, 12, 31))
    assert not END_OF_APRIL.is_known(date(2025, 1, 2))
    assert not END_OF_APRIL.is_known(date(2025, 1, 2), since=date(2024, 12, 30))
    assert not END_OF_APRIL.is_known(date(2024, 1, 2), since=date(2023, 12, 29))
    assert not Calendar({}).is_known(FRIDAY)


def test_an_answer_counted_over_a_doubtful_day_says_so() -> None:
    doubtful = date(2026, 11, 24)
    calendar = Calendar({doubtful: False}, frozenset({2026}), frozenset({doubtful}))
    before, after = date(2026, 11, 20), date(2026, 11, 26)
    assert calendar.is_known(before)
    assert calendar.is_known(after)
    assert not calendar.is_known(doubtful)
    assert not calendar.is_known(after, since=before)
    assert not calendar.is_known(before, since=after)
    assert calendar.is_known(date(2026, 12, 1), since=after)


def test_a_year_between_two_known_ones_counts_too() -> None:
    calendar = Calendar({}, years=frozenset({2024, 2026}))
    assert not calendar.is_known(date(2026, 1, 5), since=date(2024, 12, 30))
