"""Biên nhận: that a report was handed in, when, by which deadline, and the hash that tells it."""

from django.utils import timezone

from officials.models import Organization
from paper.slips import Section, Slip
from reports.models import Report, Sending
from vietnamese.dates import VIETNAM, long_date, short
from vietnamese.numerals import grouped

HASH_GROUP = 8


def number_of(sending: Sending) -> str:
    """Of the receipt: report and sending, as in "214-2"."""
    return f"{sending.report_id}-{sending.number}"


def sections_of(sending: Sending) -> tuple[Section, ...]:
    """What page and print say alike."""
    report = sending.report
    told = (
        ("Số biên nhận", (number_of(sending),)),
        ("Nơi báo cáo", (str(report.organization),)),
        ("Báo cáo", (f"{report.regime}, {report.period_name}", _span(report))),
        ("Nơi xem xét", (str(report.terms.reviewer),)),
        ("Đã nhận", what(sending)),
        ("Ghi lúc" if sending.is_for_another else "Nộp lúc", (moment(sending), _who(sending))),
        ("Hạn nộp", (short(sending.due_on),)),
        ("Tình trạng", (lateness(sending),)),
        ("Mã kiểm tra (SHA-256)", (in_groups(sending.sha256),)),
    )
    return tuple(Section(label, lines) for label, lines in told)


def slip_of(sending: Sending) -> Slip:
    """Issued by the office that reviews, as it was headed on that day."""
    office: Organization = sending.report.terms.reviewer
    day = sending.at.astimezone(VIETNAM).date()
    head = office.letterhead_on(day)
    place = f"{head.place}, " if head and head.place else ""
    return Slip(
        "Biên nhận báo cáo",
        f"{sending.report.regime}, {sending.report.period_name}",
        superior=head.superior if head else "",
        issuer=head.issuer_lines if head else (str(office).upper(),),
        dateline=f"{place}{long_date(day)}",
        sections=sections_of(sending),
    )


def moment(sending: Sending) -> str:
    """ "14 giờ 05 phút 09 giây, ngày 16/6/2026 (giờ Việt Nam)"."""
    at = timezone.localtime(sending.at, VIETNAM)
    clock = f"{at:%H} giờ {at:%M} phút {at:%S} giây"
    return f"{clock}, ngày {short(at.date())} (giờ Việt Nam)"


def lateness(sending: Sending) -> str:
    if is_again(sending):
        first = "trễ hạn" if sending.report.is_late else "đúng hạn"
        return f"Nộp lại sau khi bị trả lại; lần nộp đầu {first}"
    if not sending.is_late:
        return "Đúng hạn"
    return f"Trễ hạn {days_late(sending)} ngày"


def days_late(sending: Sending) -> int:
    came_on = sending.received_on or sending.at.astimezone(VIETNAM).date()
    return (came_on - sending.due_on).days


def is_again(sending: Sending) -> bool:
    earlier = sending.report.sendings.filter(kind=Sending.Kind.SUBMISSION)
    return earlier.filter(number__lt=sending.number).exists()


def what(sending: Sending) -> tuple[str, ...]:
    """The paper, the file and the figures that came."""
    told = []
    if sending.is_nothing:
        told.append("Báo cáo không phát sinh")
    if sending.paper_number:
        day = f" ngày {short(sending.paper_date)}" if sending.paper_date else ""
        told.append(f"Văn bản số {sending.paper_number}{day}")
    if sending.file:
        told.append(f"Tệp {sending.file.name}, {grouped(sending.file.size)} byte")
    if count := sending.figures.count():
        told.append(f"{count} số liệu")
    if sending.received_on:
        told.append(f"Nhận bằng văn bản, tệp ngày {short(sending.received_on)}")
    return tuple(told)


def in_groups(sha256: str) -> str:
    """So that it can be compared by eye and broken over lines."""
    parts = range(0, len(sha256), HASH_GROUP)
    return " ".join(sha256[start : start + HASH_GROUP] for start in parts)


def _who(sending: Sending) -> str:
    deed = "Người ghi hộ" if sending.is_for_another else "Người nộp"
    return f"{deed}: {sending.by}"


def _span(report: Report) -> str:
    return f"Số liệu từ ngày {short(report.since)} đến hết ngày {short(report.until)}"
