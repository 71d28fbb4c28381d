"""What the report's page shows of sending it: what went up, its receipts, what comes next."""

from dataclasses import dataclass

from django.urls import reverse

from officials.models import Official
from reports.lifecycle import LIFECYCLE
from reports.models import Report, ReportPaper, Sending
from reports.submitting import replacing
from reports.submitting.replacing import WAYS
from reports.submitting.sending import deadline_of
from vietnamese.dates import today
from workflow.buttons import Button
from workflow.verdicts import Verdict

State = Report.State
PAGES = {
    "reports.send_for_remarks": "reports:send_for_remarks",
    "reports.submit": "reports:submit",
}
ROLE_LABELS = {
    ReportPaper.Role.REPLACEMENT: "Soạn báo cáo thay thế",
    ReportPaper.Role.CORRECTION: "Soạn công văn đính chính",
}


@dataclass(frozen=True, slots=True)
class Panel:
    sendings: tuple[Sending, ...]
    buttons: tuple[Button, ...]
    recall: Verdict | None
    ways: tuple[Button, ...]
    due_on: object
    is_over: bool


def panel_of(report: Report, official: Official) -> Panel:
    sendings = report.sendings.without_sheet().select_related("by", "file")
    steps = LIFECYCLE.verdicts(report, official)
    due_on = deadline_of(report)
    is_open = report.state not in {State.SUBMITTED, State.ACCEPTED}
    recall = next((why for step, why in steps if step.name == "reports.recall"), None)
    return Panel(
        sendings=tuple(sendings),
        buttons=tuple(
            Button(step.label, reverse(PAGES[step.name], args=[report.pk]), why, _tone(step.name))
            for step, why in steps
            if step.name in PAGES
        ),
        recall=recall,
        ways=_ways(report, official) if report.state == State.RETURNED else (),
        due_on=due_on,
        is_over=is_open and report.current_id is None and today() > due_on,
    )


def _ways(report: Report, official: Official) -> tuple[Button, ...]:
    if report.plan_id or report.current is None or report.current.document_id is None:
        return ()
    return tuple(
        Button(
            ROLE_LABELS[role],
            reverse("reports:begin_paper", args=[report.pk, way]),
            replacing.may_begin(report, role, official),
            "secondary",
        )
        for way, role in WAYS.items()
    )


def _tone(name: str) -> str:
    return "primary" if name == "reports.submit" else "secondary"
