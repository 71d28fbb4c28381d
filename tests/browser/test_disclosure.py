"""What left the ward, in a browser: the ward's pages and the province's, at every width."""

from collections.abc import Callable, Iterable

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from households.models import FigureRelease
from officials.models import Official, Organization
from tests.browser.test_every_page import look
from tests.cast import signed_in
from tests.households.counts import MUONG, TAY, THO
from tests.households.leaving import Office
from vietnamese.dates import short, today

__all__ = ["look"]  # a fixture
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]


def test_what_left_the_ward_is_looked_at_and_reached_by_keyboard(
    live_server: LiveServer,
    ward: Organization,
    province: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    clerk: Official,
    province_reviewer: Official,
    look: Callable[[Official, Iterable[str]], None],
) -> None:
    office = Office(ward, drafter, reviewer, chair, clerk)
    office.count({TAY: (20, 90), MUONG: (7, 12), THO: (1, 3)})
    office.issue(office.draft("Có {{nhan_khau_tay}} người Tày."))
    give = reverse("households:give_figures")
    asked = {"on": short(today()), "recipient": province.pk}
    signed_in(drafter).post(give, asked)
    releases = reverse("households:releases")
    given = FigureRelease.objects.get(recipient=province)
    in_a_paper = FigureRelease.objects.exclude(pk=given.pk).get()
    page_of_given, page_of_paper = (
        reverse("households:release", args=[one.pk]) for one in (given, in_a_paper)
    )
    filled = f"{give}?on={asked['on']}&recipient={province.pk}"
    look(drafter, (releases, give, filled, page_of_given, page_of_paper))
    look(chair, (reverse("households:smallest"),))
    look(province_reviewer, (releases, page_of_given))
