"""Handing a draft up and taking it back: what is asked before, what is pinned, what goes stale."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from documents.authority import rules
from documents.drafts.content import Content
from documents.models import Document
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Appointment, Official, Organization, Role
from paper.kinds import Kind
from paper.sheet import IssueDate
from tests.cast import make_appointment, make_letterhead
from tests.lifecycle import (
    answer_all,
    edit,
    endorse_both,
    give_back,
    latest,
    make_signed_draft,
    post_of,
    seen,
    submit,
)
from tests.papers import CONTENT, make_document

pytestmark = pytest.mark.django_db
State = Document.State


@pytest.fixture
def document(ward: Organization, drafter: Official, chair: Official) -> Document:
    return make_signed_draft(ward, drafter, signer=chair)


def reason(document: Document, by: Official, *, base: int = 1, answer: str = "") -> str:
    return submitting.submit(document, base=base, secret=Answer.NO, answer=answer, by=by).reason


def test_what_is_handed_up_is_pinned_without_number_day_and_draft_mark(
    document: Document, drafter: Official, chair: Official
) -> None:
    edit(document, drafter, dated_on=date(2026, 4, 1))
    submission = submit(document, drafter)
    assert document.state == State.IN_REVIEW
    assert (submission.round, submission.revision.number) == (1, 2)
    assert submission.signer == post_of(chair)
    pinned = submission.pinned
    assert (pinned.number, pinned.issued, pinned.draft) == ("", IssueDate(), False)
    assert pinned.subject == CONTENT.subject
    assert pinned.blocks[0].text == "Phường có 9 khối."
    assert pinned.signatures[0].signer == "Lê Văn Thử"


def test_the_history_tells_the_hashes_and_the_answer_about_secrets(
    document: Document, drafter: Official
) -> None:
    submission = submit(document, drafter)
    entry = Entry.objects.get(verb="documents.submit")
    assert entry.actor_id == drafter.pk
    assert entry.details == {
        "from": "drafting",
        "to": "in_review",
        "round": 1,
        "revision": 1,
        "content": submission.content_hash,
        "form": submission.form_hash,
        "findings": 0,
        "secret": "no",
        "standing": [],
    }


@pytest.mark.parametrize("secret", [Answer.YES, Answer.UNSURE])
def test_work_stops_where_it_may_be_a_state_secret(
    document: Document, drafter: Official, secret: Answer
) -> None:
    verdict = submitting.submit(document, base=1, secret=secret, by=drafter)
    assert "Đã dừng" in verdict.reason
    assert document.state == State.DRAFTING
    assert Entry.objects.get(verb="documents.stop_as_secret").details == {"answer": secret.value}
    assert not Entry.objects.filter(verb="documents.submit").exists()


@pytest.mark.parametrize(
    ("missing", "word"),
    [
        ({"signer": None}, "người ký"),
        ({"recipients": ()}, "nơi nhận"),
        ({"text": ""}, "nội dung"),
        ({"recipients": (), "signer": None}, "nơi nhận, người ký"),
    ],
)
def test_what_is_missing_is_named(
    document: Document, drafter: Official, missing: dict[str, object], word: str
) -> None:
    edit(document, drafter, **missing)
    assert reason(document, drafter, base=2) == f"Chưa trình được: còn thiếu {word}."
    assert document.state == State.DRAFTING


def test_every_figure_needs_a_value(document: Document, drafter: Official) -> None:
    edit(document, drafter, text="Toàn phường có {{so_ho}} hộ theo [[06/2008/CT-TTg]].")
    refusal = reason(document, drafter, base=2)
    assert refusal == "Chưa trình được: số liệu chưa có giá trị: {{so_ho}}."


def test_a_signer_whose_post_has_ended_is_refused_by_name(
    document: Document, drafter: Official, chair: Official
) -> None:
    Appointment.objects.filter(official=chair).update(valid_to=date(2026, 1, 1))
    assert "Lê Văn Thử, Chủ tịch, không còn giữ chức vụ" in reason(document, drafter)


def test_a_post_without_signing_capacity_signs_nothing(
    ward: Organization, drafter: Official, reviewer: Official
) -> None:
    document = make_signed_draft(ward, drafter, signer=reviewer)
    assert "không có quyền ký" in reason(document, drafter)


FOUND = replace(CONTENT, text="Liên hệ số 0912345678.", unplaced=("Dòng lạ",))


def test_what_is_pointed_at_is_answered_in_one_sentence(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    document = make_signed_draft(ward, drafter, signer=chair, content=FOUND)
    found = [finding.text for finding in submitting.prepare(document).findings]
    assert len(found) == 2
    assert found[0].startswith("“0912345678”: Giống số điện thoại")
    assert found[1] == "“Dòng lạ”: chưa xếp được vào chỗ nào của văn bản."
    assert "giải trình bằng một câu" in reason(document, drafter, answer="  ")
    submission = submit(document, drafter, answer="Số của cơ quan.")
    assert submission.findings == found
    assert submission.answer == "Số của cơ quan."


def test_an_office_may_order_that_findings_block(
    ward: Organization, drafter: Official, chair: Official, administrator: Official
) -> None:
    rules.set_rules(ward, strict_separation=False, findings_block=True, by=administrator)
    document = make_signed_draft(ward, drafter, signer=chair, content=FOUND)
    assert "phải sửa hết" in reason(document, drafter, answer="Số của cơ quan.")


def test_a_paper_saved_meanwhile_is_not_handed_up_unread(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    edit(document, reviewer, subject="Người kia vừa sửa")
    assert reason(document, drafter, base=1) == submitting.STALE
    assert document.state == State.DRAFTING
    assert document.submission is None


def test_a_save_between_reading_and_the_lock_is_noticed(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    stale = Document.objects.get(pk=document.pk)
    assert stale.current.number == 1
    edit(document, reviewer, subject="Người kia vừa sửa")
    assert reason(stale, drafter, base=1) == submitting.STALE
    assert stale.current.number == 2


def test_submitting_twice_is_refused(document: Document, drafter: Official) -> None:
    submit(document, drafter)
    assert "Đang kiểm tra" in reason(document, drafter)
    assert document.submissions.count() == 1


def test_a_handed_up_paper_cannot_be_edited(document: Document, drafter: Official) -> None:
    submit(document, drafter)
    with pytest.raises(PermissionDenied, match="Đang kiểm tra"):
        edit(document, drafter, subject="Khác")


def test_the_drafter_takes_it_back_and_hands_it_up_again(
    document: Document, drafter: Official
) -> None:
    first = submit(document, drafter)
    assert submitting.recall(document, by=drafter)
    assert document.state == State.DRAFTING
    edit(document, drafter, subject="Trích yếu mới")
    second = submit(document, drafter)
    assert (second.round, second.pinned.subject) == (2, "Trích yếu mới")
    assert first.pinned.subject == CONTENT.subject


def test_somebody_else_returns_and_does_not_recall(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    submit(document, drafter)
    assert "trả lại" in submitting.recall(document, by=reviewer).reason
    assert document.state == State.IN_REVIEW


def test_an_edit_voids_only_the_endorsement_it_touched(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    submit(document, drafter)
    endorse_both(document, reviewer)
    give_back(document, reviewer)
    edit(document, drafter, recipients=("UBND tỉnh", "Lưu: VT"))
    answer_all(document, drafter)
    submit(document, drafter)
    assert document.state == State.IN_REVIEW
    assert Entry.objects.filter(verb="documents.submit").latest("sequence").details["standing"] == [
        "content"
    ]
    assert "đã kiểm tra nội dung" in (
        reviewing.endorse_content(document, seen=seen(document), by=reviewer).reason
    )
    assert reviewing.endorse_form(document, seen=seen(document), by=reviewer)
    assert document.state == State.AWAITING_APPROVAL


def test_an_edit_of_the_text_voids_the_endorsement_of_the_content(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    submit(document, drafter)
    endorse_both(document, reviewer)
    assert submitting.recall(document, by=drafter)
    edit(document, drafter, text=CONTENT.text.replace("9 khối", "10 khối"))
    submit(document, drafter)
    assert reviewing.endorse_content(document, seen=2, by=reviewer)
    assert document.state == State.AWAITING_APPROVAL


def test_unchanged_it_goes_straight_on_to_approval(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    submit(document, drafter)
    endorse_both(document, reviewer)
    submitting.recall(document, by=drafter)
    submit(document, drafter)
    assert document.state == State.AWAITING_APPROVAL


def test_new_header_lines_void_the_endorsement_of_the_form_only(
    document: Document, drafter: Official, reviewer: Official, ward: Organization
) -> None:
    submit(document, drafter)
    endorse_both(document, reviewer)
    submitting.recall(document, by=drafter)
    make_letterhead(ward, valid_from=date(2026, 1, 2), place="Hòa Hiếu mới")
    submit(document, drafter)
    assert document.state == State.IN_REVIEW
    assert latest(document).content_hash == document.submissions.last().content_hash


def test_a_kind_without_a_printed_day_keeps_none(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    content: Content = replace(CONTENT, signer=post_of(chair))
    document = make_document(ward, drafter, content, kind=Kind.MINUTES)
    assert submit(document, drafter).pinned.issued is None


def test_the_heir_of_an_office_hands_up_what_it_inherited(
    document: Document, ward: Organization, other_ward: Organization, stranger: Official
) -> None:
    ward.successor = other_ward
    ward.save(update_fields=["successor"])
    assert submitting.submit(document, base=1, secret=Answer.NO, by=stranger)


def test_who_holds_no_post_here_hands_up_nothing(
    document: Document, stranger: Official, clerk: Official
) -> None:
    for official in (stranger, clerk):
        assert "được giao soạn thảo" in reason(document, official)
    make_appointment(clerk, document.organization, Role.DRAFTER)
    fresh = Official.objects.get(pk=clerk.pk)
    assert reason(document, fresh) == ""
