"""The way of a report from its opening to its acceptance: the one table of its states."""

from officials.models import Official
from reports import guards
from reports.models import Report
from workflow.transitions import Transition, Workflow

State = Report.State


def _only(state: State) -> frozenset[str]:
    return frozenset({state})


LIFECYCLE: Workflow[Report, Official] = Workflow(
    model=Report,
    transitions=(
        Transition(
            "reports.send_for_remarks",
            "Gửi góp ý",
            frozenset({State.DRAFTING, State.REMARKED}),
            State.SENT,
            (guards.writes, guards.is_still_written),
        ),
        Transition(
            "reports.recall",
            "Rút lại để sửa",
            _only(State.SENT),
            State.DRAFTING,
            (guards.writes,),
        ),
        Transition(
            "reports.remark",
            "Gửi lại góp ý",
            _only(State.SENT),
            State.REMARKED,
            (guards.reviews,),
        ),
        Transition(
            "reports.submit",
            "Nộp báo cáo",
            frozenset({State.DRAFTING, State.SENT, State.REMARKED, State.RETURNED}),
            State.SUBMITTED,
            (
                guards.hands_in,
                guards.paper_is_issued,
                guards.remedy_is_kept,
                guards.findings_are_answered,
            ),
        ),
        Transition(
            "reports.enter_for_another",
            "Ghi báo cáo nhận bằng văn bản, tệp",
            frozenset({State.DRAFTING, State.SENT, State.REMARKED, State.RETURNED}),
            State.SUBMITTED,
            (guards.reviews, guards.nobody_signs_in),
        ),
        Transition(
            "reports.return",
            "Trả lại",
            _only(State.SUBMITTED),
            State.RETURNED,
            (guards.reviews, guards.something_is_found),
        ),
        Transition(
            "reports.accept",
            "Chấp nhận",
            _only(State.SUBMITTED),
            State.ACCEPTED,
            (guards.reviews, guards.nothing_is_left_to_tell),
        ),
        Transition(
            "reports.reopen",
            "Mở lại để sửa",
            _only(State.ACCEPTED),
            State.RETURNED,
            (guards.reviews,),
        ),
    ),
    organization_id=lambda report: report.organization_id,
    who=guards.WHO,
)
