"""The way of a paper from draft to issue and after: the one table by which its state moves."""

from documents import guards
from documents.models import Document
from documents.review.endorsing import is_endorsed
from officials.models import Official
from workflow.transitions import Fork, Transition, Workflow

State = Document.State
DRAFTS = frozenset({State.DRAFTING, State.RETURNED})
HANDED_UP = frozenset({State.IN_REVIEW, State.AWAITING_APPROVAL})
SIGNED = frozenset({State.APPROVED, State.ISSUED, State.SUPERSEDED, State.REVOKED})
RETURNABLE = HANDED_UP | {State.APPROVED}
ON_TO_APPROVAL: Fork[Document] = Fork(is_endorsed, State.AWAITING_APPROVAL, State.IN_REVIEW)
"""Reviewed on once both endorsements stand, which they may do from an earlier round."""


def _only(state: State) -> frozenset[str]:
    return frozenset({state})


LIFECYCLE: Workflow[Document, Official] = Workflow(
    model=Document,
    transitions=(
        Transition(
            "documents.submit",
            "Trình ký",
            DRAFTS,
            ON_TO_APPROVAL,
            (
                guards.drafts,
                guards.is_complete,
                guards.draft_has_a_signer,
                guards.remarks_are_answered,
            ),
        ),
        Transition(
            "documents.recall",
            "Rút lại",
            HANDED_UP,
            State.DRAFTING,
            (guards.drafted_it,),
        ),
        Transition(
            "documents.endorse_content",
            "Kiểm tra nội dung",
            _only(State.IN_REVIEW),
            ON_TO_APPROVAL,
            (guards.checks_content, guards.content_is_open, guards.content_is_separate),
        ),
        Transition(
            "documents.endorse_form",
            "Kiểm tra thể thức",
            _only(State.IN_REVIEW),
            ON_TO_APPROVAL,
            (guards.checks_form, guards.form_is_open, guards.form_is_separate),
        ),
        Transition(
            "documents.return",
            "Trả lại",
            RETURNABLE,
            State.RETURNED,
            (guards.returns, guards.is_not_numbered),
        ),
        Transition(
            "documents.take_down",
            "Ghi ý kiến chỉ đạo",
            RETURNABLE,
            State.RETURNED,
            (guards.takes_down, guards.is_not_numbered),
        ),
        Transition(
            "documents.answer",
            "Trả lời ý kiến",
            _only(State.RETURNED),
            None,
            (guards.drafts,),
        ),
        Transition(
            "documents.approve",
            "Duyệt",
            _only(State.AWAITING_APPROVAL),
            State.APPROVED,
            (guards.signs, guards.signer_may_sign),
        ),
        Transition(
            "documents.approve_on_paper",
            "Duyệt, ký trên giấy",
            _only(State.AWAITING_APPROVAL),
            State.APPROVED,
            (guards.keeps_the_book, guards.signer_may_sign),
        ),
        Transition(
            "documents.record_ink",
            "Ghi nhận đã ký giấy",
            _only(State.APPROVED),
            None,
            (guards.keeps_the_book, guards.is_not_numbered, guards.is_to_be_signed_in_ink),
        ),
        Transition(
            "documents.number",
            "Vào sổ, cấp số",
            _only(State.APPROVED),
            None,
            (guards.keeps_the_book, guards.is_not_numbered, guards.is_signed),
        ),
        Transition(
            "documents.void_number",
            "Hủy số",
            _only(State.APPROVED),
            None,
            (guards.keeps_the_book, guards.is_numbered),
        ),
        Transition(
            "documents.put_in_signed",
            "Đưa vào bản PDF đã ký số",
            _only(State.APPROVED),
            None,
            (guards.keeps_the_book, guards.is_numbered),
        ),
        Transition(
            "documents.put_in_scan",
            "Đưa vào bản chụp",
            SIGNED,
            None,
            (guards.keeps_the_book,),
        ),
        Transition(
            "documents.issue",
            "Phát hành",
            _only(State.APPROVED),
            State.ISSUED,
            (guards.keeps_the_book, guards.is_numbered, guards.has_an_original),
        ),
        Transition(
            "documents.deliver",
            "Gửi tới nơi nhận",
            _only(State.ISSUED),
            None,
            (guards.keeps_the_book,),
        ),
        Transition(
            "documents.withdraw",
            "Thu hồi lượt gửi",
            frozenset({State.ISSUED, State.SUPERSEDED}),
            None,
            (guards.keeps_the_book,),
        ),
        Transition(
            "documents.supersede",
            "Thay thế",
            _only(State.ISSUED),
            State.SUPERSEDED,
            (guards.signs_or_keeps_the_book, guards.is_replaced),
        ),
        Transition(
            "documents.revoke",
            "Thu hồi",
            _only(State.ISSUED),
            State.REVOKED,
            (guards.signs_or_keeps_the_book, guards.is_recalled),
        ),
        Transition(
            "documents.abandon",
            "Hủy bản thảo",
            DRAFTS,
            State.ABANDONED,
            (guards.drafts,),
        ),
    ),
    organization_id=lambda document: document.organization_id,
    who=guards.WHO,
)
