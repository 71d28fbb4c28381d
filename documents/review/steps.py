"""The steps of the lifecycle as buttons: the next one, and the others with their reasons."""

from dataclasses import dataclass, replace

from django.urls import reverse

from documents.lifecycle import LIFECYCLE
from documents.models import Document, Submission
from officials.models import Official
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Form:
    """How a transition is begun: by an address of the paper, or of one round of submission.

    `label` is on the button where the name of the transition would not say what a press means.
    """

    url: str
    label: str = ""
    of_round: bool = False
    acts: bool = False
    tone: str = "secondary"
    confirm: str = ""


FORMS = {
    "documents.submit": Form("submit", tone="primary"),
    "documents.recall": Form(
        "recall", acts=True, confirm="Rút lại để sửa? Văn bản trở về bản thảo."
    ),
    "documents.endorse_content": Form(
        "endorse_content",
        label="Đã kiểm tra nội dung",
        of_round=True,
        acts=True,
        tone="primary",
    ),
    "documents.endorse_form": Form(
        "endorse_form", label="Đã kiểm tra thể thức", of_round=True, acts=True, tone="primary"
    ),
    "documents.return": Form("return", of_round=True),
    "documents.take_down": Form("take_down", of_round=True),
    "documents.answer": Form("answer"),
    "documents.approve": Form("approve", of_round=True, tone="primary"),
    "documents.approve_on_paper": Form("approve_on_paper", of_round=True),
    "documents.abandon": Form(
        "abandon",
        acts=True,
        tone="danger",
        confirm="Hủy bản thảo này? Nội dung vẫn được lưu để tra cứu.",
    ),
}
"""Transitions that begin on the page of the paper."""
NEXT = (
    "documents.submit",
    "documents.endorse_content",
    "documents.endorse_form",
    "documents.approve",
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


def _own_next(found: dict[str, Step]) -> str:
    abandon = found.get("documents.abandon")
    return "documents.submit" if abandon and abandon.why else ""


def _step(
    name: str, label: str, verdict: Verdict, document: Document, submission: Submission | None
) -> Step:
    form = FORMS[name]
    round_of = [submission.round] if form.of_round and submission else []
    url = reverse(f"documents:{form.url}", args=[document.pk, *round_of])
    return Step(name, form.label or label, url, verdict, form.acts, form.tone, form.confirm)
