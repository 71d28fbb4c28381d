"""A plan takes in the objectives from above: as indicators of its tasks, in its table, counted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from directives.issued import directive_of
from directives.models import Directive, Objective, Share
from directives.objectives import giving
from documents.models import Document
from documents.review.checks import findings_from_above
from documents.sheets import sheet_of
from history.models import Entry
from history.verification import verify
from officials.models import Official, Organization
from paper import tables
from paper.blocks import Rank
from plans.models import Plan, Task
from plans.objectives import taking_in
from plans.objectives.given import counted_of
from plans.objectives.overview import overview_of
from plans.objectives.table import HEADER
from plans.tasks import drafting
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_issued, revoke, sent
from tests.duties import issue_plan
from tests.lifecycle import post_of
from tests.objectives import given, make_objective, share_of
from tests.papers import CONTENT, make_plan
from tests.tasks import make_task
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
Direction = Objective.Direction
WITH_TABLE = replace(
    CONTENT, text="I. MỤC ĐÍCH\n\n1. Giữ vững an ninh.\n\n{{chi_tieu}}\n\n{{phan_cong}}\n"
)


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def letter(
    province: Organization, sender: Official, ward: Organization, other_ward: Organization
) -> Directive:
    directive = directive_of(make_issued(province, sender), by=sender)
    assert directive.document
    sent(directive.document, ward, other_ward, by=sender)
    return directive


@pytest.fixture
def objective(
    letter: Directive, ward: Organization, other_ward: Organization, sender: Official
) -> Objective:
    return make_objective(letter, {ward: 4, other_ward: 5}, sender)


@pytest.fixture
def share(objective: Objective, ward: Organization) -> Share:
    return share_of(objective, ward)


@pytest.fixture
def plan(ward: Organization, drafter: Official, chair: Official) -> Plan:
    content = replace(WITH_TABLE, signer=post_of(chair))
    return make_plan(ward, drafter, content, year=today().year)


def drafted(plan: Plan, share: Share, by: Official, target: int = 4) -> Task:
    task = Task(plan=plan, what="Xây dựng mô hình", due_on=date(plan.year, 12, 30))
    cast = drafting.Cast(lead=drafting.Somebody(plan.organization))
    return taking_in.take_in(share, task, target=Decimal(target), cast=cast, by=by)


def told(plan: Plan) -> list[str]:
    document = Document.objects.get(pk=plan.original.pk)
    found = findings_from_above(document, document.current)
    return [one.text for one in found if "hỉ tiêu" in one.text or "phấn đấu" in one.text]


def test_an_objective_becomes_the_indicator_of_a_new_task(
    plan: Plan, share: Share, drafter: Official
) -> None:
    assert [one.share for one in overview_of(plan).open] == [share]
    task = drafted(plan, share, drafter, target=6)
    assert (task.indicator, task.unit, task.target) == (
        "Mô hình tự quản được xây dựng mới",
        "mô hình",
        Decimal(6),
    )
    overview = overview_of(plan)
    assert [one.task for one in overview.taken] == [task]
    assert not overview.open
    with pytest.raises(ValidationError, match="đã có trong kế hoạch"):
        drafted(plan, share, drafter)
    assert plan.tasks.count() == 1
    assert Entry.objects.filter(verb="plans.take_in_objective").count() == 1
    assert verify() == ()


def test_an_objective_becomes_the_indicator_of_a_task_without_one_and_its_people_stay(
    plan: Plan, share: Share, drafter: Official
) -> None:
    task = make_task(plan, drafter, due_on=None)
    lead = task.assignments.get()
    taking_in.take_in(share, task, target=Decimal(4), by=drafter)
    assert task.assignments.get() == lead
    other = make_task(plan, drafter, "Việc khác", due_on=None, indicator="Buổi", unit="buổi")
    with pytest.raises(ValidationError, match="đã có chỉ tiêu khác"):
        taking_in.take_in(share, other, target=Decimal(4), by=drafter)


def test_a_share_of_another_ward_or_year_is_not_taken_in(
    plan: Plan, objective: Objective, other_ward: Organization, drafter: Official, chair: Official
) -> None:
    with pytest.raises(ValidationError, match="không còn giao"):
        drafted(plan, share_of(objective, other_ward), drafter)
    later = make_plan(plan.organization, drafter, year=today().year + 1)
    assert not overview_of(later).open
    with pytest.raises(PermissionDenied):
        drafted(plan, share_of(objective, plan.organization), chair)
    assert not plan.tasks.exists()


def test_an_objective_of_several_years_is_open_until_its_day(
    plan: Plan, letter: Directive, ward: Organization, sender: Official, drafter: Official
) -> None:
    last = date(today().year + 2, 12, 31)
    make_objective(letter, {ward: 9}, sender, year=None, due_on=last)
    found = {
        year: len(overview_of(make_plan(ward, drafter, year=today().year + year)).open)
        for year in (-1, 0, 2, 3)
    }
    assert found == {-1: 0, 0: 1, 2: 1, 3: 0}


@pytest.mark.parametrize(
    ("direction", "aimed", "short"),
    [
        (Direction.AT_LEAST, 3, True),
        (Direction.AT_LEAST, 4, False),
        (Direction.AT_LEAST, 9, False),
        (Direction.AT_MOST, 3, False),
        (Direction.AT_MOST, 5, True),
        (Direction.EXACTLY, 4, False),
        (Direction.EXACTLY, 5, True),
        (Direction.AT_LEAST, None, True),
    ],
)
def test_aiming_lower_than_was_given(direction: Direction, aimed: int | None, short: bool) -> None:
    objective = Objective(direction=direction)
    target = None if aimed is None else Decimal(aimed)
    assert objective.falls_short(target, Decimal(4)) is short


def test_what_aims_lower_has_changed_or_is_left_out_is_pointed_at_when_the_plan_is_handed_up(
    plan: Plan, share: Share, objective: Objective, sender: Official, drafter: Official
) -> None:
    ward = plan.organization
    assert "chưa đưa vào kế hoạch" in told(plan)[0]
    task = drafted(plan, share, drafter, target=3)
    assert told(plan) == [
        "Mức phấn đấu chưa đạt mức được giao: Mô hình tự quản được xây dựng mới "
        "(3; giao ít nhất 4 mô hình)"
    ]
    giving.amend(objective, given({ward: 7}), version=1, by=sender)
    assert "đã đổi sau khi đưa vào" in told(plan)[0]
    (taken,) = overview_of(plan).taken
    assert (taken.share, taken.now) == (share, share_of(objective, ward))
    taking_in.renew(Task.objects.get(pk=task.pk), by=drafter)
    assert "(3; giao ít nhất 7 mô hình)" in told(plan)[0]
    task = Task.objects.get(pk=task.pk)
    task.target = Decimal(7)
    drafting.change_task(task, taking_in.cast_of(task), version=task.version, by=drafter)
    assert told(plan) == []
    giving.amend(objective, given({ward: 8}), version=2, by=sender)
    assert taking_in.renew(Task.objects.get(pk=task.pk), by=drafter).target == 8
    taking_in.leave_out(Task.objects.get(pk=task.pk), by=drafter)
    assert Task.objects.get(pk=task.pk).indicator
    assert "chưa đưa vào kế hoạch" in told(plan)[0]


def test_what_is_not_given_any_more_is_told_and_not_renewed(
    plan: Plan, share: Share, letter: Directive, sender: Official, drafter: Official
) -> None:
    task = drafted(plan, share, drafter)
    assert letter.document
    revoke(letter.document, by=sender)
    assert "đã đổi" in told(plan)[0]
    page = signed_in(drafter).get(f"/ke-hoach/{plan.pk}/chi-tieu/").content.decode()
    assert "không còn giao cho cơ quan" in page
    with pytest.raises(ValidationError, match="không còn giao"):
        taking_in.renew(Task.objects.get(pk=task.pk), by=drafter)


def test_the_table_prints_what_was_given_and_what_the_plan_aims_at(
    plan: Plan, share: Share, drafter: Official
) -> None:
    drafted(plan, share, drafter, target=6)
    make_task(
        plan,
        drafter,
        "Tuyên truyền",
        due_on=None,
        indicator="Buổi tuyên truyền | lưu động",
        unit="buổi",
        target=Decimal("12.5"),
    )
    make_task(plan, drafter, "Không có chỉ tiêu", due_on=None)
    sheet = sheet_of(plan.original, plan.original.current)
    block = next(block for block in sheet.blocks if block.rank is Rank.TABLE)
    header, *rows = [[cell.text for cell in row] for row in tables.read(block.text).rows]
    assert tuple(header) == HEADER
    ward = str(plan.organization)
    assert rows == [
        [
            *("1", "Mô hình tự quản được xây dựng mới", "mô hình", "Ít nhất 4", "6"),
            *(ward, f"30/12/{plan.year}"),
        ],
        ["2", "Buổi tuyên truyền | lưu động", "buổi", "", "12,5", ward, "Thường xuyên"],
    ]


def test_the_giver_counts_issued_plans_only(
    plan: Plan,
    share: Share,
    letter: Directive,
    sender: Official,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    objective: Objective,
) -> None:
    address = f"/chi-tieu-da-giao/{letter.pk}/"
    drafted(plan, share, drafter, target=4)
    before = signed_in(sender).get(address).content.decode()
    assert "<strong>0</strong> trong 2 nơi được giao" in before
    issue_plan(plan, drafter=drafter, reviewer=reviewer, clerk=clerk)
    after = signed_in(sender).get(address).content.decode()
    assert "<strong>1</strong> trong 2 nơi được giao" in after
    (counted,) = counted_of(letter, sender)
    assert [line.task is not None for line in counted.lines] == [True, False]
    giving.amend(objective, given({plan.organization: 5}), version=1, by=sender)
    (counted,) = counted_of(letter, sender)
    assert (counted.lines[0].is_changed, counted.short) == (True, 1)
    assert signed_in(chair).get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        taking_in.leave_out(plan.tasks.get(), by=drafter)


def test_another_plan_of_the_office_that_has_it_is_named(
    plan: Plan, share: Share, drafter: Official
) -> None:
    drafted(plan, share, drafter)
    other = make_plan(plan.organization, drafter, year=plan.year)
    (left,) = overview_of(other).open
    assert left.elsewhere == plan
    assert told(other) == []
    page = signed_in(drafter).get(f"/ke-hoach/{other.pk}/chi-tieu/").content.decode()
    assert "Đã có trong kế hoạch khác" in page


def test_bad_input_is_told_and_nothing_typed_is_lost(
    plan: Plan, share: Share, drafter: Official
) -> None:
    client, address = signed_in(drafter), f"/ke-hoach/{plan.pk}/chi-tieu/{share.pk}/"
    typed = {"target": "-3", "what": "<script>Việc</script>", "lead": "", "due_on": "31/02/2026"}
    text = client.post(address, typed).content.decode()
    assert "không được nhỏ hơn 0" in text
    assert "<script>Việc" not in text
    assert "&lt;script&gt;Việc" in text
    assert "31/02/2026" in text
    for wrong in ("ba", "", "1,2345"):
        refused = client.post(address, {**typed, "target": wrong, "due_on": ""})
        assert refused.status_code == 200
    fine = {"target": "1.500", "what": "Số đối tượng", "due_on": ""}
    assert "Chỗ cần xem lại" in client.post(address, fine).content.decode()
    assert "Ghi nội dung" in client.post(address, {**fine, "what": ""}).content.decode()
    assert client.post(address, {**fine, "what": "Việc"}).status_code == 302
    assert plan.tasks.get().target == 1500
    again = client.post(address, {**fine, "what": "Việc"}).content.decode()
    assert "đã có trong kế hoạch" in again


def test_pages_take_renew_leave_out_and_place(
    plan: Plan, share: Share, objective: Objective, sender: Official, drafter: Official
) -> None:
    client, home = signed_in(drafter), f"/ke-hoach/{plan.pk}/chi-tieu/"
    task = make_task(plan, drafter, "Việc sẵn có", due_on=None)
    typed = {"target": "4", "task": str(task.pk)}
    assert client.post(f"{home}{share.pk}/", typed).status_code == 302
    giving.amend(objective, given({plan.organization: 6}), version=1, by=sender)
    assert "Đã đổi" in client.get(home).content.decode()
    assert client.post(f"{home}nhiem-vu/{task.pk}/muc-moi/").status_code == 302
    task.refresh_from_db()
    assert (task.what, task.target) == ("Việc sẵn có", Decimal(6))
    assert client.post(f"{home}nhiem-vu/{task.pk}/bo/").status_code == 302
    assert client.post(f"{home}nhiem-vu/{task.pk}/bo/").status_code == 404
    assert client.post(f"{home}dat-bang/", {"base": "0"}).status_code == 302
    assert client.post(f"{home}dat-bang/", {"base": "1"}).status_code == 302
    document = Document.objects.get(pk=plan.original.pk)
    assert [one["title"] for one in document.current.annexes] == ["Bảng chỉ tiêu"]


def test_the_pages_cost_the_same_for_many_objectives(
    plan: Plan, share: Share, letter: Directive, sender: Official, drafter: Official
) -> None:
    ward = plan.organization
    drafted(plan, share, drafter)
    make_objective(letter, {ward: 1}, sender, name="Còn để ngỏ")
    pages = [
        (drafter, f"/ke-hoach/{plan.pk}/chi-tieu/"),
        (sender, f"/chi-tieu-da-giao/{letter.pk}/"),
    ]
    few = [queries(signed_in(by), address) for by, address in pages]
    for number in range(6):
        one = make_objective(letter, {ward: number}, sender, name=f"Chỉ tiêu {number}")
        make_objective(letter, {ward: number}, sender, name=f"Để ngỏ {number}")
        drafted(plan, share_of(one, ward), drafter)
    assert [queries(signed_in(by), address) for by, address in pages] == few
    assert max(few) <= 26


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
