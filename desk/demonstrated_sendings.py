"""What came in on paper, put in for many wards at once: the rows that the verbs would leave.

The verbs of entering, deciding and finding take some hundred steps for one report; a thousand
reports go in by the same columns and the same hash (`submitting.pinning`), in bulk, each with its
line in the history. Days of arrival are those of the report; decisions and the history are of the
day of loading, as their rows keep their own time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from history.recording import record, subject_of
from officials.models import Official, Organization
from reports.models import (
    AskedFigure,
    Decision,
    Finding,
    Report,
    Sending,
    SentFigure,
)
from reports.regimes.calendar import Due
from reports.submitting import pinning
from reports.submitting.entering import SOURCE, VERB
from reports.submitting.pinning import Pinned
from reports.submitting.sending import told_of
from vietnamese.dates import today

State = Report.State
DECISIONS = {State.ACCEPTED: Decision.Kind.ACCEPTED, State.RETURNED: Decision.Kind.RETURNED}


@dataclass(frozen=True, slots=True)
class Opinion:
    """A finding; at a figure where `code` names one."""

    kind: Finding.Kind
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What one ward handed in, and what was decided on it; no figures: nothing happened."""

    office: Organization
    at: datetime
    figures: Mapping[str, Decimal]
    number: str = ""
    state: Report.State = State.SUBMITTED
    opinions: tuple[Opinion, ...] = ()


def put_in(due: Due, received: Sequence[Received], *, by: Official) -> list[Report]:
    """In their order. Within a transaction; none of these offices has a report yet."""
    asked = {one.code: one for one in due.terms.asked_figures.all()}
    reports = Report.objects.bulk_create(_report(due, one, by) for one in received)
    sendings = _sendings(due, received, reports, asked, by)
    _stand(received, reports, sendings)
    decided = [row for row in zip(received, sendings, strict=True) if row[0].state in DECISIONS]
    decisions = _decide(decided, asked, by)
    for report, sending in zip(reports, sendings, strict=True):
        _tell(report, sending, decisions.get(sending.pk), by)
    return reports


def _report(due: Due, one: Received, by: Official) -> Report:
    return Report(
        regime=due.regime,
        terms=due.terms,
        request=due.request,
        organization=one.office,
        since=due.since,
        until=due.until,
        period_name=due.name,
        is_nothing=not one.figures,
        created_by=by,
    )


def _sendings(
    due: Due,
    received: Sequence[Received],
    reports: Sequence[Report],
    asked: Mapping[str, AskedFigure],
    by: Official,
) -> list[Sending]:
    pinned = [tuple(_figures(one, asked)) for one in received]
    made = (
        _sending(due, one, report, figures, by)
        for one, report, figures in zip(received, reports, pinned, strict=True)
    )
    sendings = Sending.objects.bulk_create(made)
    for sending, figures in zip(sendings, pinned, strict=True):
        for figure in figures:
            figure.sending = sending
    SentFigure.objects.bulk_create(figure for figures in pinned for figure in figures)
    return sendings


def _sending(
    due: Due, one: Received, report: Report, figures: tuple[SentFigure, ...], by: Official
) -> Sending:
    return Sending(
        report=report,
        number=1,
        kind=Sending.Kind.SUBMISSION,
        paper_number=one.number,
        paper_date=today(one.at) if one.number else None,
        is_nothing=report.is_nothing,
        is_for_another=True,
        received_on=today(one.at),
        due_on=due.due_on,
        is_late=today(one.at) > due.due_on,
        sha256=pinning.digest(report, Pinned(figures)),
        by=by,
        at=one.at,
    )


def _figures(one: Received, asked: Mapping[str, AskedFigure]) -> Iterator[SentFigure]:
    for code, amount in one.figures.items():
        day = today(one.at)
        yield SentFigure(asked=asked[code], amount=amount, source=SOURCE, on=day, is_typed=True)


def _stand(
    received: Sequence[Received], reports: Sequence[Report], sendings: Sequence[Sending]
) -> None:
    for one, report, sending in zip(received, reports, sendings, strict=True):
        report.current, report.state, report.is_late = sending, one.state, sending.is_late
    Report.objects.bulk_update(reports, ["current", "state", "is_late"])


def _decide(
    rows: Iterable[tuple[Received, Sending]], asked: Mapping[str, AskedFigure], by: Official
) -> dict[int, Decision]:
    """By the key of the sending; a return tells its findings."""
    rows = list(rows)
    decisions = Decision.objects.bulk_create(
        Decision(
            sending=sending,
            kind=DECISIONS[one.state],
            remedy=Decision.Remedy.CONTENT if one.state == State.RETURNED else "",
            by=by,
        )
        for one, sending in rows
    )
    Finding.objects.bulk_create(
        Finding(
            report=sending.report,
            sending=sending,
            decision=decision,
            kind=opinion.kind,
            text=opinion.text,
            asked=asked.get(opinion.code),
            made_by=by,
        )
        for (one, sending), decision in zip(rows, decisions, strict=True)
        for opinion in one.opinions
    )
    return {decision.sending_id: decision for decision in decisions}


def _tell(report: Report, sending: Sending, decision: Decision | None, by: Official) -> None:
    """As the table of states writes it: entered, and what was decided on it."""
    entered = {"from": State.DRAFTING.value, "to": State.SUBMITTED.value, **told_of(sending)}
    office, subject = report.organization_id, subject_of(report)
    record(office, verb=VERB, by=by, subject=subject, details=entered)
    if decision is None:
        return
    verb = "reports.accept" if report.state == State.ACCEPTED else "reports.return"
    step = {"from": State.SUBMITTED.value, "to": str(report.state)}
    ends = {"sending": sending.pk, "decision": decision.pk, "findings": decision.findings.count()}
    record(office, verb=verb, by=by, subject=subject, details={**step, **ends})
