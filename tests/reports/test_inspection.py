"""Visits: planned, recorded with what is to be mended, which becomes a task of the visited ward."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from documents.models import Document
from officials.models import Official, Organization
from plans.models import Task, TaskTurn
from reports.inspection import mending, visiting
from reports.models import Visit, VisitFinding
from tests.cast import signed_in
from tests.desk.test_costs import queries
from tests.inspections import make_visit, make_visit_finding
from tests.papers import make_plan
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
RECORDED = Visit.State.RECORDED


@pytest.fixture
def visit(ward: Organization, province: Organization, province_reviewer: Official) -> Visit:
    return make_visit(province, ward, province_reviewer)


def page_of(visit: Visit, official: Official) -> str:
    return signed_in(official).get(f"/kiem-tra/{visit.pk}/").content.decode()


def test_the_whole_way_by_its_pages(
    ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    above, below = signed_in(province_reviewer), signed_in(drafter)
    planned = {
        "organization": ward.pk,
        "planned_on": today().strftime("%d/%m/%Y"),
        "purpose": "Kiểm tra việc thực hiện kế hoạch năm",
    }
    home = above.post("/kiem-tra/moi/", planned).headers["Location"]
    assert planned["purpose"] in below.get(home).content.decode()
    finding = {"what": "Bổ sung biên bản", "due_on": later(20)}
    assert above.post(f"{home}kien-nghi/", finding).status_code == 302
    assert "Bổ sung biên bản" not in below.get(home).content.decode()
    result = {"visited_on": today().strftime("%d/%m/%Y"), "words": "Làm khá đều."}
    assert above.post(f"{home}ket-qua/", result).status_code == 302
    assert "Bổ sung biên bản" in below.get(home).content.decode()
    assert "Kiến nghị sau kiểm tra chưa trả lời (1)" in below.get("/").content.decode()
    take_up_and_answer(below, above, home, drafter)


def take_up_and_answer(below: Client, above: Client, home: str, drafter: Official) -> None:
    plan = make_plan(drafter.appointments.get().organization, drafter)
    told = VisitFinding.objects.get()
    led = below.post(f"/kiem-tra/kien-nghi/{told.pk}/nhan/", {"plan": plan.pk})
    assert led.headers["Location"] == f"/ke-hoach/{plan.pk}/phan-cong/"
    task = Task.objects.get()
    assert (task.what, task.due_on) == (told.what, told.due_on)
    assert "Kiến nghị sau kiểm tra của" in task.basis
    assert "Chưa giao thành nhiệm vụ" in above.get(home).content.decode()
    below.post(f"/kiem-tra/kien-nghi/{told.pk}/tra-loi/", {"text": "Đã đưa vào kế hoạch."})
    assert "Đã đưa vào kế hoạch." in above.get(home).content.decode()


def later(days: int) -> str:
    return (today() + timedelta(days)).strftime("%d/%m/%Y")


def test_the_ward_reads_how_far_its_task_is_and_the_province_only_that_it_was_given(
    ward: Organization, province: Organization, drafter: Official, province_reviewer: Official
) -> None:
    visit = make_visit(province, ward, province_reviewer, state=RECORDED)
    finding = make_visit_finding(visit, province_reviewer)
    plan = make_plan(ward, drafter)
    assert mending.take_up(finding, plan, by=drafter)
    Task.objects.update(state=Task.State.ASSIGNED)
    turn = TaskTurn.objects.create(task=Task.objects.get(), number=1, due_on=finding.due_on)
    TaskTurn.objects.filter(pk=turn.pk).update(state="awaiting")
    assert "Chờ xác nhận" in page_of(visit, drafter)
    assert "Chờ xác nhận" not in page_of(visit, province_reviewer)
    assert "Đã giao thành nhiệm vụ" in page_of(visit, province_reviewer)


def test_a_finding_is_taken_up_once_and_again_when_its_task_was_removed(
    ward: Organization, province: Organization, drafter: Official, province_reviewer: Official
) -> None:
    visit = make_visit(province, ward, province_reviewer, state=RECORDED)
    finding, plan = make_visit_finding(visit, province_reviewer), make_plan(ward, drafter)
    assert mending.take_up(finding, plan, by=drafter)
    assert mending.take_up(finding, plan, by=drafter).reason == mending.TAKEN_UP
    Task.objects.get().assignments.all().delete()
    Task.objects.get().delete()
    assert mending.take_up(VisitFinding.objects.get(), plan, by=drafter)


def test_a_plan_that_is_not_being_written_takes_nothing_up(
    ward: Organization, province: Organization, drafter: Official, province_reviewer: Official
) -> None:
    visit = make_visit(province, ward, province_reviewer, state=RECORDED)
    finding, plan = make_visit_finding(visit, province_reviewer), make_plan(ward, drafter)
    Document.objects.filter(plan_paper__plan=plan).update(state="issued")
    assert not mending.take_up(finding, plan, by=drafter)
    assert mending.plans_to_take_up(finding) == []


def test_what_does_not_fit_is_refused_with_its_reason(
    visit: Visit, ward: Organization, province_reviewer: Official
) -> None:
    past = Visit(office=visit.office, organization=ward, purpose="Kiểm tra", state="planned")
    past.planned_on = today() - timedelta(1)
    with pytest.raises(ValidationError, match="đã qua"):
        visiting.plan_visit(past, by=province_reviewer)
    early = VisitFinding(visit=visit, what="Sửa", due_on=visit.planned_on - timedelta(1))
    with pytest.raises(ValidationError, match="Thời hạn khắc phục"):
        visiting.add_finding(early, by=province_reviewer)
    tomorrow = today() + timedelta(1)
    told = visiting.record_visit(visit, visited_on=tomorrow, words="", by=province_reviewer)
    assert told.reason == visiting.TO_COME
    assert not visiting.cancel_visit(visit, reason=" ", by=province_reviewer)
    assert visiting.cancel_visit(visit, reason="Hoãn vì mưa lũ", by=province_reviewer)
    late = VisitFinding(visit=visit, what="Sửa", due_on=today())
    assert visiting.add_finding(late, by=province_reviewer).reason == visiting.NOT_OPEN


def test_a_visit_costs_as_many_questions_with_many_findings_as_with_few(
    ward: Organization, province: Organization, drafter: Official, province_reviewer: Official
) -> None:
    visit = make_visit(province, ward, province_reviewer, state=RECORDED)
    client, plan = signed_in(drafter), make_plan(ward, drafter)
    first = make_visit_finding(visit, province_reviewer)
    assert mending.take_up(first, plan, by=drafter)
    assert mending.answer(first, "Đã làm.", by=drafter)
    few = queries(client, f"/kiem-tra/{visit.pk}/")
    for _ in range(12):
        finding = make_visit_finding(visit, province_reviewer)
        assert mending.take_up(finding, plan, by=drafter)
        assert mending.answer(finding, "Đã làm.", by=drafter)
    assert queries(client, f"/kiem-tra/{visit.pk}/") == few
