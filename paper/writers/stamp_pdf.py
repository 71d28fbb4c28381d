"""Dấu "ĐẾN" as PDF: alone on a label, or at its place on a sheet of A4 to print over the paper."""

from enum import Enum
from html import escape

from paper import metrics
from paper.layout import Page, Typeface
from paper.slips import STAMP_SIZE, ArrivalStamp
from paper.writers.form_pdf import render

_DOTS = "…………"
_SIZE = 10.0
_NAME_SIZES = {9.0: 2, 8.0: 2, 7.0: 3, 6.0: 3}
"""Size of the office's name in pt, and on how many lines it may stand then."""
_PADDING = 1.2
"""Of a cell, left and right, as in the style sheet."""
_HALF = 17.0
"""Width of the cell that says ĐẾN, in mm."""


class Place(Enum):
    """Where the stamp stands: the page, in mm, with the margins left and above it.

    On a sheet it goes into the free room below number and V/v, beside the text's left edge.
    """

    LABEL = Page(60, 45, top=5, right=5, bottom=3, left=5)
    SHEET = Page(210, 297, top=62, right=20, bottom=20, left=32)


def write(stamp: ArrivalStamp, *, place: Place = Place.LABEL) -> bytes:
    """One stamp of 50 × 35 mm, whatever stands in it: what is too long ends in "…"."""
    length, _ = STAMP_SIZE
    whole = length - 2 * _PADDING
    half = whole - _HALF
    return render(
        f'<table><colgroup><col class="word"><col></colgroup><tbody>{_name(stamp.issuer, whole)}'
        f'<tr><td class="word" rowspan="2">ĐẾN</td>{_cell("Số: ", stamp.number, half)}</tr>'
        f"<tr>{_cell('Ngày: ', stamp.on, half)}</tr>"
        f"<tr>{_cell('Chuyển: ', stamp.passed_to, whole, columns=2)}</tr>"
        f"<tr>{_cell('Số và ký hiệu HS: ', stamp.file_code, whole, columns=2)}</tr>"
        "</tbody></table>",
        name="arrival",
        title="Dấu đến",
        page=place.value,
    )


def _name(issuer: str, room: float) -> str:
    """As large as it fits; balanced, so that no line holds a single word."""
    name = issuer.upper()
    for size, lines in _NAME_SIZES.items():
        typeface = Typeface(size, bold=True)
        broken = metrics.balanced(name, typeface, column=room)
        if len(broken) <= lines:
            break
    else:
        broken = (_fitted(" ".join(broken), 2.8 * room, size=size),)
    shown = " ".join(f'<span class="line">{escape(line)}</span>' for line in broken)
    return f'<tr><td colspan="2" class="name s{size:.0f}">{shown}</td></tr>'


def _cell(label: str, text: str, room: float, *, columns: int = 1) -> str:
    left = room - metrics.width(label, size=_SIZE)
    said = escape(f"{label}{_fitted(text, left, size=_SIZE) or _DOTS}")
    return f'<td colspan="{columns}">{said}</td>'


def _fitted(text: str, room: float, *, size: float) -> str:
    """As much of the text as stands on a line."""
    if metrics.width(text, size=size) <= room:
        return text
    while text and metrics.width(f"{text}…", size=size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"
