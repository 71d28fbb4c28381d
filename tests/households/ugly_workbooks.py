"""Workbooks made by hand: a grid as one would write it down, in each of the four formats.

Cells stand between bars. Digits are a number; `'5` is the text "5"; `@2019-05-01` a day; `!#REF!` a
formula with that error, `!` one that was never calculated; everything else is text.
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

import openpyxl
import xlwt

FORMATS = ("xlsx", "xls", "ods", "csv")
Cell = int | float | date | str | None
Sheets = Mapping[str, str]
"""Grids by the name of their sheet; of hidden sheets it begins with a full stop."""


def cells(grid: str) -> list[list[Cell]]:
    """The first line of the grid is line 1; one that is only bars is empty."""
    lines = grid.strip("\n").split("\n")
    return [[_cell(text.strip()) for text in line.split("|")] for line in lines]


def _cell(text: str) -> Cell:
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    return text or None


def make(kind: str, sheets: "str | Sheets") -> bytes:
    named = {"Sheet1": sheets} if isinstance(sheets, str) else sheets
    return {"xlsx": make_xlsx, "xls": make_xls, "ods": make_ods, "csv": make_csv}[kind](named)


def make_xlsx(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, grid in sheets.items():
        sheet = book.create_sheet(name.lstrip("."))
        sheet.sheet_state = "hidden" if name.startswith(".") else "visible"
        for row, line in enumerate(cells(grid), start=1):
            for column, value in enumerate(line, start=1):
                if value is not None:
                    _put(sheet.cell(row, column), value)
    made = io.BytesIO()
    book.save(made)
    return _as_excel_keeps_it(made.getvalue())


def _put(cell: openpyxl.cell.Cell, value: Cell) -> None:
    if isinstance(value, str) and value.startswith("!"):
        cell.value = "=1/0" if value[1:] else "=1+1"
    elif isinstance(value, str):
        cell.value = value.removeprefix("'")
        cell.data_type = "s"
    else:
        cell.value = value


def _as_excel_keeps_it(made: bytes) -> bytes:
    """Texts shared by number, and of =1/0 the result: openpyxl writes neither."""
    parts, texts = unzipped(made), []
    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        sheet = re.sub(
            r"<c ([^>]*)><f>1/0</f><v ?/?>(?:</v>)?</c>",
            r'<c \1 t="e"><f>1/0</f><v>#DIV/0!</v></c>',
            parts[name].decode(),
        )
        found = re.compile(r'(<c [^>]*)t="inlineStr"([^>]*)><is>(.*?)</is></c>', re.DOTALL)
        count = len(texts)
        texts += [text for _, _, text in found.findall(sheet)]
        numbers = iter(range(count, len(texts)))
        parts[name] = found.sub(
            lambda cell, numbers=numbers: f'{cell[1]}t="s"{cell[2]}><v>{next(numbers)}</v></c>',
            sheet,
        ).encode()
    return zipped(_with_shared(parts, texts))


def _with_shared(parts: dict[str, bytes], texts: list[str]) -> dict[str, bytes]:
    listed = "".join(f"<si>{text}</si>" for text in texts)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rIdT" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    relations = "xl/_rels/workbook.xml.rels"
    changed = parts[relations].replace(b"</Relationships>", relation.encode())
    shared = f'<sst xmlns="{main}">{listed}</sst>'.encode()
    types = parts["[Content_Types].xml"].replace(b"</Types>", _SHARED_TYPE)
    held = {relations: changed, "[Content_Types].xml": types, "xl/sharedStrings.xml": shared}
    return {**parts, **held}


_SHARED_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def make_xls(sheets: Sheets) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    days = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, grid in sheets.items():
        sheet = book.add_sheet(name.lstrip("."))
        sheet.visibility = int(name.startswith("."))
        for row, line in enumerate(cells(grid)):
            for column, value in enumerate(line):
                if isinstance(value, str) and value.startswith("!"):
                    sheet.row(row).set_cell_error(column, "#DIV/0!")
                elif isinstance(value, date):
                    sheet.write(row, column, value, days)
                elif value is not None:
                    text = value.removeprefix("'") if isinstance(value, str) else value
                    sheet.write(row, column, text)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
_REST = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
)


def make_ods(sheets: Sheets) -> bytes:
    """As LibreOffice writes it, the million empty rows below included."""
    tables = []
    for name, grid in sheets.items():
        style = ' table:style-name="ta2"' if name.startswith(".") else ""
        lines = "".join(_ods_line(line) for line in cells(grid))
        named = escape(name.lstrip("."), {'"': "&quot;"})
        tables.append(f'<table:table table:name="{named}"{style}>{lines}{_REST}</table:table>')
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format("".join(tables)).encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def _ods_line(line: list[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, line))}</table:table-row>"


def _ods_cell(value: Cell) -> str:
    if value is None:
        return '<table:table-cell table:number-columns-repeated="1"/>'
    if isinstance(value, date):
        shown = f"<text:p>{value:%d/%m/%Y}</text:p>"
        return _cell_of(f'office:value-type="date" office:date-value="{value}"', shown)
    if isinstance(value, int | float):
        return _cell_of(
            f'office:value-type="float" office:value="{value}"', f"<text:p>{value}</text:p>"
        )
    if value.startswith("!"):
        kept = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
        return _cell_of(kept, "<text:p>#DIV/0!</text:p>")
    paragraphs = value.removeprefix("'").split("\n")
    written = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    return _cell_of('office:value-type="string"', written)


def _cell_of(attributes: str, content: str) -> str:
    return f"<table:table-cell {attributes}>{content}</table:table-cell>"


def make_csv(sheets: Sheets, *, separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Only the first sheet, as programs do."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator)
    for line in cells(next(iter(sheets.values()))):
        writer.writerow([_csv_text(value) for value in line])
    return made.getvalue().encode(encoding)


def _csv_text(value: Cell) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, str) and value.startswith("!"):
        return "#DIV/0!"
    return "" if value is None else str(value).removeprefix("'")


def decomposed(grid: str) -> str:
    """As macOS writes it (NFD)."""
    return unicodedata.normalize("NFD", grid)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return made.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}
