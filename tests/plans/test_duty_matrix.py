"""What the giver of duties sees of the offices below: issued papers, and nothing of drafts."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.issued import directive_of
from directives.models import Directive, Duty
from documents.deliveries import delivering
from documents.models import Document
from officials.models import Official, Organization, Role
from plans import answering
from plans.models import Plan, Task
from plans.province import Cell, given_by, givers_of, matrix_of
from plans.tasks import drafting
from plans.tasks.drafting import Cast, Somebody
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.deliveries import make_clerk, make_issued, revoke, sent
from tests.duties import issue_plan, make_duty, to_every_commune
from tests.lifecycle import post_of
from tests.papers import CONTENT, key_of, make_plan
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
PART = "Tuyên truyền tại từng khối."


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def letter(province: Organization, sender: Official) -> Directive:
    return directive_of(make_issued(province, sender), by=sender)


@pytest.fixture
def duty(letter: Directive, province: Organization) -> Duty:
    return make_duty(letter, **to_every_commune(province))


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    content = replace(CONTENT, signer=post_of(chair))
    return make_plan(ward, drafter, content, year=today().year)


def send(letter: Directive, ward: Organization, sender: Official, reader: Official) -> None:
    assert letter.document
    delivery = sent(letter.document, ward, by=sender)
    delivering.open_delivery(delivery, by=reader)


def cells(letter: Directive, sender: Official, *, year: int = 0) -> dict[str, tuple[Cell, ...]]:
    matrix = matrix_of(letter, givers=givers_of(letter, sender), year=year or today().year)
    return {row.office.name.removeprefix("Ủy ban nhân dân "): row.cells for row in matrix.rows}


def test_an_office_goes_from_not_received_over_open_to_answered_with_its_issued_plan(
    letter: Directive,
    duty: Duty,
    plan: Plan,
    ward: Organization,
    other_ward: Organization,
    sender: Official,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
) -> None:
    def mine() -> Cell:
        found = cells(letter, sender)
        assert found["phường Quang Tiến"] == (Cell.NOT_RECEIVED,)
        return found["phường Hoà Hiếu"][0]

    assert mine() is Cell.NOT_RECEIVED
    assert letter.document
    delivery = sent(letter.document, ward, by=sender)
    assert mine() is Cell.NOT_RECEIVED
    delivering.open_delivery(delivery, by=clerk)
    assert mine() is Cell.OPEN
    key = key_of(plan.original.current, PART)
    assert answering.answer_by_part([duty], plan, key, by=drafter)
    assert mine() is Cell.OPEN
    issue_plan(plan, drafter=drafter, reviewer=reviewer, clerk=clerk)
    assert mine() is Cell.ANSWERED


def test_nothing_of_a_draft_shows_on_the_page(
    letter: Directive,
    duty: Duty,
    plan: Plan,
    ward: Organization,
    sender: Official,
    drafter: Official,
) -> None:
    send(letter, ward, sender, drafter)
    address = f"/nhiem-vu-da-giao/{letter.pk}/"
    before = signed_in(sender).get(address).content
    answering.answer_by_sentence([duty], plan, "Câu chỉ của bản thảo.", by=drafter)
    after = signed_in(sender).get(address).content
    assert same(before) == same(after)


def same(page: bytes) -> str:
    """Without the secret of the form, which differs each time."""
    return page.decode().split("<main", 1)[1]


def test_a_sentence_is_read_once_the_plan_is_issued_and_not_after_it_was_recalled(
    letter: Directive,
    duty: Duty,
    plan: Plan,
    ward: Organization,
    sender: Official,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
) -> None:
    send(letter, ward, sender, drafter)
    answering.answer_by_sentence([duty], plan, "Phường đã làm trong quý I.", by=drafter)
    issue_plan(plan, drafter=drafter, reviewer=reviewer, clerk=clerk)
    page = signed_in(sender).get(f"/nhiem-vu-da-giao/{letter.pk}/").content.decode()
    assert "Phường đã làm trong quý I." in page
    assert "Kế hoạch số 01/KH-UBND" in page
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.EXPLAINED,)
    Document.objects.filter(pk=plan.original.pk).update(state="revoked")
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.OPEN,)


def test_a_task_of_an_issued_paper_answers_and_how_far_it_is_shows_nowhere(
    letter: Directive,
    duty: Duty,
    plan: Plan,
    ward: Organization,
    sender: Official,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
) -> None:
    send(letter, ward, sender, drafter)
    task = Task(plan=plan, what="Lập tổ tự quản", due_on=date(2030, 3, 29))
    drafting.add_task(task, Cast(lead=Somebody(ward)), duties=[duty], by=drafter)
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.OPEN,)
    issue_plan(plan, drafter=drafter, reviewer=reviewer, clerk=clerk, answer="Chưa đặt bảng.")
    address = f"/nhiem-vu-da-giao/{letter.pk}/"
    before = signed_in(sender).get(address).content
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.ANSWERED,)
    assert "Kế hoạch số 01/KH-UBND" in same(before)
    task.turns.update(state="done", done_on=today())
    assert same(signed_in(sender).get(address).content) == same(before)
    Task.objects.update(state="ended")
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.OPEN,)


def test_what_recurs_is_counted_for_the_year_that_is_asked(
    letter: Directive,
    duty: Duty,
    plan: Plan,
    ward: Organization,
    sender: Official,
    drafter: Official,
) -> None:
    send(letter, ward, sender, drafter)
    yearly = make_duty(letter, organization=ward, recurrence="Hằng năm")
    answering.answer_by_sentence([duty, yearly], plan, "Đã làm.", by=drafter)
    Document.objects.filter(pk=plan.original.pk).update(state="issued")
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.EXPLAINED, Cell.EXPLAINED)
    later = cells(letter, sender, year=today().year + 1)
    assert later["phường Hoà Hiếu"] == (Cell.EXPLAINED, Cell.OPEN)


def test_an_heir_stands_in_the_row_of_those_it_succeeded(
    letter: Directive, duty: Duty, ward: Organization, other_ward: Organization, sender: Official
) -> None:
    Organization.objects.filter(pk=other_ward.pk).update(successor=ward)
    assert list(cells(letter, sender)) == ["phường Hoà Hiếu"]


def test_who_gave_nothing_looks_at_nothing(
    letter: Directive,
    duty: Duty,
    ward: Organization,
    sender: Official,
    province_reviewer: Official,
    chair: Official,
    stranger: Official,
) -> None:
    address = f"/nhiem-vu-da-giao/{letter.pk}/"
    send(letter, ward, sender, chair)
    assert signed_in(province_reviewer).get(address).status_code == 200
    assert signed_in(chair).get(address).status_code == 403
    assert signed_in(stranger).get(address).status_code == 404
    assert list(given_by(sender)) == [letter]
    assert list(given_by(chair)) == []


def test_a_recalled_letter_reaches_nobody_any_more(
    letter: Directive, duty: Duty, ward: Organization, sender: Official, drafter: Official
) -> None:
    send(letter, ward, sender, drafter)
    assert letter.document
    revoke(letter.document, by=sender)
    assert cells(letter, sender)["phường Hoà Hiếu"] == (Cell.NOT_RECEIVED,)


def test_the_cost_does_not_grow_with_wards_and_answers(
    letter: Directive,
    duty: Duty,
    ward: Organization,
    plan: Plan,
    province: Organization,
    sender: Official,
    drafter: Official,
) -> None:
    send(letter, ward, sender, drafter)
    answering.answer_by_sentence([duty], plan, "Đã làm.", by=drafter)
    Document.objects.filter(pk=plan.original.pk).update(state="issued")
    few = queries(letter, sender)
    for number in range(12):
        unit = make_unit(
            f"171{number:02d}", f"Mẫu {number}", UnitKind.COMMUNE, parent=province.unit
        )
        other = make_organization(unit, f"Ủy ban nhân dân xã Mẫu {number}")
        by = make_member(f"mau.{number}", "Người Mẫu", other, Role.DRAFTER)
        answer = make_plan(other, by, year=today().year)
        send(letter, other, sender, by)
        assert answering.answer_by_sentence([duty], answer, "Đã làm.", by=by)
        Document.objects.filter(pk=answer.original.pk).update(state="issued")
    assert queries(letter, sender) == few
    assert few <= 20


def queries(letter: Directive, sender: Official) -> int:
    client, address = signed_in(sender), f"/nhiem-vu-da-giao/{letter.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
