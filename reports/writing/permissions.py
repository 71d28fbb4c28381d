"""Who may write the report of an office, and until when its figures may change."""

from documents.permissions import DRAFTING_ROLES, may_edit, post_as
from officials.models import Official, Organization
from reports import guards
from reports.models import Report
from workflow.verdicts import ALLOWED, Verdict, refused

State = Report.State
WRITTEN = frozenset({State.DRAFTING, State.REMARKED, State.RETURNED})


def may_open(by: Official, organization: Organization) -> Verdict:
    if post_as(by, organization, DRAFTING_ROLES):
        return ALLOWED
    return refused(f"Chỉ người soạn thảo, lãnh đạo văn phòng của {organization} mới soạn báo cáo.")


def may_change(report: Report, by: Official) -> Verdict:
    """Its figures and tables: as long as its paper may be edited."""
    writing = guards.writes(report, by)
    if not writing:
        return writing
    if report.state not in WRITTEN:
        return refused(f"Báo cáo đang ở tình trạng “{report.get_state_display()}”.")
    if report.is_nothing:
        return refused("Kỳ này báo cáo không phát sinh.")
    document = report.newest
    return may_edit(document, by) if document else ALLOWED
