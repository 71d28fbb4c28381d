"""What a reviewer had read when they wrote or decided: refused where it has moved since."""

import hashlib
from dataclasses import dataclass

from reports.models import Report
from workflow.verdicts import ALLOWED, Verdict, refused

FINDINGS_MOVED = (
    "Ý kiến vừa được thêm, sửa hoặc bỏ sau khi trang này mở. Hãy xem lại các ý kiến rồi quyết định."
)
_ENOUGH = 16


@dataclass(frozen=True, slots=True)
class Read:
    """`number` of the sending; `findings` stands for those that waited to be told, as they read."""

    number: int
    findings: str


def read_of(report: Report) -> Read:
    """As it is now."""
    last = report.sendings.order_by("-number").values_list("number", flat=True).first()
    return Read(last or 0, _told_apart(report))


def is_still_read(report: Report, read: Read) -> Verdict:
    now = read_of(report)
    if now.number != read.number:
        return sent_again(now.number)
    return ALLOWED if now == read else refused(FINDINGS_MOVED)


def is_last_sending(report: Report, number: int) -> Verdict:
    now = read_of(report).number
    return ALLOWED if now == number else sent_again(now)


def sent_again(number: int) -> Verdict:
    return refused(
        f"Nơi báo cáo vừa gửi lần {number} sau khi trang này mở. Hãy xem bản mới rồi làm tiếp."
    )


def _told_apart(report: Report) -> str:
    columns = ("pk", "kind", "text", "quote", "key", "asked")
    rows = list(report.findings.filter(decision=None).order_by("pk").values_list(*columns))
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:_ENOUGH] if rows else ""
