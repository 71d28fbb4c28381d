"""What the objectives of a plan are asked before it is handed up (PAPER_CHECKS)."""

from collections.abc import Iterator

from django.urls import reverse

from documents.models import Document, Revision
from documents.review.checks import Finding
from plans.models import PlanPaper
from plans.objectives.overview import Overview, Taken, overview_of, taken_in
from plans.objectives.table import NAME
from plans.tasks.placing import is_placed
from vietnamese.numerals import decimal

AMENDING = {PlanPaper.Role.SUPPLEMENT, PlanPaper.Role.ADJUSTMENT}


def open_questions(document: Document, revision: Revision) -> tuple[Finding, ...]:
    """What aims lower than was given, what has changed since; as hints what is not taken in."""
    paper = PlanPaper.objects.filter(document=document).select_related("plan").first()
    return tuple(_findings(paper, revision)) if paper else ()


def _findings(paper: PlanPaper, revision: Revision) -> Iterator[Finding]:
    page, taken = reverse("plans:objectives", args=[paper.plan_id]), taken_in(paper)
    for one in taken:
        if one.is_changed:
            told = f"Chỉ tiêu được giao đã đổi sau khi đưa vào kế hoạch: {one.task.indicator}"
            yield Finding(told, page, "Xem chỉ tiêu")
        elif one.falls_short:
            yield Finding(_short(one), page, "Xem chỉ tiêu")
    if taken and not is_placed(revision, name=NAME):
        told = "Kế hoạch có chỉ tiêu được giao nhưng chưa đặt bảng chỉ tiêu."
        yield Finding(told, page, "Đặt bảng", is_hint=True)
    if paper.role not in AMENDING:
        yield from _left_open(overview_of(paper.plan), page)


def _short(one: Taken) -> str:
    objective = one.share.objective
    aimed = "chưa ghi" if one.task.target is None else decimal(one.task.target)
    given = decimal(one.given) if one.given is not None else ""
    asked = f"{objective.get_direction_display().lower()} {given} {objective.unit}"
    return f"Mức phấn đấu chưa đạt mức được giao: {objective.name} ({aimed}; giao {asked})"


def _left_open(overview: Overview, page: str) -> Iterator[Finding]:
    for one in overview.open:
        if one.elsewhere:
            continue
        objective = one.share.objective
        told = f"Chỉ tiêu được giao chưa đưa vào kế hoạch ({objective.directive}): {objective}"
        yield Finding(told, page, "Xem chỉ tiêu", is_hint=True)
