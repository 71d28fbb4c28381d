"""What the tasks of a plan are asked before it is handed up (PAPER_CHECKS)."""

from collections.abc import Iterator

from django.urls import reverse

from documents.models import Document, Revision
from documents.review.checks import Finding
from plans.models import Assignment, Plan, PlanPaper
from plans.tasks.placing import is_placed
from plans.tasks.table import tasks_of

WORDS_SHOWN = 20


def open_questions(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """Tasks that nobody leads; a table that stands nowhere in the plan."""
    paper = PlanPaper.objects.filter(document=document).select_related("plan").first()
    return tuple(_findings(paper.plan, document, revision)) if paper else ()


def _findings(plan: Plan, document: Document, revision: Revision) -> Iterator[Finding]:
    page, tasks = reverse("plans:tasks", args=[plan.pk]), tasks_of(document)
    for task in tasks:
        if all(one.role != Assignment.Role.LEAD for one in task.assignments.all()):
            words = " ".join(task.what.split()[:WORDS_SHOWN])
            yield Finding(f"Nhiệm vụ chưa có chủ trì: {words}", page, "Chọn chủ trì")
    if tasks and not is_placed(revision):
        told = f"Kế hoạch có {len(tasks)} nhiệm vụ nhưng chưa đặt bảng phân công."
        yield Finding(told, page, "Đặt bảng")
