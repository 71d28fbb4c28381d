"""A register as PDF: cover, then the table in landscape with its head on every page."""

from html import escape

from paper import metrics, registers
from paper.registers import PAGE, Column, Register
from paper.tables import Align
from paper.writers.form_pdf import issuing_html, render, running_head, text_html

_COVER_COLUMN = 160.0
_CLASSES = {Align.CENTRE: "c", Align.RIGHT: "r"}
_SIZE = 11.5
_CELL_PADDING = 1.0
"""Of the cells, as in the style sheet: pt, and mm with half of a rule."""


def write(register: Register) -> bytes:
    """The volume as PDF, of any length; a long one belongs into the background."""
    whole = registers.normalised(register)
    return render(
        _opening(whole) + _table(whole) + _closing(whole),
        name="register",
        title=registers.running_title(whole),
        page=PAGE,
        style=running_head() + _widths(whole.form.columns),
    )


def _opening(register: Register) -> str:
    return _annex_head(register) if register.attached_to else _cover(register)


def _annex_head(register: Register) -> str:
    label, title, reference = map(escape, registers.annex_lines(register))
    running = escape(registers.running_title(register))
    return (
        f'<header class="annex"><p class="label">{label}</p>'
        f'<h1 class="running" data-running="{running}">{title}</h1>'
        f'<p class="reference">{reference}</p></header>'
    )


def _cover(register: Register) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in registers.cover_lines(register))
    series = f'<p class="series">({escape(register.series)})</p>' if register.series else ""
    return (
        '<section class="cover">'
        + issuing_html(register.superior, register.issuer, column=_COVER_COLUMN)
        + f'<h1 class="running" data-running="{escape(registers.running_title(register))}">'
        + f"{escape(registers.title(register))}</h1>{series}"
        + f'<div class="contents">{lines}</div></section>'
    )


def _widths(columns: tuple[Column, ...]) -> str:
    total = sum(column.width for column in columns)
    return "".join(
        f".k{place} {{ width: {100 * column.width / total:.4f}% }}"
        for place, column in enumerate(columns, start=1)
    )


def _table(register: Register) -> str:
    columns = register.form.columns
    widths = "".join(f'<col class="k{place}">' for place in range(1, len(columns) + 1))
    rows = "".join(_row(columns, row) for row in register.rows)
    empty = f'<tr class="empty">{"<td></td>" * len(columns)}</tr>' * register.empty_rows
    return (
        f"<table><colgroup>{widths}</colgroup>{_head(columns)}<tbody>{rows}{empty}</tbody></table>"
    )


def _head(columns: tuple[Column, ...]) -> str:
    headings = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in columns)
    ordinals = "".join(f'<th scope="col">({place})</th>' for place in range(1, len(columns) + 1))
    return f'<thead><tr>{headings}</tr><tr class="ordinal">{ordinals}</tr></thead>'


def _row(columns: tuple[Column, ...], row: tuple[str, ...]) -> str:
    cells = (_cell(column, text) for column, text in zip(columns, row, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(column: Column, text: str) -> str:
    """Only where a word is too long for its column may it be broken: asking costs time."""
    names = [_CLASSES[column.align]] if column.align in _CLASSES else []
    names += ["broken"] if _is_too_narrow(column.width, text) else []
    attribute = f' class="{" ".join(names)}"' if names else ""
    return f"<td{attribute}>{text_html(text)}</td>"


def _is_too_narrow(width: float, text: str) -> bool:
    room = width - 2 * _CELL_PADDING
    return any(metrics.width(word, size=_SIZE) > room for word in text.split())


def _closing(register: Register) -> str:
    line = registers.closing_line(register)
    return f'<p class="closing">{escape(line)}</p>' if line else ""
