"""Along which ways a paper's state moves (the table of the design, as far as it is built)."""

from documents.models import Document
from documents.permissions import may_draft
from officials.models import Official
from workflow.transitions import Transition, Workflow
from workflow.verdicts import Verdict


def drafts(document: Document, by: Official) -> Verdict:
    return may_draft(by, document.organization)


LIFECYCLE = Workflow(
    model=Document,
    transitions=(
        Transition(
            name="documents.abandon",
            label="Hủy bản thảo",
            sources=frozenset({Document.State.DRAFTING}),
            target=Document.State.ABANDONED,
            guards=(drafts,),
        ),
    ),
    organization_id=lambda document: document.organization_id,
)
