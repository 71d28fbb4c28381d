"""The days a list is narrowed to: a year, a month of it, or all there are."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

MONTHS_OFFERED = 12
YEARS_OFFERED = 3
ALL = "tat-ca"


@dataclass(frozen=True, slots=True)
class Period:
    """`value` as in the address: "2026", "2026-03" or ALL."""

    value: str
    since: date | None = None
    until: date | None = None

    @classmethod
    def asked(cls, value: str, *, today: date) -> Self:
        """What the address asks for; the present year where it asks for nothing that is one."""
        if value == ALL:
            return cls(ALL)
        year, _, month = value.partition("-")
        if year.isdecimal() and 2000 <= int(year) <= 2100:
            if not month:
                return cls(value, date(int(year), 1, 1), date(int(year), 12, 31))
            if month.isdecimal() and 1 <= int(month) <= 12:
                return cls._month(int(year), int(month))
        return cls.asked(str(today.year), today=today)

    @classmethod
    def _month(cls, year: int, month: int) -> Self:
        last = date(year, month, monthrange(year, month)[1])
        return cls(f"{year}-{month:02}", last.replace(day=1), last)

    @property
    def called(self) -> str:
        if self.since is None or self.until is None:
            return "từ trước đến nay"
        if self.since.month == self.until.month:
            return f"tháng {self.since.month}/{self.since.year}"
        return f"năm {self.since.year}"


def offered(now: Period, *, today: date) -> list[tuple[str, str]]:
    """Years and months to choose from, and the one chosen now."""
    values = [*_years(today), *_months(today), ALL]
    if now.value not in values:
        values.insert(0, now.value)
    called = {value: Period.asked(value, today=today).called for value in values}
    return [(value, f"{name[0].upper()}{name[1:]}") for value, name in called.items()]


def _years(today: date) -> Iterator[str]:
    yield from (str(today.year - back) for back in range(YEARS_OFFERED))


def _months(today: date) -> Iterator[str]:
    for back in range(MONTHS_OFFERED):
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        yield f"{year}-{month + 1:02}"
