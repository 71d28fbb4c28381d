"""A plain table as XLSX: a row of headings, the rows, and a line below that says how many."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paper.registers import PAGE, Column
from paper.writers import workbook as books
from paper.writers.workbook import put
from vietnamese.folding import nfc


def write(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str | Decimal]], *, closing: str
) -> bytes:
    """A cell is a text, or a number to be reckoned with; rows have as many as there are columns."""
    workbook = Workbook()
    sheet: Worksheet = workbook.active
    sheet.title = "Kết quả"
    for place, column in enumerate(columns, start=1):
        put(sheet.cell(1, place), column.heading, bold=True, align="center", framed=True)
        width = column.width / books.MM_PER_CHARACTER
        sheet.column_dimensions[get_column_letter(place)].width = round(width, 2)
    for number, row in enumerate(rows, start=2):
        for place, (_, content) in enumerate(zip(columns, row, strict=True), start=1):
            cell = sheet.cell(number, place)
            if isinstance(content, Decimal):
                books.put_amount(cell, content, framed=True)
            else:
                put(cell, nfc(content), framed=True)
    put(sheet.cell(len(rows) + 3, 1), closing, italic=True, wrap=False)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    books.head_with(sheet, title)
    books.set_page(sheet, PAGE)
    return books.packed(workbook, title=title)
