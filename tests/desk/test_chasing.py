"""Công văn đôn đốc: from overdue tasks to drafts that go the ordinary way."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from desk.models import ChasedTurn
from desk.reminding import chasing
from desk.reminding.chasing import Way
from directives.models import Directive
from documents.drafts.chasing import BeingChasedError
from documents.issued import issuing
from documents.models import Document
from documents.numbers import numbering
from documents.review.submitting import prepare
from documents.sheets import sheet_of
from history.verification import verify
from localities.loading import load_holidays
from officials.models import Official, Organization
from paper.sheet import IssueDate
from paper.writers import docx
from plans.models import Plan, TaskTurn
from plans.tasks.drafting import Cast, Somebody
from tests.cast import signed_in
from tests.desk.test_check_document import check
from tests.lifecycle import approve, sign_in_ink
from tests.papers import CONTENT, make_plan
from tests.tasks import make_task
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
SCHOOL = "Trường Tiểu học Hoà Hiếu"
CHASE = "/nhac-viec/don-doc/"


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    load_holidays()
    return make_plan(ward, drafter, replace(CONTENT, signer=chair.appointments.get()))


@pytest.fixture
def late(
    plan: Plan,
    police: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
) -> list[TaskTurn]:
    """Two tasks of the police, one of a unit outside, one of the office's own; all long overdue."""
    leads = (Somebody(police), Somebody(police), Somebody(name=SCHOOL), Somebody(plan.organization))
    for number, lead in enumerate(leads, start=1):
        what = f"Tuyên truyền phòng, chống ma túy đợt {number}."
        make_task(plan, drafter, what, cast=Cast(lead=lead), due_on=today() + timedelta(days=9))
    document = plan.original
    approve(document, drafter=drafter, reviewer=reviewer, answer="Đã xem.")
    sign_in_ink(document, clerk)
    numbering.give_number(document, on=today(), by=clerk)
    assert issuing.issue(document, by=clerk)
    TaskTurn.objects.update(due_on=date(2026, 3, 31))
    return list(TaskTurn.objects.order_by("pk"))


def drafted(
    turns: list[TaskTurn], by: Official, way: Way = Way.EACH, **more: bool
) -> list[Document]:
    return chasing.draft_letters(
        turns,
        organization=turns[0].task.plan.organization,
        way=way,
        answer_by=today() + timedelta(days=7),
        by=by,
        **more,
    )


def test_each_unit_gets_a_letter_with_its_own_tasks(
    late: list[TaskTurn], drafter: Official, police: Organization
) -> None:
    to_police, to_school = drafted(late[:3], drafter)
    revision = to_police.current
    assert revision.subject == "đôn đốc thực hiện Kế hoạch số 01/KH-UBND"
    assert (revision.addressed_to, to_school.current.addressed_to) == ([police.name], [SCHOOL])
    assert revision.recipients == ["Như trên", "Lưu: VT"]
    text = " ".join(block.text for block in sheet_of(to_police, revision).blocks)
    assert "Thực hiện Kế hoạch số 01/KH-UBND ngày " in text
    assert "đợt 1; thời hạn 31/3/2026, " in text
    assert "đợt 3" not in text
    assert list(ChasedTurn.objects.values_list("document", "turn")) == [
        (to_police.pk, late[0].pk),
        (to_police.pk, late[1].pk),
        (to_school.pk, late[2].pk),
    ]
    assert verify() == ()


def test_one_letter_to_all_has_the_tasks_in_its_annex(
    late: list[TaskTurn], drafter: Official, police: Organization
) -> None:
    (letter,) = drafted(late[:3], drafter, Way.ALL)
    assert letter.current.addressed_to == [police.name, SCHOOL]
    (annex,) = sheet_of(letter, letter.current).annexes
    table = " ".join(block.text for block in annex.blocks)
    assert all(words in table for words in ("đợt 1", "đợt 2", "đợt 3", SCHOOL, "31/3/2026"))
    assert "Chậm (ngày làm việc)" in table


@pytest.mark.parametrize("way", Way)
def test_nothing_is_to_be_mended_in_the_letters_as_they_stand(
    late: list[TaskTurn], drafter: Official, way: Way, tmp_path: Path
) -> None:
    # The command knows what every office knows; the page of the draft knows the office's own too.
    Directive.objects.update(kept_by=None)
    for letter in drafted(late[:3], drafter, way):
        prepared = prepare(letter)
        assert prepared.findings == ()
        sheet = replace(prepared.sheet, number="12", issued=IssueDate.of(today()))
        file = tmp_path / f"{letter.pk}.docx"
        file.write_bytes(docx.write(sheet))
        done = check(file, "--json")
        found = [one for one in json.loads(done.out)["findings"] if one["severity"] != "hint"]
        assert (done.code, found) == (0, [])


def test_what_is_being_chased_is_not_chased_again_unaware(
    late: list[TaskTurn], drafter: Official
) -> None:
    (letter,) = drafted(late[:1], drafter)
    with pytest.raises(BeingChasedError) as refused:
        drafted(late[:3], drafter)
    assert refused.value.letters == [letter]
    assert len(drafted(late[:3], drafter, again=True)) == 2


def test_only_late_tasks_of_the_office_s_own_plans_that_others_lead(
    late: list[TaskTurn],
    plan: Plan,
    drafter: Official,
    chair: Official,
    stranger: Official,
    other_ward: Organization,
) -> None:
    def offered(organization: Organization, by: Official) -> list[TaskTurn]:
        return list(chasing.overdue_of(organization, by, today()))

    assert offered(plan.organization, drafter) == late[:3]
    assert offered(other_ward, stranger) == offered(plan.organization, stranger) == []
    TaskTurn.objects.filter(pk=late[1].pk).update(state=TaskTurn.State.AWAITING)
    assert offered(plan.organization, drafter) == [late[0], late[2]]
    for gone in (late[1:2], late[3:], []):
        with pytest.raises(ValidationError, match="vừa được"):
            chasing.draft_letters(
                gone, organization=plan.organization, way="chung", answer_by=today(), by=drafter
            )
    with pytest.raises(PermissionDenied):
        drafted(late[:1], chair)
    assert not ChasedTurn.objects.exists()


def posted(client: Client, turns: list[TaskTurn], **changed: str) -> str:
    """The page that comes back, or the address that is led on to."""
    asked = {
        "turns": [turn.pk for turn in turns],
        "way": "moi-noi",
        "answer_by": short(today() + timedelta(days=7)),
        "secret": "khong",
        **changed,
    }
    answer = client.post(CHASE, asked)
    return answer.headers.get("Location", answer.content.decode())


def test_the_page_asks_everything_and_loses_nothing(
    late: list[TaskTurn], drafter: Official
) -> None:
    client = signed_in(drafter)
    page = client.get(CHASE).content.decode()
    assert page.count('name="turns"') == 3
    refused = posted(client, late[1:2], answer_by="31/3/2026")
    assert "phải sau hôm nay" in refused
    assert f'value="{late[1].pk}" id="nv-{late[1].pk}" checked' in refused
    assert "Chọn ít nhất một nhiệm vụ" in posted(client, [])
    assert client.post(CHASE, {"secret": "co"}).status_code == 403
    address = posted(client, late[:1])
    letter = ChasedTurn.objects.get().document
    assert address == reverse("documents:detail", args=[letter.pk])
    warned = posted(client, late[:1])
    assert f'href="{address}"' in warned
    assert "Vẫn soạn thêm" in warned
    assert posted(client, late[:1], again="on").startswith("/van-ban/")
    assert ChasedTurn.objects.count() == 2


def test_the_page_of_a_task_tells_by_which_letter_it_was_chased(
    late: list[TaskTurn], drafter: Official, ward_police: Official
) -> None:
    """To the office that is chased only once the letter has left."""
    page = reverse("plans:turn", args=[late[0].pk])
    (letter,) = drafted(late[:1], drafter)
    told = "Công văn đôn đốc soạn ngày"
    assert told in signed_in(drafter).get(page).content.decode()
    assert told not in signed_in(ward_police).get(page).content.decode()
    Document.objects.filter(pk=letter.pk).update(state=Document.State.ISSUED)
    assert told in signed_in(ward_police).get(page).content.decode()
    Document.objects.filter(pk=letter.pk).update(state=Document.State.ABANDONED)
    assert told not in signed_in(drafter).get(page).content.decode()
