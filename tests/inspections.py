"""Visits of an office above, for the tests."""

from datetime import timedelta

from officials.models import Official, Organization
from reports.models import Visit, VisitFinding
from vietnamese.dates import today


def make_visit(
    office: Organization,
    visited: Organization,
    by: Official,
    *,
    state: Visit.State = Visit.State.PLANNED,
    **columns: object,
) -> Visit:
    is_recorded = state == Visit.State.RECORDED
    return Visit.objects.create(
        office=office,
        organization=visited,
        state=state,
        planned_on=today() - timedelta(1),
        visited_on=today() if is_recorded else None,
        purpose="Kiểm tra việc thực hiện kế hoạch năm",
        planned_by=by,
        **columns,
    )


def make_visit_finding(visit: Visit, by: Official, *, in_days: int = 20) -> VisitFinding:
    return VisitFinding.objects.create(
        visit=visit,
        what="Bổ sung biên bản kiểm tra còn thiếu",
        due_on=today() + timedelta(in_days),
        made_by=by,
    )


def rows_of_inspection(
    office: Organization, visited: Organization, by: Official
) -> dict[str, dict[str, object]]:
    """One planned, with what is about to be said; one recorded, with what was told."""
    planned = make_visit(office, visited, by)
    recorded = make_visit(office, visited, by, state=Visit.State.RECORDED)
    untold, told = make_visit_finding(planned, by), make_visit_finding(recorded, by)
    of_visit = ("visit", "add_visit_finding", "record_visit", "cancel_visit")
    return {
        **{name: {"pk": planned.pk} for name in of_visit},
        "take_back_visit_finding": {"pk": untold.pk},
        "take_up_visit_finding": {"pk": told.pk},
        "answer_visit_finding": {"pk": told.pk},
    }
