"""Lịch công tác tuần as PDF: always one page of A4."""

from collections.abc import Iterable, Sequence
from html import escape

from paper.slips import Slip
from paper.week_sheet import (
    PAGE,
    SIZE,
    TASK_WIDTHS,
    WEEK_WIDTHS,
    Lines,
    Part,
    Row,
    WeekSheet,
    Words,
    fitted,
)
from paper.writers.form_pdf import render
from paper.writers.slip_pdf import head_html, title_html


def write(sheet: WeekSheet) -> bytes:
    days, tasks = fitted(sheet)
    head = Slip(
        sheet.title,
        sheet.subject,
        superior=sheet.superior,
        issuer=sheet.issuer,
        dateline=sheet.dateline,
    )
    words = sheet.words
    week = "".join(_day(part, words) for part in days)
    body = head_html(head) + title_html(head) + _table("days", words.heads, week)
    if tasks.rows or tasks.more:
        body += _table("tasks", words.task_heads, _tasks(tasks, words))
    return render(
        body,
        name="slip week",
        title=f"{sheet.title} {sheet.subject}",
        page=PAGE,
        style=_widths("days", WEEK_WIDTHS) + _widths("tasks", TASK_WIDTHS),
    )


def _widths(name: str, widths: Sequence[float]) -> str:
    columns = (
        f".week .{name} .k{place} {{ width: {width}mm }}" for place, width in enumerate(widths, 1)
    )
    return f".week table {{ font-size: {SIZE}pt }}" + "".join(columns)


def _table(name: str, headings: Iterable[str], rows: str) -> str:
    head = "".join(
        f'<th scope="col" class="k{place}">{heading}</th>'
        for place, heading in enumerate(headings, 1)
    )
    return f'<table class="{name}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _day(part: Part, words: Words) -> str:
    """The first row carries the day; a day without anything is a row all the same."""
    more = [_more(words.more.format(part.more), columns=3)] if part.more else []
    rows = [*map(_cells, part.rows), *more] or ['<td class="none" colspan="3"></td>']
    spanned = f' rowspan="{len(rows)}"' if len(rows) > 1 else ""
    day = f'<th scope="rowgroup"{spanned}>{_lines(part.label)}</th>'
    return "".join(f"<tr>{day if not place else ''}{row}</tr>" for place, row in enumerate(rows))


def _tasks(part: Part, words: Words) -> str:
    rows = (
        f'<tr><td class="c">{place}</td>{_cells(row)}</tr>'
        for place, row in enumerate(part.rows, 1)
    )
    more = _more(words.more_tasks.format(part.more), columns=4)
    return "".join(rows) + (f"<tr>{more}</tr>" if part.more else "")


def _cells(row: Row) -> str:
    return "".join(f"<td>{_lines(cell)}</td>" for cell in row.cells)


def _more(words: str, *, columns: int) -> str:
    return f'<td class="more" colspan="{columns}">{words}</td>'


def _lines(lines: Lines) -> str:
    return " ".join(f'<span class="line">{escape(line)}</span>' for line in lines)
