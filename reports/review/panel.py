"""What the ward's page of a report shows of its review."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents import homes
from documents.drafts.parts import texts_of
from officials.models import Official
from reports.models import Decision, Finding, Report
from reports.review.answering import may_answer
from reports.review.seeing import told_to_ward
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Panel:
    """Nothing is shown before the first decision."""

    decision: Decision | None
    findings: Sequence[Finding]
    may_answer: Verdict

    @property
    def unanswered(self) -> int:
        return sum(1 for one in self.findings if not one.answers.all())


def panel_of(report: Report, official: Official) -> Panel:
    """For `templates/reports/review/_told.html`; four queries."""
    decisions = Decision.objects.filter(sending__report=report).select_related("by")
    return Panel(
        decisions.order_by("pk").last(),
        list(told_to_ward(report)),
        may_answer(report, official),
    )


def places_of(report: Report) -> dict[str, str]:
    """Where each piece of the paper that is handed in next is read, by its key."""
    document = report.newest
    if document is None:
        return {}
    keys = [key for keyed in texts_of(document.current) for key in keyed.keys]
    return {key: homes.piece_of(document, key) for key in keys}
