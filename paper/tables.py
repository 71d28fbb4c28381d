"""Tables of outline text: lines of `| a | b |`, a line `|---|---|` ending the header rows.

A cell `<` continues the cell to its left, `^` the one above; `\\|`, `\\<` and `\\^` are the
characters themselves. A `^` or `<` with nothing to continue stays visible.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import repeat
from math import isqrt

from paper.inline import plain


class Merge(Enum):
    """What a cell without text of its own continues."""

    LEFT = "<"
    ABOVE = "^"


class Align(Enum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell; `column` counts from 0, `text` keeps its inline marks."""

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the cells that begin in them; `widths` are whole percents that sum to 100.

    `is_dense`: even across a page it has room in smaller letters only.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    widths: tuple[int, ...]
    alignments: tuple[Align | None, ...]
    is_wide: bool
    is_dense: bool

    @property
    def columns(self) -> int:
        return len(self.widths)

    @property
    def header(self) -> tuple[tuple[Cell, ...], ...]:
        return self.rows[: self.header_rows]

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        return self.rows[self.header_rows :]


# Letters of 13 points, at 2.1 mm on average, on the 160 mm between the margins.
_PORTRAIT_LETTERS = 76
_LANDSCAPE_LETTERS = 117
# More of what is told in a column makes it no wider: a name of a place has no more letters.
_NAME = 20
_PADDING = 2
_MOST_PORTRAIT_COLUMNS = 6
_CELL_END = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"(:?)-{3,}(:?)")
_ESCAPED_MERGE = re.compile(r"\\+[<^]")
_ALIGNMENTS = {
    ("", ""): None,
    (":", ""): Align.LEFT,
    (":", ":"): Align.CENTRE,
    ("", ":"): Align.RIGHT,
}

_SEPARATORS = {align: f"{left}---{right}" for (left, right), align in _ALIGNMENTS.items()}
_Grid = list[list[str]]


def read(text: str) -> Table:
    """The table of these lines; rows too short are filled with empty cells. Never fails."""
    grid = [_split(line) for line in text.splitlines() if line.strip()] or [[""]]
    separator = next((i for i, row in enumerate(grid) if _is_separator(row)), None)
    alignments = _alignments(grid.pop(separator)) if separator is not None else ()
    columns = max((len(row) for row in grid), default=len(alignments))
    for row in grid:
        row.extend([""] * (columns - len(row)))
    header_rows = separator or 0
    rows = (*_merged(grid[:header_rows]), *_merged(grid[header_rows:]))
    words, lengths = _contents(rows, columns)
    _, told = _contents(rows[header_rows:], columns)
    return Table(
        rows=rows,
        header_rows=header_rows,
        widths=_widths(words, lengths, told),
        alignments=(*alignments, *[None] * columns)[:columns],
        is_wide=columns > _MOST_PORTRAIT_COLUMNS or sum(words) > _PORTRAIT_LETTERS,
        is_dense=sum(words) > _LANDSCAPE_LETTERS,
    )


def write(
    rows: Iterable[Sequence[str | Merge]],
    *,
    header_rows: int = 0,
    alignments: Sequence[Align | None] = (),
) -> str:
    """The lines of a table, for readers; texts carry inline marks, line ends become spaces.

    `alignments` from the first column on; columns beyond them have none of their own.
    """
    lines = [_line(row) for row in rows]
    if header_rows:
        columns = max(len(_split(line)) for line in lines)
        aligned = [*alignments, *repeat(None, columns - len(alignments))]
        lines.insert(header_rows, "|" + "".join(f"{_SEPARATORS[one]}|" for one in aligned))
    return "\n".join(lines)


def _split(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = _CELL_END.split(inner)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _is_separator(row: Sequence[str]) -> bool:
    return all(_SEPARATOR.fullmatch(cell) for cell in row)


def _alignments(row: Sequence[str]) -> tuple[Align | None, ...]:
    matches = [_SEPARATOR.fullmatch(cell) for cell in row]
    return tuple(_ALIGNMENTS[match[1], match[2]] for match in matches if match)


def _merged(grid: _Grid) -> tuple[tuple[Cell, ...], ...]:
    taken: set[tuple[int, int]] = set()
    return tuple(tuple(_cells(grid, row, taken)) for row in range(len(grid)))


def _cells(grid: _Grid, row: int, taken: set[tuple[int, int]]) -> Iterator[Cell]:
    for column, text in enumerate(grid[row]):
        if (row, column) in taken:
            continue
        colspan = _run(grid[row], column)
        rowspan = _depth(grid, row, column, colspan)
        taken.update(
            (row + down, column + right) for down in range(rowspan) for right in range(colspan)
        )
        yield Cell(_unescaped(text), column, colspan, rowspan)


def _run(cells: Sequence[str], column: int) -> int:
    end = column + 1
    while end < len(cells) and cells[end] == Merge.LEFT.value:
        end += 1
    return end - column


def _depth(grid: _Grid, row: int, column: int, colspan: int) -> int:
    end = row + 1
    while end < len(grid) and _continues(grid[end][column : column + colspan]):
        end += 1
    return end - row


def _continues(cells: Sequence[str]) -> bool:
    return cells[0] == Merge.ABOVE.value and {*cells} <= {merge.value for merge in Merge}


def _unescaped(text: str) -> str:
    return text[1:] if _ESCAPED_MERGE.fullmatch(text) else text


def _contents(rows: Iterable[Sequence[Cell]], columns: int) -> tuple[list[int], list[int]]:
    """Per column the letters of its longest word, padded, and of its longest text."""
    words, lengths = [1 + _PADDING] * columns, [1] * columns
    for cell in (cell for row in rows for cell in row if cell.colspan == 1):
        text = plain(cell.text)
        longest = max((len(word) for word in text.split()), default=0)
        words[cell.column] = max(words[cell.column], longest + _PADDING)
        lengths[cell.column] = max(lengths[cell.column], len(text))
    return words, lengths


def _widths(words: Sequence[int], lengths: Sequence[int], told: Sequence[int]) -> tuple[int, ...]:
    """Room for the longest word of each column; the rest by the root of its longest text.

    Where words alone ask for more than there is, the columns share it, those with more `told`
    below their heads a little wider: names of places stand on fewer lines then.
    """
    needed = [-(-100 * word // _PORTRAIT_LETTERS) for word in words]
    rest = 100 - sum(needed)
    if rest < 0:
        return _shares(
            100, [word + min(text, _NAME) // 2 for word, text in zip(words, told, strict=True)]
        )
    extra = _shares(rest, [isqrt(100 * length) for length in lengths])
    return tuple(need + more for need, more in zip(needed, extra, strict=True))


def _shares(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` in whole parts by weight, the largest remainders rounded up, the first one first."""
    everything = sum(weights)
    shares = [total * weight // everything for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % everything), i))
    for index in remainders[: total - sum(shares)]:
        shares[index] += 1
    return tuple(shares)


def _line(row: Sequence[str | Merge]) -> str:
    return f"| {' | '.join(_written(cell) for cell in row)} |"


def _written(cell: str | Merge) -> str:
    if isinstance(cell, Merge):
        return cell.value
    text = " ".join(cell.split())
    if re.fullmatch(r"\\*[<^]", text):
        text = f"\\{text}"
    return text.replace("|", "\\|")
