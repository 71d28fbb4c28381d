"""Phiếu số liệu as PDF, A4, each on pages of its own."""

from collections.abc import Sequence
from html import escape

from paper.counts import CountLine, CountSheet
from paper.slips import PAGE
from paper.writers.form_pdf import render, running_head, text_html
from paper.writers.slip_pdf import head_html, sections_html, signers_html, title_html

_COUNTS = ("Số hộ", "Số khẩu", "Trong đó nữ")
_BEFORE = ("Số hộ", "Số khẩu")


def write(sheets: Sequence[CountSheet], *, title: str) -> bytes:
    body = "".join(f'<section class="counted">{_sheet(sheet)}</section>' for sheet in sheets)
    return render(body, name="slip", title=title, page=PAGE, style=running_head())


def _sheet(sheet: CountSheet) -> str:
    frame = sheet.frame
    remarks = "".join(f"<p>{text_html(remark)}</p>" for remark in sheet.remarks)
    return (
        head_html(frame)
        + title_html(frame)
        + _table(sheet)
        + sections_html(frame)
        + f'<div class="remarks">{remarks}</div>'
        + f'<p class="signed-on">{escape(frame.dateline)}</p>'
        + signers_html(frame)
    )


def _table(sheet: CountSheet) -> str:
    rows = "".join(_row(line, with_before=bool(sheet.before)) for line in sheet.lines)
    head = _head(sheet.before)
    return f'<table class="counts"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _head(before: str) -> str:
    tall = ' rowspan="2"' if before else ""
    names = "".join(f'<th scope="col"{tall}>{name}</th>' for name in _COUNTS)
    first = f'<th scope="col" class="who"{tall}>Dân tộc</th>'
    if not before:
        return f"<tr>{first}{names}</tr>"
    beside = "".join(f'<th scope="col">{name}</th>' for name in _BEFORE)
    last = f'<th scope="colgroup" colspan="2">Lần trước ({escape(before)})</th>'
    return f"<tr>{first}{names}{last}</tr><tr>{beside}</tr>"


def _row(line: CountLine, *, with_before: bool) -> str:
    cells = (*line.counts, *(line.before if with_before else ()))
    numbers = "".join(f'<td class="r">{escape(cell)}</td>' for cell in cells)
    return f'<tr><th scope="row">{text_html(line.name)}</th>{numbers}</tr>'
