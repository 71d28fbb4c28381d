"""The whole Word file: the paper, its annexes, and nothing that is not printed.

No author, date, comment, revision id or property of anyone stands in it; the same sheet gives
the same bytes.
"""

from collections.abc import Iterator

from paper import components, composition, layout
from paper.metrics import balanced
from paper.sheet import Annex, Sheet
from paper.writers.docx import body, styles
from paper.writers.docx.closing import close
from paper.writers.docx.head import head
from paper.writers.docx.markup import Element, lines_run, part, run, w
from paper.writers.docx.package import pack
from paper.writers.docx.paragraphs import Column, paragraph, short_rule
from paper.writers.docx.sections import Parts, annex_section, margin_parts, paper_section

COMPATIBILITY = "http://schemas.microsoft.com/office/word"
# From 15 (Word 2013) on, spaces of justified lines are squeezed to get one more word on a line.
WORD_2010 = 14


def write(sheet: Sheet) -> bytes:
    """The paper as a .docx. Characters that XML cannot hold are left out."""
    texts = [sheet.blocks, *(annex.blocks for annex in sheet.annexes)]
    parts: Parts = {
        "document.xml": ("document", part(w("document", w("body", *_body(sheet))))),
        "styles.xml": ("styles", styles.styles_part(body.heading_levels(texts))),
        "settings.xml": ("settings", part(_settings())),
        **margin_parts(sheet),
    }
    return pack(parts, title=components.document_title(sheet), language=styles.LANGUAGE)


def _body(sheet: Sheet) -> Iterator[Element]:
    """Every section but the last is ended by a paragraph, the last by the end of the text."""
    yield from head(sheet)
    yield from body.legal_basis(sheet)
    yield from body.text(sheet.blocks, layout.PORTRAIT, closing=True)
    yield from close(sheet)
    section = paper_section(sheet)
    for annex in sheet.annexes:
        yield paragraph(styles.END, section=section)
        page = layout.annex_page(annex)
        yield from _annex(annex, page)
        section = annex_section(sheet, page)
    yield paragraph(styles.END)
    yield section


def _annex(annex: Annex, page: layout.Page) -> Iterator[Element]:
    """Label, title, reference to the document with a short rule below it, text."""
    reference, blocks = composition.annex_reference(annex)
    column, upright = (
        width - 2 * layout.SUBJECT_INSET for width in (page.text_width, layout.PORTRAIT.text_width)
    )
    title = balanced(annex.title, layout.ANNEX_TITLE, column=column)
    after = layout.ANNEX_TITLE_AFTER if reference else layout.ANNEX_HEAD_AFTER
    if annex.label:
        yield paragraph(styles.ANNEX_LABEL, run(annex.label), after=None if title else after)
    if title:
        yield paragraph(styles.ANNEX_TITLE, lines_run(title), after=after)
    if lines := balanced(reference, layout.ANNEX_REFERENCE, column=upright):
        yield paragraph(styles.ANNEX_REFERENCE, lines_run(lines))
        yield short_rule(
            styles.ANNEX_RULE, lines[-1], layout.ANNEX_REFERENCE, Column(page.text_width)
        )
    yield from body.text(blocks, page)


def _settings() -> Element:
    mode = w("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=WORD_2010)
    return w(
        "settings",
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=styles.LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )
