"""The list of what was done: narrowed to days and a kind, with its totals, as XLSX."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directives.incoming_prints import heading
from officials.models import Organization
from paper import registers
from paper.registers import Column, Register
from paper.tables import Align
from paper.writers import register_xlsx
from plans.activities.periods import Period, offered
from plans.activities.querysets import ActivityQuerySet, Total
from plans.models import Activity
from vietnamese.dates import short, today

MOST_WRITTEN = 5_000
ACTIVITIES = registers.Form(
    "Danh sách hoạt động",
    (
        Column("STT", 12, Align.CENTRE),
        Column("Ngày", 23, Align.CENTRE),
        Column("Cơ quan", 38),
        Column("Loại hoạt động", 25),
        Column("Nội dung", 58),
        Column("Khối, tổ, thôn, bản", 24),
        Column("Số buổi, lượt", 16, Align.CENTRE),
        Column("Số người dự", 16, Align.CENTRE),
        Column("Kết quả", 40),
    ),
    "hoạt động",
)


@dataclass(frozen=True, slots=True)
class Asked:
    period: Period
    kind: str

    @property
    def periods(self) -> list[tuple[str, str]]:
        return offered(self.period, today=today())

    def among(self, activities: ActivityQuerySet) -> ActivityQuerySet:
        held = activities.held(self.period.since, self.period.until)
        return held.filter(kind=self.kind) if self.kind else held


def asked(address: Mapping[str, str]) -> Asked:
    """What the address asks for; what is not among the choices narrows nothing."""
    kind = address.get("loai", "")
    period = Period.asked(address.get("thang", ""), today=today())
    return Asked(period, kind if kind in Activity.Kind.values else "")


def told(totals: list[Total]) -> list[tuple[str, Total]]:
    """Each kind in words with its numbers, and the sum of all where there are several."""
    lines = [(str(Activity.Kind(total.kind).label), total) for total in totals]
    return [*lines, ("Cộng", _sum(totals))] if len(lines) > 1 else lines


def workbook(
    asked: Asked, activities: ActivityQuerySet, organization: Organization | None
) -> bytes:
    """At most MOST_WRITTEN rows, the earliest first."""
    found = activities.for_list().order_by("held_on", "pk")[:MOST_WRITTEN]
    rows = tuple(_row(number, one) for number, one in enumerate(found, start=1))
    superior, issuer = heading(organization, today()) if organization else ("", ())
    register = Register(
        ACTIVITIES,
        rows,
        superior=superior,
        issuer=issuer,
        year=asked.period.since.year if asked.period.since else None,
        since=asked.period.since,
        until=asked.period.until,
        first="1" if rows else "",
        last=str(len(rows)) if rows else "",
        series=str(Activity.Kind(asked.kind).label) if asked.kind else "",
    )
    return register_xlsx.write(register)


def _row(number: int, activity: Activity) -> tuple[str, ...]:
    return (
        str(number),
        short(activity.held_on),
        str(activity.organization),
        str(Activity.Kind(activity.kind).label),
        activity.what,
        str(activity.group or ""),
        str(activity.sessions),
        str(activity.attendants),
        activity.result,
    )


def _sum(totals: Iterable[Total]) -> Total:
    totals = list(totals)
    return Total(
        "",
        sum(total.activities for total in totals),
        sum(total.sessions for total in totals),
        sum(total.attendants for total in totals),
    )
