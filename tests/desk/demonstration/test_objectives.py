"""The demonstration's objective: what was counted by hand is what both sides read."""

from decimal import Decimal

import pytest

from directives.models import Objective
from documents.sheets import sheet_of
from officials.models import Official
from plans.models import Plan
from plans.objectives.given import counted_of
from plans.objectives.overview import overview_of
from tests.demonstrated import draft_of_thai_hoa

pytestmark = pytest.mark.django_db


def test_one_of_three_wards_has_taken_it_in_and_aims_higher() -> None:
    objective = Objective.objects.get()
    (counted,) = counted_of(objective.directive, Official.objects.get(username="tinh.vanthu"))
    told = [
        (line.share.organization.unit.name, line.share.target, line.task and line.task.target)
        for line in counted.lines
    ]
    assert told == [
        ("Đông Hiếu", Decimal(1), None),
        ("Tây Hiếu", Decimal(2), Decimal(3)),
        ("Thái Hòa", Decimal(3), None),
    ]
    assert (counted.taken, counted.short) == (1, 0)


def test_the_ward_s_issued_plan_prints_it_and_the_draft_of_another_has_it_open() -> None:
    issued = Plan.objects.get(organization__unit__name="Tây Hiếu")
    document = issued.document
    annexes = [annex.title for annex in sheet_of(document, document.current).annexes]
    assert "Bảng chỉ tiêu" in annexes
    draft = draft_of_thai_hoa()
    (left,) = overview_of(draft).open
    assert left.share.target == 3
