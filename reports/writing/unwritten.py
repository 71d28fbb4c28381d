"""A report of which the office has nothing to write on: it said that nothing happened, the office
above put in what came on paper, or the draft was given up. It is written here after all."""

from collections.abc import Mapping

from django.db import transaction

from documents.models import Document
from officials.models import Official
from reports.models import Report, SentFigure, Terms
from reports.regimes.calendar import due_of_report
from reports.regimes.sourcing import guarded_figure
from reports.writing.opening import draft, fill_in, may_begin, tell
from reports.writing.permissions import WRITTEN
from workflow.verdicts import ALLOWED, Verdict, demand, refused

NOT_NOW = "Báo cáo đã có người soạn, hoặc đã nộp."


def why_unwritten(report: Report) -> str:
    """In a sentence; "" where there is something to write on, or nothing may be written now."""
    if report.state not in WRITTEN:
        return ""
    if report.is_nothing:
        return "Đã ghi kỳ này không phát sinh, nên chưa có số liệu, văn bản."
    if not _lacks(report):
        return ""
    if report.current and report.current.is_for_another:
        return (
            f"Lần nộp trước do {report.terms.reviewer} ghi hộ theo văn bản nhận được, nên trong "
            "chương trình chưa có số liệu, văn bản của cơ quan để sửa và nộp lại."
        )
    return "Bản thảo của báo cáo đã hủy, nên chưa có gì để nộp."


@transaction.atomic
def write_after_all(report: Report, by: Official) -> Verdict:
    """Filled and drafted as any other report, with what was told for it where no book knows it."""
    demand(may_write_after_all(report, by))
    locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not why_unwritten(locked):
        return refused(NOT_NOW)
    locked.is_nothing = False
    locked.save(update_fields=["is_nothing"])
    fill_in(locked, by)
    _carry_over(locked, by)
    draft(locked, by)
    tell(locked, "reports.write_after_all", by)
    report.refresh_from_db()
    return ALLOWED


def may_write_after_all(report: Report, by: Official) -> Verdict:
    return may_begin(report.organization, due_of_report(report), by)


def _lacks(report: Report) -> bool:
    if report.terms.asks == Terms.Asks.FIGURES:
        return not report.figures.exists()
    document = report.document
    return document is None or document.state == Document.State.ABANDONED


def _carry_over(report: Report, by: Official) -> None:
    """An ethnic or religious figure is taken from the register alone."""
    told = _told(report)
    for row in report.figures.filter(amount=None, asked__in=told).select_related("asked"):
        one = told[row.asked_id]
        if guarded_figure(row.asked) is None:
            row.amount, row.words, row.reason = one.amount, "", one.reason
            row.source, row.on, row.is_typed, row.taken_by = one.source, one.on, True, by
            row.save()


def _told(report: Report) -> Mapping[int, SentFigure]:
    rows = SentFigure.objects.filter(sending=report.current_id, amount__isnull=False)
    return {row.asked_id: row for row in rows}
