"""Who may sign a paper for the office, with which right (NĐ 30/2020, Điều 13)."""

from documents.authority import fields_of_work
from documents.models import Delegation, Document
from officials.models import Appointment, Official, Organization, SigningCapacity
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, refused


def may_sign(post: Appointment, organization: Organization, *, field: str = "") -> Verdict:
    """Whether the holder of this post may sign a paper of this field for it today."""
    who = f"{post.official}, {post.title},"
    if not post.is_in_force(today()):
        return refused(f"{who} không còn giữ chức vụ này; hãy chọn người ký khác.")
    if post.signing_capacity == SigningCapacity.BY_DELEGATION:
        return _by_delegation(post, organization, field, who)
    if post.organization_id not in {organization.pk, organization.successor_id}:
        return refused(f"{who} không ký văn bản của {organization}.")
    if not post.signing_capacity:
        return refused(f"{who} không có quyền ký văn bản.")
    if is_outside_field(post, field) and not delegation_of(post, organization, field=field):
        return refused(
            f"{who} phụ trách lĩnh vực {post.field_of_work}, không ký thay (KT.) văn bản thuộc "
            f"lĩnh vực {field} khi chưa có ủy quyền còn hiệu lực (Nghị định 30/2020, Điều 13)."
        )
    return ALLOWED


def _by_delegation(post: Appointment, organization: Organization, field: str, who: str) -> Verdict:
    if delegation_of(post, organization, field=field):
        return ALLOWED
    about = f" cho lĩnh vực {field}" if delegation_of(post, organization) else ""
    return refused(f"{who} chưa có văn bản ủy quyền ký TUQ. còn hiệu lực{about}.")


def is_outside_field(post: Appointment, field: str) -> bool:
    """Whether a deputy's fields are said and this one is not among them."""
    is_deputy = post.signing_capacity == SigningCapacity.FOR_HEAD
    says = is_deputy and bool(field and post.field_of_work)
    return says and not fields_of_work.names(post.field_of_work, field)


def delegation_of(
    post: Appointment, organization: Organization, *, field: str = ""
) -> Delegation | None:
    """The delegation by which the holder signs papers of this field today."""
    given = Delegation.objects.filter(delegate=post).in_force(today())
    here = given.filter(organization__in=[organization.pk, organization.successor_id])
    return next((one for one in here if _covers(one, field)), None)


def _covers(given: Delegation, field: str) -> bool:
    return not (given.field_of_work and field) or fields_of_work.names(given.field_of_work, field)


def is_signer(document: Document, by: Official) -> bool:
    """Whether they are the signer named in what was submitted, and still hold that post."""
    submission = document.submission
    return (
        submission is not None
        and submission.signer.official_id == by.pk
        and submission.signer.is_in_force(today())
    )


def acting_details(
    post: Appointment, organization: Organization, *, field: str = ""
) -> dict[str, object]:
    """As the holder of which post somebody acted, for the history: capacity and delegation too."""
    details: dict[str, object] = {"acting_as": post.pk}
    if post.signing_capacity:
        details["capacity"] = post.signing_capacity
    by_delegation = post.signing_capacity == SigningCapacity.BY_DELEGATION
    if by_delegation or is_outside_field(post, field):
        delegation = delegation_of(post, organization, field=field)
        details["delegation"] = delegation.pk if delegation else None
    return details
