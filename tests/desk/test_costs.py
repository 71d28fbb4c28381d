"""What the first page, a paper and the rows of waiting papers cost, however much there is."""

from dataclasses import replace
from typing import TypeVar

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Document, Remark, RemarkAnswer, Revision, Submission
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.lifecycle import give_back, post_of, submit
from tests.papers import CONTENT, make_plan

pytestmark = pytest.mark.django_db
State = Document.State
MOST_FOR_A_PAPER = 44
"""Its page shows fifteen panels, of tasks and further papers too, with a query or two each."""
Row = TypeVar("Row", Revision, Submission)
WAITING = (State.IN_REVIEW, State.AWAITING_APPROVAL, State.RETURNED, State.APPROVED)


@pytest.fixture
def model(ward: Organization, drafter: Official, reviewer: Official, chair: Official) -> Submission:
    """A plan handed up; the many are made after it."""
    document = make_plan(ward, drafter, replace(CONTENT, signer=post_of(chair))).original
    return submit(document, drafter)


def make_many(model: Submission, count: int) -> None:
    """Papers handed up as the model was, one after another in each state, without history."""
    organization, by = model.document.organization, model.submitted_by
    papers = Document.objects.bulk_create(
        Document(organization=organization, kind="KH", drafted_by=by, state=WAITING[number % 4])
        for number in range(count)
    )
    for paper in papers:
        paper.head = _copied(model.revision, document=paper)
    Revision.objects.bulk_create(paper.head for paper in papers if paper.head)
    Document.objects.bulk_update(papers, ["head"], batch_size=500)
    Submission.objects.bulk_create(
        _copied(model, document=paper, revision=paper.head) for paper in papers
    )


def _copied(row: Row, **changed: object) -> Row:
    columns = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}
    return type(row)(**{**columns, "id": None, **changed})


def queries(client: Client, address: str) -> int:
    client.get(address)  # remembers that it was seen, fills caches
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize(
    ("who", "address", "most"),
    [
        ("drafter", "/", 26),
        ("reviewer", "/", 26),
        ("chair", "/", 26),
        ("clerk", "/", 26),
        ("reviewer", "/cho-kiem-tra/", 45),
        ("clerk", "/cho-kiem-tra/", 45),
        ("chair", "/cho-duyet/", 45),
    ],
)
def test_what_waits_costs_as_many_queries_for_1_000_papers_as_for_10(
    request: pytest.FixtureRequest, model: Submission, who: str, address: str, most: int
) -> None:
    client = signed_in(request.getfixturevalue(who))
    make_many(model, 10)
    cost = queries(client, address)
    assert cost <= most
    make_many(model, 990)
    assert queries(client, address) == cost


def test_a_paper_costs_as_many_queries_with_1_000_remarks_and_saves_as_with_10(
    model: Submission, drafter: Official, reviewer: Official
) -> None:
    document = model.document
    give_back(document, reviewer)
    address, client = f"/van-ban/{document.pk}/", signed_in(drafter)
    grow(document, 2, 11)
    plan = client.get(address).headers["Location"]
    cost = queries(client, plan)
    assert cost <= MOST_FOR_A_PAPER
    grow(document, 11, 1001)
    assert queries(client, plan) == cost


def grow(document: Document, first: int, end: int) -> None:
    """Remarks with their answers, and saves."""
    remark, answered = Remark.objects.earliest("pk"), document.drafted_by
    numbers = range(first, end)
    made = Remark.objects.bulk_create(
        Remark(
            document=document,
            submission=remark.submission,
            text=f"Ý kiến {number}",
            made_by=remark.made_by,
            acting_as=remark.acting_as,
        )
        for number in numbers
    )
    RemarkAnswer.objects.bulk_create(
        RemarkAnswer(remark=one, text="Đã sửa.", by=answered) for one in made
    )
    Revision.objects.bulk_create(
        Revision(document=document, number=number, subject="Khác", saved_by=answered)
        for number in numbers
    )
