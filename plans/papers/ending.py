"""What becomes of the tasks of a paper that was recalled, or replaced by one written elsewhere."""

from documents.issued.following import reference
from documents.models import Document, PaperRelation
from history.recording import record, subject_of
from officials.models import Official
from plans.models import PlanPaper, Task
from plans.papers import carrying_tasks

Kind = PaperRelation.Kind
WHY = {Kind.REPLACES: "Đã có văn bản thay thế", Kind.RECALLS: "Đã thu hồi"}


def end_tasks(document: Document, kind: PaperRelation.Kind, by: Official) -> None:
    """PAPER_ENDINGS: with what speaks for the plan all its tasks end, with another paper its own.

    Tasks carried over into a replacement of ours have left the replaced paper before.
    """
    paper = PlanPaper.objects.filter(document=document).select_related("plan").first()
    if paper is None:
        return
    tasks = Task.objects.filter(plan=paper.plan, state=Task.State.ASSIGNED)
    if paper.plan.main_paper != paper:
        tasks = tasks.filter(paper=paper)
    why = f"{WHY[kind]} {reference(document)}"
    if ended := carrying_tasks.withdraw_all(list(tasks), why, by=by):
        record(
            paper.plan.organization_id,
            verb="plans.end_tasks",
            by=by,
            subject=subject_of(paper.plan),
            details={"document": document.pk, **ended},
        )
