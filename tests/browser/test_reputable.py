"""Reputable persons in a browser: axe, no scrolling sidewise, all by keyboard; one way through."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from households.models import BenefitRate, Proposal
from households.reputable import benefits
from officials.models import Official, Organization
from tests.browser.test_drafting import enter
from tests.browser.test_every_page import Look, look
from tests.cast import signed_in
from tests.households.reputable import (
    DECIDED,
    State,
    bring,
    make_ethnic_group,
    make_group,
    make_listed,
    make_proposal,
    make_removed,
    make_rule,
    rate_of,
)

__all__ = ["look"]  # fixtures
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]


def of(name: str, *arguments: object) -> str:
    return reverse(f"households:reputable_{name}", args=arguments)


@pytest.fixture(autouse=True)
def rule(ward: Organization, chair: Official) -> None:
    make_rule(ward, chair)


def test_the_pages_of_the_ward(
    look: Look, ward: Organization, drafter: Official, reviewer: Official, chair: Official
) -> None:
    listed = make_listed(ward, drafter)
    make_removed(ward, drafter, group=make_group(ward, "Khối 2"), full_name="Hà Thị Ân")
    replacing = make_proposal(ward, drafter, replaces=listed)
    bring(replacing, State.RECEIVED, drafter=drafter, head=reviewer)
    fresh = make_proposal(ward, drafter, group=make_group(ward, "Khối 3"), full_name="Vi Văn Thử")
    gift = rate_of(BenefitRate.Kind.GIFT)
    benefits.give(listed, gift, given_on=DECIDED, amount=500_000, by=drafter)
    look(
        drafter,
        [
            *(of(name, ward.pk) for name in ("list", "former", "benefits", "propose", "enter")),
            *(of("proposal", file.pk) for file in (replacing, fresh)),
            of("step", fresh.pk, "hop-khoi"),
            *(of(name, listed.pk) for name in ("person", "correct", "give")),
        ],
    )
    look(chair, [of("rule", ward.pk)])


def test_the_page_of_numbers(look: Look, ward: Organization, ward_police: Official) -> None:
    look(ward_police, [of("wards")])


def test_somebody_is_put_forward_and_the_village_meets(
    page: Page, live_server: LiveServer, ward: Organization, drafter: Official
) -> None:
    make_ethnic_group()
    make_group(ward)
    enter(page, live_server, signed_in(drafter))
    page.goto(f"{live_server.url}{of('propose', ward.pk)}")
    page.get_by_label("Họ và tên").fill("Trương Thị Ví Dụ")
    page.get_by_label("Năm sinh").fill("1960")
    page.get_by_label("Giới tính").select_option("Nữ")
    page.get_by_label("Dân tộc").select_option("Thái")
    page.get_by_label("Trình độ học vấn").select_option("Trung học phổ thông")
    page.get_by_label("Thành phần").select_option("Trưởng dòng họ")
    page.get_by_label("Khối, thôn, bản cư trú").select_option("Khối 1")
    page.get_by_role("button", name="Lập hồ sơ").click()
    page.get_by_role("link", name="Ghi họp khối, thôn").click()
    page.get_by_label("Ngày họp").fill("02/3/2026")
    page.get_by_label("Số hộ của khối, thôn").fill("300")
    page.get_by_label("Số hộ có người dự họp").fill("199")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("cần ít nhất 2/3, tức 200 hộ").first).to_be_visible()
    page.get_by_label("Số hộ có người dự họp").fill("200")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("200 trên 300 hộ dự")).to_be_visible()
    assert Proposal.objects.get().state == State.VILLAGE_MET
