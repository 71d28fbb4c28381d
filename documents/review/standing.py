"""Where a paper is on its way, in an office's words, and who has checked what of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from documents.models import Approval, Aspect, Document, Endorsement, Submission
from officials.models import Appointment, Role

State = Document.State
CHECKERS = {Aspect.CONTENT: Role.OFFICE_HEAD, Aspect.FORM: Role.CLERK}
"""Whom an office ordinarily leaves each check to."""
OWN_DRAFT = "cũng là người soạn thảo"
CLOSED = {
    State.DRAFTING: "Đang soạn, chưa trình.",
    State.ISSUED: "Đã phát hành.",
    State.SUPERSEDED: "Đã được văn bản khác thay thế.",
    State.REVOKED: "Đã thu hồi.",
    State.ABANDONED: "Bản thảo đã hủy; nội dung giữ lại để tra cứu.",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One check of what was submitted: who made it, and whether it still stands."""

    label: str
    who: str = ""
    post: str = ""
    at: datetime | None = None
    stands: bool = False
    note: str = ""


def checks_of(document: Document, submission: Submission) -> list[Check]:
    """Content and form, in this order; a check stands as long as nothing it was of has moved."""
    given = (
        Endorsement.objects.filter(submission__document=document)
        .select_related("by", "acting_as", "submission")
        .defer("submission__sheet")
    )
    latest = {endorsement.aspect: endorsement for endorsement in given.order_by("at", "pk")}
    return [
        _check(Aspect(aspect), latest.get(aspect), document, submission) for aspect in Aspect.values
    ]


def _check(
    aspect: Aspect, given: Endorsement | None, document: Document, submission: Submission
) -> Check:
    label = f"Kiểm tra {aspect.label.lower()}"
    if given is None:
        return Check(label)
    stands = given.hash == submission.hash_of(aspect)
    notes = [OWN_DRAFT] if given.by_id == document.drafted_by_id else []
    if given.submission_id != submission.pk:
        since = f"lần trình {given.submission.round}"
        notes += [f"không đổi từ {since}" if stands else f"đã sửa sau {since}"]
    return Check(
        label, given.by.full_name, given.acting_as.title, given.at, stands, "; ".join(notes)
    )


def approval_of(submission: Submission) -> Check | None:
    found = Approval.objects.filter(submission=submission)
    approval = found.select_related("signer__official", "recorded_by").first()
    if approval is None:
        return None
    note = f"duyệt trên giấy, {approval.recorded_by} ghi lại" if approval.on_paper else ""
    signer = approval.signer
    return Check(
        "Duyệt", signer.official.full_name, signer.title, approval.at, stands=True, note=note
    )


def sentence(document: Document, submission: Submission | None, checks: Iterable[Check]) -> str:
    """Where it is now and what it waits for."""
    if submission is None or document.state in CLOSED:
        return CLOSED.get(State(document.state), "")
    if document.state == State.IN_REVIEW:
        return _awaiting_checks(document, checks)
    if document.state == State.AWAITING_APPROVAL:
        signer = submission.signer
        return f"Đang chờ {signer.official} ({signer.title}) duyệt."
    if document.state == State.RETURNED:
        return _awaiting_answers(document)
    return _awaiting_release(document, submission)


def _awaiting_answers(document: Document) -> str:
    if document.remarks.filter(answers=None).exists():
        return f"Bị trả lại. Đang chờ {document.drafted_by} sửa và trả lời từng ý kiến."
    return f"Bị trả lại, đã trả lời đủ các ý kiến. Đang chờ {document.drafted_by} trình lại."


def _awaiting_release(document: Document, submission: Submission) -> str:
    """An approved paper waits for pen or number first, as it is to be signed; then for issue."""
    entry = document.book_entries.live().first()
    if entry:
        return f"Đã duyệt, đã có số {entry}. Đang chờ phát hành."
    if submission.approval.way == Approval.Way.TOKEN:
        return "Đã duyệt, sẽ ký số. Đang chờ văn thư vào sổ, cấp số."
    if document.ink_signatures.filter(submission=submission).exists():
        return "Đã duyệt, đã ký giấy. Đang chờ văn thư vào sổ, cấp số."
    return f"Đã duyệt. Đang chờ {submission.signer.official} ký giấy."


def _awaiting_checks(document: Document, checks: Iterable[Check]) -> str:
    people = _checkers(document)
    missing = [
        f"{people.get(aspect.value, 'người')} {check.label.lower()}"
        for aspect, check in zip(Aspect, checks, strict=True)
        if not check.stands
    ]
    return f"Đang chờ {' và '.join(missing)}."


def _checkers(document: Document) -> dict[str, str]:
    """Who usually makes each check here, by name."""
    posts = Appointment.objects.current().filter(
        organization=document.organization_id, role__in=CHECKERS.values()
    )
    found = {aspect.value: list[str]() for aspect in Aspect}
    for post in posts.select_related("official").order_by("valid_from", "pk"):
        aspect = next(one for one, role in CHECKERS.items() if role == post.role)
        found[aspect.value].append(post.official.full_name)
    return {aspect: " hoặc ".join(names) for aspect, names in found.items() if names}
