"""The pages of the rows in the browser: axe, narrow and wide, by keyboard; one household split."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from households.models import Household, RowsDecision
from households.rows import switching
from localities import grouping
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import Look, look
from tests.cast import signed_in
from tests.households.counts import make_ethnic_groups, make_groups, make_sheet
from tests.households.rows import (
    KINH,
    MUONG,
    TAY,
    Event,
    change,
    content,
    make_row,
    open_rows,
    state_of,
)

__all__ = ["look"]  # a fixture
pytestmark = pytest.mark.django_db(transaction=True)


def of(name: str, *arguments: object) -> str:
    return reverse(f"households:{name}", args=arguments)


@pytest.fixture
def row(ward: Organization, drafter: Official, chair: Official) -> Household:
    """Rows of three khối, one of which was split since; sheets that agree and that do not."""
    open_rows(ward, drafter, by=chair)
    first, second, third = make_groups(ward, 3)
    row = make_row(ward, content(first, {KINH: (4, 2), TAY: (2, 1)}), by=drafter)
    change(
        row,
        Event.CHANGED,
        date(2024, 5, 2),
        content(first, {KINH: (3, 1), TAY: (2, 1)}),
        by=drafter,
    )
    make_row(ward, content(second, {MUONG: (5, None)}), by=drafter)
    make_row(ward, content(third), by=drafter)
    make_sheet(first, ward, drafter, lines={KINH: (1, 3, 1), TAY: (0, 3, 1)})
    make_sheet(second, ward, drafter, lines={MUONG: (1, 5)})
    into = [grouping.Naming.of(f"Khối 3{letter}") for letter in "AB"]
    grouping.split(third, into=into, on=date(2025, 1, 1))
    return row


@pytest.mark.look
def test_the_pages_of_a_reader(look: Look, row: Household, drafter: Official) -> None:
    look(
        drafter,
        [
            of("rows"),
            of("row_list"),
            of("row", row.pk),
            of("row_new"),
            of("row_change", row.pk),
            of("row_split", row.pk),
            of("row_merge", row.pk),
            of("row_leave", row.pk),
            of("row_correct", row.pk, state_of(row).pk),
            of("rows_reconcile"),
        ],
    )


@pytest.mark.look
def test_the_pages_of_the_chair(
    look: Look, row: Household, chair: Official, drafter: Official
) -> None:
    signed_in(drafter).get(of("row", row.pk))
    decision = RowsDecision.objects.get()
    look(
        chair,
        [
            of("rows"),
            of("rows_switch_off", decision.pk),
            of("rows_name_reader", decision.pk),
            of("rows_log"),
        ],
    )
    switching.switch_off(decision, reason="Đã rà soát xong", by=chair)
    look(chair, [f"{of('rows')}?", of("rows_switch_on")])


def test_a_household_is_recorded_and_split_on_plain_forms(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    chair: Official,
    accessible: Callable[[], None],
) -> None:
    make_ethnic_groups()
    open_rows(ward, drafter, by=chair)
    make_groups(ward, 2)
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}{of('row_new')}")
    page.get_by_label("Có từ trước").check()
    page.get_by_label("Từ ngày").fill("01/02/2024")
    page.get_by_label("Khối, tổ, thôn, bản").select_option(label="Khối 1")
    page.get_by_label("Dân tộc của chủ hộ").select_option(label="Kinh")
    page.get_by_label("Dân tộc, dòng 1").select_option(label="Kinh")
    page.get_by_label("Số khẩu, dòng 1").fill("4")
    page.get_by_role("button", name="Ghi hộ mới").click()
    expect(page.get_by_text("Hãy chép vào sổ của phường")).to_be_visible()

    page.get_by_role("link", name="Tách hộ").click()
    page.get_by_label("Từ ngày").fill("05/3/2024")
    page.get_by_label("Dân tộc của chủ hộ mới (phần tách ra)").select_option(label="Kinh")
    page.get_by_label("Dân tộc, dòng 1").select_option(label="Kinh")
    page.get_by_label("Số khẩu, dòng 1").fill("5")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("hơn cả hộ").first).to_be_visible()
    accessible()
    page.get_by_label("Số khẩu, dòng 1").fill("1")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("Từ hộ:")).to_be_visible()
    assert Household.objects.count() == 2
