"""Who may move a paper on, and what must be there before: the guards of the lifecycle.

A guard reads stored facts only; the first line of its docstring stands in docs/lifecycle.md.
"""

from documents import frozen
from documents.authority import signers
from documents.authority.rules import rules_of
from documents.models import (
    Aspect,
    Document,
    InkSignature,
    Original,
    OutsideEnding,
    PaperRelation,
    Remark,
)
from documents.permissions import RETURNING_ROLES, may_draft, post_as
from documents.review import endorsing
from officials.models import Official, Role
from workflow.verdicts import ALLOWED, Verdict, refused

HEADS = frozenset({Role.OFFICE_HEAD})
CLERKS = frozenset({Role.CLERK})


def _holds(by: Official, document: Document, roles: frozenset[Role], reason: str) -> Verdict:
    return ALLOWED if post_as(by, document.organization, roles) else refused(reason)


def is_own(document: Document, by: Official) -> bool:
    """Whether they drafted it or handed it up."""
    submission = document.submission
    return by.pk in {document.drafted_by_id, submission.submitted_by_id if submission else None}


def drafts(document: Document, by: Official) -> Verdict:
    """drafter or office head of the office"""
    return may_draft(by, document.organization)


def drafted_it(document: Document, by: Official) -> Verdict:
    """who drafted it or handed it up"""
    if is_own(document, by):
        return may_draft(by, document.organization)
    return refused("Chỉ người soạn hoặc người đã trình mới rút lại; người khác thì trả lại.")


def is_complete(document: Document, by: Official) -> Verdict:
    """subject, text, recipients and signer are there"""
    current = document.current
    parts = {
        "trích yếu": current.subject,
        "nội dung": current.text.strip(),
        "nơi nhận": current.recipients,
        "người ký": current.signer_id,
    }
    missing = [name for name, value in parts.items() if not value]
    return refused(f"Chưa trình được: còn thiếu {', '.join(missing)}.") if missing else ALLOWED


def draft_has_a_signer(document: Document, by: Official) -> Verdict:
    """the signer named in the draft may sign a paper of its field for the office today"""
    current = document.current
    if current.signer is None:
        return ALLOWED
    return signers.may_sign(current.signer, document.organization, field=current.field_of_work)


def remarks_are_answered(document: Document, by: Official) -> Verdict:
    """every remark has an answer"""
    unanswered = Remark.objects.filter(document=document, answers=None).count()
    if unanswered:
        return refused(f"Còn {unanswered} ý kiến trả lại chưa được trả lời.")
    return ALLOWED


def checks_content(document: Document, by: Official) -> Verdict:
    """office head"""
    reason = "Chỉ lãnh đạo văn phòng, phòng mới kiểm tra nội dung."
    return _holds(by, document, HEADS, reason)


def checks_form(document: Document, by: Official) -> Verdict:
    """clerk or office head"""
    reason = "Chỉ văn thư hoặc lãnh đạo văn phòng, phòng mới kiểm tra thể thức."
    return _holds(by, document, HEADS | CLERKS, reason)


def content_is_open(document: Document, by: Official) -> Verdict:
    """content not yet endorsed"""
    return _is_open(document, Aspect.CONTENT)


def form_is_open(document: Document, by: Official) -> Verdict:
    """form not yet endorsed"""
    return _is_open(document, Aspect.FORM)


def _is_open(document: Document, aspect: Aspect) -> Verdict:
    standing = endorsing.standing(document, aspect)
    return refused(f"{standing.by} đã kiểm tra {aspect.label.lower()}.") if standing else ALLOWED


def content_is_separate(document: Document, by: Official) -> Verdict:
    """under strict separation: neither the drafter nor who endorsed the form"""
    return _is_separate(document, by, other=Aspect.FORM)


def form_is_separate(document: Document, by: Official) -> Verdict:
    """under strict separation: neither the drafter nor who endorsed the content"""
    return _is_separate(document, by, other=Aspect.CONTENT)


def _is_separate(document: Document, by: Official, *, other: Aspect) -> Verdict:
    if not rules_of(document.organization).strict_separation:
        return ALLOWED
    if is_own(document, by):
        return refused("Cơ quan quy định người soạn, người trình không tự kiểm tra.")
    standing = endorsing.standing(document, other)
    if standing and standing.by_id == by.pk:
        return refused("Cơ quan quy định nội dung và thể thức do hai người kiểm tra.")
    return ALLOWED


def returns(document: Document, by: Official) -> Verdict:
    """office head, clerk, head of the organization, or the paper's signer"""
    if signers.is_signer(document, by):
        return ALLOWED
    reason = "Chỉ người kiểm tra, người ký văn bản này và người đứng đầu mới trả lại."
    return _holds(by, document, RETURNING_ROLES, reason)


def takes_down(document: Document, by: Official) -> Verdict:
    """drafter, office head or clerk, for a leader who told them"""
    if post_as(by, document.organization, CLERKS):
        return ALLOWED
    return may_draft(by, document.organization)


def keeps_the_book(document: Document, by: Official) -> Verdict:
    """clerk"""
    return _holds(by, document, CLERKS, "Chỉ văn thư làm việc này.")


def signs(document: Document, by: Official) -> Verdict:
    """the signer named in the paper"""
    if signers.is_signer(document, by):
        return ALLOWED
    submission = document.submission
    named = f"{submission.signer.official}, {submission.signer.title}" if submission else ""
    return refused(f"Văn bản này do {named} ký; chỉ người đó mới duyệt.")


def signer_may_sign(document: Document, by: Official) -> Verdict:
    """the signer's post is in force and in his field; so is the delegation where he needs one"""
    submission = document.submission
    if submission is None:
        return refused("Văn bản chưa được trình.")
    # What was handed up is what is current until it is returned or taken back.
    field = document.current.field_of_work
    return signers.may_sign(submission.signer, document.organization, field=field)


def is_not_numbered(document: Document, by: Official) -> Verdict:
    """no number stands"""
    entry = document.book_entries.live().first()
    return refused(f"Văn bản đã có số {entry}; phải hủy số trước.") if entry else ALLOWED


def is_numbered(document: Document, by: Official) -> Verdict:
    """a number stands"""
    has_number = document.book_entries.live().exists()
    return ALLOWED if has_number else refused("Văn bản chưa được cấp số.")


def is_to_be_signed_in_ink(document: Document, by: Official) -> Verdict:
    """to be signed on paper, and not recorded as signed yet"""
    approval = frozen.approval_of(document)
    if approval.way == approval.Way.TOKEN:
        return refused("Văn bản này được duyệt để ký số, không ký trên giấy.")
    is_signed = _has_ink(document)
    return refused("Đã ghi nhận chữ ký trên giấy.") if is_signed else ALLOWED


def is_signed(document: Document, by: Official) -> Verdict:
    """the ink signature is recorded; or approved to be signed by token, which comes after"""
    approval = frozen.approval_of(document)
    if approval.way == approval.Way.TOKEN or _has_ink(document):
        return ALLOWED
    return refused("Chưa ghi nhận đã ký giấy; văn bản giấy ký xong mới cấp số.")


def has_an_original(document: Document, by: Official) -> Verdict:
    """the ink signature is recorded, or the signed PDF is put in"""
    entry = document.book_entries.live().first()
    signed = frozen.submission_of(document).originals.filter(kind=Original.Kind.SIGNED)
    # A PDF signed before the number was voided bears the voided number.
    if _has_ink(document) or (entry and signed.filter(put_in_at__gte=entry.given_at).exists()):
        return ALLOWED
    return refused("Chưa có bản gốc: chưa ghi nhận đã ký giấy, cũng chưa có bản PDF đã ký số.")


def _has_ink(document: Document) -> bool:
    return InkSignature.objects.filter(submission=frozen.submission_of(document)).exists()


def is_replaced(document: Document, by: Official) -> Verdict:
    """the paper that replaces it is issued, here or elsewhere"""
    return _is_followed(document, PaperRelation.Kind.REPLACES)


def is_recalled(document: Document, by: Official) -> Verdict:
    """the paper that recalls it is issued, here or elsewhere"""
    return _is_followed(document, PaperRelation.Kind.RECALLS)


def _is_followed(document: Document, kind: PaperRelation.Kind) -> Verdict:
    issued = document.later_relations.filter(kind=kind, paper__state=Document.State.ISSUED)
    elsewhere = OutsideEnding.objects.filter(document=document, kind=kind)
    if issued.exists() or elsewhere.exists():
        return ALLOWED
    return refused(f"Chưa phát hành văn bản {kind.label} văn bản này.")


def signs_or_keeps_the_book(document: Document, by: Official) -> Verdict:
    """the signer or the head; or the clerk, for them, once the later paper is issued"""
    if signers.is_signer(document, by):
        return ALLOWED
    reason = "Chỉ người ký, người đứng đầu hoặc văn thư làm việc này."
    return _holds(by, document, CLERKS | {Role.CHAIR}, reason)


WHO = frozenset(
    {
        drafts,
        drafted_it,
        checks_content,
        checks_form,
        returns,
        takes_down,
        keeps_the_book,
        signs,
        signs_or_keeps_the_book,
    }
)
"""The guards that ask who acts; the others ask what is there."""
