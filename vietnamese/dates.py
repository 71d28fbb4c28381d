"""Dates as administrative papers write them and officials type them: the day always first."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from vietnamese.folding import fold

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""By `date.weekday()`."""

_SPELLED = re.compile(r"(?:ngay )?(\d{1,2}) ?thang ?(\d{1,2}|tu) ?nam ?(\d{4})")
_SEPARATED = re.compile(r"(?:ngay )?(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def today(at: datetime | None = None) -> date:
    """The day it is in Vietnam, wherever the server stands; now, or at that moment."""
    return (at.astimezone(VIETNAM) if at else datetime.now(VIETNAM)).date()


def long_date(day: date) -> str:
    """ "ngày 01 tháng 4 năm 2024": days under 10, January and February take a 0 (NĐ 30/2020,
    Phụ lục I, II.4)."""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year}"


def short(day: date) -> str:
    """ "01/4/2024", with the zeros of the long form."""
    return f"{day.day:02}/{_month(day)}/{day.year}"


def read_date(text: str) -> date | None:
    """The date a text states and nothing else, day before month; None when it states none.

    Reads "01/4/2024", "1-4-2024", "1.4.24", "01042024", "2024-04-01", "ngày 1 tháng tư năm 2024"
    and the like. Two digits of a year mean 1970 to 2069; four must begin with 19 or 20.
    """
    typed = fold(text).strip(" .,;")
    if found := _SPELLED.fullmatch(typed):
        day, month, year = found.groups()
        return _date(day, "4" if month == "tu" else month, year)
    if found := _SEPARATED.fullmatch(typed):
        day, _, month, year = found.groups()
        return _date(day, month, year)
    if found := _RUN_TOGETHER.fullmatch(typed):
        return _date(*found.groups())
    if found := _ISO.fullmatch(typed):
        return _date(*reversed(found.groups()))
    return None


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def _date(day: str, month: str, year: str) -> date | None:
    full_year = int(year) if len(year) == 4 else 1970 + (int(year) - 70) % 100
    if full_year // 100 not in {19, 20}:
        return None
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None
