"""Pages as people see them: on a phone, an old monitor, a laptop."""

from playwright.sync_api import Page

WIDTHS = (360, 768, 1366)


def fits_the_window(page: Page) -> None:
    # A page reached by a link may still wait for its style sheets.
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{page.url} is {width} px wide"
