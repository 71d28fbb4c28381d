"""What every workbook of ours has in common: no formula, and no property but its title.

What is printed is a text: a number with a leading zero stays as it is, and what begins like a
formula remains a text when somebody edits the cell. Only amounts to be reckoned with are numbers.
"""

import io
import zipfile
from decimal import Decimal
from functools import cache

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from paper.faces import FAMILIES
from paper.layout import Page
from paper.writers import marking
from paper.writers.docx.markup import DECLARATION, clean
from paper.writers.docx.package import EPOCH, core_properties

MM_PER_CHARACTER = 1.95
"""Of a column's width, which the format counts in digits of the default face."""
TEXT_FORMAT = "@"
WHOLE_FORMAT, PART_FORMAT = "#,##0", "#,##0.00"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_A4 = 9
_MM_PER_INCH = 25.4
_FACE = max(FAMILIES)  # Times New Roman: the file is opened elsewhere
_EDGE = Side(style="thin")
_FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_EXTENDED = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"/>'
)


def put(
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


def put_amount(cell: Cell, amount: Decimal, *, framed: bool = False) -> None:
    """A number, grouped as the reader's program does it."""
    put(cell, "", align="right", framed=framed)
    cell.number_format = WHOLE_FORMAT if amount == int(amount) else PART_FORMAT
    cell.value = amount


def set_page(sheet: Worksheet, page: Page) -> None:
    """A4 in landscape, as wide as the paper."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left, sheet.page_margins.right = (
        page.left / _MM_PER_INCH,
        page.right / _MM_PER_INCH,
    )
    sheet.page_margins.top = sheet.page_margins.bottom = page.top / _MM_PER_INCH


def head_with(sheet: Worksheet, title: str) -> None:
    """Title and page number at the head of each printed page."""
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddHeader.center.text = "&P"


def packed(workbook: Workbook, *, title: str) -> bytes:
    """Without the properties openpyxl writes: program, maker, and the time of writing."""
    workbook.properties = DocumentProperties(creator=None)
    for sheet in workbook.worksheets:
        sheet.oddFooter.center.text = marking.line() or None
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


@cache
def _font(size: float, bold: bool, italic: bool) -> Font:
    return Font(name=_FACE, size=size, bold=bold, italic=italic)


@cache
def _alignment(horizontal: str, wrap: bool) -> Alignment:
    return Alignment(horizontal=horizontal, vertical="top", wrap_text=wrap)
