"""The office's stricter rules, and its delegations to sign: TUQ., and KT. outside one's field."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from documents.models import Delegation, OfficeRules
from history.recording import record, subject_of
from officials.models import Appointment, Official, Organization, Role, SigningCapacity
from officials.permissions import may_administer
from vietnamese.dates import today
from workflow.verdicts import ALLOWED, Verdict, demand, refused


def rules_of(organization: Organization) -> OfficeRules:
    """The rules in force; the ordinary ones where none were set."""
    found = OfficeRules.objects.filter(pk=organization.pk).first()
    return found or OfficeRules(organization=organization)


@transaction.atomic
def set_rules(
    organization: Organization, *, strict_separation: bool, findings_block: bool, by: Official
) -> OfficeRules:
    """The administrator of the office sets them; they hold from then on."""
    demand(may_administer(organization.pk, by))
    rules, _ = OfficeRules.objects.update_or_create(
        organization=organization,
        defaults={"strict_separation": strict_separation, "findings_block": findings_block},
    )
    details = {"strict_separation": strict_separation, "findings_block": findings_block}
    _record(rules, "documents.set_rules", by=by, details=details)
    return rules


@transaction.atomic
def delegate(delegation: Delegation, *, by: Official) -> Delegation:
    """Record a written delegation. Raises ValidationError where Điều 13 does not allow it."""
    demand(may_record_delegation(delegation.organization, by))
    _check_parties(delegation)
    delegation.recorded_by = by
    delegation.full_clean()
    delegation.save()
    details = {
        "delegate": delegation.delegate_id,
        "from": delegation.valid_from.isoformat(),
        "to": delegation.valid_to.isoformat(),
    }
    _record(delegation, "documents.delegate", by=by, details=details)
    return delegation


@transaction.atomic
def end_delegation(delegation: Delegation, *, on: date, by: Official) -> None:
    """It holds to the end of that day, and no longer than was written."""
    locked = Delegation.objects.select_for_update().get(pk=delegation.pk)
    demand(may_record_delegation(locked.organization, by))
    if on > locked.valid_to:
        raise ValidationError({"valid_to": "Muốn kéo dài, cần văn bản ủy quyền mới."})
    locked.valid_to = on
    locked.full_clean()
    locked.save(update_fields=["valid_to"])
    _record(locked, "documents.end_delegation", by=by, details={"to": on.isoformat()})


def may_record_delegation(organization: Organization, by: Official) -> Verdict:
    """The head who delegates, or the clerk who keeps the written paper."""
    if by.roles_in(organization) & {Role.CHAIR, Role.CLERK}:
        return ALLOWED
    return refused("Chỉ người đứng đầu hoặc văn thư ghi việc ủy quyền.")


def _check_parties(delegation: Delegation) -> None:
    head, other = delegation.delegator, delegation.delegate
    if head.role != Role.CHAIR or head.organization_id != delegation.organization_id:
        raise ValidationError({"delegator": "Chỉ người đứng đầu cơ quan mới ủy quyền ký."})
    if not head.is_in_force(today()):
        raise ValidationError({"delegator": "Người ủy quyền không còn giữ chức vụ này."})
    if _is_deputy(other, delegation.organization):
        return
    if not _heads_a_subordinate_unit(other, delegation.organization):
        only = "Chỉ ủy quyền cho cấp phó hoặc người đứng đầu đơn vị thuộc cơ quan (Điều 13)."
        raise ValidationError({"delegate": only})
    if other.signing_capacity != SigningCapacity.BY_DELEGATION:
        raise ValidationError({"delegate": "Chức vụ này không ghi quyền ký TUQ."})


def _is_deputy(post: Appointment, organization: Organization) -> bool:
    """Who signs KT. here; the head may delegate to him papers outside his field (Điều 13.2)."""
    signs_for_head = post.signing_capacity == SigningCapacity.FOR_HEAD
    return signs_for_head and post.organization_id == organization.pk


def _heads_a_subordinate_unit(post: Appointment, organization: Organization) -> bool:
    """The head of a department; or of the office itself, whose posts stand in the organization."""
    if post.organization_id == organization.pk:
        return post.role == Role.OFFICE_HEAD
    is_below = post.organization.parent_id == organization.pk
    return is_below and post.role in {Role.CHAIR, Role.OFFICE_HEAD}


def _record(
    row: OfficeRules | Delegation, verb: str, *, by: Official, details: Mapping[str, object]
) -> None:
    record(row.organization_id, verb=verb, by=by, subject=subject_of(row), details=details)
