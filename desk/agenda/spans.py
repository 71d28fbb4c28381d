"""The span of days a calendar shows, as its address names it: a month, or a week."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from vietnamese.dates import short

_MONTH = re.compile(r"(\d{4})-(\d{2})")
YEARS = range(2000, 2100)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """Whole weeks, Monday to Sunday; `month` is the first day of the month shown, if it is one."""

    first: date
    last: date
    month: date | None = None

    @property
    def title(self) -> str:
        if self.month:
            return f"Tháng {self.month.month} năm {self.month.year}"
        return f"Tuần từ {short(self.first)} đến {short(self.last)}"

    @property
    def question(self) -> str:
        """Names the span in an address."""
        return f"thang={self.month:%Y-%m}" if self.month else f"tuan={self.first.isoformat()}"

    @property
    def before(self) -> "Span":
        return month_of(self.month - timedelta(1)) if self.month else week_of(self.first - WEEK)

    @property
    def after(self) -> "Span":
        return month_of(self.month + timedelta(31)) if self.month else week_of(self.first + WEEK)

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]


def week_of(day: date) -> Span:
    monday = day - timedelta(day.weekday())
    return Span(monday, monday + timedelta(6))


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return Span(week_of(first).first, week_of(last).last, month=first)


def read_span(*, month: str = "", week: str = "", otherwise: date) -> Span | None:
    """What the address asks for, the month of `otherwise` when nothing; None: not understood."""
    if week:
        day = _date(week)
        return week_of(day) if day else None
    if month:
        day = _date(f"{month}-01") if _MONTH.fullmatch(month) else None
        return month_of(day) if day else None
    return month_of(otherwise)


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
