"""What the pages of a report ask the database, however much there is to report."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.drafts import drafting
from officials.models import Official, Organization
from plans.models import Activity, Commendation, Task, TaskTurn
from reports.models import AskedFigure, Report
from reports.writing.opening import open_report
from tests.activities import a_commendation, an_activity
from tests.cast import signed_in
from tests.papers import make_plan
from tests.reporting import a_due, make_asked, make_regime

pytestmark = pytest.mark.django_db
Source = AskedFigure.Source
ASKED = (
    (Source.TYPED, ""),
    (Source.REGISTER, "nhan_khau"),
    (Source.TASKS, ""),
    (Source.SESSIONS, ""),
    (Source.COMMENDATIONS, ""),
)
FEW, MANY = 5, 50
DAY = date(2026, 5, 4)
MOST = {"": 60, "bieu-so-lieu/": 25}


def a_report(above: Organization, ward: Organization, by: Official, count: int) -> Report:
    """As many figures, as many pieces that name them; as many tasks, activities, commendations."""
    regime = make_regime(above, by, f"Báo cáo {count} số")
    terms = regime.terms.get()
    for number in range(count):
        source, key = ASKED[number % len(ASKED)]
        make_asked(terms, f"so_{number}", f"Số {number}", source=source, key=key, position=number)
    report = open_report(ward, a_due(regime), by)
    document = report.document
    assert document is not None
    pieces = "".join(f"\n- Số {number} là {{{{bc_so_{number}}}}}." for number in range(count))
    content = document.current.content
    drafting.save(
        document, replace(content, text=content.text + pieces), base=document.current.number, by=by
    )
    return report


def do_work(ward: Organization, by: Official, count: int) -> None:
    plan = make_plan(ward, by)
    tasks = Task.objects.bulk_create(
        Task(
            plan=plan, paper=plan.main_paper, what=f"Việc {number}", state="assigned", created_by=by
        )
        for number in range(count)
    )
    for task in tasks:
        task.assignments.create(role="lead", organization=ward, assigned_by=by)
    TaskTurn.objects.bulk_create(TaskTurn(task=task, number=1, due_on=DAY) for task in tasks)
    Activity.objects.bulk_create(an_activity(ward, recorded_by=by) for _ in tasks)
    Commendation.objects.bulk_create(
        a_commendation(ward, number=f"{task.pk}/QĐ-UBND", recorded_by=by) for task in tasks
    )


def queries(by: Official, address: str) -> int:
    client = signed_in(by)
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_the_pages_of_a_report_cost_as_many_queries_with_50_figures_tasks_and_pieces_as_with_5(
    province: Organization, ward: Organization, drafter: Official
) -> None:
    do_work(ward, drafter, FEW)
    few = a_report(province, ward, drafter, FEW)
    costs = {page: queries(drafter, f"/bao-cao/{few.pk}/{page}") for page in MOST}
    assert all(costs[page] <= most for page, most in MOST.items()), costs
    do_work(ward, drafter, MANY)
    many = a_report(province, ward, drafter, MANY)
    assert {page: queries(drafter, f"/bao-cao/{many.pk}/{page}") for page in MOST} == costs
