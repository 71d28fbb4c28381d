"""Who signs for the head: TUQ. by a written, dated delegation (NĐ 30/2020, Điều 13.3), KT. within
the deputy's own field or by such a delegation (Điều 13.1 and 13.2).
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from documents.authority import rules
from documents.models import Delegation
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization, Role, SigningCapacity
from tests.cast import make_member, make_organization
from tests.lifecycle import endorse_both, make_signed_draft, post_of, submit
from tests.papers import CONTENT
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
    deputy.appointments.update(signing_capacity=SigningCapacity.NONE)
    for other in (deputy, drafter, ward_police):
        with pytest.raises(ValidationError, match="đơn vị thuộc cơ quan"):
            rules.delegate(delegation(chair, other), by=chair)
    with pytest.raises(ValidationError, match="người đứng đầu cơ quan"):
        rules.delegate(delegation(chair, unit_head, delegator=post_of(unit_head)), by=chair)
    with pytest.raises(ValidationError, match="Ngày kết thúc"):
        rules.delegate(delegation(chair, unit_head, valid_to=date(2020, 1, 1)), by=chair)
    with pytest.raises(PermissionDenied):
        rules.delegate(delegation(chair, unit_head), by=unit_head)


def refusal(ward: Organization, drafter: Official, deputy: Official, field: str) -> str:
    """Why a paper of this field for this signer cannot be handed up; "" where it can."""
    content = replace(CONTENT, field_of_work=field)
    document = make_signed_draft(ward, drafter, signer=deputy, content=content)
    return submitting.submit(document, base=1, secret=Answer.NO, by=drafter).reason


def test_a_deputy_signs_for_the_head_within_the_fields_he_holds(
    ward: Organization, drafter: Official, deputy: Official
) -> None:
    deputy.appointments.update(field_of_work="Kinh tế;  Văn hóa - Xã hội")
    assert refusal(ward, drafter, deputy, "Kinh tế") == ""
    assert refusal(ward, drafter, deputy, "văn hoá - xã hội") == ""
    assert refusal(ward, drafter, deputy, "") == ""
    assert refusal(ward, drafter, deputy, "Quốc phòng") == (
        "Phạm Thị Minh Họa, Phó Chủ tịch, phụ trách lĩnh vực Kinh tế; Văn hóa - Xã hội, không ký "
        "thay (KT.) văn bản thuộc lĩnh vực Quốc phòng khi chưa có ủy quyền còn hiệu lực "
        "(Nghị định 30/2020, Điều 13)."
    )


def test_a_deputy_without_a_field_and_the_head_sign_papers_of_any(
    ward: Organization, drafter: Official, chair: Official, deputy: Official
) -> None:
    chair.appointments.update(field_of_work="Nội chính")
    assert refusal(ward, drafter, deputy, "Quốc phòng") == ""
    assert refusal(ward, drafter, chair, "Quốc phòng") == ""


def test_a_delegation_takes_a_deputy_beyond_his_field_as_far_and_as_long_as_it_says(
    ward: Organization, drafter: Official, chair: Official, clerk: Official, deputy: Official
) -> None:
    deputy.appointments.update(field_of_work="Kinh tế")
    given = delegation(
        chair, deputy, field_of_work="Y tế; Quốc phòng", valid_from=today() - timedelta(days=3)
    )
    rules.delegate(given, by=clerk)
    assert refusal(ward, drafter, deputy, "Quốc phòng") == ""
    assert "chưa có ủy quyền" in refusal(ward, drafter, deputy, "Giáo dục")
    rules.end_delegation(given, on=today() - timedelta(days=1), by=chair)
    assert "chưa có ủy quyền" in refusal(ward, drafter, deputy, "Quốc phòng")
    rules.delegate(delegation(chair, deputy), by=clerk)
    assert refusal(ward, drafter, deputy, "Giáo dục") == ""


def test_the_history_names_the_delegation_by_which_a_deputy_went_beyond_his_field(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    deputy: Official,
) -> None:
    deputy.appointments.update(field_of_work="Kinh tế")
    given = rules.delegate(delegation(chair, deputy), by=chair)
    content = replace(CONTENT, field_of_work="Quốc phòng")
    document = make_signed_draft(ward, drafter, signer=deputy, content=content)
    submit(document, drafter)
    endorse_both(document, reviewer)
    assert reviewing.approve(document, seen=1, secret=Answer.NO, by=deputy)
    told = Entry.objects.get(verb="documents.approve").details
    assert (told["capacity"], told["delegation"]) == ("KT", given.pk)


def test_a_delegation_for_one_field_lets_a_unit_s_head_sign_no_paper_of_another(
    ward: Organization, drafter: Official, chair: Official, unit_head: Official
) -> None:
    rules.delegate(delegation(chair, unit_head, field_of_work="Y tế"), by=chair)
    assert refusal(ward, drafter, unit_head, "Y tế") == ""
    assert "TUQ. còn hiệu lực cho lĩnh vực Kinh tế" in refusal(ward, drafter, unit_head, "Kinh tế")
