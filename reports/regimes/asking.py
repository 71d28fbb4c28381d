"""Asking for a period that no rhythm brings, and moving the deadline of one period for all."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from history.recording import record, subject_of
from officials.models import Official
from reports.models import DeadlineChange, Regime, Request
from reports.regimes import rules
from reports.regimes.calendar import Due, due_of, dues_of
from reports.regimes.permissions import may_keep
from reports.regimes.setting import hold
from vietnamese.dates import short
from workflow.verdicts import demand

LONGEST_WAIT = timedelta(366)
"""After the last day; more is most likely a wrong year."""


def ask(request: Request, *, by: Official) -> Request:
    """For everybody who reports by the regime. Raises ValidationError."""
    demand(may_keep(request.regime, by))
    with transaction.atomic():
        regime = hold(request.regime)
        request.asked_by = by
        request.full_clean(exclude=["asked_by"])
        rules.demand_none(_faults(regime, request))
        request.save(force_insert=True)
        details = {"request": request.pk}
        record(
            regime.owner_id,
            verb="reports.ask",
            by=by,
            subject=subject_of(regime),
            details=details,
        )
    return request


def move_deadline(due: Due, due_on: date, *, reason: str, by: Official) -> DeadlineChange:
    """What was handed in keeps the deadline it was measured by. Raises ValidationError."""
    demand(may_keep(due.regime, by))
    with transaction.atomic():
        regime = hold(due.regime)
        now = due_of(regime, *due.span)
        change = DeadlineChange(
            regime=regime, since=due.since, until=due.until, due_on=due_on, reason=reason, by=by
        )
        change.full_clean(exclude=["by"])
        rules.demand_none(_faults_of_deadline(now, due_on))
        change.save(force_insert=True)
        details = {"change": change.pk}
        record(
            regime.owner_id,
            verb="reports.move_deadline",
            by=by,
            subject=subject_of(regime),
            details=details,
        )
    return change


def _faults(regime: Regime, request: Request) -> Iterator[str]:
    first = regime.terms.order_by("valid_from").first()
    if first and request.until < first.valid_from:
        yield f"Chế độ báo cáo áp dụng từ ngày {short(first.valid_from)}."
    if regime.ends_on and request.until > regime.ends_on:
        yield f"Chế độ báo cáo đã thôi từ sau ngày {short(regime.ends_on)}."
    yield from _faults_of_wait(request.until, request.due_on)
    yield from _overlapping(regime, request)
    for due in dues_of(regime, request.until.year):
        if due.request is None and due.span == (request.since, request.until):
            yield f"Khoảng thời gian này là kỳ {due.name}, đã phải báo cáo theo định kỳ."


def _overlapping(regime: Regime, request: Request) -> Iterator[str]:
    """Of one occasion: an interim review lies within the span of the final one."""
    others = regime.requests.filter(
        occasion=request.occasion, since__lte=request.until, until__gte=request.since
    )
    for other in others.order_by("since"):
        yield (
            f"Chồng lên yêu cầu “{other.name}” (từ ngày {short(other.since)} đến hết ngày "
            f"{short(other.until)}); cùng một dịp thì mỗi ngày chỉ báo cáo một lần."
        )


def _faults_of_deadline(now: Due, due_on: date) -> Iterator[str]:
    if now.due_on == due_on:
        yield f"Hạn nộp của kỳ này đang là ngày {short(due_on)}."
    yield from _faults_of_wait(now.until, due_on)


def _faults_of_wait(until: date, due_on: date) -> Iterator[str]:
    if due_on > until + LONGEST_WAIT:
        yield "Hạn nộp cách ngày chốt hơn một năm; hãy xem lại năm của hạn nộp."
