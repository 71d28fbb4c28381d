"""The head of a department signs TUQ. for the office above: he sees that paper, and only it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents.authority import rules
from documents.models import Delegation, Document
from documents.review import submitting
from officials.models import Official, Organization
from plans.models import Plan
from tests.cast import signed_in
from tests.delegations import make_delegate
from tests.lifecycle import edit, endorse_both, make_signed_draft, post_of, submit
from tests.papers import CONTENT, make_plan
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = Document.State


@pytest.fixture
def delegate(ward: Organization, chair: Official) -> Official:
    """With a delegation in force from a week ago, for a month."""
    post = make_delegate(ward)
    delegation = Delegation(
        organization=ward,
        delegator=post_of(chair),
        delegate=post,
        content="Ký giấy mời họp khối",
        paper="Giấy ủy quyền số 01/UQ-UBND",
        valid_from=today() - timedelta(days=7),
        valid_to=today() + timedelta(days=30),
    )
    rules.delegate(delegation, by=chair)
    return post.official


@pytest.fixture
def paper(
    ward: Organization, drafter: Official, reviewer: Official, delegate: Official
) -> Document:
    """Handed up for him, and checked."""
    document = make_signed_draft(ward, drafter, signer=delegate)
    submit(document, drafter)
    endorse_both(document, reviewer)
    return document


def fresh(official: Official) -> Client:
    return signed_in(Official.objects.get(pk=official.pk))


def seen_by(official: Official) -> set[int]:
    """Asked of the database anew: posts and delegations are read once for a request."""
    again = Official.objects.get(pk=official.pk)
    return set(Document.objects.visible_to(again).values_list("pk", flat=True))


def get(official: Official, name: str, *parts: object) -> Any:
    return fresh(official).get(reverse(f"documents:{name}", args=parts))


def test_he_finds_it_among_what_waits_for_him_reads_and_approves_it(
    delegate: Official, paper: Document
) -> None:
    assert paper.subject in get(delegate, "to_approve").content.decode()
    assert get(delegate, "detail", paper.pk).status_code == 200
    assert get(delegate, "history", paper.pk).status_code == 200
    assert paper.subject in get(delegate, "list").content.decode()
    address = reverse("documents:approve", args=[paper.pk, 1])
    answer = fresh(delegate).post(address, {"secret": "khong", "way": "ink"}, follow=True)
    assert answer.status_code == 200
    paper.refresh_from_db()
    assert paper.state == State.APPROVED
    assert get(delegate, "detail", paper.pk).status_code == 200


def test_he_returns_it_with_a_remark_and_still_reads_it(
    delegate: Official, paper: Document
) -> None:
    address = reverse("documents:return", args=[paper.pk, 1])
    assert fresh(delegate).get(address).status_code == 200
    typed = {"count": "1", "text_0": "Sai tên khối.", "kind_0": "wrong"}
    assert fresh(delegate).post(address, typed, follow=True).status_code == 200
    paper.refresh_from_db()
    assert paper.state == State.RETURNED
    assert paper.pk in seen_by(delegate)


def test_nothing_else_of_the_office_above_is_there_for_him(
    ward: Organization, drafter: Official, chair: Official, delegate: Official, paper: Document
) -> None:
    draft = make_signed_draft(ward, drafter, signer=delegate)
    for_the_chair = make_signed_draft(ward, drafter, signer=chair)
    submit(for_the_chair, drafter)
    plan = make_plan(ward, drafter)
    assert seen_by(delegate) == {paper.pk}
    for other in (draft, for_the_chair, plan.original):
        assert get(delegate, "detail", other.pk).status_code == 404
    assert fresh(delegate).get(reverse("plans:detail", args=[plan.pk])).status_code == 404
    plans = fresh(delegate).get(reverse("plans:list")).content.decode()
    assert plan.original.subject not in plans


def test_what_others_do_with_the_paper_is_refused_him(delegate: Official, paper: Document) -> None:
    for name in ("components", "submit", "approve_on_paper", "give_number"):
        round_of = [1] if name == "approve_on_paper" else []
        assert get(delegate, name, paper.pk, *round_of).status_code in {302, 403}
    assert fresh(delegate).post(reverse("documents:recall", args=[paper.pk])).status_code == 403
    assert fresh(delegate).post(reverse("documents:abandon", args=[paper.pk])).status_code == 403
    paper.refresh_from_db()
    assert paper.state == State.AWAITING_APPROVAL


def test_it_is_gone_from_him_with_the_delegation_the_recall_or_another_signer(
    drafter: Official, chair: Official, delegate: Official, paper: Document
) -> None:
    assert submitting.recall(paper, by=drafter)
    assert seen_by(delegate) == set()
    submit(paper, drafter)
    assert seen_by(delegate) == {paper.pk}
    rules.end_delegation(Delegation.objects.get(), on=today() - timedelta(days=1), by=chair)
    assert seen_by(delegate) == set()
    Delegation.objects.update(valid_to=today())
    assert seen_by(delegate) == {paper.pk}
    assert submitting.recall(paper, by=drafter)
    edit(paper, drafter, signer=post_of(chair))
    submit(paper, drafter)
    assert seen_by(delegate) == set()


def test_a_delegation_of_one_office_shows_nothing_of_another(
    other_ward: Organization, stranger: Official, delegate: Official, paper: Document
) -> None:
    foreign = make_signed_draft(other_ward, stranger, signer=stranger)
    assert foreign.pk not in seen_by(delegate)
    Delegation.objects.update(organization=other_ward)
    assert seen_by(delegate) == set()


def test_the_paper_of_a_plan_is_read_by_itself_not_on_the_plan_s_page(
    ward: Organization, drafter: Official, delegate: Official
) -> None:
    plan: Plan = make_plan(ward, drafter, CONTENT)
    document = plan.original
    edit(document, drafter, signer=post_of(delegate))
    submit(document, drafter)
    page = fresh(delegate).get(reverse("plans:detail", args=[plan.pk]))
    assert page.headers["Location"] == reverse("documents:detail", args=[document.pk])
    assert get(delegate, "detail", document.pk).status_code == 200
    assert get(drafter, "detail", document.pk).status_code == 302
    assert plan.pk not in set(Plan.objects.visible_to(delegate).values_list("pk", flat=True))
