"""A sheet as PDF: PDF/A-2a and PDF/UA-1 in one file, by WeasyPrint.

The same sheet and the same `renderer_fingerprint()` give the same bytes. Not thread-safe
underneath (a font configuration shared by threads corrupts memory): one lock for a process.
"""

import gc
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import pydyf
import weasyprint
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from paper import components, layout
from paper.faces import Face, face
from paper.glyphs import printable
from paper.layout import Page
from paper.sheet import IssueDate, Sheet
from paper.writers import archival, html, marking

RENDER_LOCK = threading.Lock()
VARIANT = "pdf/a-2a"
STYLES_KEPT = 32
"""Parsed for a process: those of the forms, and the marks of the last drafts."""
_ABOVE_TEXT = f"vertical-align: bottom; padding-bottom: {layout.PAGE_NUMBER_GAP}mm"
STYLE = files("paper").joinpath("assets/paper.css").read_text("utf-8")


class _Refusal(URLFetcher):  # type: ignore[misc]
    """Fetches nothing at all: style and faces are given to the renderer, and a text that made
    it ask for an address or a file must not get it."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> NoReturn:
        raise FatalURLFetchingError(f"refused: {url}")


class OutsideResourceError(RuntimeError):
    """The renderer asked for something outside the sheet: an error of ours."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """What is made once for a process: fonts read, styles parsed."""

    fonts: FontConfiguration
    fetcher: URLFetcher
    styles: tuple[weasyprint.CSS, ...]
    draft_style: weasyprint.CSS
    parsed: Callable[[str], weasyprint.CSS]

    def render(self, document: str, *, draft: bool) -> bytes:
        styles = [*self.styles, self.draft_style] if draft else [*self.styles]
        return self.render_styled(document, styles)

    def render_styled(self, document: str, styles: Sequence[weasyprint.CSS]) -> bytes:
        if mark := marking.page_style():
            styles = [*styles, self.parsed(mark)]
        source = weasyprint.HTML(string=document, url_fetcher=self.fetcher)
        pdf: bytes = source.write_pdf(
            stylesheets=[*styles],
            font_config=self.fonts,
            pdf_variant=VARIANT,
            finisher=archival.finish,
        )
        return pdf


def write(sheet: Sheet, *, mark: str = "") -> bytes:
    """The paper as PDF. Characters the face lacks are printed as `glyphs.REPLACEMENT`.

    `mark` stands at the top left of every page, as DỰ THẢO does on a draft.
    """
    document = printable(page(sheet))
    with rendering() as one:
        if not mark:
            return one.render(document, draft=sheet.draft)
        return one.render_styled(document, [*one.styles, one.parsed(_mark_style(mark))])


def write_figures(blank: Sheet, *, number: str, issued: IssueDate) -> bytes:
    """One page with nothing on it but number and date, in the middle of the blanks of `blank`.

    For printing onto the signed sheet: its head is laid out whole and only the figures that it
    leaves blank are drawn.
    """
    head = html.head_html(replace(blank, draft=False), filled=(number, issued))
    document = printable(_document(blank, f'<article class="paper" lang="vi">{head}</article>'))
    with rendering() as one:
        return one.render_styled(document, [*one.styles, one.parsed(_ONLY_FIGURES)])


# An absolute box hangs on the inline block around it, which is as wide as the blank.
_ONLY_FIGURES = """
body { visibility: hidden }
.paper .blank { display: inline-block; position: relative }
.paper .figure-given {
  position: absolute; left: -10mm; right: -10mm; text-align: center; visibility: visible;
}
"""


@contextmanager
def rendering() -> Iterator[Renderer]:
    """The one renderer of the process, for one thread at a time."""
    try:
        with RENDER_LOCK, _undisturbed():
            yield renderer()
    except FatalURLFetchingError as refusal:
        raise OutsideResourceError(str(refusal)) from None


def page(sheet: Sheet, *, above: str = "", beneath: str = "") -> str:
    """The HTML document that is rendered; `above` and `beneath` as `html.page_body` has them."""
    return _document(sheet, html.page_body(sheet, above=above, beneath=beneath))


def _document(sheet: Sheet, body: str) -> str:
    title = escape(components.document_title(sheet))
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body>{body}</body></html>"
    )


def renderer_fingerprint() -> str:
    """Names what the bytes of a PDF depend on beside the sheet: versions, face, style, code."""
    parts = (
        weasyprint.__version__,
        pydyf.__version__,
        str(pango.pango_version()),
        *(cut.digest for cut in face().cuts),
        STYLE,
        marking.line(),
        *_own_code(),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


@cache
def _own_code() -> tuple[str, ...]:
    """Source of this package: a change of the markup changes the bytes too."""
    folder = Path(__file__).parent.parent
    return tuple(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the cyclic garbage collector, which finds nothing in a rendering and costs 3 %."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def renderer() -> Renderer:
    fetcher = _Refusal()
    fonts = private_fonts(face())

    @lru_cache(maxsize=STYLES_KEPT)
    def parsed(style: str) -> weasyprint.CSS:
        return weasyprint.CSS(string=style, font_config=fonts, url_fetcher=fetcher)

    return Renderer(
        fonts=fonts,
        fetcher=fetcher,
        styles=(parsed(STYLE), parsed(page_style(face()))),
        draft_style=parsed(_mark_style(layout.DRAFT_MARK)),
        parsed=parsed,
    )


def private_fonts(chosen: Face) -> FontConfiguration:
    """Fonts of the four files of the face and no other, whatever the machine has installed."""
    with tempfile.TemporaryDirectory(prefix="binh-an-") as folder:
        configuration = Path(folder, "fonts.conf")
        configuration.write_text(_fontconfig(chosen, cache=folder), "utf-8")
        with _environment("FONTCONFIG_FILE", str(configuration)):
            return FontConfiguration()


def _fontconfig(chosen: Face, *, cache: str) -> str:
    paths = [cut.path.resolve() for cut in chosen.cuts]
    folders = "".join(f"<dir>{escape(str(path))}</dir>" for path in {p.parent: p for p in paths})
    accepted = "".join(f"<glob>{escape(str(path))}</glob>" for path in paths)
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig>{folders}<cachedir>{escape(cache)}</cachedir><selectfont>"
        f"<acceptfont>{accepted}</acceptfont><rejectfont><glob>*</glob></rejectfont>"
        "</selectfont></fontconfig>"
    )


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def page_style(chosen: Face) -> str:
    """Pages, page numbers and the face; each annex counts its own pages (III.1.đ)."""
    number = f'font: {layout.PAGE_NUMBER.size}pt "{chosen.family}"; {_ABOVE_TEXT}'
    first = "@top-center { content: none }"
    return f"""
body {{ margin: 0 }}
.paper {{ font-family: "{chosen.family}" }}
@page {{ {_box(layout.PORTRAIT)} @top-center {{ content: counter(page); {number} }}
  @footnote {{ margin-top: {layout.PARAGRAPH_GAP}pt }} }}
@page wide {{ {_box(layout.LANDSCAPE)} }}
@page large {{ {_box(layout.LARGE)} }}
@page :first {{ {first} }}
@page :nth(1 of upright) {{ counter-reset: page 1; {first} }}
@page :nth(1 of wide) {{ counter-reset: page 1; {first} }}
@page :nth(1 of large) {{ counter-reset: page 1; {first} }}
"""


def _box(paper: Page) -> str:
    margin = f"{paper.top}mm {paper.right}mm {paper.bottom}mm {paper.left}mm"
    return f"size: {paper.width}mm {paper.height}mm; margin: {margin};"


def _mark_style(words: str) -> str:
    font = f'font: bold {layout.STAMP.size}pt "{face().family}"'
    return f'@page {{ @top-left {{ content: "{words}"; {font}; {_ABOVE_TEXT} }} }}'
