"""Where a table of its tasks stands in the paper of a plan."""

from dataclasses import replace

from documents.drafts import drafting
from documents.drafts.content import AnnexText
from documents.drafts.parts import texts_of
from documents.models import Revision
from officials.models import Official
from plans.models import PlanPaper
from plans.tasks.table import NAME

TITLE = "Bảng phân công nhiệm vụ"


def is_placed(revision: Revision, *, name: str = NAME) -> bool:
    texts = (block.text for text in texts_of(revision) for block in text.blocks)
    return any(_mark(name) in text for text in texts)


def place(
    paper: PlanPaper, *, base: int, by: Official, name: str = NAME, title: str = TITLE
) -> Revision:
    """Put the table at the end as an annex. Raises StaleError when somebody saved after `base`."""
    document = paper.document
    content = document.current.content
    annexes = (*content.annexes, AnnexText(title, _mark(name)))
    return drafting.save(document, replace(content, annexes=annexes), base=base, by=by)


def _mark(name: str) -> str:
    return f"{{{{{name}}}}}"
