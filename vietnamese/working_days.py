"""Working days of state offices: Monday to Friday, less the days off, more the days swapped in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

# Quyết định 188/1999/QĐ-TTg: five days of eight hours, Saturday and Sunday off.
_DAYS_A_WEEK = 5
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked, as far as that is known.

    `exceptions` are the days that are not what their weekday says: worked (True) or off (False).
    `years` are those whose days off have all been announced; `in_doubt` are days within them that
    still have to be checked. A walk past the last day of year 9999 is an OverflowError.
    """

    exceptions: Mapping[date, bool]
    years: frozenset[int] = frozenset()
    in_doubt: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        return self.exceptions.get(day, day.weekday() < _DAYS_A_WEEK)

    def on_or_after(self, day: date) -> date:
        """Where a time limit ends that runs out on this day (Bộ luật Dân sự 2015, Điều 148.5)."""
        return day if self.is_working(day) else self.next_working_day(day)

    def next_working_day(self, day: date) -> date:
        """The first working day strictly after: "chậm nhất trong ngày làm việc tiếp theo"."""
        return self.add_working_days(day, 1)

    def add_working_days(self, day: date, count: int) -> date:
        """The last of `count` working days; the day counted from is none of them (Điều 147.2).

        A negative count goes back: "trước 3 ngày làm việc". With 0 it is the day itself.
        """
        days = self._working_days(day, 1 if count > 0 else -1)
        for _ in range(abs(count)):
            day = next(days)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days after `start` up to and with `end`; negative when it is earlier.

        What `add_working_days` needs to come from `start` to a working day `end`.
        """
        step = 1 if start <= end else -1
        behind, last = (start, end) if step == 1 else (end - _DAY, start - _DAY)
        as_their_weekdays = _weekdays_until(last) - _weekdays_until(behind)
        otherwise = sum(
            is_worked - (day.weekday() < _DAYS_A_WEEK)
            for day, is_worked in self.exceptions.items()
            if behind < day <= last
        )
        return step * (as_their_weekdays + otherwise)

    def is_known(self, day: date, *, since: date | None = None) -> bool:
        """Whether every day from `since` (else the day alone) is settled; "chưa kiểm chứng" if not.

        A deadline rests on all the days it was counted over: give the day counted from.
        """
        first, last = sorted((day, since or day))
        if not self.years.issuperset(range(first.year, last.year + 1)):
            return False
        return not any(first <= doubtful <= last for doubtful in self.in_doubt)

    def _working_days(self, day: date, step: int) -> Iterator[date]:
        while True:
            day += timedelta(step)
            if self.is_working(day):
                yield day


def _weekdays_until(day: date) -> int:
    """From Monday to Friday, since the first day of year 1, which was a Monday."""
    weeks, days = divmod(day.toordinal(), 7)
    return weeks * _DAYS_A_WEEK + min(days, _DAYS_A_WEEK)
