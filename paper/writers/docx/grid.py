"""Tables without lines, for what stands side by side: head, foot and top margin of a paper."""

from collections.abc import Sequence

from paper.writers.docx.markup import Element, border, twips, w

Cells = Sequence[Sequence[Element]]


def borderless(
    widths: Sequence[float],
    *rows: Cells,
    extras: Sequence[Sequence[Element]] = (),
    whole_rows: bool = True,
) -> Element:
    """A table of columns of `widths` mm; each cell is a sequence of paragraphs.

    `extras` are further properties of the cells of each column; `whole_rows` keeps a row on
    one page.
    """
    extras = extras or [()] * len(widths)
    row_properties = w("trPr", w("cantSplit")) if whole_rows else None
    return w(
        "tbl",
        properties(widths, cell_margins={}),
        grid(widths),
        *(
            w(
                "tr",
                row_properties,
                *(
                    cell(content, width, *extra)
                    for content, width, extra in zip(cells, widths, extras, strict=True)
                ),
            )
            for cells in rows
        ),
    )


def properties(
    widths: Sequence[float], *, cell_margins: dict[str, int], borders: Element | None = None
) -> Element:
    """Properties of a table of fixed columns; `cell_margins` in twips, 0 where not given."""
    sides = ("top", "left", "bottom", "right")
    margins = (w(side, w=cell_margins.get(side, 0), type="dxa") for side in sides)
    return w(
        "tblPr",
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("tblInd", w=0, type="dxa"),
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


def frame_of_cell(pt: float, *, padding: float) -> tuple[Element, ...]:
    """A line of `pt` around a cell, `padding` mm above and below its text."""
    edge = border(pt=pt)
    sides = ("top", "left", "bottom", "right")
    margins = (w(side, w=twips(padding), type="dxa") for side in ("top", "bottom"))
    return (w("tcBorders", *(w(side, **edge) for side in sides)), w("tcMar", *margins))
