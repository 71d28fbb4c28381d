"""Figures within other borders, dividing them, and the pictures of a ward, in a browser."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from localities import grouping
from localities.grouping import Naming
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import look
from tests.cast import signed_in
from tests.households.counts import KINH, MUONG, TAY, THAI, make_ethnic_groups
from tests.households.territories import make_split, put_sheet
from tests.localities.units import make_group

__all__ = ["look"]  # a fixture
pytestmark = pytest.mark.django_db(transaction=True)
DAYS = "ngay=31/12/2024&dia-gioi=30/6/2026"


@pytest.fixture
def split(ward: Organization, drafter: Official) -> ResidentialGroup:
    """Four years of a ward one khối of which was renamed, and one of which waits to be divided."""
    make_ethnic_groups()
    make_group(ward.unit, "Khối 12")
    for number in (1, 2):
        group = make_group(ward.unit, f"Khối {number}")
        for year in range(4):
            told = {KINH: (300 + year, 1210 + 31 * year), THAI: (9, 41 + year), MUONG: (4, 17)}
            put_sheet(
                group, drafter, lines={**told, TAY: (2, 9)}, closes_on=date(2021 + year, 12, 31)
            )
    renamed = grouping.rename(group, naming=Naming.of("Khối Quyết Tiến"), on=date(2025, 3, 1))
    put_sheet(
        renamed, drafter, lines={KINH: (310, 1302), THAI: (9, 44)}, closes_on=date(2025, 12, 31)
    )
    return make_split(ward, drafter)


def test_a_khoi_that_became_two_is_divided(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    split: ResidentialGroup,
    film: Callable[[str], None],
) -> None:
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}{reverse('households:borders', args=[ward.pk])}?{DAYS}")
    expect(page.get_by_text("từ Khối 2")).to_be_visible()
    film("borders")
    page.get_by_role("link", name="Chia số liệu").click()
    page.get_by_label("Kinh, Khối Tách A: Hộ").fill("11")
    page.get_by_label("Căn cứ chia").fill("Biên bản bàn giao giữa hai khối")
    page.get_by_role("button", name="Lưu cách chia").click()
    told = page.get_by_text("Các phần cộng lại 11; phiếu ghi 10.", exact=True)
    expect(told).to_be_visible()
    film("too-many")
    for name, number in {"Kinh, Khối Tách A: Hộ": 6, "Kinh, Khối Tách A: Khẩu": 25}.items():
        page.get_by_label(name).fill(str(number))
    for name in ("Hộ", "Khẩu"):
        page.get_by_label(f"Thái, Khối Tách B: {name}").fill("0")
    page.get_by_role("button", name="Lưu cách chia").click()
    expect(page.get_by_text("Đã chia số liệu của Khối Tách.")).to_be_visible()
    expect(page.get_by_role("heading", name="Cần chia")).to_be_hidden()


@pytest.mark.look
def test_pages_of_borders_and_pictures(
    look: Callable[[Official, Iterable[str]], None],
    ward: Organization,
    drafter: Official,
    administrator: Official,
    split: ResidentialGroup,
) -> None:
    of_ward = [ward.pk]
    divide = reverse("households:divide_group", args=[ward.pk, split.pk])
    borders = reverse("households:borders", args=of_ward)
    charts = reverse("households:charts", args=of_ward)
    look(drafter, [f"{borders}?{DAYS}", f"{divide}?{DAYS}", charts])
