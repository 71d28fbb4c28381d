"""The list of days off that ships, held against the law, the moon and a table made by hand."""

from collections import Counter
from datetime import date, timedelta

import pytest

from localities.calendars import office_calendar
from localities.loading import FIXTURES, HolidayRow, load_holidays, read_holidays
from localities.models import Holiday
from tests.localities.lunar import new_year, third_month
from vietnamese.dates import short
from vietnamese.working_days import Calendar

Kind, Certainty = Holiday.Kind, Holiday.Certainty

ROWS = read_holidays(FIXTURES)
YEARS = (2024, 2025, 2026, 2027)
SATURDAY = 5


@pytest.fixture
def calendar(db: None) -> Calendar:
    load_holidays()
    return office_calendar()


def holidays_named(name: str, year: int) -> list[date]:
    return [r.day for r in ROWS if (r.kind, r.name, r.day.year) == (Kind.HOLIDAY, name, year)]


def of_kind(kind: Holiday.Kind) -> list[HolidayRow]:
    return [row for row in ROWS if row.kind is kind]


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


# The law: Bộ luật Lao động 2019, Điều 111 and 112.


@pytest.mark.parametrize("year", YEARS)
def test_every_year_has_the_holidays_of_fixed_days(year: int) -> None:
    assert holidays_named("Tết Dương lịch", year) == [date(year, 1, 1)]
    assert holidays_named("Ngày Chiến thắng", year) == [date(year, 4, 30)]
    assert holidays_named("Ngày Quốc tế lao động", year) == [date(year, 5, 1)]


@pytest.mark.parametrize("year", YEARS)
def test_national_day_has_a_second_day_beside_it(year: int) -> None:
    assert holidays_named("Quốc khánh", year) in (
        [date(year, 9, 1), date(year, 9, 2)],
        [date(year, 9, 2), date(year, 9, 3)],
    )


@pytest.mark.parametrize("year", YEARS)
def test_tet_is_five_days_on_end_around_the_lunar_new_year(year: int) -> None:
    days = holidays_named("Tết Nguyên đán", year)
    assert days == [days[0] + timedelta(n) for n in range(5)]
    assert new_year(year) in days[1:4]


@pytest.mark.parametrize("year", YEARS)
def test_gio_to_is_the_tenth_of_the_third_lunar_month(year: int) -> None:
    assert holidays_named("Giỗ Tổ Hùng Vương", year) == [third_month(year) + timedelta(days=9)]


def test_the_moon_says_what_almanacs_say() -> None:
    assert [new_year(year) for year in YEARS] == [
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2027, 2, 6),
    ]
    # New moon at 23:14 in Vietnam and past midnight in China: Tết 2007 came a day earlier here.
    assert new_year(2007) == date(2007, 2, 17)


@pytest.mark.parametrize("year", YEARS)
def test_a_holiday_on_a_weekly_day_off_is_given_back(year: int) -> None:
    on_weekends = [r for r in of_kind(Kind.HOLIDAY) if r.day.year == year and is_weekend(r.day)]
    given_back = [r for r in of_kind(Kind.COMPENSATORY) if r.day.year == year]
    assert Counter(f"Nghỉ bù {r.name}" for r in on_weekends) == Counter(r.name for r in given_back)


def test_days_are_given_back_at_once() -> None:
    """On the next working day: none is left between the holiday and the day given back."""
    off = {row.day for row in ROWS if row.kind is not Kind.WORKING}
    for row in of_kind(Kind.COMPENSATORY):
        eve = row.day - timedelta(days=1)
        assert not is_weekend(row.day)
        assert eve in off or is_weekend(eve)


def test_a_working_day_off_is_worked_on_a_weekend() -> None:
    off = of_kind(Kind.SWAPPED_OFF)
    worked = [row for row in of_kind(Kind.WORKING) if is_weekend(row.day)]
    assert not any(is_weekend(row.day) for row in off)
    assert {row.name for row in worked} == {f"Làm bù ngày {short(row.day)}" for row in off}
    assert len(worked) == len(off) == 4


def test_only_culture_day_and_what_is_not_announced_are_uncertain() -> None:
    """24/11: a resolution of the Politburo of 07/01/2026; that the law followed was not found."""
    uncertain = [row for row in ROWS if row.certainty is not Certainty.CERTAIN]
    assert [(f"{row.day:%d/%m/%Y}", row.certainty) for row in uncertain] == [
        ("23/11/2026", Certainty.LIKELY),
        ("24/11/2026", Certainty.LIKELY),
        *((f"{day:02}/02/2027", Certainty.UNANNOUNCED) for day in range(4, 11)),
        ("03/09/2027", Certainty.UNANNOUNCED),
        ("24/11/2027", Certainty.LIKELY),
    ]


def test_every_row_is_fit_for_the_admin_and_says_its_source(db: None) -> None:
    for row in ROWS:
        Holiday(
            day=row.day,
            kind=row.kind,
            name=row.name,
            source=row.source,
            certainty=row.certainty,
        ).full_clean()
    assert [row.day for row in ROWS] == sorted({row.day for row in ROWS})


# Around every holiday, written by hand from the announcements: T2 is Monday, T7 Saturday.
NEXT = """
29/12/2023 T6   02/01/2024 T3
07/02/2024 T4   15/02/2024 T5
12/02/2024 T2   15/02/2024 T5
17/04/2024 T4   19/04/2024 T6
26/04/2024 T6   02/05/2024 T5
03/05/2024 T6   04/05/2024 T7
04/05/2024 T7   06/05/2024 T2
30/08/2024 T6   04/09/2024 T4
31/12/2024 T3   02/01/2025 T5
24/01/2025 T6   03/02/2025 T2
04/04/2025 T6   08/04/2025 T3
25/04/2025 T6   26/04/2025 T7
26/04/2025 T7   28/04/2025 T2
29/04/2025 T3   05/05/2025 T2
29/08/2025 T6   03/09/2025 T4
31/12/2025 T4   05/01/2026 T2
09/01/2026 T6   10/01/2026 T7
10/01/2026 T7   12/01/2026 T2
13/02/2026 T6   23/02/2026 T2
24/04/2026 T6   28/04/2026 T3
29/04/2026 T4   04/05/2026 T2
21/08/2026 T6   22/08/2026 T7
22/08/2026 T7   24/08/2026 T2
28/08/2026 T6   03/09/2026 T5
20/11/2026 T6   23/11/2026 T2
23/11/2026 T2   25/11/2026 T4
31/12/2026 T5   04/01/2027 T2
03/02/2027 T4   11/02/2027 T5
15/04/2027 T5   19/04/2027 T2
29/04/2027 T5   04/05/2027 T3
01/09/2027 T4   06/09/2027 T2
23/11/2027 T3   25/11/2027 T5
"""


def in_words(day: date) -> str:
    return f"{day:%d/%m/%Y} T{day.weekday() + 2}"


def test_the_next_working_day_is_that_of_the_table(calendar: Calendar) -> None:
    for line in NEXT.strip().splitlines():
        start, end = line.split("   ")
        found = calendar.next_working_day(date(*map(int, reversed(start[:10].split("/")))))
        assert (start, in_words(found)) == (start, end)


def test_the_table_goes_over_every_day_that_is_not_as_usual(calendar: Calendar) -> None:
    day = date(2023, 12, 30)
    told = {line[0:10] for line in NEXT.strip().splitlines()}
    while day < date(2027, 12, 31):
        usual = day + timedelta(days=3 if day.weekday() == SATURDAY - 1 else 1)
        if calendar.is_working(day) and calendar.next_working_day(day) != usual:
            assert f"{day:%d/%m/%Y}" in told
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "since", "known"),
    [
        (date(2024, 5, 2), date(2024, 4, 26), True),
        (date(2026, 1, 5), date(2025, 12, 25), True),
        (date(2024, 1, 2), date(2023, 12, 29), False),
        (date(2026, 11, 19), date(2026, 9, 3), True),
        (date(2026, 11, 25), date(2026, 11, 20), False),
        (date(2026, 11, 30), date(2026, 11, 25), True),
        (date(2027, 1, 4), date(2026, 12, 28), False),
        (date(2028, 1, 3), date(2028, 1, 3), False),
    ],
)
def test_what_is_not_announced_is_not_known(
    calendar: Calendar, day: date, since: date, known: bool
) -> None:
    assert calendar.is_known(day, since=since) is known
