"""An objective of the demonstration: given by the province, taken in by one ward's issued plan."""

from datetime import date
from decimal import Decimal

from directives.models import Directive, Objective, Share
from directives.objectives import giving
from officials.models import Official
from plans.models import Plan, Task
from plans.objectives import table, taking_in
from plans.tasks import placing
from plans.tasks.drafting import Cast, Somebody

PLACE = "mục 1, gạch đầu dòng thứ năm"
GIVEN = {"16939": Decimal(3), "17011": Decimal(2), "17017": Decimal(1)}
"""By the code of the ward. Tây Hiếu aims higher, Thái Hòa and Đông Hiếu have not taken it in."""
WHOLE, AIMED_IN_TAY_HIEU = Decimal(7), Decimal(3)


def give(directive: Directive, *, by: Official) -> Objective:
    """To the wards it was sent to; of the whole one is left over, as it happens."""
    if directive.kept_by is None:
        raise ValueError("the demonstration gives objectives with a paper of its own")
    offices = giving.recipients_of(directive, directive.kept_by)
    objective = Objective(
        directive=directive,
        place=PLACE,
        name="Mô hình tự quản về an ninh, trật tự được xây dựng mới",
        unit="mô hình",
        year=directive.issued_on.year,
        target=WHOLE,
    )
    shares = {office.pk: GIVEN[office.unit.code] for office in offices}
    return giving.give(objective, shares, office=directive.kept_by, by=by)


def take_in(directive: Directive, plan: Plan, *, by: Official) -> None:
    """As a task of the plan, with the table of objectives as an annex."""
    share = Share.objects.get(objective__directive=directive, organization=plan.organization)
    task = Task(
        plan=plan,
        what="Xây dựng mô hình tự quản ở các khối có đồng bào dân tộc thiểu số.",
        deliverable="Quyết định thành lập, quy chế hoạt động",
        due_on=date(plan.year, 12, 31),
    )
    lead = Cast(lead=Somebody(plan.organization, post="Chuyên viên"))
    taking_in.take_in(share, task, target=AIMED_IN_TAY_HIEU, cast=lead, by=by)
    paper = Plan.objects.get(pk=plan.pk).main_paper
    base = paper.document.current.number
    placing.place(paper, base=base, by=by, name=table.NAME, title=table.TITLE)
