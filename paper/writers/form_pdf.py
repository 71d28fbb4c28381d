"""What the records office's forms have in common as PDF: one renderer, face and style sheet.

They are archival and accessible like the papers themselves, and as deterministic.
"""

import hashlib
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from paper import layout, metrics
from paper.faces import face
from paper.glyphs import printable
from paper.layout import Page, Typeface
from paper.writers import pdf

STYLE = files("paper").joinpath("assets/register.css").read_text("utf-8")
RULE_WIDTH = 0.4
"""Of the rule under an issuer, as a part of its last line."""


def render(body: str, *, name: str, title: str, page: Page, style: str = "") -> bytes:
    """A form as PDF; `name` is the class of its rules in the style sheet, `style` has more."""
    document = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'</head><body><article class="form {name}">{body}</article></body></html>'
    )
    with pdf.rendering() as one:
        styles = [one.parsed(STYLE), one.parsed(_page_style(page) + style)]
        return one.render_styled(printable(document), styles)


def fingerprint() -> str:
    """Names what the bytes depend on beside the form's own words."""
    return hashlib.sha256(f"{pdf.renderer_fingerprint()}\0{STYLE}".encode()).hexdigest()[:32]


def issuing_html(superior: str, issuer: Sequence[str], *, column: float) -> str:
    """Superior, issuer and a short rule; `column` in mm."""
    above = lines_html((superior,), layout.SUPERIOR, column=column)
    name = lines_html(issuer, layout.ISSUER, column=column)
    return (
        '<div class="issuing">'
        + (f'<p class="superior">{above}</p>' if above else "")
        + (f'<p class="issuer">{name}</p><span class="rule"></span>' if name else "")
        + "</div>"
    )


def lines_html(texts: Sequence[str], typeface: Typeface, *, column: float) -> str:
    """Texts broken into even lines."""
    broken = (line for text in texts for line in metrics.balanced(text, typeface, column=column))
    return " ".join(f'<span class="line">{escape(line)}</span>' for line in broken)


def text_html(text: str) -> str:
    """A text as typed, with its line ends."""
    return escape(text.strip()).replace("\n", "<br>")


def running_head() -> str:
    """CSS that sets title and page number above the text, but not on the first page."""
    above = f"vertical-align: bottom; padding-bottom: {layout.PAGE_NUMBER_GAP}mm"
    number = f'content: counter(page); font: {layout.PAGE_NUMBER.size}pt "{face().family}"; {above}'
    title = f'content: string(running); font: italic 11pt "{face().family}"; {above}'
    return (
        f"@page {{ @top-center {{ {number} }} @top-left {{ {title}; text-align: left }} }}"
        "@page :first { @top-center { content: none } @top-left { content: none } }"
    )


def _page_style(page: Page) -> str:
    margin = f"{page.top}mm {page.right}mm {page.bottom}mm {page.left}mm"
    return (
        f'.form {{ font-family: "{face().family}" }}'
        f"@page {{ size: {page.width}mm {page.height}mm; margin: {margin} }}"
    )
