"""Answering the duties from above: by a part of the plan, by one sentence; and taking it back."""

from collections.abc import Iterable

from django.db import transaction

from directives.models import Duty
from directives.reach import lineage_of, reaches
from documents.models import Document
from documents.permissions import may_draft
from history.recording import record, subject_of
from localities.fields import one_line
from officials.models import Official
from plans.coverage import papers_that_answer
from plans.models import DutyAnswer, Plan
from plans.papers.carrying_answers import keys_of
from plans.querysets import ENDED
from workflow.verdicts import ALLOWED, Verdict, refused

NOT_OURS = "Nhiệm vụ này không giao cho cơ quan của kế hoạch."
GONE = "Phần này không còn trong kế hoạch; hãy chọn lại."
EMPTY = "Hãy viết một câu giải trình."
ENDED_PLAN = "Kế hoạch đã hủy, đã được thay thế hoặc thu hồi nên không trả lời nhiệm vụ được nữa."


def may_answer(plan: Plan, by: Official) -> Verdict:
    """Whoever may draft for the office, as long as the plan speaks for it."""
    if plan.document.state in ENDED:
        return refused(ENDED_PLAN)
    return may_draft(by, plan.organization)


def answer_by_part(duties: Iterable[Duty], plan: Plan, key: str, *, by: Official) -> Verdict:
    """The part answers these duties; those it answers already are passed over."""
    holding = (one for one in papers_that_answer(plan) if key in keys_of(one.document.current))
    if (paper := next(holding, None)) is None:
        return refused(GONE)
    return _answer(duties, plan, paper.document, by=by, key=key)


def answer_by_sentence(
    duties: Iterable[Duty], plan: Plan, sentence: str, *, by: Official
) -> Verdict:
    """One sentence for these duties; it replaces what was said of them before."""
    sentence = one_line(sentence)
    if not sentence:
        return refused(EMPTY)
    return _answer(duties, plan, plan.document, by=by, sentence=sentence)


def take_back(answer: DutyAnswer, *, by: Official) -> Verdict:
    verdict = may_answer(answer.plan, by)
    if verdict:
        with transaction.atomic():
            DutyAnswer.objects.filter(pk=answer.pk).delete()
            _record(answer.plan, "plans.take_back_answer", [answer.duty_id], by=by)
    return verdict


def _answer(
    duties: Iterable[Duty],
    plan: Plan,
    document: Document,
    *,
    by: Official,
    key: str = "",
    sentence: str = "",
) -> Verdict:
    duties = list(duties)
    with transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        verdict = may_answer(plan, by) and _is_theirs(duties, plan)
        if verdict:
            for duty in duties:
                DutyAnswer.objects.update_or_create(
                    plan=plan,
                    duty=duty,
                    document=document,
                    key=key,
                    defaults={"sentence": sentence, "given_by": by},
                )
            _record(plan, "plans.answer_duties", [duty.pk for duty in duties], by=by)
    return verdict


def _is_theirs(duties: list[Duty], plan: Plan) -> Verdict:
    lineage = lineage_of(plan.organization)
    theirs = duties and all(reaches(duty, lineage) for duty in duties)
    return ALLOWED if theirs else refused(NOT_OURS)


def _record(plan: Plan, verb: str, duties: list[int], *, by: Official) -> None:
    record(
        plan.organization_id, verb=verb, by=by, subject=subject_of(plan), details={"duties": duties}
    )
