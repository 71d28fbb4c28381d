"""Tables of Word files: those that hold data, and those that only set text side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from paper import tables
from paper.inline import runs
from paper.readers.recognition.foot import is_authority
from paper.readers.recognition.marks import ADDRESS, MOTTO_LINE, NATION_LINE, RECIPIENTS
from paper.readers.recognition.numbering import find_number
from paper.readers.word.emphasis import without_overall
from paper.readers.word.paragraphs import deleted_text
from paper.readers.word.xml import Element, child, local, number, switch, value
from paper.tables import Merge

_NO_LINE = frozenset({"none", "nil", None})
_MOST_LAYOUT_ROWS = 8
_WIDEST = 63  # columns of a Word table


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Element, ...]
    before: int
    """Columns left out at its start."""
    is_header: bool
    is_deleted: bool


def is_layout(table: Element) -> bool:
    """Whether it sets the head, the addressees or the foot of a paper side by side."""
    found = rows_of(table)
    if len(found) > _MOST_LAYOUT_ROWS or any(row.is_header for row in found):
        return False
    cells = [cell for row in found for cell in row.cells]
    texts = [_shown(p) for cell in cells for p in cell.iter() if local(p) == "p"]
    if any(map(_opens_component, texts)):
        return True
    return not _is_ruled(table) and any(is_authority(t) or find_number(t) for t in texts)


def _opens_component(text: str) -> bool:
    label = ADDRESS.match(text) or RECIPIENTS.match(text)
    return bool((label and ":" in label[0]) or NATION_LINE.match(text) or MOTTO_LINE.match(text))


def _is_ruled(table: Element) -> bool:
    """Whether lines are drawn between its cells, as between those of data."""
    properties = child(table, "tblPr")
    style = value(child(properties, "tblStyle")) or ""
    borders = child(properties, "tblBorders")
    drawn = any(value(side) not in _NO_LINE for side in borders) if borders is not None else False
    return drawn or (borders is None and "grid" in style.casefold())


def _shown(paragraph: Element) -> str:
    return "".join(part.text or "" for part in paragraph.iter() if local(part) == "t").strip()


def columns_first(table: Element) -> Iterator[Element]:
    """The cells a column after the other; a cell across the whole table ends what is above it."""
    band: list[tuple[int, Element]] = []
    for row in rows_of(table):
        if len(row.cells) == 1:
            yield from _by_column(band)
            band = []
        band += _placed(row)
    yield from _by_column(band)


def _by_column(band: Sequence[tuple[int, Element]]) -> Iterator[Element]:
    return (cell for _, cell in sorted(band, key=lambda placed: placed[0]))


def _placed(row: Row) -> Iterator[tuple[int, Element]]:
    column = row.before
    for cell in row.cells:
        if not _continues_above(cell):
            yield column, cell
        column += _span(cell)


def read_grid(table: Element, text: Callable[[Element], str], deleted: list[str]) -> str:
    """The table as outline text; rows struck out by a tracked change go to `deleted`."""
    grid: list[list[str | Merge]] = []
    kept = []
    for row in rows_of(table):
        if row.is_deleted:
            deleted.append(" ".join(map(deleted_text, row.cells)))
            continue
        grid.append([""] * row.before)
        for cell in row.cells:
            grid[-1] += _cells(cell, text, above=len(grid) > 1)
        kept.append(row)
    header_rows = _header_rows(kept, grid)
    for cells in grid[:header_rows]:
        cells[:] = map(_as_header, cells)
    return tables.write(grid, header_rows=header_rows) if grid else ""


def _cells(cell: Element, text: Callable[[Element], str], *, above: bool) -> list[str | Merge]:
    content: str | Merge = text(cell)
    if above and _continues_above(cell):
        content = Merge.ABOVE
    return [content, *[Merge.LEFT] * (_span(cell) - 1)]


def _header_rows(rows: Sequence[Row], grid: Sequence[Sequence[str | Merge]]) -> int:
    """Rows repeated on every page; else a first row all in bold."""
    marked = next((i for i, row in enumerate(rows) if not row.is_header), len(rows))
    if marked or len(grid) < 2:
        return marked if marked < len(grid) else 0
    texts = [cell for cell in grid[0] if isinstance(cell, str) and cell]
    return int(bool(texts) and all(run.bold for text in texts for run in runs(text)))


def _as_header(cell: str | Merge) -> str | Merge:
    """Header cells are bold by the form of a table."""
    return cell if isinstance(cell, Merge) else without_overall(cell, bold=True)


def rows_of(table: Element) -> tuple[Row, ...]:
    return tuple(_row(row) for row in _inside(table, "tr"))


def _row(row: Element) -> Row:
    properties = child(row, "trPr")
    before = number(child(properties, "gridBefore")) or 0
    return Row(
        tuple(_inside(row, "tc")),
        min(max(before, 0), _WIDEST),
        bool(switch(properties, "tblHeader")),
        child(properties, "del") is not None,
    )


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The rows or cells, also those in content controls; not those of tables inside."""
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _inside(part, name)


def _span(cell: Element) -> int:
    return min(max(number(child(cell, "tcPr", "gridSpan")) or 1, 1), _WIDEST)


def _continues_above(cell: Element) -> bool:
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and value(merge) != "restart"
