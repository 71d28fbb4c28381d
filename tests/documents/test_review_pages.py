"""The pages of review, as forms are sent to them: from handing up to approval."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.http import HttpResponse
from django.urls import reverse

from documents.models import Approval, Document, Endorsement, Remark
from documents.review import reviewing, submitting
from documents.review.reviewing import RemarkText
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Appointment, Official, Organization, Role
from plans.models import Plan
from tests.cast import make_member, signed_in
from tests.papers import CONTENT, key_of, make_plan

pytestmark = pytest.mark.django_db
State = Document.State
APPROVED = {"secret": "khong", "way": "ink"}


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    signer = Appointment.objects.get(official=chair)
    return make_plan(ward, drafter, replace(CONTENT, signer=signer))


@pytest.fixture
def document(plan: Plan) -> Document:
    return plan.original


@pytest.fixture
def submitted(document: Document, drafter: Official) -> Document:
    hand_up(document, drafter)
    return document


def hand_up(document: Document, by: Official) -> None:
    document.refresh_from_db()
    assert submitting.submit(document, base=document.current.number, secret=Answer.NO, by=by)


def endorsed(document: Document, by: Official) -> None:
    assert reviewing.endorse_content(document, seen=1, by=by)
    assert reviewing.endorse_form(document, seen=1, by=by)


def state_of(document: Document) -> str:
    return Document.objects.get(pk=document.pk).state


def url(name: str, *args: object) -> str:
    return reverse(f"documents:{name}", args=args)


def words(answer: HttpResponse) -> str:
    page = re.sub(r"<head>.*?</head>", " ", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def page_of(document: Document, official: Official) -> str:
    return words(signed_in(official).get(url("detail", document.pk), follow=True))


# Handing up


def test_a_draft_is_handed_up_after_the_secrecy_question(
    document: Document, drafter: Official
) -> None:
    client = signed_in(drafter)
    assert "bí mật nhà nước" in words(client.get(url("submit", document.pk)))
    unanswered = client.post(url("submit", document.pk), {"base": 1})
    assert unanswered.status_code == 200
    assert state_of(document) == State.DRAFTING
    client.post(url("submit", document.pk), {"base": 1, "secret": "khong"})
    assert state_of(document) == State.IN_REVIEW
    assert "Đang chờ người kiểm tra nội dung và người kiểm tra thể thức." in page_of(
        document, drafter
    )


@pytest.mark.parametrize("answer", ["co", "chua-ro"])
def test_work_stops_where_the_question_is_not_answered_with_no(
    document: Document, drafter: Official, answer: str
) -> None:
    client = signed_in(drafter)
    stopped = client.post(url("submit", document.pk), {"base": 1, "secret": answer})
    assert stopped.status_code == 403
    assert "Dừng lại" in words(stopped)
    assert state_of(document) == State.DRAFTING
    assert Entry.objects.filter(verb="documents.stop_as_secret").count() == 1


def test_what_is_pointed_at_needs_one_sentence(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    signer = Appointment.objects.get(official=chair)
    content = replace(CONTENT, signer=signer, unplaced=("Dòng thừa",))
    document = make_plan(ward, drafter, content).original
    client = signed_in(drafter)
    said = {"base": 1, "secret": "khong"}
    silent = words(client.post(url("submit", document.pk), said))
    assert "Dòng thừa" in silent
    assert "Hãy sửa các chỗ được chỉ ra, hoặc giải trình bằng một câu." in silent
    client.post(url("submit", document.pk), {**said, "answer": "Dòng này để nguyên."})
    assert state_of(document) == State.IN_REVIEW


def test_a_draft_without_signer_says_what_is_missing_on_its_button(
    ward: Organization, drafter: Official
) -> None:
    document = make_plan(ward, drafter).original
    assert "Chưa trình được: còn thiếu người ký." in page_of(document, drafter)
    refused = signed_in(drafter).get(url("submit", document.pk), follow=True)
    assert "Chưa làm gì: Chưa trình được: còn thiếu người ký." in words(refused)


def test_a_draft_saved_meanwhile_is_not_handed_up_unread(
    document: Document, drafter: Official
) -> None:
    stale = signed_in(drafter).post(url("submit", document.pk), {"base": 0, "secret": "khong"})
    assert "vừa được người khác lưu" in words(stale)
    assert state_of(document) == State.DRAFTING


def test_it_is_taken_back_by_who_handed_it_up(submitted: Document, drafter: Official) -> None:
    signed_in(drafter).post(url("recall", submitted.pk))
    assert state_of(submitted) == State.DRAFTING


# Checking and approving


def test_one_person_gives_both_checks_and_the_signer_approves(
    submitted: Document, reviewer: Official, chair: Official
) -> None:
    client = signed_in(reviewer)
    client.post(url("endorse_content", submitted.pk, 1))
    assert "Trần Thị Ví Dụ (Chánh Văn phòng) Đã kiểm tra" in page_of(submitted, chair)
    client.post(url("endorse_form", submitted.pk, 1))
    assert "Đang chờ Lê Văn Thử (Chủ tịch) duyệt." in page_of(submitted, reviewer)
    signed_in(chair).post(url("approve", submitted.pk, 1), APPROVED)
    assert state_of(submitted) == State.APPROVED


def test_who_waits_is_named(submitted: Document, reviewer: Official, clerk: Official) -> None:
    expected = "Đang chờ Trần Thị Ví Dụ kiểm tra nội dung và Hoàng Thị Giả Định kiểm tra thể thức."
    assert expected in page_of(submitted, clerk)


def test_the_clerk_records_what_was_approved_on_paper(
    submitted: Document, reviewer: Official, clerk: Official
) -> None:
    endorsed(submitted, reviewer)
    signed_in(clerk).post(url("approve_on_paper", submitted.pk, 1), {"secret": "khong"})
    assert state_of(submitted) == State.APPROVED
    assert "duyệt trên giấy, Hoàng Thị Giả Định ghi lại" in page_of(submitted, reviewer)


@pytest.mark.parametrize("answer", ["co", "chua-ro"])
def test_who_approves_is_asked_once_more_whether_it_is_secret(
    submitted: Document, reviewer: Official, chair: Official, answer: str
) -> None:
    endorsed(submitted, reviewer)
    client, address = signed_in(chair), url("approve", submitted.pk, 1)
    assert "danh mục bí mật nhà nước không?" in words(client.get(address))
    assert "bắt buộc" in words(client.post(address, {"way": "ink"}))
    stopped = client.post(address, {**APPROVED, "secret": answer})
    assert stopped.status_code == 403
    assert "Dừng lại" in words(stopped)
    assert state_of(submitted) == State.AWAITING_APPROVAL
    assert Entry.objects.last().details == {"answer": answer}


def test_a_paper_to_be_signed_by_token_is_approved_as_such(
    submitted: Document, reviewer: Official, chair: Official
) -> None:
    endorsed(submitted, reviewer)
    signed_in(chair).post(url("approve", submitted.pk, 1), {**APPROVED, "way": "token"})
    assert Approval.objects.get().way == Approval.Way.TOKEN


def test_somebody_faster_is_told_and_nothing_moves(
    submitted: Document, drafter: Official, reviewer: Official, chair: Official
) -> None:
    endorsed(submitted, reviewer)
    reviewing.approve(submitted, seen=1, secret=Answer.NO, by=chair)
    late = signed_in(reviewer).post(url("endorse_content", submitted.pk, 1), follow=True)
    assert "có người vừa chuyển văn bản này" in words(late)
    assert state_of(submitted) == State.APPROVED


def test_of_two_checkers_at_once_the_second_is_told_on_the_page_of_the_paper(
    submitted: Document, ward: Organization, reviewer: Official
) -> None:
    other = make_member("van.phong.2", "Lý Thị Cùng Làm", ward, Role.OFFICE_HEAD)
    for official in (reviewer, other):
        page = signed_in(official).post(url("endorse_content", submitted.pk, 1), follow=True)
        assert page.status_code == 200
    assert "Chưa làm gì: Trần Thị Ví Dụ đã kiểm tra nội dung." in words(page)
    assert "Đang chờ" in words(page)
    assert Endorsement.objects.count() == 1


def test_a_version_that_is_no_longer_current_is_not_approved(
    submitted: Document, drafter: Official, reviewer: Official, chair: Official
) -> None:
    endorsed(submitted, reviewer)
    submitting.recall(submitted, by=drafter)
    hand_up(submitted, drafter)
    assert state_of(submitted) == State.AWAITING_APPROVAL
    late = signed_in(chair).post(url("approve", submitted.pk, 1), APPROVED, follow=True)
    assert "đã được trình lại" in words(late)
    assert state_of(submitted) == State.AWAITING_APPROVAL


def test_others_are_refused_with_the_reason(submitted: Document, drafter: Official) -> None:
    refused = signed_in(drafter).post(url("endorse_content", submitted.pk, 1))
    assert refused.status_code == 403
    assert "Chỉ lãnh đạo văn phòng" in words(refused)


# Returning and answering


def typed(*remarks: dict[str, str]) -> dict[str, object]:
    rows = {f"{name}_{i}": value for i, row in enumerate(remarks) for name, value in row.items()}
    return {"count": len(remarks), **rows}


def test_it_is_returned_with_two_remarks_one_of_them_at_a_quote(
    submitted: Document, reviewer: Official
) -> None:
    key = key_of(submitted.current, "Phân công")
    sent = typed(
        {"kind": "wrong", "text": "Ghi rõ ai làm.", "key": key, "quote": "Phân công rõ"},
        {"kind": "other", "text": "Thêm kinh phí."},
        {"text": ""},
    )
    signed_in(reviewer).post(url("return", submitted.pk, 1), sent)
    assert state_of(submitted) == State.RETURNED
    made = list(Remark.objects.values_list("kind", "text", "key", "quote"))
    assert made == [
        ("wrong", "Ghi rõ ai làm.", key, "Phân công rõ"),
        ("other", "Thêm kinh phí.", "", ""),
    ]


def test_a_piece_is_picked_without_script_and_nothing_typed_is_lost(
    submitted: Document, reviewer: Official
) -> None:
    key = key_of(submitted.current, "Phân công")
    sent = {**typed({"kind": "form", "text": "Ý đầu."}, {}), "pick": key}
    page = signed_in(reviewer).post(url("return", submitted.pk, 1), sent).content.decode()
    assert "Ý đầu." in page
    assert "Phân công rõ việc." in page
    assert f'name="key_1" value="{key}"' in page
    assert not Remark.objects.exists()


def test_more_rows_are_given_and_a_quote_is_dropped(
    submitted: Document, reviewer: Official
) -> None:
    client = signed_in(reviewer)
    more = client.post(url("return", submitted.pk, 1), {**typed({}, {}), "more": "1"})
    assert 'name="text_2"' in more.content.decode()
    key = key_of(submitted.current, "Phân công")
    dropped = client.post(
        url("return", submitted.pk, 1), {**typed({"key": key, "quote": "Phân công"}), "drop": "1"}
    )
    assert f'value="{key}"' not in re.sub(r"<button.*?</button>", "", dropped.content.decode())


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        ({"text": ""}, "Hãy ghi ít nhất một ý kiến."),
        ({"text": "Sai.", "key": "la", "quote": "x"}, "không còn trong văn bản này"),
        ({"text": "", "quote": "x"}, "Hãy ghi ý kiến về đoạn đã trích"),
        ({"text": "Gọi 0912345678."}, "điện thoại"),
    ],
)
def test_bad_remarks_are_told_and_kept(
    submitted: Document, reviewer: Official, remark: dict[str, str], reason: str
) -> None:
    answer = signed_in(reviewer).post(url("return", submitted.pk, 1), typed(remark))
    assert reason in words(answer)
    assert remark["text"] in answer.content.decode()
    assert state_of(submitted) == State.IN_REVIEW


def test_a_quote_that_is_not_in_its_piece_is_refused(
    submitted: Document, reviewer: Official
) -> None:
    key = key_of(submitted.current, "Phân công")
    sent = typed({"text": "Sai.", "key": key, "quote": "chữ khác"})
    answer = signed_in(reviewer).post(url("return", submitted.pk, 1), sent)
    assert "Lời trích không có trong đoạn đã chọn." in words(answer)


def test_remarks_typed_for_a_paper_that_was_taken_back_are_not_lost(
    submitted: Document, drafter: Official, reviewer: Official
) -> None:
    submitting.recall(submitted, by=drafter)
    sent = typed({"text": "Ý kiến đã gõ dài."})
    answer = signed_in(reviewer).post(url("return", submitted.pk, 1), sent)
    assert "Ý kiến đã gõ dài." in answer.content.decode()
    assert "Bản thảo" in words(answer)
    assert not Remark.objects.exists()


def test_what_a_leader_said_is_taken_down_under_the_leader_s_name(
    submitted: Document, clerk: Official, chair: Official
) -> None:
    leader = Appointment.objects.get(official=chair)
    sent = {**typed({"text": "Rút gọn phần I."}), "leader": leader.pk}
    signed_in(clerk).post(url("take_down", submitted.pk, 1), sent)
    remark = Remark.objects.get()
    assert (remark.made_by, remark.taken_down_by) == (chair, clerk)
    assert "Hoàng Thị Giả Định ghi lại" in page_of(submitted, clerk)


def test_each_remark_is_answered_before_it_is_handed_up_again(
    submitted: Document, drafter: Official, reviewer: Official
) -> None:
    remarks = [RemarkText("Ghi rõ ai làm."), RemarkText("Thêm kinh phí.")]
    reviewing.give_back(submitted, remarks, seen=1, by=reviewer)
    assert "Còn 2 ý kiến trả lại chưa được trả lời." in page_of(submitted, drafter)
    first, second = Remark.objects.all()
    client = signed_in(drafter)
    client.post(url("answer", submitted.pk), {f"answer_{first.pk}": "Đã ghi."})
    client.post(
        url("answer", submitted.pk),
        {f"answer_{first.pk}": "Đã ghi.", f"answer_{second.pk}": "Đã thêm."},
    )
    assert [a.text for r in (first, second) for a in r.answers.all()] == ["Đã ghi.", "Đã thêm."]
    client.post(url("submit", submitted.pk), {"base": 1, "secret": "khong"})
    asked = page_of(submitted, reviewer)
    assert "Ghi rõ ai làm. Trả lời: Đã ghi." in asked


# History


def test_the_history_says_who_did_what_as_the_holder_of_which_post(
    submitted: Document, reviewer: Official, chair: Official
) -> None:
    endorsed(submitted, reviewer)
    reviewing.approve(submitted, seen=1, secret=Answer.NO, by=chair)
    page = words(signed_in(chair).get(url("history", submitted.pk)))
    steps = [
        "Duyệt Lần trình 1 Lê Văn Thử Chủ tịch",
        "Kiểm tra thể thức Lần trình 1 Trần Thị Ví Dụ Chánh Văn phòng",
        "Kiểm tra nội dung Lần trình 1 Trần Thị Ví Dụ Chánh Văn phòng",
        "Trình ký Lần trình 1, lần lưu 1 Nguyễn Văn Mẫu Công chức",
        "Soạn bản đầu Nguyễn Văn Mẫu Công chức",
    ]
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
