"""Endorsing, returning, answering, approving: who may, what stands, what the history says."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from documents import frozen
from documents.authority import rules
from documents.frozen import NotApprovedError
from documents.models import (
    Approval,
    Document,
    Endorsement,
    Remark,
    RemarkAnswer,
    Submission,
)
from documents.permissions import may_edit
from documents.review import reviewing, submitting
from documents.review.reviewing import RemarkText
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Appointment, Official, Organization, Role, SigningCapacity
from tests.cast import make_appointment, make_member, make_official
from tests.lifecycle import (
    WRONG,
    answer_all,
    approve,
    edit,
    endorse_both,
    give_back,
    make_signed_draft,
    post_of,
    submit,
)
from tests.papers import CONTENT, key_of

pytestmark = pytest.mark.django_db
State = Document.State


@pytest.fixture
def document(ward: Organization, drafter: Official, chair: Official) -> Document:
    """Handed up, to be signed by the chair."""
    document = make_signed_draft(ward, drafter, signer=chair)
    submit(document, drafter)
    return document


@pytest.fixture
def endorsed(document: Document, reviewer: Official) -> Document:
    endorse_both(document, reviewer)
    return document


def told(verb: str) -> dict[str, object]:
    return dict(Entry.objects.filter(verb=f"documents.{verb}").latest("sequence").details)


def test_both_endorsements_take_the_paper_on_to_approval(
    document: Document, reviewer: Official, clerk: Official
) -> None:
    assert reviewing.endorse_form(document, seen=1, by=clerk)
    assert document.state == State.IN_REVIEW
    assert reviewing.endorse_content(document, seen=1, by=reviewer)
    assert document.state == State.AWAITING_APPROVAL
    given = {(e.aspect, e.by, e.acting_as) for e in Endorsement.objects.all()}
    assert given == {
        ("form", clerk, post_of(clerk)),
        ("content", reviewer, post_of(reviewer)),
    }
    assert told("endorse_content") == {
        "from": "in_review",
        "to": "awaiting_approval",
        "round": 1,
        "acting_as": post_of(reviewer).pk,
    }


def test_a_unit_head_may_endorse_his_own_draft_and_the_history_says_so(
    ward: Organization, reviewer: Official, chair: Official
) -> None:
    document = make_signed_draft(ward, reviewer, signer=chair)
    submit(document, reviewer)
    assert reviewing.endorse_content(document, seen=1, by=reviewer)
    assert told("endorse_content")["own"] is True


def test_under_strict_separation_drafting_and_both_checks_are_three_people_s(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    administrator: Official,
) -> None:
    rules.set_rules(ward, strict_separation=True, findings_block=False, by=administrator)
    own = make_signed_draft(ward, reviewer, signer=chair)
    submit(own, reviewer)
    for endorse in (reviewing.endorse_content, reviewing.endorse_form):
        assert "người soạn" in endorse(own, seen=1, by=reviewer).reason
    other = make_signed_draft(ward, drafter, signer=chair)
    submit(other, drafter)
    assert reviewing.endorse_content(other, seen=1, by=reviewer)
    assert "hai người" in reviewing.endorse_form(other, seen=1, by=reviewer).reason
    assert reviewing.endorse_form(other, seen=1, by=clerk)
    assert other.state == State.AWAITING_APPROVAL


def test_only_the_administrator_sets_the_rules(ward: Organization, chair: Official) -> None:
    with pytest.raises(PermissionDenied, match="người quản trị"):
        rules.set_rules(ward, strict_separation=True, findings_block=False, by=chair)
    assert not rules.rules_of(ward).strict_separation


def test_setting_the_rules_is_written_down(ward: Organization, administrator: Official) -> None:
    rules.set_rules(ward, strict_separation=True, findings_block=False, by=administrator)
    assert told("set_rules") == {"strict_separation": True, "findings_block": False}


def test_the_clerk_does_not_check_content_nor_the_drafter_anything(
    document: Document, clerk: Official, drafter: Official
) -> None:
    assert "lãnh đạo văn phòng" in reviewing.endorse_content(document, seen=1, by=clerk).reason
    assert "văn thư" in reviewing.endorse_form(document, seen=1, by=drafter).reason


def test_a_paper_is_returned_with_several_remarks_each_to_be_answered(
    document: Document, reviewer: Official, drafter: Official
) -> None:
    key = key_of(document.current, "Tuyên truyền")
    at_a_quote = RemarkText("Nêu rõ thời gian.", kind="missing", quote="từng khối", key=key)
    give_back(document, reviewer, WRONG, at_a_quote)
    assert document.state == State.RETURNED
    assert told("return")["remarks"] == 2
    refusal = submitting.submit(document, base=1, secret=Answer.NO, by=drafter)
    assert refusal.reason == "Còn 2 ý kiến trả lại chưa được trả lời."
    first, second = document.remarks.all()
    assert (second.get_kind_display(), second.quote, second.key) == ("Thiếu", "từng khối", key)
    assert (second.made_by, second.acting_as) == (reviewer, post_of(reviewer))
    assert reviewing.answer(first, "Đã sửa tên.", by=drafter)
    refusal = submitting.submit(document, base=1, secret=Answer.NO, by=drafter)
    assert refusal.reason == "Còn 1 ý kiến trả lại chưa được trả lời."
    assert reviewing.answer(second, "Đã ghi tháng 4.", by=drafter)
    assert submit(document, drafter).round == 2


def test_a_second_answer_corrects_the_first_and_both_stay(
    document: Document, reviewer: Official, drafter: Official
) -> None:
    give_back(document, reviewer)
    remark = document.remarks.get()
    assert "Cần ghi" in reviewing.answer(remark, "  ", by=drafter).reason
    for text in ("Đã sửa.", "Đã sửa ở mục I."):
        assert reviewing.answer(remark, text, by=drafter)
    assert [answer.text for answer in remark.answers.all()] == ["Đã sửa.", "Đã sửa ở mục I."]


@pytest.mark.parametrize(
    "remarks",
    [(), (RemarkText("  "),), (WRONG, RemarkText("")), (RemarkText("Sai.", kind="angry"),)],
)
def test_nothing_is_returned_without_a_remark(
    document: Document, reviewer: Official, remarks: tuple[RemarkText, ...]
) -> None:
    assert reviewing.give_back(document, remarks, seen=1, by=reviewer).reason
    assert document.state == State.IN_REVIEW
    assert not Remark.objects.exists()


def test_the_clerk_takes_down_what_the_chair_said(
    endorsed: Document, clerk: Official, chair: Official
) -> None:
    said = RemarkText("Thêm lực lượng dân quân.", kind="missing")
    leader = post_of(chair)
    assert reviewing.take_down(endorsed, [said], leader=leader, seen=1, by=clerk)
    remark = endorsed.remarks.get()
    assert (remark.made_by, remark.acting_as, remark.taken_down_by) == (chair, leader, clerk)
    entry = Entry.objects.get(verb="documents.take_down")
    assert (entry.actor_id, entry.details["for"]) == (clerk.pk, leader.pk)


def test_remarks_are_taken_down_for_leaders_of_this_office_in_post_only(
    endorsed: Document, drafter: Official, clerk: Official, other_ward: Organization
) -> None:
    elsewhere = make_member("nguoi.khac", "Cao Văn Ví", other_ward, Role.CHAIR)
    former = make_appointment(
        make_official("nguoi.cu", "Đinh Văn Cũ"),
        endorsed.organization,
        Role.DEPUTY_CHAIR,
        valid_to=date(2025, 1, 1),
    )
    for leader in (post_of(elsewhere), former, post_of(clerk)):
        verdict = reviewing.take_down(endorsed, [WRONG], leader=leader, seen=1, by=drafter)
        assert verdict.reason == "Hãy chọn người lãnh đạo đã cho ý kiến."
    assert endorsed.state == State.AWAITING_APPROVAL


def test_who_returned_a_paper_may_correct_it_and_is_named_as_the_author(
    endorsed: Document, chair: Official, deputy: Official, clerk: Official
) -> None:
    give_back(endorsed, chair)
    assert not may_edit(endorsed, deputy)
    assert not may_edit(endorsed, clerk)
    edit(endorsed, chair, subject="Chủ tịch sửa trực tiếp")
    assert endorsed.current.saved_by == chair
    assert not may_edit(endorsed, Official.objects.get(pk=deputy.pk))


def test_who_returned_it_corrects_it_only_while_it_is_returned(
    endorsed: Document, chair: Official, drafter: Official, reviewer: Official
) -> None:
    give_back(endorsed, chair)
    answer_all(endorsed, drafter)
    submit(endorsed, drafter)
    assert "Chờ duyệt" in may_edit(endorsed, chair).reason
    give_back(endorsed, reviewer)
    assert not may_edit(endorsed, chair)


def test_the_signer_approves_by_a_click_and_that_freezes(
    endorsed: Document, chair: Official, drafter: Official
) -> None:
    assert reviewing.approve(endorsed, seen=1, secret=Answer.NO, by=chair)
    assert endorsed.state == State.APPROVED
    approval = frozen.approval_of(endorsed)
    assert (approval.signer, approval.on_paper, approval.recorded_by) == (
        post_of(chair),
        False,
        chair,
    )
    assert told("approve")["capacity"] == "TM"
    with pytest.raises(PermissionDenied):
        edit(endorsed, drafter, subject="Sửa sau khi duyệt")
    assert frozen.sheet_of(endorsed).subject == CONTENT.subject


def test_the_frozen_sheet_does_not_follow_later_header_lines(
    endorsed: Document, chair: Official, ward: Organization
) -> None:
    reviewing.approve(endorsed, seen=1, secret=Answer.NO, by=chair)
    ward.letterheads.update(place="Nơi khác")
    assert frozen.sheet_of(endorsed).place == "Hoà Hiếu"


def test_the_clerk_records_an_approval_on_paper_under_her_own_name(
    endorsed: Document, clerk: Official, chair: Official
) -> None:
    refusal = reviewing.approve_on_paper(endorsed, seen=1, secret=Answer.NO, by=chair).reason
    assert "Chỉ văn thư" in refusal
    assert reviewing.approve_on_paper(endorsed, seen=1, secret=Answer.NO, by=clerk)
    approval = Approval.objects.get()
    assert (approval.signer, approval.on_paper, approval.recorded_by) == (
        post_of(chair),
        True,
        clerk,
    )
    entry = Entry.objects.get(verb="documents.approve_on_paper")
    assert (entry.actor_id, entry.details["signer"]) == (clerk.pk, post_of(chair).pk)
    assert entry.details["acting_as"] == post_of(clerk).pk


def test_a_deputy_signs_what_names_him_and_nobody_else_approves_it(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    deputy: Official,
) -> None:
    document = make_signed_draft(ward, drafter, signer=deputy)
    submit(document, drafter)
    endorse_both(document, reviewer)
    another = make_member(
        "pho.khac",
        "Mai Văn Khác",
        ward,
        Role.DEPUTY_CHAIR,
        title="Phó Chủ tịch",
        signing_capacity=SigningCapacity.FOR_HEAD,
    )
    for official in (chair, another):
        assert reviewing.approve(document, seen=1, secret=Answer.NO, by=official).reason == (
            "Văn bản này do Phạm Thị Minh Họa, Phó Chủ tịch ký; chỉ người đó mới duyệt."
        )
    assert reviewing.approve(document, seen=1, secret=Answer.NO, by=deputy)
    assert told("approve")["capacity"] == "KT"


def test_who_has_left_the_post_no_longer_approves(
    endorsed: Document, chair: Official, clerk: Official
) -> None:
    Appointment.objects.filter(official=chair).update(valid_to=date(2026, 1, 1))
    former = Official.objects.get(pk=chair.pk)
    assert not reviewing.approve(endorsed, seen=1, secret=Answer.NO, by=former)
    refusal = reviewing.approve_on_paper(endorsed, seen=1, secret=Answer.NO, by=clerk).reason
    assert "không còn giữ chức vụ" in refusal


def test_an_approved_paper_is_returned_and_its_frozen_version_is_kept(
    endorsed: Document, chair: Official, drafter: Official
) -> None:
    reviewing.approve(endorsed, seen=1, secret=Answer.NO, by=chair)
    give_back(endorsed, chair)
    with pytest.raises(NotApprovedError):
        frozen.sheet_of(endorsed)
    edit(endorsed, drafter, subject="Bản sửa")
    answer_all(endorsed, drafter)
    submit(endorsed, drafter)
    first = endorsed.submissions.get(round=1)
    assert first.approval.signer == post_of(chair)
    assert first.pinned.subject == CONTENT.subject
    with pytest.raises(NotApprovedError):
        frozen.sheet_of(endorsed)


@pytest.mark.parametrize("verb", ["endorse_content", "endorse_form", "approve"])
def test_what_was_read_before_a_new_round_is_stale(
    document: Document, drafter: Official, reviewer: Official, chair: Official, verb: str
) -> None:
    endorse_both(document, reviewer)
    submitting.recall(document, by=drafter)
    edit(document, drafter, text="Khác hẳn.", recipients=("Lưu: VT",))
    submit(document, drafter)
    by = chair if verb == "approve" else reviewer
    if verb == "approve":
        reviewing.endorse_content(document, seen=2, by=reviewer)
        reviewing.endorse_form(document, seen=2, by=reviewer)
    said = {"secret": Answer.NO} if verb == "approve" else {}
    before = document.state
    assert getattr(reviewing, verb)(document, seen=1, by=by, **said).reason == reviewing.STALE
    assert document.state == before
    assert getattr(reviewing, verb)(document, seen=2, by=by, **said)


@pytest.mark.parametrize("model", [Submission, Endorsement, Remark, RemarkAnswer, Approval])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_submitted_and_said(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    model: type[Submission],
    statement: str,
) -> None:
    document = make_signed_draft(ward, drafter, signer=chair)
    submit(document, drafter)
    give_back(document, reviewer)
    answer_all(document, drafter)
    approve(document, drafter=drafter, reviewer=reviewer)
    assert model.objects.exists()
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(model._meta.db_table))


def test_the_revision_a_submission_was_pinned_from_is_refused_too(
    document: Document,
) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        document.revisions.update(text="Khác")
