"""Papers on their way: drafts that may be handed up, and ways to take them further."""

from dataclasses import replace

from documents.drafts import drafting
from documents.drafts.content import Content
from documents.models import Approval, Document, InkSignature, Submission
from documents.review import reviewing, submitting
from documents.review.reviewing import RemarkText
from documents.secrecy import Answer
from officials.models import Appointment, Official, Organization
from tests.papers import CONTENT, make_document
from vietnamese.dates import today

WRONG = RemarkText("Sai tên khối.", kind="wrong")


def post_of(official: Official) -> Appointment:
    return official.appointments.get()


def make_signed_draft(
    organization: Organization, by: Official, *, signer: Official, content: Content = CONTENT
) -> Document:
    """A draft with everything it needs to be handed up."""
    return make_document(organization, by, replace(content, signer=post_of(signer)))


def submit(document: Document, by: Official, *, answer: str = "") -> Submission:
    base = document.current.number
    verdict = submitting.submit(document, base=base, secret=Answer.NO, answer=answer, by=by)
    assert verdict, verdict.reason
    return latest(document)


def latest(document: Document) -> Submission:
    submission = document.submission
    assert submission is not None
    return submission


def seen(document: Document) -> int:
    return latest(document).round


def endorse_both(document: Document, by: Official) -> None:
    assert reviewing.endorse_content(document, seen=seen(document), by=by)
    assert reviewing.endorse_form(document, seen=seen(document), by=by)


def give_back(document: Document, by: Official, *remarks: RemarkText) -> None:
    assert reviewing.give_back(document, remarks or (WRONG,), seen=seen(document), by=by)


def edit(document: Document, by: Official, **changes: object) -> None:
    content = replace(document.current.content, **changes)  # type: ignore[arg-type]
    drafting.save(document, content, base=document.current.number, by=by)


def answer_all(document: Document, by: Official) -> None:
    for remark in document.remarks.filter(answers=None):
        assert reviewing.answer(remark, "Đã sửa.", by=by)
    document.refresh_from_db()


def approve(
    document: Document,
    *,
    drafter: Official,
    reviewer: Official,
    way: Approval.Way = Approval.Way.INK,
    answer: str = "",
) -> Submission:
    """From a draft to its approval by the signer it names."""
    submission = submit(document, drafter, answer=answer)
    endorse_both(document, reviewer)
    signer = submission.signer.official
    verdict = reviewing.approve(
        document, seen=submission.round, secret=Answer.NO, by=signer, way=way
    )
    assert verdict, verdict.reason
    return submission


def sign_in_ink(document: Document, by: Official) -> InkSignature:
    submission = latest(document)
    return InkSignature.objects.create(
        document=document,
        submission=submission,
        signer=submission.signer,
        signed_on=today(),
        recorded_by=by,
    )
