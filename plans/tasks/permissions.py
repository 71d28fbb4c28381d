"""Who plans the work of a plan, and until when."""

from documents.models import Document
from documents.permissions import may_draft
from officials.models import Official
from plans.models import Plan, Task
from plans.querysets import ENDED
from workflow.verdicts import Verdict, refused

OPEN = frozenset({Document.State.DRAFTING, Document.State.RETURNED})
CLOSED = "Văn bản đã trình ký nên bảng phân công không sửa được nữa. Rút lại để sửa."
GIVEN_OUT = (
    "Kế hoạch đã phát hành. Soạn văn bản bổ sung, điều chỉnh hoặc thay thế để sửa bảng phân công."
)
GIVEN = "Nhiệm vụ đã giao chỉ sửa bằng văn bản bổ sung, điều chỉnh hoặc thay thế kế hoạch."
ENDED_PLAN = "Kế hoạch đã hủy, đã được thay thế hoặc thu hồi nên không phân công được nữa."


def may_plan_tasks(plan: Plan, by: Official) -> Verdict:
    """Whoever may draft for the office, in the paper of the plan that is being drafted."""
    paper = plan.in_hand
    if paper is None:
        return refused(ENDED_PLAN if plan.document.state in ENDED else GIVEN_OUT)
    if paper.document.state not in OPEN:
        return refused(CLOSED)
    return may_draft(by, plan.organization)


def may_change_task(task: Task, by: Official) -> Verdict:
    """As long as it is in the draft; a given one is changed by another that replaces it."""
    verdict = may_plan_tasks(task.plan, by)
    return refused(GIVEN) if verdict and task.plan.in_hand != task.paper else verdict
