"""Delegations to sign TUQ., from the head of an office to the head of its department."""

from datetime import timedelta

from documents.models import Delegation
from officials.models import Appointment, Official, Organization, Role, SigningCapacity
from tests.cast import make_appointment, make_official, make_organization
from vietnamese.dates import today

BY_DELEGATION = SigningCapacity.BY_DELEGATION


def make_delegate(organization: Organization) -> Appointment:
    """The head of a department of the office, whose post names the right to sign TUQ."""
    department = make_organization(
        organization.unit,
        f"Phòng Mẫu của {organization.name}",
        kind=Organization.Kind.DEPARTMENT,
        parent=organization,
    )
    official = make_official(f"truong.phong.{organization.pk}", "Tạ Thị Phòng")
    return make_appointment(
        official, department, Role.CHAIR, title="Trưởng phòng", signing_capacity=BY_DELEGATION
    )


def make_delegation(organization: Organization, by: Official) -> Delegation:
    """One in force for a month, as a row; `rules.delegate` is how an office records it."""
    head = make_appointment(
        make_official(f"nguoi.uy.quyen.{organization.pk}", "Hà Văn Ủy Quyền"),
        organization,
        Role.DEPUTY_CHAIR,
    )
    return Delegation.objects.create(
        organization=organization,
        delegator=head,
        delegate=make_delegate(organization),
        content="Ký giấy mời họp khối",
        paper="Giấy ủy quyền số 01/UQ-UBND",
        valid_from=today(),
        valid_to=today() + timedelta(days=30),
        recorded_by=by,
    )
