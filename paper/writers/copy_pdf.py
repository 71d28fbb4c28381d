"""A copied paper as PDF: the paper itself, and what makes it a copy (Mẫu 3.1 and 3.2)."""

from html import escape

from paper import components, layout
from paper.copies import Copy
from paper.glyphs import printable
from paper.sheet import Sheet
from paper.writers import html, pdf


def write(sheet: Sheet, copy: Copy) -> bytes:
    """The paper with the form of a paper copy beneath its last line."""
    return _rendered(pdf.page(sheet, beneath=copy_html(copy)))


def write_electronic(sheet: Sheet, mark: str) -> bytes:
    """The paper with the mark of an electronic copy, as `copies.electronic_mark` words it."""
    above = f'<p class="copy-mark">{escape(mark)}</p>'
    return _rendered(pdf.page(sheet, above=above))


def _rendered(document: str) -> bytes:
    with pdf.rendering() as one:
        return one.render(printable(document), draft=False)


def copy_html(copy: Copy) -> str:
    """Under a rule across the text: the organ and its number, the form of copy, place and date."""
    sheet = copy.components
    number = escape(components.number_line(sheet))
    dateline = escape(components.dateline(sheet))
    form = html.lines_html((copy.form.value,), layout.COPY_FORM, layout.RIGHT_COLUMN)
    return (
        '<div class="copied"><span class="rule"></span><div class="head">'
        f'<div class="row"><div class="issuing">{html.issuing_html(sheet)}</div>'
        f'<div class="state"><p class="copy-form">{form}</p></div></div>'
        f'<div class="row reference"><div class="issuing"><p class="number"><span>{number}</span>'
        f'</p></div><div class="state"><p class="dateline">{dateline}</p></div></div></div>'
        f"{html.close_html(sheet)}</div>"
    )
