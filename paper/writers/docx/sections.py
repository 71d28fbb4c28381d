"""Sections of the Word file: page, margins, and what stands above and below the text.

The paper is one section and every annex another, which counts its own pages (III.1.đ).
"""

from collections.abc import Iterator, Mapping

from paper import layout
from paper.layout import MM_PER_PT, PORTRAIT, Page
from paper.metrics import measure
from paper.sheet import Sheet
from paper.writers import marking
from paper.writers.docx import styles
from paper.writers.docx.grid import borderless
from paper.writers.docx.markup import Element, R, border, page_number, part, run, twips, w
from paper.writers.docx.paragraphs import Column, framed, paragraph

WEIGHT = layout.RULE_WEIGHT * MM_PER_PT
Parts = dict[str, tuple[str, bytes]]

NUMBERED, NUMBERED_WIDE, NUMBERED_LARGE = "numbered", "numbered-wide", "numbered-large"
FIRST, FIRST_OF_ANNEX = "first", "first-of-annex"
CONTACT, BARE = "contact", "bare"
"""Names of the parts in the margins, and of their relationships."""
_NUMBERED = {PORTRAIT: NUMBERED, layout.LANDSCAPE: NUMBERED_WIDE, layout.LARGE: NUMBERED_LARGE}


def paper_section(sheet: Sheet) -> Element:
    headers = {"first": FIRST, "default": NUMBERED}
    footers = {"first": CONTACT, "default": BARE} if _has_footers(sheet) else {}
    return _section(PORTRAIT, headers, footers, rise=_rise(sheet))


def annex_section(sheet: Sheet, page: Page) -> Element:
    """A section inherits what it does not name, so the contact line is named away."""
    footers = {"first": BARE, "default": BARE} if _has_footers(sheet) else {}
    headers = {"first": FIRST_OF_ANNEX, "default": _NUMBERED[page]}
    return _section(page, headers, footers, rise=_rise(sheet))


def _rise(sheet: Sheet) -> float:
    """How far above the text the top margin begins to be used, in mm."""
    return layout.CIRCULATION_RISE if sheet.circulation else styles.NUMBER_RISE


def _section(
    page: Page, headers: Mapping[str, str], footers: Mapping[str, str], *, rise: float
) -> Element:
    upright = page.width < page.height
    return w(
        "sectPr",
        *_references("header", headers),
        *_references("footer", footers),
        w("type", val="nextPage"),
        w(
            "pgSz",
            w=twips(page.width),
            h=twips(page.height),
            orient="portrait" if upright else "landscape",
        ),
        w(
            "pgMar",
            top=twips(page.top),
            right=twips(page.right),
            bottom=twips(page.bottom),
            left=twips(page.left),
            header=twips(page.top - rise),
            footer=twips(page.bottom),
            gutter=0,
        ),
        w("pgNumType", start=1),
        w("titlePg"),
    )


def _references(kind: str, parts: Mapping[str, str]) -> Iterator[Element]:
    for pages, name in parts.items():
        reference = w(f"{kind}Reference", type=pages)
        reference.set(f"{{{R}}}id", name)
        yield reference


def margin_parts(sheet: Sheet) -> Parts:
    """The parts that the sections of this sheet name."""
    contents = {NUMBERED: _numbered(sheet, PORTRAIT), FIRST: _first(sheet)}
    if sheet.annexes:
        contents[NUMBERED_WIDE] = _numbered(sheet, layout.LANDSCAPE)
        contents[FIRST_OF_ANNEX] = [*_above_number(sheet), _draft_mark(sheet)]
    if any(annex.is_large for annex in sheet.annexes):
        contents[NUMBERED_LARGE] = _numbered(sheet, layout.LARGE)
    parts = {name: ("header", part(w("hdr", *content))) for name, content in contents.items()}
    if _has_footers(sheet):
        contact = [_contact(sheet)] if sheet.contact else []
        for name, content in ((CONTACT, [*contact, *_mark()]), (BARE, _mark())):
            told = content or [paragraph(styles.END)]
            parts[name] = ("footer", part(w("ftr", *told)))
    return {f"{name}.xml": content for name, content in parts.items()}


def _numbered(sheet: Sheet, page: Page) -> list[Element]:
    above = _above_number(sheet)
    if not sheet.draft:
        return [*above, paragraph(styles.PAGE_NUMBER, page_number())]
    middle = w("tabs", w("tab", val="center", pos=twips(page.text_width / 2)))
    mark = run(f"{layout.DRAFT_MARK}\t")
    return [*above, paragraph(styles.DRAFT, mark, page_number(bold=False), tabs=middle)]


def _above_number(sheet: Sheet) -> list[Element]:
    """Where the first page begins higher, for its circulation mark, the others must come down."""
    return [paragraph(styles.ABOVE_NUMBER)] if sheet.circulation else []


def _draft_mark(sheet: Sheet, *, before: float | None = None) -> Element:
    if not sheet.draft:
        return paragraph(styles.PAGE_NUMBER)
    return paragraph(styles.DRAFT, run(layout.DRAFT_MARK), before=before)


def _first(sheet: Sheet) -> list[Element]:
    """The frame of the circulation mark at the right edge, DỰ THẢO at the left one."""
    if not sheet.circulation:
        return [_draft_mark(sheet)]
    upright, aside = (2 * (pad + WEIGHT) for pad in layout.CIRCULATION_PADDING)
    words = measure(sheet.circulation, layout.STAMP)
    width = min(words + aside, PORTRAIT.text_width / 2)
    height = styles.EM_LINE * layout.STAMP.size * MM_PER_PT + upright
    mark = framed(styles.CIRCULATION, sheet.circulation, (width, height), Column(width))
    widths = (PORTRAIT.text_width - width, width)
    fall = styles.ABOVE_NUMBER.exact
    return [borderless(widths, ([_draft_mark(sheet, before=fall)], [mark])), paragraph(styles.END)]


def _has_footers(sheet: Sheet) -> bool:
    return bool(sheet.contact or marking.line())


def _mark() -> list[Element]:
    line = marking.line()
    return [paragraph(styles.PAGE_NUMBER, run(line))] if line else []


def _contact(sheet: Sheet) -> Element:
    line = border(pt=layout.RULE_WEIGHT, space=layout.CONTACT_PADDING)
    return paragraph(styles.CONTACT, run(sheet.contact), borders=w("pBdr", w("top", **line)))
