"""The steps of the lifecycle as buttons: the next one, and the others with their reasons."""

from dataclasses import dataclass, replace

from django.urls import reverse

from documents.lifecycle import LIFECYCLE
from documents.models import Document, Submission
from officials.models import Official
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Form:
    """How a transition is begun: by an address of the paper, or of one round of submission."""

    url: str
    of_round: bool = False
    acts: bool = False
    tone: str = "secondary"
    confirm: str = ""


FORMS = {
    "documents.submit": Form("submit", tone="primary"),
    "documents.recall": Form(
        "recall", acts=True, confirm="Rút lại để sửa? Văn bản trở về bản thảo."
    ),
    "documents.endorse_content": Form("endorse_content", of_round=True, acts=True, tone="primary"),
    "documents.endorse_form": Form("endorse_form", of_round=True, acts=True, tone="primary"),
    "documents.return": Form("return", of_round=True),
    "documents.take_down": Form("take_down", of_round=True),
    "documents.answer": Form("answer"),
    "documents.approve": Form(
        "approve",
        of_round=True,
        acts=True,
        tone="primary",
        confirm="Duyệt văn bản này? Nội dung được giữ nguyên từ lúc duyệt.",
    ),
    "documents.approve_on_paper": Form(
        "approve_on_paper",
        of_round=True,
        acts=True,
        confirm="Người ký đã duyệt, ký trên giấy? Lịch sử ghi tên người xác nhận việc này.",
    ),
    "documents.abandon": Form(
        "abandon",
        acts=True,
        tone="danger",
        confirm="Hủy bản thảo này? Nội dung vẫn được lưu để tra cứu.",
    ),
}
"""Transitions that begin on the page of the paper."""
APPROVE = "documents.approve"
NEXT = (
    "documents.submit",
    "documents.endorse_content",
    "documents.endorse_form",
    APPROVE,
    "documents.answer",
)
"""Which allowed step is offered first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One button: `acts` where it does its work at once, else it leads to a page."""

    name: str
    label: str
    url: str
    why: Verdict
    acts: bool
    tone: str
    confirm: str


@dataclass(frozen=True, slots=True)
class Steps:
    next: Step | None
    others: tuple[Step, ...]


def steps_of(document: Document, submission: Submission | None, official: Official) -> Steps:
    """What may be begun in the present state; a draft's own next step shows even when refused."""
    found = {
        transition.name: _step(transition.name, transition.label, verdict, document, submission)
        for transition, verdict in LIFECYCLE.verdicts(document, official)
        if transition.name in FORMS
    }
    allowed = [name for name in NEXT if name in found and found[name].why]
    first = allowed[0] if allowed else _own_next(found)
    others = [step for name, step in found.items() if name != first]
    if first == APPROVE and submission:
        others.append(_by_token(found[first], document, submission))
    return Steps(found.get(first), tuple(others))


def decisions(
    document: Document,
    submission: Submission,
    official: Official,
    names: tuple[str, ...],
    *,
    row: str,
) -> list[Step]:
    """The buttons of a page of decisions in the order of `names`, leading on along the row."""
    found = {t.name: (t, verdict) for t, verdict in LIFECYCLE.verdicts(document, official)}
    steps = [
        _step(name, found[name][0].label, found[name][1], document, submission)
        for name in names
        if name in found and found[name][1]
    ]
    return [replace(step, url=f"{step.url}?hang={row}") for step in steps]


def _by_token(approve: Step, document: Document, submission: Submission) -> Step:
    """The same decision, where the paper is to be signed by token instead of by pen."""
    url = reverse("documents:approve_by_token", args=[document.pk, submission.round])
    confirm = "Duyệt để cấp số trước, rồi ký số ngoài chương trình?"
    return replace(approve, label="Duyệt, sẽ ký số", url=url, tone="secondary", confirm=confirm)


def _own_next(found: dict[str, Step]) -> str:
    abandon = found.get("documents.abandon")
    return "documents.submit" if abandon and abandon.why else ""


def _step(
    name: str, label: str, verdict: Verdict, document: Document, submission: Submission | None
) -> Step:
    form = FORMS[name]
    round_of = [submission.round] if form.of_round and submission else []
    url = reverse(f"documents:{form.url}", args=[document.pk, *round_of])
    return Step(name, label, url, verdict, form.acts, form.tone, form.confirm)
