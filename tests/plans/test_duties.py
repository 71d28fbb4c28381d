"""Duties from above in a plan: answered by a part or a sentence, open again, handed up."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from directives.models import Directive, Duty
from documents.drafts import drafting
from documents.models import Document
from documents.review import submitting
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization
from plans import answering
from plans.coverage import Given, Standing, coverage_of, pieces_of
from plans.models import DutyAnswer, Plan
from tests.cast import signed_in
from tests.directives.making import make_directive
from tests.duties import make_duty
from tests.lifecycle import edit, make_signed_draft, post_of
from tests.papers import ANNEXED, CONTENT, key_of, make_plan

pytestmark = pytest.mark.django_db
PART = "Tuyên truyền tại từng khối."


@pytest.fixture
def directive(ward: Organization, drafter: Official) -> Directive:
    return make_directive(ward, drafter)


@pytest.fixture
def duty(directive: Directive, ward: Organization) -> Duty:
    return make_duty(directive, organization=ward)


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    return make_plan(ward, drafter, replace(CONTENT, signer=post_of(chair)))


def standing(plan: Plan) -> list[Standing]:
    return [line.standing for sheaf in coverage_of(plan) for line in sheaf.lines]


def given(plan: Plan) -> list[Given]:
    return [one for sheaf in coverage_of(plan) for line in sheaf.lines for one in line.here]


def part_of(plan: Plan, opening: str = PART) -> str:
    return key_of(plan.original.current, opening)


def retyped(plan: Plan, old: str, new: str, by: Official) -> None:
    document = plan.original
    edit(document, by, text=document.current.text.replace(old, new))
    plan.__dict__.pop("_prefetched_objects_cache", None)


def test_a_part_answers_a_duty_and_is_named_by_its_place(
    plan: Plan, duty: Duty, drafter: Official
) -> None:
    assert standing(plan) == [Standing.OPEN]
    assert answering.answer_by_part([duty], plan, part_of(plan), by=drafter)
    assert standing(plan) == [Standing.ANSWERED]
    (one,) = given(plan)
    assert one.piece
    assert (one.piece.place, one.piece.words) == ("mục I, khoản 1, điểm a", PART)
    entry = Entry.objects.get(verb="plans.answer_duties")
    assert entry.details == {"duties": [duty.pk]}


def test_the_link_outlives_edits_and_is_open_again_once_its_part_is_deleted(
    plan: Plan, duty: Duty, drafter: Official
) -> None:
    answering.answer_by_part([duty], plan, part_of(plan), by=drafter)
    retyped(plan, PART, "Tuyên truyền bằng loa tại từng khối.", drafter)
    assert standing(plan) == [Standing.ANSWERED]
    before = plan.original.current.content
    retyped(plan, "a) Tuyên truyền bằng loa tại từng khối.\n\n", "", drafter)
    assert standing(plan) == [Standing.OPEN]
    assert [one.is_gone for one in given(plan)] == [True]
    document = Plan.objects.get(pk=plan.pk).original
    drafting.save(document, before, base=document.current.number, by=drafter)
    assert standing(Plan.objects.get(pk=plan.pk)) == [Standing.OPEN]


def test_one_sentence_explains_and_a_second_replaces_it(
    plan: Plan, duty: Duty, drafter: Official
) -> None:
    for sentence in ("Đã làm trong quý I.", "Đã làm xong trong quý II."):
        assert answering.answer_by_sentence([duty], plan, sentence, by=drafter)
    assert standing(plan) == [Standing.EXPLAINED]
    assert DutyAnswer.objects.get().sentence == "Đã làm xong trong quý II."
    assert answering.answer_by_sentence([duty], plan, "  ", by=drafter).reason == answering.EMPTY


def test_a_part_that_is_not_there_and_a_duty_of_others_are_refused(
    plan: Plan, directive: Directive, duty: Duty, other_ward: Organization, drafter: Official
) -> None:
    foreign = make_duty(directive, organization=other_ward)
    key = part_of(plan)
    assert answering.answer_by_part([duty], plan, "khong-co", by=drafter).reason == answering.GONE
    assert answering.answer_by_part([foreign], plan, key, by=drafter).reason == answering.NOT_OURS
    assert answering.answer_by_part([], plan, key, by=drafter).reason == answering.NOT_OURS
    assert not DutyAnswer.objects.exists()


def test_only_drafters_answer_and_not_for_a_plan_that_was_given_up(
    plan: Plan, duty: Duty, drafter: Official, chair: Official
) -> None:
    assert "soạn thảo" in answering.may_answer(plan, chair).reason
    Document.objects.filter(pk=plan.original.pk).update(state="abandoned")
    fresh = Plan.objects.get(pk=plan.pk)
    assert answering.may_answer(fresh, drafter).reason == answering.ENDED_PLAN


def test_another_plan_of_the_ward_answers_too_but_what_recurs_is_asked_each_year(
    ward: Organization, plan: Plan, directive: Directive, duty: Duty, drafter: Official
) -> None:
    yearly = make_duty(directive, organization=ward, recurrence="Hằng năm")
    answering.answer_by_part([duty, yearly], plan, part_of(plan), by=drafter)
    same_year, next_year = make_plan(ward, drafter), make_plan(ward, drafter, year=2027)
    assert standing(same_year) == [Standing.ANSWERED, Standing.ANSWERED]
    assert standing(next_year) == [Standing.ANSWERED, Standing.OPEN]
    Document.objects.filter(pk=plan.original.pk).update(state="revoked")
    assert standing(same_year) == [Standing.OPEN, Standing.OPEN]


def test_an_issued_plan_is_not_asked_for_what_came_down_later(
    ward: Organization, drafter: Official, duty: Duty
) -> None:
    earlier = make_plan(ward, drafter, year=2025)
    assert standing(earlier) == [Standing.OPEN]
    Document.objects.filter(pk=earlier.original.pk).update(state="issued")
    assert standing(Plan.objects.get(pk=earlier.pk)) == []


def test_open_duties_are_listed_when_the_plan_is_handed_up_and_answered_in_one_sentence(
    plan: Plan, duty: Duty, drafter: Official
) -> None:
    (finding,) = submitting.prepare(plan.original).findings
    assert finding.text == (
        "Nhiệm vụ chưa có phần trả lời (Công văn 1502/UBND-NC, mục 1): "
        "Xây dựng mô hình tự quản ở từng khối."
    )
    assert finding.url == f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/#nhiem-vu-{duty.pk}"

    def handed_up(answer: str) -> str:
        said = {"base": 1, "secret": Answer.NO, "answer": answer, "by": drafter}
        return submitting.submit(plan.original, **said).reason

    assert "giải trình bằng một câu" in handed_up("")
    assert handed_up("Làm theo kế hoạch riêng.") == ""
    submission = plan.original.submission
    assert submission
    assert submission.findings == [finding.text]


def test_an_answered_duty_is_no_finding_and_other_papers_have_none(
    ward: Organization, plan: Plan, duty: Duty, drafter: Official, chair: Official
) -> None:
    answering.answer_by_part([duty], plan, part_of(plan), by=drafter)
    assert submitting.prepare(plan.original).findings == ()
    letter = make_signed_draft(ward, drafter, signer=chair)
    assert submitting.prepare(letter).findings == ()


def test_a_part_deleted_in_the_draft_is_a_finding_again(
    plan: Plan, duty: Duty, drafter: Official
) -> None:
    answering.answer_by_part([duty], plan, part_of(plan), by=drafter)
    retyped(plan, f"a) {PART}\n\n", "", drafter)
    assert len(submitting.prepare(Document.objects.get(pk=plan.original.pk)).findings) == 1


def test_the_cost_of_the_page_does_not_grow_with_duties_and_answers(
    ward: Organization, plan: Plan, directive: Directive, duty: Duty, drafter: Official
) -> None:
    client = signed_in(drafter)
    answering.answer_by_part([duty], plan, part_of(plan), by=drafter)
    few = queries(client, plan)
    more = [make_duty(directive, organization=ward) for _ in range(30)]
    answering.answer_by_part(more[:20], plan, part_of(plan), by=drafter)
    answering.answer_by_sentence(more[20:25], plan, "Đã làm.", by=drafter)
    assert queries(client, plan) == few
    assert few <= 20


def queries(client: Client, plan: Plan) -> int:
    address = f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def page(client: Client, plan: Plan, rest: str = "") -> str:
    return client.get(f"/ke-hoach/{plan.pk}/{rest}").content.decode()


def test_one_click_leads_from_the_duty_to_the_part_and_from_the_part_to_the_duty(
    plan: Plan, duty: Duty, drafter: Official
) -> None:
    key = part_of(plan)
    answering.answer_by_part([duty], plan, key, by=drafter)
    client = signed_in(drafter)
    there = f"/ke-hoach/{plan.pk}/?doan={key}#doan-{key}"
    assert f'href="{there}"' in page(client, plan, "nhiem-vu-tren-giao/")
    back = f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/#nhiem-vu-{duty.pk}"
    shown = page(client, plan)
    assert f'href="{back}"' in shown.split(f'id="doan-{key}"')[1].split('id="doan-')[0]
    assert "Đã trả lời đủ 1 nhiệm vụ" in shown


def test_the_marks_stay_when_nobody_may_edit_any_more(
    plan: Plan, duty: Duty, drafter: Official, chair: Official
) -> None:
    answering.answer_by_part([duty], plan, part_of(plan), by=drafter)
    shown = page(signed_in(chair), plan)
    assert "Trả lời nhiệm vụ:" in shown
    assert "piece-edit" not in shown


def test_on_the_page_a_part_or_a_sentence_is_chosen_not_both_for_several_duties_at_once(
    ward: Organization, plan: Plan, directive: Directive, duty: Duty, drafter: Official
) -> None:
    other = make_duty(directive, organization=ward)
    client = signed_in(drafter)
    at = f"nhiem-vu-tren-giao/{duty.pk}/"
    address, key = f"/ke-hoach/{plan.pk}/{at}", part_of(plan)
    assert f'value="{key}" selected' in page(client, plan, f"{at}?doan={key}")
    for typed in ({"part": ""}, {"part": key, "sentence": "Đã làm."}):
        assert "không làm cả hai" in client.post(address, typed).content.decode()
    refused = client.post(address, {"sentence": "Hỏi số 0912345678."}).content.decode()
    assert "Hỏi số 0912345678." in refused
    assert not DutyAnswer.objects.exists()
    assert client.post(address, {"part": key, "also": [str(other.pk)]}).status_code == 302
    assert standing(plan) == [Standing.ANSWERED, Standing.ANSWERED]


def test_an_answer_is_taken_back_and_the_duty_is_open_again(
    plan: Plan, duty: Duty, drafter: Official, chair: Official
) -> None:
    answering.answer_by_sentence([duty], plan, "Đã làm.", by=drafter)
    address = f"/ke-hoach/{plan.pk}/nhiem-vu-tren-giao/bo/{DutyAnswer.objects.get().pk}/"
    assert signed_in(chair).post(address).status_code == 403
    assert signed_in(drafter).post(address).status_code == 302
    assert standing(plan) == [Standing.OPEN]
    assert Entry.objects.filter(verb="plans.take_back_answer").count() == 1


def test_parts_of_annexes_answer_too(ward: Organization, drafter: Official, duty: Duty) -> None:
    plan = make_plan(ward, drafter, ANNEXED)
    named = {piece.place: piece.key for piece in pieces_of(plan.original.current)}
    assert answering.answer_by_part([duty], plan, named["phụ lục 2, mục 1"], by=drafter)
    assert standing(plan) == [Standing.ANSWERED]
