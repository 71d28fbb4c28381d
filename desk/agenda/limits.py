"""How a time limit stands on a day, told in working days."""

from datetime import date

from vietnamese.working_days import Calendar

WITHOUT = "không có thời hạn"


def told(due_on: date | None, day: date, calendar: Calendar) -> str:
    """ "còn 3 ngày làm việc", "quá hạn 2 ngày làm việc"."""
    if due_on is None:
        return WITHOUT
    if due_on == day:
        return "đến hạn hôm nay"
    if due_on > day:
        return f"còn {calendar.working_days_between(day, due_on)} ngày làm việc"
    late = calendar.working_days_between(due_on, day)
    return f"quá hạn {late} ngày làm việc" if late else "quá hạn từ ngày nghỉ này"
