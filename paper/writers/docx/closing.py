"""The foot of a paper: ô 7, 9b and 12 of NĐ 30/2020, Phụ lục I."""

from collections.abc import Iterator, Sequence

from paper import components, layout
from paper.layout import PORTRAIT, RECIPIENTS_WIDTH, SIGNATURE_WIDTH
from paper.sheet import Sheet, Signature
from paper.writers.docx import styles
from paper.writers.docx.grid import borderless
from paper.writers.docx.markup import Element, lines_run, run
from paper.writers.docx.paragraphs import Indents, paragraph, title_lines

LONG_LIST = 24
"""Recipients beyond this many lines may run on to the next page."""
LEFT_CELL = PORTRAIT.text_width - SIGNATURE_WIDTH
LEFT_INDENTS = Indents(right=LEFT_CELL - RECIPIENTS_WIDTH)
BESIDE = 2
"""Signers side by side, where a paper has several."""
# The block above leaves a gap of its own below it.
FIRST_GAP = layout.CLOSE_GAP - layout.PARAGRAPH_GAP


def close(sheet: Sheet) -> Iterator[Element]:
    """Recipients beside the signature, on one page; several signatures stand above them."""
    recipients = list(_recipients(sheet))
    if len(sheet.signatures) > 1:
        yield _several(sheet.signatures)
        yield from recipients
    elif sheet.signatures or recipients:
        signature = [part for one in sheet.signatures for part in _signature(one)]
        long = len(sheet.recipients) + len(sheet.unplaced) > LONG_LIST
        widths = (LEFT_CELL, SIGNATURE_WIDTH)
        yield borderless(widths, (recipients, signature), whole_rows=not long)


def _several(signatures: Sequence[Signature]) -> Element:
    width = PORTRAIT.text_width / BESIDE
    cells = [list(_signature(signature)) for signature in signatures]
    cells += [[]] * (-len(cells) % BESIDE)
    rows = [cells[start : start + BESIDE] for start in range(0, len(cells), BESIDE)]
    return borderless((width,) * BESIDE, *rows)


def _signature(signature: Signature) -> Iterator[Element]:
    """Authority, room to sign and seal, name. A cell is never without a paragraph."""
    for index, line in enumerate(signature.authority):
        lines = title_lines(line, layout.AUTHORITY, SIGNATURE_WIDTH)
        before = None if index else FIRST_GAP
        yield paragraph(styles.AUTHORITY, lines_run(lines), before=before)
    yield paragraph(styles.SIGNER, run(signature.signer))


def _recipients(sheet: Sheet) -> Iterator[Element]:
    lines = components.recipient_lines(sheet)
    if lines:
        label = run(components.RECIPIENTS_LABEL)
        yield paragraph(styles.RECIPIENTS_LABEL, label, before=FIRST_GAP, indents=LEFT_INDENTS)
    for line in lines:
        yield paragraph(styles.RECIPIENT, run(line), indents=LEFT_INDENTS)
    if sheet.drafter_mark:
        yield paragraph(styles.DRAFTER_MARK, run(sheet.drafter_mark), indents=LEFT_INDENTS)
    for line in sheet.unplaced:
        yield paragraph(styles.RECIPIENT, run(line), indents=LEFT_INDENTS)
