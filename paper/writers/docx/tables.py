"""Tables of the text: repeated header rows, merged cells, columns as wide as they need."""

from collections.abc import Iterator, Sequence

from paper import layout, tables
from paper.tables import Align, Cell, Table
from paper.writers.docx import styles
from paper.writers.docx.grid import cell, grid, properties
from paper.writers.docx.markup import Element, border, twips_of_pt, w
from paper.writers.docx.paragraphs import inline_runs, paragraph

MOST_COLUMNS = 63
"""Word opens no table of more columns; such a table is printed as the lines it was typed in."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HEAD = {False: styles.TABLE_HEAD, True: styles.DENSE_HEAD}
_STYLES = {
    False: {
        Align.LEFT: styles.TABLE_CELL,
        Align.CENTRE: styles.TABLE_CENTRED,
        Align.RIGHT: styles.TABLE_RIGHT,
        None: styles.TABLE_CELL,
    },
    True: {
        Align.LEFT: styles.DENSE_CELL,
        Align.CENTRE: styles.DENSE_CENTRED,
        Align.RIGHT: styles.DENSE_RIGHT,
        None: styles.DENSE_CELL,
    },
}
"""By whether the table is dense."""


def text_table(text: str, width: float, *, keep: bool = False) -> Iterator[Element]:
    """The table of these `|` lines, `width` mm wide, and the gap below it.

    `keep` holds the gap, and the last row with it, to what follows.
    """
    table = tables.read(text)
    if table.columns > MOST_COLUMNS:
        yield from (paragraph(styles.TABLE_CELL, *inline_runs(line)) for line in text.splitlines())
    else:
        yield _table(table, width)
    yield paragraph(styles.GAP, keep_next=keep)


def _table(table: Table, width: float) -> Element:
    widths = [width * percent / 100 for percent in table.widths]
    edge = border(pt=layout.TABLE_RULE_WEIGHT)
    return w(
        "tbl",
        properties(
            widths,
            cell_margins=_cell_margins(table),
            borders=w("tblBorders", *(w(side, **edge) for side in _SIDES)),
        ),
        grid(widths),
        *(_row(table, index, cells, widths) for index, cells in enumerate(_printed_rows(table))),
    )


def _cell_margins(table: Table) -> dict[str, int]:
    paddings = layout.DENSE_CELL_PADDING if table.is_dense else layout.CELL_PADDING
    upright, aside = map(twips_of_pt, paddings)
    return {"top": upright, "bottom": upright, "left": aside, "right": aside}


def _printed_rows(table: Table) -> list[list[tuple[Cell, bool]]]:
    """The cells of every row by column, with those that reach down from above (False)."""
    rows: list[list[tuple[Cell, bool]]] = [[] for _ in table.rows]
    for index, cells in enumerate(table.rows):
        for one in cells:
            rows[index].append((one, True))
            for below in range(index + 1, index + one.rowspan):
                rows[below].append((one, False))
    return [sorted(cells, key=lambda pair: pair[0].column) for cells in rows]


def _row(
    table: Table, index: int, cells: Sequence[tuple[Cell, bool]], widths: Sequence[float]
) -> Element:
    is_header = index < table.header_rows
    printed = []
    for one, begins in cells:
        named = _STYLES[table.is_dense][table.alignments[one.column]]
        style = _HEAD[table.is_dense] if is_header else named
        runs = inline_runs(one.text) if begins else ()
        printed.append(
            cell(
                [paragraph(style, *runs)],
                sum(widths[one.column : one.column + one.colspan]),
                *_spans(one, begins=begins),
                w("vAlign", val="center") if is_header else None,
            )
        )
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if is_header else None), *printed)


def _spans(one: Cell, *, begins: bool) -> Iterator[Element]:
    if one.colspan > 1:
        yield w("gridSpan", val=one.colspan)
    if one.rowspan > 1:
        yield w("vMerge", val="restart" if begins else "continue")
