"""What a công văn đôn đốc says to begin with; its drafter goes on from there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desk.agenda.limits import told
from desk.reminding.due import numbers_of, plan_called, words_of
from directives.models import Directive
from documents.drafts.content import AnnexText, Content
from documents.issued.following import END_MARK, reference, signer_of
from localities.calendars import office_calendar
from officials.models import Organization
from paper import tables
from paper.citing.marks import Mark
from paper.inline import escape
from plans.models import Plan, TaskTurn
from plans.tasks.roles import lead_of
from vietnamese.dates import long_date, short
from vietnamese.ordering import sort_key
from vietnamese.working_days import Calendar

ANNEX = "Danh mục nhiệm vụ quá hạn"
HEADER = ("STT", "Nhiệm vụ", "Chủ trì", "Theo kế hoạch", "Thời hạn", "Chậm (ngày làm việc)")
Marks = Mapping[int, str]
"""How each plan is cited."""


def content_of(
    turns: Sequence[TaskTurn], organization: Organization, *, answer_by: date, on: date
) -> Content:
    """To one unit its late tasks as a list; to several all of them in an annex."""
    plans = list({turn.task.plan_id: turn.task.plan for turn in turns}.values())
    units = sorted({_unit(turn) for turn in turns}, key=sort_key)
    marks = {plan.pk: _mark(plan) for plan in plans}
    to_one = len(units) == 1
    opening = _opening(organization, units, marks, on)
    closing = _closing(organization, units, answer_by)
    tasks = _tasks(turns, marks, on) if to_one else ()
    first = plans[0].document
    drafted = first.current.content
    return Content(
        subject=f"đôn đốc thực hiện {_subject(turns, plans)}",
        text="\n\n".join([opening, *tasks, closing]),
        addressed_to=tuple(units),
        recipients=("Như trên", "Lưu: VT"),
        unit=drafted.unit,
        field_of_work=drafted.field_of_work,
        signer=signer_of(first, drafted),
        annexes=() if to_one else (AnnexText(ANNEX, _table(turns, marks, on)),),
    )


def _unit(turn: TaskTurn) -> str:
    lead = lead_of(turn)
    return lead.called if lead else ""


def _mark(plan: Plan) -> str:
    """Bound to what was entered by its issue; in words where it was issued elsewhere."""
    issued = Directive.objects.filter(document=plan.document).first()
    if issued is None:
        return escape(reference(plan.document))
    return f"[[{Mark(issued.number, issued.issued_on)}]]"


def _subject(turns: Sequence[TaskTurn], plans: Sequence[Plan]) -> str:
    if len(plans) == 1:
        return plan_called(plans[0], numbers_of(turns))
    return f"nhiệm vụ quá hạn của {len(plans)} kế hoạch"


def _opening(organization: Organization, units: Sequence[str], marks: Marks, on: date) -> str:
    cited = "; ".join(marks.values())
    who, where = (
        (escape(units[0]), "sau:")
        if len(units) == 1
        else ("các đơn vị", "nêu tại Phụ lục kèm theo công văn này.")
    )
    return (
        f"Thực hiện {cited}, đến hết {long_date(on)}, {escape(organization.name)} chưa nhận được "
        f"báo cáo hoàn thành của {who} đối với các nhiệm vụ được giao chủ trì {where}"
    )


def _closing(organization: Organization, units: Sequence[str], answer_by: date) -> str:
    who = escape(units[0]) if len(units) == 1 else "các đơn vị"
    name = escape(organization.name)
    return (
        f"{name} đề nghị {who} tập trung thực hiện các nhiệm vụ nêu trên; báo cáo kết quả, nguyên "
        f"nhân chậm và thời gian hoàn thành, gửi {name} trước {long_date(answer_by)} để theo dõi, "
        f"tổng hợp{END_MARK}"
    )


def _tasks(turns: Sequence[TaskTurn], marks: Marks, on: date) -> Iterator[str]:
    calendar = office_calendar()
    for place, turn in enumerate(turns, start=1):
        plan = f" ({marks[turn.task.plan_id]})" if len(marks) > 1 else ""
        late = told(turn.due_on, on, calendar)
        yield f"{place}. {escape(words_of(turn))}{plan}; thời hạn {_due(turn)}, {late}."


def _table(turns: Sequence[TaskTurn], marks: Marks, on: date) -> str:
    calendar = office_calendar()
    rows = [
        (
            str(place),
            escape(words_of(turn)),
            escape(_unit(turn)),
            marks[turn.task.plan_id],
            _due(turn),
            str(_late(turn, on, calendar)),
        )
        for place, turn in enumerate(turns, start=1)
    ]
    return tables.write([HEADER, *rows], header_rows=1)


def _due(turn: TaskTurn) -> str:
    return short(turn.due_on) if turn.due_on else ""


def _late(turn: TaskTurn, on: date, calendar: Calendar) -> int:
    return calendar.working_days_between(turn.due_on, on) if turn.due_on else 0
