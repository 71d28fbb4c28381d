"""What a plan is asked before it is handed up: the duties from above that nothing answers."""

from django.urls import reverse

from documents.models import Document, Revision
from documents.review.checks import Finding
from plans.coverage import ADDING, Sheaf, Standing, coverage_of
from plans.models import PlanPaper

WORDS_SHOWN = 30


def unanswered_duties(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """One finding for each duty of the plan that this begins or replaces.

    What only adds to a plan need not answer what the plan itself left open.
    """
    paper = PlanPaper.objects.filter(document=document).exclude(role__in=ADDING).first()
    if paper is None:
        return ()
    page = reverse("plans:duties", args=[paper.plan_id])
    sheaves = coverage_of(paper.plan, revision=revision)
    return tuple(finding for sheaf in sheaves for finding in _findings(sheaf, page))


def _findings(sheaf: Sheaf, page: str) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            f"Nhiệm vụ chưa có phần trả lời ({sheaf.directive}, {line.duty.place}): "
            f"{_opening(line.duty.what)}",
            f"{page}#nhiem-vu-{line.duty.pk}",
            "Trả lời nhiệm vụ",
        )
        for line in sheaf.lines
        if line.standing is Standing.OPEN
    )


def _opening(what: str) -> str:
    words = what.split()
    return " ".join(words[:WORDS_SHOWN]) + (" …" if len(words) > WORDS_SHOWN else "")
