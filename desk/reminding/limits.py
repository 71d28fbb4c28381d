"""How a time limit stands on a day, in working days."""

from datetime import date

from vietnamese.working_days import Calendar


def told(due_on: date | None, day: date, calendar: Calendar) -> str:
    if due_on is None:
        return "không có thời hạn"
    if due_on == day:
        return "đến hạn hôm nay"
    days = calendar.working_days_between(day, due_on)
    return f"còn {days} ngày làm việc" if due_on > day else f"chậm {-days} ngày làm việc"
