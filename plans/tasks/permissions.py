"""Who plans the work of a plan, and until when."""

from documents.models import Document
from documents.permissions import may_draft
from officials.models import Official
from plans.models import Plan
from workflow.verdicts import Verdict, refused

OPEN = frozenset({Document.State.DRAFTING, Document.State.RETURNED})
CLOSED = "Kế hoạch đã trình ký nên bảng phân công không sửa được nữa. Rút lại để sửa."


def may_plan_tasks(plan: Plan, by: Official) -> Verdict:
    """Whoever may draft for the office, as long as the plan is a draft."""
    if plan.original.state not in OPEN:
        return refused(CLOSED)
    return may_draft(by, plan.organization)
