"""Who has a report in hand at the reviewing office, so that two do not tread on each other."""

from django.db import transaction
from django.utils import timezone

from officials.models import Official
from reports import guards
from reports.models import Report
from workflow.verdicts import ALLOWED, Verdict, first_refusal, refused

REVIEWED = frozenset({Report.State.SENT, Report.State.SUBMITTED})
"""In which a report waits for the reviewing office."""


def take(report: Report, *, seen: int | None, by: Official) -> Verdict:
    """Take it in hand, or over from the colleague with the key `seen`, who was seen to have it."""
    with transaction.atomic():
        locked = locked_report(report)
        verdict = may_take(locked, by) and _is_still_with(locked, seen, by)
        if verdict:
            hold(locked, by)
    report.refresh_from_db()
    return verdict


def put_down(report: Report, *, by: Official) -> Verdict:
    with transaction.atomic():
        locked = locked_report(report)
        verdict = is_free_for(locked, by)
        if verdict:
            let_go(locked)
    report.refresh_from_db()
    return verdict


def may_take(report: Report, by: Official) -> Verdict:
    return first_refusal(asked(report, by) for asked in (guards.reviews, waits_for_review))


def waits_for_review(report: Report, by: Official) -> Verdict:
    if report.state in REVIEWED:
        return ALLOWED
    return refused(f"Báo cáo đang ở trạng thái “{report.get_state_display()}”, không chờ xem xét.")


def is_free_for(report: Report, by: Official) -> Verdict:
    """Nobody else has it in hand."""
    if report.examiner_id in {None, by.pk}:
        return ALLOWED
    return refused(f"{with_whom(report)}. Nhận thay rồi mới ghi ý kiến, quyết định.")


def with_whom(report: Report) -> str:
    """ "Đồng chí Nguyễn Văn Mẫu đang xem từ 09:12"; of another day with the day."""
    since = timezone.localtime(report.examined_since)
    when = f"{since:%H:%M}"
    if since.date() != timezone.localdate():
        when = f"{when} ngày {since:%d/%m}"
    return f"Đồng chí {report.examiner} đang xem từ {when}"


def hold(locked: Report, by: Official) -> None:
    """Under the lock of the report; who has it already keeps the time since when."""
    if locked.examiner_id != by.pk:
        locked.examiner, locked.examined_since = by, timezone.now()
        locked.save(update_fields=["examiner", "examined_since"])


def let_go(locked: Report) -> None:
    """Under the lock of the report."""
    locked.examiner = locked.examined_since = None
    locked.save(update_fields=["examiner", "examined_since"])


def locked_report(report: Report) -> Report:
    return Report.objects.select_for_update().get(pk=report.pk)


def _is_still_with(locked: Report, seen: int | None, by: Official) -> Verdict:
    if locked.examiner_id in {None, seen, by.pk}:
        return ALLOWED
    return refused(f"{with_whom(locked)}; vừa nhận trước đồng chí.")
