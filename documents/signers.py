"""Who may sign a paper for the office, with which right (NĐ 30/2020, Điều 13)."""

from documents.models import Delegation, Document
from officials.models import Appointment, Official, Organization, SigningCapacity
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, refused


def may_sign(post: Appointment, organization: Organization) -> Verdict:
    """Whether the holder of this post may sign for the organization today."""
    who = f"{post.official}, {post.title},"
    if not post.is_in_force(today()):
        return refused(f"{who} không còn giữ chức vụ này; hãy chọn người ký khác.")
    if post.signing_capacity == SigningCapacity.BY_DELEGATION:
        return _by_delegation(post, organization, who)
    if post.organization_id not in {organization.pk, organization.successor_id}:
        return refused(f"{who} không ký văn bản của {organization}.")
    if not post.signing_capacity:
        return refused(f"{who} không có quyền ký văn bản.")
    return ALLOWED


def _by_delegation(post: Appointment, organization: Organization, who: str) -> Verdict:
    if delegation_of(post, organization):
        return ALLOWED
    return refused(f"{who} chưa có văn bản ủy quyền ký TUQ. còn hiệu lực.")


def delegation_of(post: Appointment, organization: Organization) -> Delegation | None:
    """The delegation by which the holder signs TUQ. for the organization today."""
    given = Delegation.objects.filter(delegate=post).in_force(today())
    return given.filter(organization__in=[organization.pk, organization.successor_id]).first()


def is_signer(document: Document, by: Official) -> bool:
    """Whether they are the signer named in what was submitted, and still hold that post."""
    submission = document.submission
    return (
        submission is not None
        and submission.signer.official_id == by.pk
        and submission.signer.is_in_force(today())
    )


def acting_details(post: Appointment, organization: Organization) -> dict[str, object]:
    """As the holder of which post somebody acted, for the history: capacity and delegation too."""
    details: dict[str, object] = {"acting_as": post.pk}
    if post.signing_capacity:
        details["capacity"] = post.signing_capacity
    if post.signing_capacity == SigningCapacity.BY_DELEGATION:
        delegation = delegation_of(post, organization)
        details["delegation"] = delegation.pk if delegation else None
    return details
