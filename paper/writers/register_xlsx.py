"""A register as XLSX: the cover on one sheet, the table on another, ready to print and to bind.

Every cell is text. A number with a leading zero stays as it is printed, and what begins like a
formula is a text and remains one when somebody edits the cell.
"""

import io
import zipfile
from functools import cache

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from paper import layout, registers
from paper.faces import FAMILIES
from paper.registers import PAGE, Register
from paper.tables import Align
from paper.writers.docx.markup import DECLARATION, clean
from paper.writers.docx.package import EPOCH, core_properties

TEXT_FORMAT = "@"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
HEADER_ROWS = 2
_A4 = 9
_MM_PER_INCH = 25.4
_MM_PER_CHARACTER = 1.95
"""Of a column's width, which the format counts in digits of the default face."""
_FACE = max(FAMILIES)  # Times New Roman: the file is opened elsewhere
_EDGE = Side(style="thin")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_ALIGNMENTS = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_EXTENDED = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"/>'
)


def write(register: Register) -> bytes:
    """The volume as a workbook; the same register gives the same bytes."""
    whole = registers.normalised(register)
    workbook = Workbook()
    cover: Worksheet = workbook.active
    cover.title = "Bìa"
    _write_cover(cover, whole)
    _write_table(workbook.create_sheet("Sổ"), whole)
    workbook.properties = DocumentProperties(creator=None)
    return _repacked(workbook, title=registers.running_title(whole))


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
        cell = sheet.cell(row, 1)
        _put(cell, text, size=size, bold=bold, align="center")
    sheet.column_dimensions["A"].width = 110
    sheet.print_options.horizontalCentered = True
    sheet.print_options.verticalCentered = True
    _set_page(sheet)


def _write_table(sheet: Worksheet, register: Register) -> None:
    columns = register.form.columns
    for place, column in enumerate(columns, start=1):
        _put(sheet.cell(1, place), column.heading, bold=True, align="center", framed=True)
        _put(sheet.cell(2, place), f"({place})", align="center", framed=True)
        width = column.width / _MM_PER_CHARACTER
        sheet.column_dimensions[get_column_letter(place)].width = round(width, 2)
    blank = ("",) * len(columns)
    rows = (*register.rows, *(blank for _ in range(register.empty_rows)))
    for number, row in enumerate(rows, start=HEADER_ROWS + 1):
        for place, (column, text) in enumerate(zip(columns, row, strict=True), start=1):
            _put(sheet.cell(number, place), text, align=_ALIGNMENTS[column.align], framed=True)
    if closing := registers.closing_line(register):
        _put(sheet.cell(HEADER_ROWS + len(rows) + 2, 1), closing, italic=True, wrap=False)
    sheet.freeze_panes = f"A{HEADER_ROWS + 1}"
    sheet.print_title_rows = f"1:{HEADER_ROWS}"
    sheet.oddHeader.left.text = registers.running_title(register).replace("&", "&&")
    sheet.oddHeader.center.text = "&P"
    _set_page(sheet)


def _put(
    cell: Cell,
    text: str,
    *,
    size: float = 11.5,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    framed: bool = False,
    wrap: bool = True,
) -> None:
    cell.font = _font(size, bold, italic)
    cell.alignment = _alignment(align, wrap)
    cell.number_format = TEXT_FORMAT
    if framed:
        cell.border = _FRAME
    if text:
        cell.value = clean(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA_STARTS)


@cache
def _font(size: float, bold: bool, italic: bool) -> Font:
    return Font(name=_FACE, size=size, bold=bold, italic=italic)


@cache
def _alignment(horizontal: str, wrap: bool) -> Alignment:
    return Alignment(horizontal=horizontal, vertical="top", wrap_text=wrap)


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left, sheet.page_margins.right = (
        PAGE.left / _MM_PER_INCH,
        PAGE.right / _MM_PER_INCH,
    )
    sheet.page_margins.top = sheet.page_margins.bottom = PAGE.top / _MM_PER_INCH


def _repacked(workbook: Workbook, *, title: str) -> bytes:
    """Without the properties openpyxl writes: program, maker, and the time of writing."""
    made, packed = io.BytesIO(), io.BytesIO()
    workbook.save(made)
    replaced = {
        "docProps/core.xml": core_properties(title, "vi").encode(),
        "docProps/app.xml": _EXTENDED.encode(),
    }
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # otherwise the byte tells the machine that wrote it
            target.writestr(entry, replaced.get(name) or source.read(name))
    return packed.getvalue()
