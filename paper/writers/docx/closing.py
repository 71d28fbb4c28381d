"""The foot of a paper: ô 7, 9b and 12 of NĐ 30/2020, Phụ lục I."""

from collections.abc import Iterator, Sequence

from paper import components, composition, layout
from paper.layout import PORTRAIT, RECIPIENTS_WIDTH, SIGNATURE_WIDTH
from paper.metrics import balanced
from paper.sheet import Sheet, Signature
from paper.writers.docx import styles
from paper.writers.docx.grid import borderless
from paper.writers.docx.markup import Element, lines_run, run
from paper.writers.docx.paragraphs import Indents, paragraph

LEFT_CELL = PORTRAIT.text_width - SIGNATURE_WIDTH
LEFT_INDENTS = Indents(right=LEFT_CELL - RECIPIENTS_WIDTH)
BELOW_INDENTS = Indents(right=PORTRAIT.text_width - RECIPIENTS_WIDTH)
# The block above leaves a gap of its own below it.
FIRST_GAP = layout.CLOSE_GAP - layout.PARAGRAPH_GAP


def close(sheet: Sheet) -> Iterator[Element]:
    """The signature beside the recipients, on one page; several signatures stand above them."""
    several = len(sheet.signatures) > 1
    beside, below = _recipients(sheet, BELOW_INDENTS if several else LEFT_INDENTS)
    if several:
        yield from _signature_rows(sheet.signatures)
        yield from beside
    elif sheet.signatures or beside:
        signature = [line for one in sheet.signatures for line in _signature(one)]
        yield borderless((LEFT_CELL, SIGNATURE_WIDTH), (beside, signature))
    yield from below


def _signature_rows(signatures: Sequence[Signature]) -> Iterator[Element]:
    rows = composition.signature_rows(signatures)
    abreast = len(rows[0])
    column = PORTRAIT.text_width / abreast
    gaps = [FIRST_GAP, *[layout.CLOSE_GAP] * (len(rows) - 1)]
    yield borderless(
        [column] * abreast,
        *(
            [list(_signature(one, column=column, gap=gap)) for one in row]
            + [[]] * (abreast - len(row))
            for row, gap in zip(rows, gaps, strict=True)
        ),
    )


def _signature(
    signature: Signature, *, column: float = SIGNATURE_WIDTH, gap: float = FIRST_GAP
) -> Iterator[Element]:
    """Authority, room to sign and seal, name."""
    for index, line in enumerate(signature.authority):
        lines = balanced(line, layout.AUTHORITY, column=column)
        yield paragraph(styles.AUTHORITY, lines_run(lines), before=None if index else gap)
    yield paragraph(styles.SIGNER, run(signature.signer))


def _recipients(sheet: Sheet, indents: Indents) -> tuple[list[Element], list[Element]]:
    """The paragraphs of Nơi nhận beside the signature, and those that have no room there."""
    placed = composition.recipients(sheet)
    beside = list(_listed(placed.beside, indents))
    if beside:
        label = run(components.RECIPIENTS_LABEL)
        first = paragraph(styles.RECIPIENTS_LABEL, label, before=FIRST_GAP, indents=indents)
        beside.insert(0, first)
    if placed.rest_beside:
        return [*beside, *_rest(sheet, indents)], []
    below = _listed(placed.below, BELOW_INDENTS, gap=FIRST_GAP)
    return beside, [*below, *_rest(sheet, BELOW_INDENTS)]


def _listed(
    lines: Sequence[str], indents: Indents, *, gap: float | None = None
) -> Iterator[Element]:
    """A paragraph a line, the first `gap` pt below what stands before it."""
    for index, line in enumerate(lines):
        before = None if index else gap
        yield paragraph(styles.RECIPIENT, run(line), before=before, indents=indents)


def _rest(sheet: Sheet, indents: Indents) -> Iterator[Element]:
    if sheet.drafter_mark:
        yield paragraph(styles.DRAFTER_MARK, run(sheet.drafter_mark), indents=indents)
    yield from _listed(sheet.unplaced, indents)
