"""Figures in a draft, in a real browser: picked, moved, taken anew, put for typed ones."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.models import Document
from officials.models import Official, Organization
from tests.browser.test_drafting import enter, way_in
from tests.cast import signed_in
from tests.households.counts import END_OF_2024, KINH, THAI, make_groups, make_sheet
from tests.papers import CONTENT, make_document

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Toàn phường có {{ho}} hộ dân.\n1. Phường có dân số 600 hộ, 2.440 nhân khẩu.\n2. Việc hai./."


def stored(document: Document) -> str:
    return Document.objects.get(pk=document.pk).current.text


def test_figures_are_picked_moved_taken_anew_and_put_for_typed_ones(
    page: Page,
    live_server: LiveServer,
    ward: Organization,
    drafter: Official,
    fits: Callable[[str], None],
) -> None:
    groups = make_groups(ward, 2)
    for group in groups:
        make_sheet(group, ward, drafter)
    document = make_document(ward, drafter, replace(CONTENT, text=TEXT))
    make_sheet(
        groups[0], ward, drafter, lines={KINH: (309, 1240), THAI: (5, 26)}, closes_on=END_OF_2024
    )
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}/van-ban/{document.pk}/")
    panel = page.locator(".figures-panel")
    expect(panel).to_contain_text("Số hộ: 608 Đã đổi nay là 618")
    fits("figures-moved")

    panel.get_by_role("button", name=re.compile(r"Lấy số mới\s*: Số hộ$")).click()
    expect(page.get_by_text("Đã lấy số liệu mới (lần lưu 2).")).to_be_visible()
    expect(page.locator(".paper-desk")).to_contain_text("Toàn phường có 618 hộ dân.")

    panel.get_by_role("button", name="Lấy các số đã chọn từ số liệu").click()
    expect(page.get_by_text("Đã thay số gõ tay bằng số liệu (lần lưu 3).")).to_be_visible()
    assert "dân số {{ho}} hộ, {{nhan_khau}} nhân khẩu" in stored(document)

    page.click(way_in(page, "Việc hai"))
    page.get_by_label("Nội dung đang sửa").fill("2. Số hộ đồng bào: ")
    page.get_by_text("Chèn số liệu dân cư").click()
    page.get_by_role("button", name="Số hộ đồng bào dân tộc thiểu số").click()
    expect(page.get_by_label("Nội dung đang sửa")).to_have_value("2. Số hộ đồng bào: {{ho_dtts}}")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".paper-desk")).to_contain_text("Số hộ đồng bào: 9")

    page.click(way_in(page, "Số hộ đồng bào"))
    page.get_by_text("Chèn số liệu dân cư").click()
    expect(page.get_by_role("button", name="Số nhân khẩu: 2.486", exact=True)).to_be_visible()
    fits("figures-picking")

    page.goto(live_server.url + reverse("households:figure_names"))
    expect(page.get_by_role("rowheader", name="Số hộ", exact=True)).to_be_visible()
    fits("figures-names")
