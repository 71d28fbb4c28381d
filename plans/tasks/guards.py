"""Who may move a given task on, and what must be there before: the guards of its lifecycle.

The first line of a docstring stands in docs/lifecycle.md.
"""

from documents.authority.rules import rules_of
from documents.permissions import post_as
from officials.models import Appointment, Official
from plans.models import Assignment, Task, TaskStep, TaskTurn
from plans.tasks.querysets import OWNING_ROLES
from workflow.verdicts import ALLOWED, Verdict, refused

Kind = TaskStep.Kind
REQUESTS = frozenset({Kind.ASKED_TIME, Kind.ASKED_CHANGE})


def owns(turn: TaskTurn, by: Official) -> Verdict:
    """drafter, office head or chair of the office whose plan it is"""
    if post_as(by, turn.task.plan.organization, OWNING_ROLES):
        return ALLOWED
    office = turn.task.plan.organization
    return refused(f"Chỉ người soạn thảo, lãnh đạo văn phòng, người đứng đầu của {office} mới làm.")


def leads(turn: TaskTurn, by: Official) -> Verdict:
    """who leads it"""
    if turn.task.assignments.leading().falling_to(by).exists():
        return ALLOWED
    return refused("Chỉ người, đơn vị chủ trì nhiệm vụ mới làm.")


def leads_or_records(turn: TaskTurn, by: Official) -> Verdict:
    """who leads it; for a unit without an account also who owns the plan"""
    verdict = leads(turn, by)
    return ALLOWED if not verdict and records_for_another(turn, by) else verdict


def records_for_another(turn: TaskTurn, by: Official) -> bool:
    """Whether they write down what a unit that nobody signs in for has told them."""
    lead = lead_of(turn) if owns(turn, by) else None
    return lead is not None and not is_answerable(lead)


def is_answerable(lead: Assignment) -> bool:
    """Whether anybody signs in who can answer for it today."""
    if lead.organization is None:
        return False
    offices = {lead.organization_id, lead.organization.successor_id}
    posts = Appointment.objects.current().filter(organization__in=offices)
    if lead.official_id:
        posts = posts.filter(official=lead.official_id)
    elif lead.post:
        posts = posts.filter(title=lead.post)
    return posts.filter(official__is_active=True).exists()


def lead_of(turn: TaskTurn) -> Assignment | None:
    leads = turn.task.assignments.leading().standing()
    return leads.select_related("organization", "official").first()


def request_of(turn: TaskTurn) -> TaskStep | None:
    """What the lead asked for and nobody has decided."""
    return turn.steps.filter(kind__in=REQUESTS, answer=None).first()


def nothing_is_asked(turn: TaskTurn, by: Official) -> Verdict:
    """no request waits for a decision"""
    return refused("Còn một đề nghị chưa được trả lời.") if request_of(turn) else ALLOWED


def something_is_asked(turn: TaskTurn, by: Official) -> Verdict:
    """a request waits for a decision"""
    return ALLOWED if request_of(turn) else refused("Không có đề nghị nào chờ trả lời.")


def closing_is_anothers(turn: TaskTurn, by: Official) -> Verdict:
    """under strict separation: not who reported it done"""
    if not rules_of(turn.task.plan.organization).strict_separation:
        return ALLOWED
    closing = turn.steps.filter(kind=Kind.CLOSING).last()
    if closing and closing.by_id == by.pk:
        return refused("Cơ quan quy định người báo cáo hoàn thành không tự xác nhận.")
    return ALLOWED


def task_is_in_force(turn: TaskTurn, by: Official) -> Verdict:
    """no later paper of the plan has replaced or ended the task"""
    if turn.task.state == Task.State.ENDED:
        return refused("Văn bản sau của kế hoạch đã thay hoặc thôi nhiệm vụ này.")
    return ALLOWED


WHO = frozenset({owns, leads, leads_or_records})
"""The guards that ask who acts; the others ask what is there."""
