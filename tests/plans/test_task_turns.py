"""The due days of tasks against a table made by hand with the calendars of 2024 to 2027."""

from datetime import date

import pytest

from localities.calendars import office_calendar
from localities.loading import load_holidays
from plans.models import Task
from plans.tasks.turns import due_days
from vietnamese.dates import read_date
from vietnamese.working_days import Calendar

# By hand: a calendar on the wall, the days off of each year as announced.
TABLE = """
# first        how often    until       due on
31/12/2024     once         -           31/12/2024
10/02/2024     once         -           15/02/2024
01/05/2025     once         -           05/05/2025
02/02/2024     weekly       01/03/2024  02/02/2024 15/02/2024 16/02/2024 23/02/2024 01/03/2024
05/01/2026     weekly       19/01/2026  05/01/2026 12/01/2026 19/01/2026
31/01/2024     monthly      30/04/2024  31/01/2024 29/02/2024 01/04/2024 02/05/2024
31/01/2025     monthly      31/03/2025  03/02/2025 28/02/2025 31/03/2025
30/11/2026     monthly      28/02/2027  30/11/2026 30/12/2026 01/02/2027 01/03/2027
15/03/2026     quarterly    31/12/2026  16/03/2026 15/06/2026 15/09/2026 15/12/2026
14/06/2025     half_yearly  31/12/2025  16/06/2025 15/12/2025
29/02/2024     yearly       31/12/2027  29/02/2024 28/02/2025 02/03/2026 01/03/2027
"""
LINES = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]


@pytest.fixture
def calendar(db: None) -> Calendar:
    load_holidays()
    return office_calendar()


def day(written: str) -> date:
    found = read_date(written)
    assert found, written
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line[0]} {line[1]}")
def test_due_days_are_those_of_the_table(line: list[str], calendar: Calendar) -> None:
    first, recurrence, until, *expected = line
    task = Task(
        due_on=day(first),
        recurrence=recurrence,
        recurs_until=None if until == "-" else day(until),
    )
    assert due_days(task, calendar) == tuple(map(day, expected))


def test_without_a_time_limit_there_is_no_due_day(calendar: Calendar) -> None:
    assert due_days(Task(due_on=None), calendar) == ()


def test_two_limits_within_one_holiday_end_on_one_day() -> None:
    off = {date(2026, 2, n): False for n in range(14, 23)}
    task = Task(due_on=date(2026, 2, 14), recurrence="weekly", recurs_until=date(2026, 2, 28))
    calendar = Calendar(exceptions=off)
    assert due_days(task, calendar) == (date(2026, 2, 23), date(2026, 3, 2))
