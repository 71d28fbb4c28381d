"""Signing TUQ.: only by a written, dated delegation from the head to a head below (Điều 13.3)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from documents import reviewing, rules, submitting
from documents.models import Delegation
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization, Role, SigningCapacity
from tests.cast import make_member, make_organization
from tests.lifecycle import endorse_both, make_signed_draft, post_of, submit
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def department(ward: Organization) -> Organization:
    return make_organization(
        ward.unit, "Phòng Văn hóa - Xã hội", kind=Organization.Kind.DEPARTMENT, parent=ward
    )


@pytest.fixture
def unit_head(department: Organization) -> Official:
    return make_member(
        "truong.phong",
        "Tạ Thị Phòng",
        department,
        Role.CHAIR,
        title="Trưởng phòng",
        signing_capacity=SigningCapacity.BY_DELEGATION,
    )


def delegation(chair: Official, other: Official, **columns: object) -> Delegation:
    return Delegation(
        **{
            "organization": post_of(chair).organization,
            "delegator": post_of(chair),
            "delegate": post_of(other),
            "content": "Ký giấy mời họp khối",
            "paper": "Giấy ủy quyền số 01/UQ-UBND",
            "valid_from": today(),
            "valid_to": today() + timedelta(days=30),
            **columns,
        }
    )


def test_tuq_needs_a_delegation_in_force(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    unit_head: Official,
) -> None:
    document = make_signed_draft(ward, drafter, signer=unit_head)
    refusal = submitting.submit(document, base=1, secret=Answer.NO, by=drafter).reason
    assert "chưa có văn bản ủy quyền ký TUQ. còn hiệu lực" in refusal
    given = rules.delegate(delegation(chair, unit_head), by=clerk)
    submit(document, drafter)
    endorse_both(document, reviewer)
    assert reviewing.approve(document, seen=1, secret=Answer.NO, by=unit_head)
    told = Entry.objects.get(verb="documents.approve").details
    assert (told["capacity"], told["delegation"]) == ("TUQ", given.pk)


def test_a_delegation_that_has_ended_no_longer_serves(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    unit_head: Official,
) -> None:
    given = delegation(chair, unit_head, valid_from=today() - timedelta(days=9))
    rules.delegate(given, by=chair)
    document = make_signed_draft(ward, drafter, signer=unit_head)
    submit(document, drafter)
    endorse_both(document, reviewer)
    rules.end_delegation(given, on=today() - timedelta(days=1), by=chair)
    assert "TUQ" in reviewing.approve(document, seen=1, secret=Answer.NO, by=unit_head).reason
    with pytest.raises(ValidationError, match="văn bản ủy quyền mới"):
        rules.end_delegation(given, on=today() + timedelta(days=60), by=chair)


def test_a_delegation_goes_from_the_head_to_a_head_below_and_no_further(
    ward: Organization,
    chair: Official,
    deputy: Official,
    drafter: Official,
    unit_head: Official,
    ward_police: Official,
) -> None:
    for other in (deputy, drafter, ward_police):
        with pytest.raises(ValidationError, match="đơn vị thuộc cơ quan"):
            rules.delegate(delegation(chair, other), by=chair)
    with pytest.raises(ValidationError, match="người đứng đầu cơ quan"):
        rules.delegate(delegation(chair, unit_head, delegator=post_of(unit_head)), by=chair)
    with pytest.raises(ValidationError, match="Ngày kết thúc"):
        rules.delegate(delegation(chair, unit_head, valid_to=date(2020, 1, 1)), by=chair)
    with pytest.raises(PermissionDenied):
        rules.delegate(delegation(chair, unit_head), by=unit_head)
