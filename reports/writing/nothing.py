"""Không phát sinh: a report for a period in which there is nothing to tell."""

from django.db import transaction

from officials.models import Official, Organization
from reports.models import AskedFigure, Report, Terms
from reports.regimes.calendar import Due
from reports.writing.opening import created, may_begin, tell
from reports.writing.values import Finder
from workflow.verdicts import ALLOWED, Verdict, demand, refused

Source = AskedFigure.Source
OF_WORK = frozenset(
    {
        Source.SESSIONS,
        Source.ATTENDANTS,
        Source.COMMENDATIONS,
        Source.INDICATOR,
        Source.OBJECTIVE,
    }
)
"""What says that something happened. Registers and models go on without anything happening."""


def say_nothing_happened(organization: Organization, due: Due, by: Official) -> Report | Verdict:
    """In one click; refused where the office's own books of the period say otherwise."""
    demand(may_begin(organization, due, by))
    if due.terms.asks == Terms.Asks.PLAN:
        return refused("Chế độ này yêu cầu nộp kế hoạch.")
    with transaction.atomic():
        report, is_new = created(organization, due, by)
        verdict = _may_say(report, is_new=is_new)
        if not verdict:
            transaction.set_rollback(is_new)
            return verdict
        report.is_nothing = True
        report.save(update_fields=["is_nothing"])
        tell(report, "reports.say_nothing_happened", by)
    return report


def _may_say(report: Report, *, is_new: bool) -> Verdict:
    if not is_new and (report.state != Report.State.DRAFTING or report.papers.exists()):
        return refused("Kỳ này đã có báo cáo đang soạn hoặc đã nộp.")
    asked = report.terms.asked_figures.filter(source__in=OF_WORK).select_related("objective")
    values = Finder(report).values(asked)
    names = [one.name for one in asked if values[one.pk].amount]
    if names:
        told = ", ".join(names[:3])
        return refused(f"Sổ của kỳ này có ghi: {told}. Hãy soạn báo cáo.")
    return ALLOWED
