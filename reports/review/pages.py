"""What the page of one sending shows: paper, figures, what was found, what was asked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from officials.models import Official
from reports import guards
from reports.lifecycle import LIFECYCLE
from reports.models import Finding, FindingAnswer, Report, Sending
from reports.review import changes, deciding, seeing, taking
from reports.review.beside import beside
from reports.review.deciding import Kind
from reports.review.finding import may_write
from reports.review.forms import DecisionForm, FindingForm, ReopenForm
from reports.review.marking import Marks, marks_of
from reports.review.pieces import paper_html, pieces_of
from reports.review.reading import read_of
from workflow.verdicts import Verdict

State = Report.State
DECISIONS = {
    State.SENT: (Kind.REMARKED,),
    State.SUBMITTED: (Kind.RETURNED, Kind.ACCEPTED),
    State.ACCEPTED: (Kind.REOPENED,),
}
"""What may be decided in a state, in the order of the buttons."""


@dataclass(frozen=True, slots=True)
class Step:
    """A decision as a button; `why` says what is in its way."""

    kind: Kind
    way: str
    label: str
    why: Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the ward's answer as it was sent, as far as it was."""

    finding: Finding
    answer: FindingAnswer | None


@dataclass(frozen=True, slots=True)
class Forms:
    """As they were typed, where they were not let through: `decision` of this `kind`, or only its
    `words`, where another decision is the one to make by now."""

    finding: FindingForm | None = None
    editing: Finding | None = None
    decision: DecisionForm | ReopenForm | None = None
    kind: Kind | None = None
    words: str = ""


def context(
    report: Report, sending: Sending, official: Official, forms: Forms | None = None
) -> dict[str, Any]:
    """Constant queries, however long paper and figures are."""
    sendings = list(report.sendings.without_sheet().select_related("by"))
    is_last = sending.number == sendings[-1].number
    found = list(seeing.findings_for(report, official))
    comparison = changes.compared(sending)
    untold = [one for one in found if one.decision_id is None]
    told = _told(sending, sendings[-1], found)
    marks = marks_of([*untold, *(one.finding for one in told)], comparison)
    return {
        "report": report,
        "sending": sending,
        "sendings": sendings,
        "is_last": is_last,
        "comparison": comparison,
        "untold": untold,
        "told": told,
        "decided": sending.decisions.select_related("by"),
        **beside(sending, marks, official),
        **_hands(report, official),
        **_writing(report, sending, official, marks, is_last=is_last, forms=forms or Forms()),
    }


def finding_form(report: Report, sending: Sending, data: Any = None, **kwargs: Any) -> FindingForm:
    initial = {"number": sending.number, **kwargs.pop("initial", {})}
    asked = report.terms.asked_figures.all()
    return FindingForm(data, initial=initial, pieces=pieces_of(sending), figures=asked, **kwargs)


def decision_form(
    report: Report, kind: str, data: Any = None, *, words: str = ""
) -> DecisionForm | ReopenForm:
    read = read_of(report)
    initial = {"number": read.number, "findings": read.findings, "words": words}
    if kind == Kind.REOPENED:
        return ReopenForm(data, initial=initial)
    return DecisionForm(data, initial=initial, returns=kind == Kind.RETURNED)


def steps_of(report: Report, official: Official) -> list[Step]:
    """What may be decided now. Whose work it is not sees no buttons at all."""
    if not guards.reviews(report, official):
        return []
    kinds = DECISIONS.get(State(report.state), ())
    return [_step(report, kind, official) for kind in kinds]


def _step(report: Report, kind: Kind, official: Official) -> Step:
    name = deciding.STEPS[kind]
    verdict = LIFECYCLE.verdict(name, report, official)
    return Step(kind, deciding.WAYS[kind], LIFECYCLE[name].label, verdict)


def _hands(report: Report, official: Official) -> dict[str, Any]:
    """Who has it, and what this official may do about it."""
    return {
        "may_take": taking.may_take(report, official),
        "is_mine": report.examiner_id == official.pk,
        "in_hand": taking.with_whom(report) if report.examiner_id else "",
    }


def _writing(
    report: Report,
    sending: Sending,
    official: Official,
    marks: Marks,
    *,
    is_last: bool,
    forms: Forms,
) -> dict[str, Any]:
    """Findings are written by who has it in hand, on what was sent last; what was typed stays."""
    writes = is_last and report.examiner_id == official.pk and bool(may_write(report, official))
    address = _address(report, forms.editing)
    fresh = finding_form(report, sending) if writes else None
    return {
        "writes": writes,
        "finding_url": address,
        "paper": paper_html(sending, marks.pieces, address if writes else ""),
        "finding_form": forms.finding or fresh,
        "editing": forms.editing,
        **(_deciding(report, official, forms) if is_last else {}),
    }


def _address(report: Report, editing: Finding | None) -> str:
    """Where the form of a finding is sent."""
    if editing:
        return reverse("reports:change_finding", args=[report.pk, editing.pk])
    return reverse("reports:find", args=[report.pk])


def _told(sending: Sending, last: Sending, found: Sequence[Finding]) -> list[Told]:
    """By what was decided on this sending."""
    return [
        Told(one, changes.answer_in(one, last))
        for one in found
        if one.decision and one.decision.sending_id == sending.pk
    ]


def _deciding(report: Report, official: Official, forms: Forms) -> dict[str, Any]:
    """One form for the step that is open; of the others the reason why they are not."""
    steps = steps_of(report, official)
    if forms.decision:
        typed = next((step for step in steps if step.kind == forms.kind), None)
        return {"steps": steps, "step": typed, "decision_form": forms.decision}
    if not taking.is_free_for(report, official):
        return {"steps": [], "step": None}
    step = next((step for step in steps if step.why), None)
    form = decision_form(report, step.kind, words=forms.words) if step else None
    return {"steps": steps, "step": step, "decision_form": form}
