"""Two at the same paper at the same moment: one is done, the other told, nothing twice."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from documents.models import Approval, Document, Endorsement
from documents.review import reviewing, submitting
from documents.secrecy import Answer
from history.models import Entry
from officials.models import Official, Organization, Role
from tests.cast import make_member
from tests.lifecycle import WRONG, endorse_both, make_signed_draft, submit
from workflow.verdicts import Verdict

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[Document], Verdict]


@pytest.fixture
def document(ward: Organization, drafter: Official, chair: Official) -> Document:
    return make_signed_draft(ward, drafter, signer=chair)


def at_once(document: Document, *acts: Act) -> list[Verdict]:
    start = threading.Barrier(len(acts))
    verdicts: list[Verdict] = []

    def run(act: Act) -> None:
        try:
            opened = Document.objects.get(pk=document.pk)
            start.wait()
            verdicts.append(act(opened))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(verdicts) == len(acts)
    document.refresh_from_db()
    return verdicts


def test_of_two_reviewers_at_once_one_endorses(
    document: Document, drafter: Official, reviewer: Official, ward: Organization
) -> None:
    other = make_member("chanh.vp.2", "Vương Thị Hai", ward, Role.OFFICE_HEAD)
    submit(document, drafter)
    verdicts = at_once(
        document,
        lambda paper: reviewing.endorse_content(paper, seen=1, by=reviewer),
        lambda paper: reviewing.endorse_content(paper, seen=1, by=other),
    )
    assert sorted(map(bool, verdicts)) == [False, True]
    assert "đã kiểm tra nội dung" in next(v.reason for v in verdicts if not v)
    assert Endorsement.objects.count() == 1


def test_content_and_form_endorsed_at_once_take_the_paper_on(
    document: Document, drafter: Official, reviewer: Official, clerk: Official
) -> None:
    submit(document, drafter)
    verdicts = at_once(
        document,
        lambda paper: reviewing.endorse_content(paper, seen=1, by=reviewer),
        lambda paper: reviewing.endorse_form(paper, seen=1, by=clerk),
    )
    assert all(verdicts)
    assert document.state == Document.State.AWAITING_APPROVAL


def test_approving_and_returning_at_once_leave_one_of_them(
    document: Document, drafter: Official, reviewer: Official, chair: Official
) -> None:
    submit(document, drafter)
    endorse_both(document, reviewer)
    approved, returned = "documents.approve", "documents.return"
    at_once(
        document,
        lambda paper: reviewing.approve(paper, seen=1, secret=Answer.NO, by=chair),
        lambda paper: reviewing.give_back(paper, [WRONG], seen=1, by=reviewer),
    )
    told = [e.verb for e in Entry.objects.filter(verb__in=[approved, returned])]
    # Approved first, it may still be returned; returned first, it can no longer be approved.
    assert told in ([approved, returned], [returned])
    assert document.state == Document.State.RETURNED
    assert Approval.objects.count() == told.count(approved)


def test_handed_up_twice_at_once_it_is_handed_up_once(
    document: Document, drafter: Official, reviewer: Official
) -> None:
    verdicts = at_once(
        document,
        lambda paper: submitting.submit(paper, base=1, secret=Answer.NO, by=drafter),
        lambda paper: submitting.submit(paper, base=1, secret=Answer.NO, by=reviewer),
    )
    assert sorted(map(bool, verdicts)) == [False, True]
    assert document.submissions.count() == 1
