"""Tables without lines, for what stands side by side: head, foot and top margin of a paper."""

from collections.abc import Sequence

from paper.writers.docx.markup import Element, twips, w

Cells = Sequence[Sequence[Element]]


def borderless(widths: Sequence[float], *rows: Cells) -> Element:
    """A table of columns of `widths` mm; a cell is a sequence of paragraphs, a row never parts."""
    return w(
        "tbl", properties(widths, cell_margins={}), grid(widths), *(row(r, widths) for r in rows)
    )


def row(cells: Cells, widths: Sequence[float]) -> Element:
    printed = (cell(content, width) for content, width in zip(cells, widths, strict=True))
    return w("tr", w("trPr", w("cantSplit")), *printed)


def properties(
    widths: Sequence[float], *, cell_margins: dict[str, int], borders: Element | None = None
) -> Element:
    """Properties of a table of fixed columns; `cell_margins` in twips, 0 where not given.

    The indent puts the edge of the table, and not of the text in it, on the margin.
    """
    sides = ("top", "left", "bottom", "right")
    margins = (w(side, w=cell_margins.get(side, 0), type="dxa") for side in sides)
    return w(
        "tblPr",
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("tblInd", w=cell_margins.get("left", 0), type="dxa"),
        borders,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )


def grid(widths: Sequence[float]) -> Element:
    return w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))


def cell(content: Sequence[Element], width: float, *extra: Element | None) -> Element:
    """A cell `width` mm wide; Word demands a paragraph in it."""
    return w(
        "tc",
        w("tcPr", w("tcW", w=twips(width), type="dxa"), *extra),
        *(content or (w("p"),)),
    )
