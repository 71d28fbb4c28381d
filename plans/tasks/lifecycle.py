"""The way of a given task from the issue of its plan to its end: the one table of its states."""

from officials.models import Official
from plans.models import TaskTurn
from plans.tasks import guards
from workflow.transitions import Transition, Workflow

State = TaskTurn.State


def _only(state: State) -> frozenset[str]:
    return frozenset({state})


LIFECYCLE: Workflow[TaskTurn, Official] = Workflow(
    model=TaskTurn,
    transitions=(
        Transition(
            "tasks.report",
            "Báo cáo tiến độ",
            _only(State.OPEN),
            None,
            (guards.leads_or_records,),
        ),
        Transition(
            "tasks.close",
            "Báo cáo hoàn thành",
            _only(State.OPEN),
            State.AWAITING,
            (guards.leads_or_records, guards.nothing_is_asked),
        ),
        Transition(
            "tasks.confirm",
            "Xác nhận hoàn thành",
            _only(State.AWAITING),
            State.DONE,
            (guards.owns, guards.closing_is_anothers),
        ),
        Transition(
            "tasks.send_back",
            "Trả lại, làm tiếp",
            _only(State.AWAITING),
            State.OPEN,
            (guards.owns,),
        ),
        Transition(
            "tasks.ask_time",
            "Đề nghị gia hạn",
            _only(State.OPEN),
            None,
            (guards.leads_or_records, guards.nothing_is_asked),
        ),
        Transition(
            "tasks.ask_change",
            "Đề nghị điều chỉnh",
            _only(State.OPEN),
            None,
            (guards.leads_or_records, guards.nothing_is_asked),
        ),
        Transition(
            "tasks.grant",
            "Đồng ý",
            _only(State.OPEN),
            None,
            (guards.owns, guards.something_is_asked),
        ),
        Transition(
            "tasks.refuse",
            "Không đồng ý",
            _only(State.OPEN),
            None,
            (guards.owns, guards.something_is_asked),
        ),
        Transition(
            "tasks.hand_on",
            "Chuyển người thực hiện",
            _only(State.OPEN),
            None,
            (guards.leads,),
        ),
        Transition(
            "tasks.withdraw",
            "Thôi giao",
            frozenset({State.OPEN, State.AWAITING}),
            State.WITHDRAWN,
            (guards.owns,),
        ),
        Transition(
            "tasks.reopen",
            "Mở lại",
            frozenset({State.DONE, State.WITHDRAWN}),
            State.OPEN,
            (guards.owns, guards.task_is_in_force),
        ),
    ),
    organization_id=lambda turn: turn.task.plan.organization_id,
    who=guards.WHO,
)
