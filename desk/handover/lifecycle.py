"""The way of a handover from its proposal: the one table of its states."""

from desk.handover import permissions
from desk.handover.models import Handover
from officials.models import Official
from workflow.transitions import Transition, Workflow

PROPOSED = frozenset({Handover.State.PROPOSED})
CONFIRM, DROP = "desk.hand_over", "desk.drop_handover"

LIFECYCLE: Workflow[Handover, Official] = Workflow(
    model=Handover,
    transitions=(
        Transition(
            CONFIRM,
            "Xác nhận bàn giao",
            PROPOSED,
            Handover.State.DONE,
            (permissions.decides, permissions.is_anothers, permissions.receiver_holds_a_post),
        ),
        Transition(
            DROP,
            "Bỏ bàn giao này",
            PROPOSED,
            Handover.State.DROPPED,
            (permissions.proposed_or_decides,),
        ),
    ),
    organization_id=lambda handover: handover.organization_id,
    who=frozenset({permissions.decides, permissions.proposed_or_decides}),
)
