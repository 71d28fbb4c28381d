"""The pages of visits as both sides look at them."""

import pytest
from django.urls import reverse

from officials.models import Official, Organization
from reports.models import Visit
from tests.browser.test_every_page import Look, look
from tests.inspections import make_visit, make_visit_finding
from tests.papers import make_plan

__all__ = ["look"]  # fixtures
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]


def test_the_pages_of_visits(
    look: Look,
    ward: Organization,
    province: Organization,
    drafter: Official,
    province_reviewer: Official,
) -> None:
    planned = make_visit(province, ward, province_reviewer)
    recorded = make_visit(province, ward, province_reviewer, state=Visit.State.RECORDED)
    finding = make_visit_finding(recorded, province_reviewer)
    make_visit_finding(planned, province_reviewer)
    make_plan(ward, drafter)
    of_planned = ("visit", "add_visit_finding", "record_visit", "cancel_visit")
    pages = [reverse(f"reports:{name}", args=[planned.pk]) for name in of_planned]
    look(province_reviewer, [reverse("reports:visits"), reverse("reports:plan_visit"), *pages])
    of_finding = ("take_up_visit_finding", "answer_visit_finding")
    pages = [reverse(f"reports:{name}", args=[finding.pk]) for name in of_finding]
    look(drafter, ["/", reverse("reports:visit", args=[recorded.pk]), *pages])
