"""Who consolidates: the office that set a regime, and the one that reviews its reports."""

from documents.permissions import post_as
from officials.models import Official, Organization
from reports.guards import REVIEWING_ROLES
from reports.models import Terms
from workflow.verdicts import ALLOWED, Verdict, refused

NO_FIGURES = "Chế độ báo cáo này không có chỉ tiêu nào để tổng hợp."


def may_consolidate(terms: Terms, organization: Organization | None, by: Official) -> Verdict:
    """Reviewer, drafter or office head of either office."""
    offices = {terms.regime.owner_id, terms.reviewer_id}
    if organization is None or organization.pk not in offices:
        return refused("Chỉ cơ quan quy định hoặc xem xét chế độ báo cáo này mới tổng hợp.")
    if not post_as(by, organization, REVIEWING_ROLES):
        return refused(f"Chỉ người xem xét, soạn thảo của {organization} mới lập bản tổng hợp.")
    if not terms.asked_figures.exists():
        return refused(NO_FIGURES)
    return ALLOWED
