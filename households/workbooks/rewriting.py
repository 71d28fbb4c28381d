"""A workbook of another format as .xlsx: its visible sheets with their values, and the answers.

What the older formats calculated becomes the number it showed; texts typed for old fonts come in
Unicode, because their fonts are lost on the way. Written as a stream, with no property at all.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from households.workbooks.cells import EPOCH
from households.workbooks.decoding import Decoder
from households.workbooks.formats.book import Book, Fault, Line, Sheet, Value, letters
from households.workbooks.limits import MAX_WRITTEN_TEXT
from households.workbooks.tables import BEGINNING, Table
from vietnamese.folding import clean

Texts = Mapping[int, Mapping[int, str]]
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Looks 0: plain; 1: a day; 2: a text that begins like a formula and stays one when it is edited.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/>'
    '<xf xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_FORMULA_STARTS = ("=", "+", "-", "@")
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets count one day too many."""
_MADE = (1980, 1, 1, 0, 0, 0)
_WIDEST = 40
_NARROWEST = 8
_LONGEST_NAME = 31
_NO_NAME = "Bảng số liệu"


def rewrite(book: Book, table: Table, texts: Texts) -> bytes:
    """Lines keep their numbers."""
    sheets = book.visible
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in _frame(sheets):
            _put(target, name, iter([content]))
        for number, sheet in enumerate(sheets, start=1):
            answers = texts if sheet is table.sheet else {}
            _put(target, f"xl/worksheets/sheet{number}.xml", _sheet(sheet, answers))
    return made.getvalue()


def _put(target: zipfile.ZipFile, name: str, pieces: Iterator[str]) -> None:
    entry = zipfile.ZipInfo(name, _MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # otherwise the byte tells the machine that wrote it
    with target.open(entry, "w") as part:
        part.write(_DECLARATION.encode())
        for piece in pieces:
            part.write(piece.encode())


def _frame(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Everything but the sheets."""
    numbered = list(enumerate(_names(sheets), start=1))
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n, _ in numbered
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{parts}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    held = [("worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered]
    yield "xl/_rels/workbook.xml.rels", _relations([*held, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _names(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    """As spreadsheets allow them: short, without certain signs, no two alike."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        bare = re.sub(r"[\[\]:*?/\\']", " ", clean(sheet.name)).strip()
        name = bare[:_LONGEST_NAME] or _NO_NAME
        if name.casefold() in taken:
            name = f"{number} {name}"[:_LONGEST_NAME]
        taken.add(name.casefold())
        yield name


def _sheet(sheet: Sheet, texts: Texts) -> Iterator[str]:
    beginning = list(islice(sheet.lines(), BEGINNING))
    decode = Decoder(beginning)
    yield f'<worksheet xmlns="{_MAIN}">{_columns(beginning, texts)}<sheetData>'
    for line in sheet.lines():
        held = {**line.cells, **texts.get(line.number, {})}
        cells = "".join(_cell(line.number, c, held[c], decode) for c in sorted(held))
        yield f'<row r="{line.number}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _columns(lines: list[Line], texts: Texts) -> str:
    """As wide as what stands in them at the beginning of the sheet."""
    widths: dict[int, int] = {}
    for line in lines:
        for column, value in {**line.cells, **texts.get(line.number, {})}.items():
            width = min(len(str(value)) + 2, _WIDEST)
            widths[column] = max(widths.get(column, _NARROWEST), width)
    listed = "".join(
        f'<col min="{column + 1}" max="{column + 1}" width="{widths[column]}" customWidth="1"/>'
        for column in sorted(widths)
    )
    return f"<cols>{listed}</cols>" if listed else ""


def _cell(line: int, column: int, value: Value, decode: Decoder) -> str:
    start = f'<c r="{letters(column)}{line}"'
    if isinstance(value, bool):
        return f'{start} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"{start}><v>{value}</v></c>"
    if isinstance(value, date):
        if value >= _FIRST_DAY:
            return f'{start} s="1"><v>{(value - EPOCH).days}</v></c>'
        value = f"{value:%d/%m/%Y}"
    return _text(start, value.text if isinstance(value, Fault) else clean(decode(value)))


def _text(start: str, text: str) -> str:
    if not text:
        return ""
    look = ' s="2"' if text.startswith(_FORMULA_STARTS) else ""
    written = escape(text[:MAX_WRITTEN_TEXT])
    return f'{start}{look} t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'
