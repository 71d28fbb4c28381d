"""Pages of every kind that no journey looks at: axe, no scrolling sidewise, all by keyboard.

One test for each who sits down, through all their addresses; the browser complains of nothing and
misses nothing (conftest.py).
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.text import slugify
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from documents.models import BookEntry, PaperRelation
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.browser.test_drafting import enter
from tests.cast import signed_in
from tests.delegations import make_delegation
from tests.documents.test_copies import make_copy
from tests.looking import fits_the_window
from tests.papers import make_document
from tests.situations import TOKEN, Office

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.look]
SPECIAL_FORMS = (
    *(Kind.RESOLUTION, Kind.DECISION, Kind.OFFICIAL_LETTER, Kind.TELEGRAM),
    *(Kind.INVITATION, Kind.INTRODUCTION, Kind.MINUTES, Kind.LEAVE),
)
"""Mẫu 1.1 to 1.10 but 1.4, which all other kinds share (NĐ 30/2020, Phụ lục III)."""
WIDTHS = (360, 768, 1366)
Look = Callable[[Official, Iterable[str]], None]

CONTROLS = """() => {
  const seen = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
  const waits = "a[href], button, input, select, textarea, summary, [tabindex='0']"
  const groups = new Set()
  return [...document.querySelectorAll(waits)].filter(element => {
    if (!seen(element) || element.disabled || element.tabIndex < 0) return false
    if (element.type !== "radio") return true
    if (groups.has(element.name)) return false
    groups.add(element.name)
    return true
  }).map((element, number) => {
    element.dataset.nr = element.type === "radio" ? element.name : number
    if (element.type === "radio")
      document.getElementsByName(element.name).forEach(one => { one.dataset.nr = element.name })
    return [element.dataset.nr, element.outerHTML.slice(0, 120)]
  })
}"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element)
  const shown = style.outlineStyle !== "none" || style.boxShadow !== "none"
  return [element.dataset.nr ?? "", shown]
}"""


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def look(
    page: Page,
    live_server: LiveServer,
    accessible: Callable[[], None],
    film: Callable[[str], None],
) -> Look:
    """Goes through the addresses at a phone's width first, at a desk's last."""

    def looked(official: Official, addresses: Iterable[str]) -> None:
        page.context.clear_cookies()
        enter(page, live_server, signed_in(official))
        for address in addresses:
            page.set_viewport_size({"width": WIDTHS[0], "height": 740})
            page.goto(f"{live_server.url}{address}")
            expect(page.locator("h1").first).to_be_visible()
            accessible()
            film(slugify(address))
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 768})
                fits_the_window(page)
            film(slugify(address))
            everything_is_reached_by_keyboard(page)

    return looked


def everything_is_reached_by_keyboard(page: Page) -> None:
    """Tab leads to each control there is, and each shows that it has the focus."""
    controls = dict(page.evaluate(CONTROLS))
    assert controls
    left = dict(controls)
    for _ in range(len(controls) + 5):
        page.keyboard.press("Tab")
        number, shown = page.evaluate(FOCUSED)
        if number in controls:
            assert shown, f"{page.url}: {controls[number]} does not show the focus"
        left.pop(number, None)
        if not left:
            return
    assert left == {}, f"{page.url}: not reached by keyboard: {left}"


def of(name: str, *arguments: object) -> str:
    return reverse(f"documents:{name}", args=arguments)


def test_a_drafter_s_pages(look: Look, office: Office, ward: Organization) -> None:
    special = [make_document(ward, office.drafter, kind=kind) for kind in SPECIAL_FORMS]
    issued, replaced = office.issued(), office.followed(PaperRelation.Kind.REPLACES)
    ways = ("dinh-chinh", "thay-the", "thu-hoi")
    look(
        office.drafter,
        [
            *(of(name) for name in ("list", "new", "new_from_file", "new_from_text", "rules")),
            of("new_of_kind", "cong-van"),
            *(of("detail", paper.pk) for paper in special),
            *(of("components", paper.pk) for paper in special if paper.kind in {"CV", "BB", "GM"}),
            *(of("follow", issued.pk, way) for way in ways),
            of("detail", replaced.pk),
            of("history", issued.pk),
        ],
    )


def test_a_clerk_s_pages_of_papers(look: Look, office: Office) -> None:
    signed, numbered, issued = office.signed(), office.numbered(), office.issued()
    make_copy(office, issued)
    approved, token = office.approved(), office.numbered(TOKEN)
    look(
        office.clerk,
        [
            "/",
            *(of("detail", paper.pk) for paper in (approved, signed, numbered, issued)),
            of("detail", office.make("superseded").pk),
            of("detail", office.make("revoked").pk),
            of("record_ink", approved.pk),
            of("give_number", signed.pk),
            of("put_in_signed", token.pk),
            of("put_in_scan", issued.pk),
            of("make_copy", issued.pk),
            of("send", issued.pk),
        ],
    )


def test_a_clerk_s_pages_of_books_and_queues(look: Look, office: Office) -> None:
    submitted = office.handed_up()
    office.voided()
    line = BookEntry.objects.live().first() or office.numbered().book_entries.get()
    look(
        office.clerk,
        [
            of("to_check"),
            of("take_down", submitted.pk, 1),
            of("to_approve"),
            of("books"),
            of("book", line.book_id),
            of("choose_print", line.book_id),
            of("number_elsewhere"),
            of("void_number", line.pk),
            of("delegate"),
            of("end_delegation", make_delegation(office.organization, office.clerk).pk),
        ],
    )


def test_the_chair_s_pages(look: Look, office: Office) -> None:
    waiting, returned = office.awaiting_approval(), office.returned()
    look(
        office.signer,
        [
            "/",
            of("to_approve"),
            f"{of('to_approve')}?sau=999999",
            of("approve", waiting.pk, 1),
            of("return", waiting.pk, 1),
            of("detail", returned.pk),
            of("rules"),
        ],
    )


def test_an_administrator_s_pages(look: Look, administrator: Official) -> None:
    look(administrator, [of("rules"), of("set_rules"), of("book_setup"), of("carry_numbers")])
