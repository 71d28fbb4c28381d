"""The answers of a plan to the duties from above, carried into the paper that replaces it."""

from documents.drafts.parts import texts_of
from documents.models import Document, PaperRelation, Revision
from plans.models import DutyAnswer, PlanPaper


def hold_and_carry(paper: PlanPaper) -> None:
    """Answers given by a part that is still there, under its key, and all sentences.

    The replaced paper is locked, as it ends with this issue. The answers there stay as they were.
    """
    relation = PaperRelation.objects.filter(paper=paper.document_id)
    replaced = relation.filter(kind=PaperRelation.Kind.REPLACES).values("of")
    held = Document.objects.filter(pk__in=replaced).select_for_update()
    for document in held:
        _carry(document, paper)


def _carry(earlier: Document, paper: PlanPaper) -> None:
    keys = {"", *keys_of(paper.document.current)}
    answers = DutyAnswer.objects.filter(plan=paper.plan, document=earlier, key__in=keys)
    there = set(paper.document.duty_answers.values_list("duty", "key"))
    DutyAnswer.objects.bulk_create(
        DutyAnswer(
            plan=paper.plan,
            duty_id=one.duty_id,
            document=paper.document,
            key=one.key,
            sentence=one.sentence,
            given_by_id=one.given_by_id,
        )
        for one in answers
        if (one.duty_id, one.key) not in there
    )


def keys_of(revision: Revision) -> set[str]:
    return {key for text in texts_of(revision) for key in text.keys}
