"""Kiểm tra, trả lại, trả lời ý kiến, duyệt: what is done with a paper that was handed up.

`seen` is the round that was read; a paper submitted again meanwhile is refused as stale.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from documents import secrecy
from documents.authority.signers import acting_details, is_signer
from documents.guards import CLERKS, HEADS, is_own
from documents.lifecycle import LIFECYCLE
from documents.models import (
    Approval,
    Aspect,
    Document,
    Endorsement,
    Remark,
    RemarkAnswer,
    Submission,
)
from documents.permissions import RETURNING_ROLES, post_as
from documents.review import confirmations
from documents.secrecy import Answer
from officials.models import Appointment, Official, Role
from vietnamese.dates import today
from workflow.transitions import Check
from workflow.verdicts import ALLOWED, Verdict, refused

LEADING_ROLES = frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.OFFICE_HEAD})
STALE = "Văn bản đã được trình lại sau khi trang này mở; hãy xem bản mới."


@dataclass(frozen=True, slots=True)
class RemarkText:
    """A remark as typed: on the whole paper, or at a quote from the block with this key."""

    text: str
    kind: str = Remark.Kind.OTHER
    quote: str = ""
    key: str = ""


def endorse_content(document: Document, *, seen: int, by: Official) -> Verdict:
    return _endorse(document, Aspect.CONTENT, "documents.endorse_content", HEADS, seen, by)


def endorse_form(document: Document, *, seen: int, by: Official) -> Verdict:
    return _endorse(document, Aspect.FORM, "documents.endorse_form", HEADS | CLERKS, seen, by)


def give_back(
    document: Document, remarks: Sequence[RemarkText], *, seen: int, by: Official
) -> Verdict:
    """Trả lại, with one remark at least. An approved paper keeps its frozen version."""
    return LIFECYCLE.perform(
        "documents.return",
        document,
        by=by,
        check=_all(_is_seen(seen), _says_something(remarks)),
        effect=lambda locked: _return(locked, remarks, _returning_post(locked, by), by=by),
    )


def take_down(
    document: Document,
    remarks: Sequence[RemarkText],
    *,
    leader: Appointment,
    seen: int,
    by: Official,
) -> Verdict:
    """Ghi ý kiến chỉ đạo: what a leader said of the paper, written down by drafter or clerk."""
    return LIFECYCLE.perform(
        "documents.take_down",
        document,
        by=by,
        check=_all(_is_seen(seen), _says_something(remarks), _leads(leader)),
        effect=lambda locked: _return(locked, remarks, leader, by=leader.official, written=by),
    )


def answer(remark: Remark, text: str, *, by: Official) -> Verdict:
    """Say what was done about a remark; a later answer corrects an earlier one."""
    text = text.strip()
    return LIFECYCLE.perform(
        "documents.answer",
        remark.document,
        by=by,
        check=lambda locked: ALLOWED if text else refused("Cần ghi nội dung trả lời."),
        effect=lambda locked: _answer(remark, text, by),
    )


def approve(
    document: Document,
    *,
    seen: int,
    secret: Answer,
    by: Official,
    way: Approval.Way = Approval.Way.INK,
    confirmed: Collection[str] = (),
) -> Verdict:
    """Duyệt: a click of the signer. It freezes what was pinned; it is not a signature.

    On "yes" and "not sure" to the secrecy question the work stops. `confirmed` names what the
    signer confirmed of what the paper asks (documents/review/confirmations.py).
    """
    if secret is not Answer.NO:
        return _stop(document, "documents.approve", secret, by)
    said = {"on_paper": False, "way": way}
    return _approve(document, "documents.approve", said, seen=seen, confirmed=confirmed, by=by)


def approve_on_paper(
    document: Document, *, seen: int, secret: Answer, by: Official, confirmed: Collection[str] = ()
) -> Verdict:
    """Duyệt, ký trên giấy: the clerk records it; the signer needs no account."""
    name = "documents.approve_on_paper"
    if secret is not Answer.NO:
        return _stop(document, name, secret, by)
    said = {"on_paper": True, "way": Approval.Way.INK}
    return _approve(document, name, said, seen=seen, confirmed=confirmed, by=by)


def leaders_of(document: Document) -> Sequence[Appointment]:
    """Whose remarks may be taken down: those who lead the office today."""
    posts = Appointment.objects.current().filter(
        organization__in=_owners(document), role__in=LEADING_ROLES
    )
    return list(posts.select_related("official").order_by("role", "pk"))


def _owners(document: Document) -> list[int | None]:
    return [document.organization_id, document.organization.successor_id]


def _endorse(
    document: Document, aspect: Aspect, name: str, roles: frozenset[Role], seen: int, by: Official
) -> Verdict:
    def effect(locked: Document) -> Mapping[str, object]:
        submission, post = _submission(locked), _post(locked, by, roles)
        Endorsement.objects.create(
            submission=submission,
            aspect=aspect,
            hash=submission.hash_of(aspect),
            by=by,
            acting_as=post,
        )
        own = {"own": True} if is_own(locked, by) else {}
        return {"round": submission.round, **_acting(locked, post), **own}

    return LIFECYCLE.perform(name, document, by=by, check=_is_seen(seen), effect=effect)


def _approve(
    document: Document,
    name: str,
    said: Mapping[str, Any],
    *,
    seen: int,
    confirmed: Collection[str],
    by: Official,
) -> Verdict:
    asked = confirmations.asked_of(document)

    def effect(locked: Document) -> Mapping[str, object]:
        submission = _submission(locked)
        Approval.objects.create(
            submission=submission, signer=submission.signer, recorded_by=by, **said
        )
        acting = _post(locked, by, CLERKS) if said["on_paper"] else submission.signer
        return {
            "round": submission.round,
            "signer": submission.signer_id,
            "way": said["way"],
            "secret": "no",
            **confirmations.details(asked),
            **_acting(locked, acting),
        }

    check = _all(_is_seen(seen), lambda _: confirmations.may_pass(asked, confirmed))
    return LIFECYCLE.perform(name, document, by=by, check=check, effect=effect)


def _stop(document: Document, name: str, secret: Answer, by: Official) -> Verdict:
    verdict = LIFECYCLE.verdict(name, document, by)
    if verdict:
        secrecy.stop(document.organization, answer=secret, by=by)
        return refused(secrecy.STOPPED)
    return verdict


def _return(
    locked: Document,
    remarks: Sequence[RemarkText],
    post: Appointment,
    *,
    by: Official,
    written: Official | None = None,
) -> Mapping[str, object]:
    submission = _submission(locked)
    for remark in remarks:
        Remark.objects.create(
            document=locked,
            submission=submission,
            kind=remark.kind,
            text=remark.text,
            quote=remark.quote,
            key=remark.key,
            made_by=by,
            acting_as=post,
            taken_down_by=written,
        )
    details = {"round": submission.round, "remarks": len(remarks)}
    # Taken down, it is the writer who acts, for the leader whose remark it is.
    return {**details, **({"for": post.pk} if written else _acting(locked, post))}


def _answer(remark: Remark, text: str, by: Official) -> Mapping[str, object]:
    given = RemarkAnswer.objects.create(remark=remark, text=text, by=by)
    return {"remark": remark.pk, "answer": given.pk}


def _submission(document: Document) -> Submission:
    submission = document.submission
    if submission is None:
        raise ValueError(f"document {document.pk} was never submitted")
    return submission


def _post(document: Document, by: Official, roles: frozenset[Role]) -> Appointment:
    post = post_as(by, document.organization, roles)
    if post is None:
        raise ValueError(f"{by.pk} holds none of {sorted(roles)}")
    return post


def _returning_post(document: Document, by: Official) -> Appointment:
    if is_signer(document, by):
        return _submission(document).signer
    return _post(document, by, RETURNING_ROLES)


def _acting(document: Document, post: Appointment) -> Mapping[str, object]:
    field = document.current.field_of_work
    return acting_details(post, document.organization, field=field)


def _all(*checks: Check[Document]) -> Check[Document]:
    def check(locked: Document) -> Verdict:
        return next((v for one in checks if not (v := one(locked))), ALLOWED)

    return check


def _is_seen(seen: int) -> Check[Document]:
    return lambda locked: ALLOWED if _submission(locked).round == seen else refused(STALE)


def _says_something(remarks: Sequence[RemarkText]) -> Check[Document]:
    def check(locked: Document) -> Verdict:
        if not remarks or not all(remark.text.strip() for remark in remarks):
            return refused("Cần ghi ý kiến thì mới trả lại được.")
        if not all(remark.kind in Remark.Kind for remark in remarks):
            return refused("Loại ý kiến không hợp lệ.")
        return ALLOWED

    return check


def _leads(leader: Appointment) -> Check[Document]:
    def check(locked: Document) -> Verdict:
        leads = leader.role in LEADING_ROLES and leader.organization_id in _owners(locked)
        if leads and leader.is_in_force(today()):
            return ALLOWED
        return refused("Hãy chọn người lãnh đạo đã cho ý kiến.")

    return check
