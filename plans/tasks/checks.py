"""What the tasks of a paper are asked before it is handed up (PAPER_CHECKS)."""

from collections.abc import Iterator

from django.urls import reverse

from documents.models import Document, Revision
from documents.review.checks import Finding
from officials.models import Appointment
from plans.models import Assignment, PlanPaper, Task
from plans.tasks.placing import is_placed
from plans.tasks.table import endings_of, tasks_of

WORDS_SHOWN = 20


def open_questions(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """Tasks that nobody leads, or whose people have left; a table that stands nowhere."""
    paper = PlanPaper.objects.filter(document=document).select_related("plan").first()
    return tuple(_findings(paper, document, revision)) if paper else ()


def _findings(paper: PlanPaper, document: Document, revision: Revision) -> Iterator[Finding]:
    page, tasks = reverse("plans:tasks", args=[paper.plan_id]), tasks_of(document)
    gone = _gone(tasks)
    for task in tasks:
        place = f"{page}#nhiem-vu-{task.pk}"
        if all(one.role != Assignment.Role.LEAD for one in task.assignments.all()):
            yield Finding(f"Nhiệm vụ chưa có chủ trì: {_opening(task)}", page, "Chọn chủ trì")
        for one in task.assignments.all():
            if one.pk in gone:
                told = f"{one} không còn công tác tại {one.organization}: {_opening(task)}"
                yield Finding(told, place, "Chọn người khác")
    counted = len(tasks) + len(endings_of(document))
    if counted and not is_placed(revision):
        told = f"Kế hoạch có {counted} nhiệm vụ nhưng chưa đặt bảng phân công."
        yield Finding(told, page, "Đặt bảng")


def _opening(task: Task) -> str:
    return " ".join(task.what.split()[:WORDS_SHOWN])


def _gone(tasks: list[Task]) -> frozenset[int]:
    """Assignments to officials who hold no post there any more, and to posts nobody holds."""
    named = [
        one
        for task in tasks
        for one in task.assignments.all()
        if one.ended_at is None and (one.official_id or one.post)
    ]
    offices = {one.organization_id for one in named}
    posts = Appointment.objects.current().filter(organization__in=offices)
    held = set(posts.values_list("organization_id", "official_id"))
    held_posts = set(posts.values_list("organization_id", "title"))
    return frozenset(
        one.pk
        for one in named
        if (one.organization_id, one.official_id) not in held
        and (one.organization_id, one.post) not in held_posts
    )
