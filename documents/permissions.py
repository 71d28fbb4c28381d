"""Who may draft a paper, and until when."""

from typing import TYPE_CHECKING

from officials.models import Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

if TYPE_CHECKING:
    from documents.models import Document

DRAFTING_ROLES = frozenset({Role.DRAFTER, Role.OFFICE_HEAD})


def may_draft(official: Official, organization: Organization) -> Verdict:
    """Drafters of the office, and of the office that inherited its papers."""
    heir = organization.successor
    roles = official.roles_in(organization) | (official.roles_in(heir) if heir else frozenset())
    if roles & DRAFTING_ROLES:
        return ALLOWED
    return refused(f"Chỉ người được giao soạn thảo của {organization} mới soạn, sửa văn bản.")


def may_edit(document: "Document", official: Official) -> Verdict:
    verdict = may_draft(official, document.organization)
    if verdict and document.state != document.State.DRAFTING:
        return refused(f"Văn bản đang ở trạng thái “{document.get_state_display()}”.")
    return verdict
