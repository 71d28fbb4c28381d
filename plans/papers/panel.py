"""What the pages of a plan show of its papers: which there are, which speaks, what may be begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from documents.models import BookEntry
from officials.models import Official
from plans.homes import pages_of_papers
from plans.models import Plan, PlanPaper
from plans.models.plans import LEFT_THE_OFFICE
from plans.papers.beginning import WAYS, may_begin
from vietnamese.dates import short, today


@dataclass(frozen=True, slots=True)
class Shown:
    """A paper of the plan: "01/KH-UBND ngày 20/11/2026", with the page it is read on."""

    paper: PlanPaper
    numbered: str
    url: str
    speaks: bool


def panel_of(plan: Plan, official: Official) -> Mapping[str, object]:
    """The papers are listed once there is more than the first, or once that one was issued."""
    papers, pages = plan.papers, pages_of_papers(plan)
    current = plan.current_paper(today())
    numbers = {
        entry.document_id: f"{entry} ngày {short(entry.issued_on)}"
        for entry in BookEntry.objects.live().filter(document__in=[one.document for one in papers])
    }
    rows = [
        Shown(one, numbers.get(one.document_id, ""), pages[one.document_id], one == current)
        for one in papers
    ]
    return {
        "rows": rows if len(rows) > 1 or plan.document.state in LEFT_THE_OFFICE else [],
        "ways": _ways(plan),
        "may_begin": may_begin(plan, official),
        "in_hand": plan.in_hand,
    }


def _ways(plan: Plan) -> Sequence[tuple[str, str]]:
    return [
        (f"Soạn văn bản {role.label.lower()}", reverse("plans:begin_paper", args=[plan.pk, way]))
        for way, role in WAYS.items()
    ]
