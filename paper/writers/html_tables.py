"""A table block as an HTML table; header rows repeat on every page."""

from collections.abc import Iterable, Sequence
from html import escape

from paper import inline, tables
from paper.tables import Cell, Table


def table_html(text: str) -> str:
    """The table of these outline lines; widths stand in classes, `w12` for 12 %."""
    table = tables.read(text)
    columns = "".join(f'<col class="w{width}">' for width in table.widths)
    head = f"<thead>{_rows(table, table.header, 'th')}</thead>" if table.header else ""
    body = f"<tbody>{_rows(table, table.body, 'td')}</tbody>" if table.body else ""
    dense = ' class="dense"' if table.is_dense else ""
    return f"<table{dense}><colgroup>{columns}</colgroup>{head}{body}</table>"


def _rows(table: Table, rows: Iterable[Sequence[Cell]], tag: str) -> str:
    return "".join(f"<tr>{''.join(_cell(table, cell, tag) for cell in row)}</tr>" for row in rows)


def _cell(table: Table, cell: Cell, tag: str) -> str:
    attributes = ' scope="col"' if tag == "th" else ""
    if tag == "td" and (alignment := table.alignments[cell.column]):
        attributes += f' class="{alignment.value}"'
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    if cell.rowspan > 1:
        attributes += f' rowspan="{cell.rowspan}"'
    return f"<{tag}{attributes}>{inline_html(cell.text)}</{tag}>"


def inline_html(text: str) -> str:
    """Bold and italic runs; citations and figures not yet resolved keep a class of their own."""
    return "".join(_run(run) for run in inline.runs(text))


def _run(run: inline.Run) -> str:
    html = escape(run.text)
    if run.italic:
        html = f"<em>{html}</em>"
    if run.bold:
        html = f"<strong>{html}</strong>"
    if run.kind is inline.RunKind.TEXT:
        return html
    return f'<span class="{run.kind.value}">{html}</span>'
