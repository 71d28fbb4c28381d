"""Whose line is found by whom: the copies on the line against the rows themselves."""

from itertools import product

import pytest

from desk.models import SearchLine
from desk.things import Thing
from directives.models import Directive, Duty, HandedDown
from documents.models import Delivery
from officials.models import Official, Organization
from plans.models import Plan
from tests.deliveries import make_clerk, make_delivery, revoke
from tests.desk.things_to_find import make_directive, make_duty
from tests.duties import make_duty as tell
from tests.papers import make_plan

pytestmark = pytest.mark.django_db
SEEN = {Thing.DIRECTIVE: Directive, Thing.DUTY: Duty, Thing.PLAN: Plan}


def hand_on(directive: Directive, *, by: Official, sender: Organization, to: Organization) -> None:
    delivery = Delivery.objects.create(sender=sender, recipient=to, line=str(to), sent_by=by)
    HandedDown.objects.create(directive=directive, delivery=delivery)


def found_by(official: Official) -> set[object]:
    lines = SearchLine.objects.visible_to(official)
    return {getattr(line, line.thing.column) for line in lines}


def seen_by(official: Official) -> set[object]:
    return {row for model in SEEN.values() for row in model.objects.visible_to(official)}


def test_the_lines_an_official_finds_are_those_of_the_things_they_may_see(
    ward: Organization,
    other_ward: Organization,
    province: Organization,
    drafter: Official,
    stranger: Official,
    province_reviewer: Official,
) -> None:
    offices = (None, ward, other_ward, province)
    for number, (keeper, teller, sender, to) in enumerate(
        product(offices, offices, (None, ward, province), (ward, other_ward)), start=1
    ):
        directive = make_directive(f"{number}/2018/QĐ-TTg", kept_by=keeper)
        make_duty(directive, f"khoản {number}", kept_by=teller)
        if sender:
            hand_on(directive, by=province_reviewer, sender=sender, to=to)
    make_plan(ward, drafter)
    make_plan(other_ward, stranger)
    for official in (drafter, stranger, province_reviewer):
        assert found_by(official) == seen_by(official) != set()


def test_a_paper_that_was_sent_is_found_with_its_duties_until_it_is_revoked(
    ward: Organization, province: Organization, drafter: Official
) -> None:
    clerk = make_clerk(province)
    document = make_delivery(province, ward, clerk).document
    tell(document.directive, what="Việc giao trong văn bản gửi xuống.")
    assert document.directive in found_by(drafter) == seen_by(drafter)
    revoke(document, by=clerk)
    assert document.directive not in found_by(drafter)
    assert found_by(drafter) == seen_by(drafter)
