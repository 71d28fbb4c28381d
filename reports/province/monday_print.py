"""Sáng thứ Hai as one page of A4: what finds no room is counted on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from officials.models import Organization
from paper import components
from paper.sheet import IssueDate
from paper.week_sheet import Day, Item, WeekSheet, Words
from reports.models import Decision, Regime, Sending
from reports.province.monday import DueThisWeek, Late, Listed, Monday, missed, owing, told
from vietnamese.dates import short, today
from vietnamese.numerals import grouped

TITLE = "Sáng thứ Hai"
WORDS = Words(
    ("Việc", "Nơi báo cáo, báo cáo", "Số, ký hiệu", "Ngày"),
    ("STT", "Nơi chậm báo cáo", "Điện thoại cơ quan", "Lần gọi gần nhất"),
    more="và {} báo cáo khác, xem bảng",
    more_tasks="và {} nơi khác, xem bảng",
)
MORE_THAN_FITS = 60


def sheet_of(monday: Monday, organization: Organization) -> WeekSheet:
    head = organization.letterhead_on(monday.day)
    dateline = f"{head.place}, {components.date_words(IssueDate.of(monday.day))}" if head else ""
    late = monday.late[:MORE_THAN_FITS]
    names_regime = are_of_several(monday.late)
    return WeekSheet(
        TITLE,
        f"Tình hình báo cáo của cấp dưới, tính đến ngày {short(monday.day)}",
        tuple(_days(monday)),
        tuple(_late(one, names_regime=names_regime) for one in late),
        more=len(monday.late) - len(late),
        superior=head.superior if head else "",
        issuer=head.issuer_lines if head else (organization.name,),
        dateline=dateline,
        words=WORDS if names_regime or not late else _of_one(late[0].dues[0].regime),
    )


def are_of_several(late: Iterable[Late]) -> bool:
    """Whether reports of more than one regime are late; of one it is named above them."""
    return len({due.regime.pk for one in late for due in one.dues}) > 1


def _of_one(regime: Regime) -> Words:
    """The regime stands in the head of the late ones, once for all."""
    number, place, phone, call = WORDS.task_heads
    return replace(WORDS, task_heads=(number, f"{place}: {regime}", phone, call))


def _days(monday: Monday) -> Iterator[Day]:
    yield _day(f"Mới nộp từ thứ Sáu {short(monday.since)}", monday.arrived, _sent)
    yield _day("Nộp lại", monday.again, _sent)
    yield _day("Đến hạn tuần này", Listed(monday.due, len(monday.due)), _due)
    yield _day("Mở lại sau khi đã chấp nhận", monday.changed, _reopened)
    yield _day("Cơ quan xem xét còn nợ", monday.owed, _owed)


def _day(label: str, listed: Listed, told: Callable[[Any], Item]) -> Day:
    items = tuple(told(row) for row in listed.rows) or (Item("Không có"),)
    return Day((label,), items, listed.more)


def _sent(sending: Sending) -> Item:
    late = ", trễ hạn" if sending.is_late else ""
    return Item(told(sending.report), sending.paper_number, f"{short(today(sending.at))}{late}")


def _due(one: DueThisWeek) -> Item:
    due, total = one.due, grouped(one.tally.total)
    missing = f"còn {grouped(one.missing)}/{total} nơi" if one.missing else f"đủ {total} nơi"
    return Item(f"{due.regime}, {due.name}", missing, short(due.due_on))


def _reopened(decision: Decision) -> Item:
    report = decision.sending.report
    return Item(told(report), report.get_state_display(), short(today(decision.at)))


def _owed(report: Any) -> Item:
    return Item(told(report), owing(report), short(today(report.sent_at)))


def _late(late: Late, *, names_regime: bool) -> Item:
    """The regime is named where there are several: a line more for each of them is much."""
    call = f"{short(today(late.call.at))}: {late.call.text}" if late.call else "chưa gọi"
    words = f"{late.place.name}: {missed(late, names_regime=names_regime)}"
    return Item(words, late.phone or "chưa ghi", call)
