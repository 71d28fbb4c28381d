"""Who may draft a paper, and until when; as the holder of which post somebody acts on it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from officials.models import Appointment, Official, Organization, Role
from workflow.verdicts import ALLOWED, Verdict, refused

if TYPE_CHECKING:
    from documents.models import Document

DRAFTING_ROLES = frozenset({Role.DRAFTER, Role.OFFICE_HEAD})
RETURNING_ROLES = frozenset({Role.OFFICE_HEAD, Role.CLERK, Role.CHAIR})


def posts_in(official: Official, organization: Organization) -> tuple[Appointment, ...]:
    """Posts held today in the office, or in the office that inherited its papers."""
    owners = {organization.pk, organization.successor_id}
    return tuple(post for post in official.current_appointments if post.organization_id in owners)


def post_as(
    official: Official, organization: Organization, roles: Collection[Role]
) -> Appointment | None:
    """The post by which they may do what these roles may do: their own office's first."""
    posts = [post for post in posts_in(official, organization) if post.role in roles]
    return min(posts, key=lambda post: post.organization_id != organization.pk, default=None)


def may_draft(official: Official, organization: Organization) -> Verdict:
    """Drafters of the office, and of the office that inherited its papers."""
    if post_as(official, organization, DRAFTING_ROLES):
        return ALLOWED
    return refused(f"Chỉ người được giao soạn thảo của {organization} mới soạn, sửa văn bản.")


def may_edit(document: "Document", official: Official) -> Verdict:
    """Drafters, as long as it is a draft; who returned it may correct it too."""
    editable = {document.State.DRAFTING, document.State.RETURNED}
    if document.state not in editable:
        state = document.get_state_display()
        return refused(f"Văn bản đang ở trạng thái “{state}” nên không sửa được.")
    if document.state == document.State.RETURNED and has_returned(document, official):
        return ALLOWED
    return may_draft(official, document.organization)


def has_returned(document: "Document", official: Official) -> bool:
    """Whether a remark of theirs is among those the paper was last returned with."""
    submission = document.submission
    return (
        submission is not None
        and bool(posts_in(official, document.organization))
        and submission.remarks.filter(made_by=official).exists()
    )
