"""Kỳ báo cáo: from when to when the figures of a report run (NĐ 09/2019/NĐ-CP, Điều 12).

By the decree a month runs from the 15th of the month before to the 14th, and longer periods
likewise; nine months and weeks are not in it and follow by analogy and by the calendar week. By the
calendar a period is what its name says. Where the closing rule changes, the first period under the
new one begins on the day after the last under the old: no day is reported twice or not at all.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import models

_DAY = timedelta(1)
CLOSING_DAY = 14
"""Of the period's last month, by the decree."""


class Rhythm(models.TextChoices):
    WEEK = "week", "Hằng tuần"
    MONTH = "month", "Hằng tháng"
    QUARTER = "quarter", "Hằng quý"
    HALF_YEAR = "half_year", "6 tháng"
    NINE_MONTHS = "nine_months", "9 tháng"
    YEAR = "year", "Hằng năm"
    ON_REQUEST = "on_request", "Khi có yêu cầu"


class Closing(models.TextChoices):
    DECREE = "decree", "Ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP)"
    CALENDAR = "calendar", "Theo lịch: từ ngày đầu đến ngày cuối kỳ"


MONTHS = {
    Rhythm.MONTH: 1,
    Rhythm.QUARTER: 3,
    Rhythm.HALF_YEAR: 6,
    Rhythm.NINE_MONTHS: 9,
    Rhythm.YEAR: 12,
}
NAMES = {
    Rhythm.WEEK: "tuần {number} năm {year}",
    Rhythm.MONTH: "tháng {number} năm {year}",
    Rhythm.QUARTER: "quý {roman} năm {year}",
    Rhythm.HALF_YEAR: "6 tháng {half} năm {year}",
    Rhythm.NINE_MONTHS: "9 tháng đầu năm {year}",
    Rhythm.YEAR: "năm {year}",
}
ROMAN = ("I", "II", "III", "IV")
HALVES = ("đầu", "cuối")


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included. `number` counts within the year: the second quarter is 2."""

    rhythm: Rhythm
    year: int
    number: int
    since: date
    until: date

    @property
    def name(self) -> str:
        """ "6 tháng đầu năm 2026", as it runs on in a sentence."""
        return NAMES[self.rhythm].format(
            number=self.number,
            year=self.year,
            roman=ROMAN[(self.number - 1) % 4],
            half=HALVES[(self.number - 1) % 2],
        )


def periods_in(rhythm: Rhythm, year: int, closing: Closing) -> Iterator[Period]:
    """In their order; none of a report that is made on request."""
    if rhythm is Rhythm.WEEK:
        yield from _weeks(year)
    elif rhythm in MONTHS:
        months = MONTHS[rhythm]
        for number in range(1, 12 // months + 1):
            first, last = months * (number - 1) + 1, months * number
            yield Period(rhythm, year, number, *_span(year, first, last, closing))


def year_before(one: Period, closing: Closing) -> Period:
    """The same period a year earlier; of week 53, where there is none, the last week."""
    found = list(periods_in(one.rhythm, one.year - 1, closing))
    return found[min(one.number, len(found)) - 1]


def joined_to(earlier: Period, one: Period) -> Period:
    """The first period under new terms, begun where the last under the old ones ended."""
    return replace(one, since=earlier.until + _DAY)


def _span(year: int, first: int, last: int, closing: Closing) -> tuple[date, date]:
    if closing is Closing.CALENDAR:
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    since = date(year, first, 1) - _DAY
    return since.replace(day=CLOSING_DAY + 1), date(year, last, CLOSING_DAY)


def _weeks(year: int) -> Iterator[Period]:
    """Monday to Sunday; a week belongs to the year that has its Thursday (ISO 8601)."""
    monday = date.fromisocalendar(year, 1, 1)
    number = 1
    while (monday + 3 * _DAY).year == year:
        yield Period(Rhythm.WEEK, year, number, monday, monday + 6 * _DAY)
        monday, number = monday + 7 * _DAY, number + 1
