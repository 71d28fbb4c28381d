"""The ground the browser journeys stand on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.smoke
def test_the_first_page_is_the_sign_in_and_nothing_about_it_is_complained_of(
    live_server: str, page: Page, accessible: Callable[[], None]
) -> None:
    page.goto(f"{live_server}/")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page).to_have_title("Đăng nhập – Bình An")
    accessible()


def test_what_the_browser_complains_of_is_heard(
    live_server: str, page: Page, complaints: list[str]
) -> None:
    page.goto(f"{live_server}/khong-co/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    page.evaluate("fetch('http://binh-an.example/').catch(() => {})")
    page.wait_for_timeout(200)
    said = "\n".join(complaints)
    assert "404" in said
    assert "Content Security Policy" in said
    assert "binh-an.example" in said
    complaints.clear()


def test_the_browser_is_given_our_icon_wherever_it_asks(live_server: str, page: Page) -> None:
    """A page names it; beside a PDF, and in Django's admin, the browser asks by itself."""
    page.goto(f"{live_server}/")
    named = page.locator("link[rel=icon]").get_attribute("href")
    for address in (named, "/favicon.ico"):
        answer = page.request.get(f"{live_server}{address}")
        assert answer.status == 200
        assert answer.headers["content-type"] == "image/svg+xml"
