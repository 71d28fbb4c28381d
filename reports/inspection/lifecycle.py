"""The way of a visit: planned, then recorded or cancelled."""

from documents.permissions import DRAFTING_ROLES, post_as
from officials.models import Official
from reports.guards import may_direct
from reports.models import Visit, VisitFinding
from workflow.transitions import Transition, Workflow
from workflow.verdicts import ALLOWED, Verdict, refused

State = Visit.State
UNTOLD = "Buổi kiểm tra chưa ghi kết quả nên kiến nghị chưa gửi."
PLANNED = frozenset({State.PLANNED})


def may_answer(finding: VisitFinding, by: Official) -> Verdict:
    """Drafters and heads of the visited office, once it was told."""
    if finding.visit.state != State.RECORDED:
        return refused(UNTOLD)
    office = finding.visit.organization
    if post_as(by, office, DRAFTING_ROLES):
        return ALLOWED
    return refused(f"Chỉ người soạn thảo, lãnh đạo văn phòng của {office} mới làm.")


def inspects(visit: Visit, by: Official) -> Verdict:
    """reviewer, drafter or office head of the inspecting office"""
    return may_direct(visit.office, by)


LIFECYCLE: Workflow[Visit, Official] = Workflow(
    model=Visit,
    transitions=(
        Transition(
            "reports.record_visit", "Ghi kết quả kiểm tra", PLANNED, State.RECORDED, (inspects,)
        ),
        Transition(
            "reports.cancel_visit", "Hủy buổi kiểm tra", PLANNED, State.CANCELLED, (inspects,)
        ),
    ),
    organization_id=lambda visit: visit.office_id,
    who=frozenset({inspects}),
)
