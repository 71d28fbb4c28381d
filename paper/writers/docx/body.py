"""The text of a paper or an annex: ô 6 of NĐ 30/2020, Phụ lục I."""

from collections.abc import Iterator, Mapping, Sequence

from paper import components, composition, headings, layout
from paper.blocks import Block, Rank
from paper.layout import PORTRAIT, Page
from paper.metrics import balanced
from paper.sheet import Sheet
from paper.writers.docx import styles
from paper.writers.docx.markup import Element, lines_run, run
from paper.writers.docx.paragraphs import inline_runs, paragraph
from paper.writers.docx.styles import Style
from paper.writers.docx.tables import text_table


def legal_basis(sheet: Sheet) -> Iterator[Element]:
    """With who decides above it and "QUYẾT ĐỊNH:" below it, where the paper has them."""
    yield from _deciding(components.authority_line(sheet))
    for line in components.legal_basis_lines(sheet):
        yield paragraph(styles.LEGAL_BASIS, *inline_runs(line, slanted=True))
    yield from _deciding(sheet.enacting)


def _deciding(text: str) -> Iterator[Element]:
    column = PORTRAIT.text_width - 2 * layout.SUBJECT_INSET
    if lines := balanced(text, layout.DECIDING, column=column):
        yield paragraph(styles.DECIDING, lines_run(lines))


def text(blocks: Sequence[Block], page: Page, *, closing: bool = False) -> Iterator[Element]:
    """The blocks on pages of this size; `closing` holds the last lines to what follows them."""
    kept = composition.kept_with_close(blocks) if closing else len(blocks)
    for index, block in enumerate(blocks):
        if block.rank is Rank.TABLE:
            yield from text_table(block.text, page.text_width, keep=index >= kept)
        else:
            style = _style(blocks, index)
            yield paragraph(style, *_words(block, style), keep_next=index >= kept)


def _style(blocks: Sequence[Block], index: int) -> Style:
    rank = blocks[index].rank
    return styles.TITLES[rank] if headings.is_title(blocks, index) else styles.TEXTS[rank]


def _words(block: Block, style: Style) -> Iterator[Element]:
    """Marker and text; the markers are typed, so that they stay as they were computed.

    "Điều 1." is bold with or without a title.
    """
    if block.rank in composition.LABELLED_RANKS:
        yield run(f"{block.marker}\n" if block.text else block.marker)
        yield from inline_runs(block.text, caps=True)
    else:
        if block.marker:
            article = block.rank is Rank.ARTICLE and not style.typeface.bold
            yield run(f"{block.marker} ", bold=article or None)
        yield from inline_runs(block.text)


def heading_levels(texts: Sequence[Sequence[Block]]) -> Mapping[Style, int]:
    """Outline level of each style of title used, the highest 0, none left out."""
    used = {
        block.rank
        for blocks in texts
        for index, block in enumerate(blocks)
        if headings.is_title(blocks, index)
    }
    return {styles.TITLES[rank]: level for level, rank in enumerate(sorted(used))}
