"""The letter of a morning: plain text, no words of a task or a report, no name of a person.

It leaves the office's machines, so that it says which plan or which report, until when, and where
to read on.
"""

from collections.abc import Iterator
from datetime import date
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from desk.reminding.due import Told, plan_called
from desk.reminding.limits import When
from desk.reminding.models import Digest
from desk.reminding.reports import Matter, ReportsTold
from officials.models import Official
from plans.models import TaskTurn
from plans.tasks.roles import lead_of
from vietnamese.dates import short

SHOWN = 20
"""Tasks of one kind that a letter names; the rest is on the page it leads to."""
COUNTED = {
    When.BELOW: "quá hạn ở đơn vị",
    When.OVERDUE: "quá hạn",
    When.TODAY: "đến hạn hôm nay",
    When.SOON: "sắp đến hạn",
}
REPORTS_COUNTED = {
    Matter.OVERDUE: "báo cáo quá hạn",
    Matter.TODAY: "báo cáo đến hạn hôm nay",
    Matter.SOON: "báo cáo sắp đến hạn",
    Matter.BACK: "báo cáo chờ sửa",
    Matter.FINDING: "kiến nghị chưa trả lời",
}


def letter(digest: Digest, told: Told, numbers: dict[int, str]) -> EmailMessage:
    """To the bare address: what people are called never gets into a header."""
    official: Official = digest.official
    return EmailMessage(
        subject=f"Nhắc việc ngày {short(digest.day)}: {_counted(told)}",
        body="\n".join(_lines(told, numbers)),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[official.email],
        headers={
            "Message-ID": _message_id(digest.pk, digest.day),
            "Auto-Submitted": "auto-generated",
        },
    )


def _counted(told: Told) -> str:
    return ", ".join(_counts(told))


def _counts(told: Told) -> Iterator[str]:
    yield from (f"{len(turns)} {COUNTED[when]}" for when, turns in told.parts())
    reports = told.reports
    yield from (f"{len(lines)} {REPORTS_COUNTED[matter]}" for matter, lines in reports.parts())
    if reports.to_review:
        yield f"{reports.to_review} báo cáo chờ xem xét"


def _lines(told: Told, numbers: dict[int, str]) -> Iterator[str]:
    yield "Kính gửi anh/chị,"
    for when, turns in told.parts():
        yield ""
        yield f"{when.value.upper()} ({len(turns)} nhiệm vụ)"
        for turn in turns[:SHOWN]:
            yield from _task(turn, when, numbers)
        if len(turns) > SHOWN:
            yield f"- và {len(turns) - SHOWN} nhiệm vụ khác: {_link(reverse('desk:reminders'))}"
    yield from _reports(told.reports)
    yield ""
    yield "Thư tự động của chương trình Bình An, không cần trả lời."
    yield f"Xem tất cả, hoặc thôi nhận thư: {_link(reverse('desk:reminders'))}"


def _task(turn: TaskTurn, when: When, numbers: dict[int, str]) -> Iterator[str]:
    lead = lead_of(turn)
    below = f", {lead.organization}" if when is When.BELOW and lead else ""
    due = short(turn.due_on) if turn.due_on else ""
    yield f"- {plan_called(turn.task.plan, numbers)}{below}, thời hạn {due}"
    yield f"  {_link(reverse('plans:turn', args=[turn.pk]))}"


def _reports(told: ReportsTold) -> Iterator[str]:
    for matter, lines in told.parts():
        yield ""
        yield f"{matter.value.upper()} ({len(lines)})"
        for line in lines[:SHOWN]:
            yield f"- {line.words}, {line.note}"
            yield f"  {_link(line.page)}"
        if len(lines) > SHOWN:
            yield f"- và {len(lines) - SHOWN} việc khác: {_link(reverse('desk:reminders'))}"
    if told.to_review:
        yield ""
        yield f"BÁO CÁO CẤP DƯỚI CHỜ XEM XÉT ({told.to_review})"
        yield f"  {_link(reverse('reports:queue'))}"


def _link(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def _message_id(pk: int, day: date) -> str:
    """The same at every attempt, by which a server may know the letter again."""
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return f"<nhac-viec-{day:%Y%m%d}-{pk}@{sender.rpartition('@')[2]}>"
