"""Letters that did not go, or nobody knows whether: named to whoever they were for, and to who
administers the accounts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from desk.reminding.digests import CUT_OFF, TOO_LATE
from desk.reminding.models import Digest
from officials.models import Appointment, Official
from vietnamese.dates import short

NAMED_FOR = timedelta(days=7)
SHOWN = 10
State = Digest.State


@dataclass(frozen=True, slots=True)
class Notice:
    """`why` is for who looks after the server: a cause, and its code where there is one."""

    text: str
    why: str = ""


def notices_of(official: Official, day: date) -> list[Notice]:
    """Of the last days, their own first; nothing more is done about any of them."""
    offices = official.administered_organization_ids
    theirs = Appointment.objects.current(day).filter(organization__in=offices).values("official")
    found = Digest.objects.filter(
        Q(official=official) | Q(official__in=theirs),
        state__in=[State.FAILED, State.UNCLEAR],
        day__gte=day - NAMED_FOR,
    ).select_related("official")
    digests = sorted(found[: 10 * SHOWN], key=lambda one: one.official_id != official.pk)
    return [_notice(digest, official) for digest in digests[:SHOWN]]


def _notice(digest: Digest, reader: Official) -> Notice:
    whose = "" if digest.official_id == reader.pk else f" của {digest.official}"
    on = short(digest.day)
    if digest.state == State.UNCLEAR:
        text = f"Không rõ thư nhắc việc ngày {on}{whose} đã gửi chưa; chương trình không gửi lại."
    else:
        text = f"Không gửi được thư nhắc việc ngày {on}{whose}."
    return Notice(text, _why(digest.last_error) if reader.administered_organization_ids else "")


def _why(error: str) -> str:
    match error.split():
        case []:
            return ""
        case [cause] if cause in _CAUSES:
            return _CAUSES[cause]
        case ["RCPT", code] if code.startswith("5"):
            return f"máy chủ thư không nhận địa chỉ này ({code})"
        case _:
            return f"máy chủ thư không trả lời hoặc từ chối ({error})"


_CAUSES = {
    CUT_OFF: "chương trình dừng đột ngột trong lúc gửi",
    TOO_LATE: "chưa kịp gửi trong buổi sáng",
    "BadHeaderError": "địa chỉ thư không hợp lệ",
}
