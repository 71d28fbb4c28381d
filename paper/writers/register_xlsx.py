"""A register as XLSX: the cover on one sheet, the table on another, ready to print and to bind."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paper import layout, registers
from paper.registers import PAGE, Register
from paper.tables import Align
from paper.writers import workbook as books
from paper.writers.workbook import put

HEADER_ROWS = 2
_ALIGNMENTS = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def write(register: Register) -> bytes:
    """The volume as a workbook; the same register gives the same bytes."""
    whole = registers.normalised(register)
    workbook = Workbook()
    first: Worksheet = workbook.active
    if whole.attached_to:
        first.title = "Phụ lục"
        _write_table(first, whole, below=_write_annex_head(first, whole))
    else:
        first.title = "Bìa"
        _write_cover(first, whole)
        _write_table(workbook.create_sheet("Sổ"), whole)
    return books.packed(workbook, title=registers.running_title(whole))


def _write_cover(sheet: Worksheet, register: Register) -> None:
    series = (f"({register.series})",) if register.series else ()
    lines = [
        *((register.superior.upper(), layout.SUPERIOR.size, False),),
        *((line.upper(), layout.ISSUER.size, True) for line in register.issuer),
        ("", 12, False),
        (registers.title(register).upper(), 24, True),
        *((line, 14, False) for line in (*series, *registers.cover_lines(register))),
    ]
    for row, (text, size, bold) in enumerate(lines, start=1):
        put(sheet.cell(row, 1), text, size=size, bold=bold, align="center")
    sheet.column_dimensions["A"].width = 110
    sheet.print_options.horizontalCentered = True
    sheet.print_options.verticalCentered = True
    books.set_page(sheet, PAGE)


def _write_annex_head(sheet: Worksheet, register: Register) -> int:
    """Across the whole table, which begins below a blank row; the number of rows taken."""
    label, title, reference = registers.annex_lines(register)
    lines = ((label, True, False), (title.upper(), True, False), (reference, False, True))
    for row, (text, bold, italic) in enumerate(lines, start=1):
        put(sheet.cell(row, 1), text, size=14, bold=bold, italic=italic, align="center")
        sheet.merge_cells(None, row, 1, row, len(register.form.columns))
    return len(lines) + 1


def _write_table(sheet: Worksheet, register: Register, *, below: int = 0) -> None:
    columns = register.form.columns
    head = below + 1
    for place, column in enumerate(columns, start=1):
        put(sheet.cell(head, place), column.heading, bold=True, align="center", framed=True)
        put(sheet.cell(head + 1, place), f"({place})", align="center", framed=True)
        width = column.width / books.MM_PER_CHARACTER
        sheet.column_dimensions[get_column_letter(place)].width = round(width, 2)
    blank = ("",) * len(columns)
    rows = (*register.rows, *(blank for _ in range(register.empty_rows)))
    for number, row in enumerate(rows, start=below + HEADER_ROWS + 1):
        for place, (column, text) in enumerate(zip(columns, row, strict=True), start=1):
            put(sheet.cell(number, place), text, align=_ALIGNMENTS[column.align], framed=True)
    if closing := registers.closing_line(register):
        put(sheet.cell(below + HEADER_ROWS + len(rows) + 2, 1), closing, italic=True, wrap=False)
    sheet.freeze_panes = f"A{below + HEADER_ROWS + 1}"
    sheet.print_title_rows = f"{head}:{head + HEADER_ROWS - 1}"
    books.head_with(sheet, registers.running_title(register))
    books.set_page(sheet, PAGE)
