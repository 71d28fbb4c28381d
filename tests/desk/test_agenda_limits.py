"""How a time limit stands, in working days; which days a calendar shows."""

from datetime import date

import pytest

from desk.agenda.limits import told
from desk.agenda.spans import month_of, read_span, week_of
from vietnamese.working_days import Calendar

MONDAY, TODAY = date(2026, 4, 27), date(2026, 4, 28)
# Hùng Kings' day off and its neighbours: Thursday 30 April and Friday 1 May 2026 are holidays.
CALENDAR = Calendar({date(2026, 4, 30): False, date(2026, 5, 1): False})


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (None, "không có thời hạn"),
        (date(2026, 4, 28), "đến hạn hôm nay"),
        (date(2026, 4, 29), "còn 1 ngày làm việc"),
        (date(2026, 5, 4), "còn 2 ngày làm việc"),
        (date(2026, 5, 6), "còn 4 ngày làm việc"),
        (MONDAY, "quá hạn 1 ngày làm việc"),
        (date(2026, 4, 24), "quá hạn 2 ngày làm việc"),
        (date(2026, 4, 17), "quá hạn 7 ngày làm việc"),
    ],
)
def test_a_limit_is_told_in_working_days(due_on: date | None, words: str) -> None:
    assert told(due_on, TODAY, CALENDAR) == words


def test_what_ran_out_before_days_off_is_late_but_by_no_working_day_yet() -> None:
    assert told(date(2026, 4, 29), date(2026, 5, 2), CALENDAR) == "quá hạn từ ngày nghỉ này"


def test_a_month_is_shown_in_whole_weeks() -> None:
    november = month_of(date(2026, 11, 22))
    assert (november.first, november.last) == (date(2026, 10, 26), date(2026, 12, 6))
    assert november.title == "Tháng 11 năm 2026"
    assert (november.before.question, november.after.question) == ("thang=2026-10", "thang=2026-12")
    assert month_of(date(2026, 12, 31)).after.question == "thang=2027-01"
    assert month_of(date(2026, 1, 31)).after.question == "thang=2026-02"


def test_a_week_goes_from_monday_to_sunday_over_the_year_s_end() -> None:
    week = week_of(date(2027, 1, 1))
    assert (week.first, week.last) == (date(2026, 12, 28), date(2027, 1, 3))
    assert (week.before.question, week.after.question) == ("tuan=2026-12-21", "tuan=2027-01-04")


@pytest.mark.parametrize(
    "asked",
    [
        {"month": "2026-13"},
        {"month": "11/2026"},
        {"month": "0001-01"},
        {"month": "٢٠٢٦-١١"},
        {"week": "2026-02-30"},
        {"week": "9999-12-31"},
        {"week": "<script>"},
    ],
)
def test_what_names_no_month_and_no_week_is_not_understood(asked: dict[str, str]) -> None:
    assert read_span(otherwise=TODAY, **asked) is None
