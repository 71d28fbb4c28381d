"""When something due is spoken of in the letters of a morning."""

from datetime import date
from enum import Enum

from vietnamese.working_days import Calendar

DAYS_BEFORE = 3
"""Working days before the time limit at which a letter speaks of it the first time."""


class When(Enum):
    """How a task stands to its time limit, the most pressing first."""

    BELOW = "Quá hạn ở đơn vị anh/chị phụ trách"
    OVERDUE = "Quá hạn"
    TODAY = "Đến hạn hôm nay"
    SOON = f"Còn {DAYS_BEFORE} ngày làm việc"


def when_due(due_on: date, day: date, calendar: Calendar) -> When | None:
    """None on a day on which nothing is said of it."""
    if due_on < day:
        return When.OVERDUE
    if due_on == day:
        return When.TODAY
    left = calendar.working_days_between(day, due_on)
    return When.SOON if left == DAYS_BEFORE else None
