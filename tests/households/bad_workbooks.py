"""Files that are no workbook, or one that would take all memory or time."""

import io
import zipfile
from collections.abc import Iterator

from tests.households.ugly_workbooks import make, unzipped, zipped

GRID = """
STT | Họ và tên | Khối | Dân tộc | Số khẩu
1 | Nguyễn Văn Mẫu | Khối 1 | Kinh | 4
"""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
_HEAD += b'2006/main"><sheetData>'
_TAIL = b"</sheetData></worksheet>"
_CELL = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'


def xlsx_with(**parts: bytes) -> bytes:
    """The plain workbook with other parts; "/" is written "__" in their names, "." as "_dot_"."""
    named = {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()}
    return zipped({**unzipped(make("xlsx", GRID)), **named})


def xlsx_of_lines(lines: Iterator[bytes]) -> bytes:
    """The plain workbook with another sheet, written piece by piece."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in unzipped(make("xlsx", GRID)).items():
            if name != SHEET:
                target.writestr(name, data)
        with target.open(SHEET, "w") as part:
            part.write(_HEAD)
            for line in lines:
                part.write(line)
            part.write(_TAIL)
    return made.getvalue()


def heading_and_one_row() -> Iterator[bytes]:
    for number, texts in enumerate(
        (("Khối", "Dân tộc", "Số khẩu"), ("Khối 1", "Kinh", "4")), start=1
    ):
        cells = "".join(
            _CELL.format(column, number, text) for column, text in zip("ABC", texts, strict=True)
        )
        yield f'<row r="{number}">{cells}</row>'.encode()


def million_empty_rows() -> bytes:
    """As spreadsheets leave them: each line styled, none with a value."""

    def lines() -> Iterator[bytes]:
        yield from heading_and_one_row()
        for start in range(3, 1_000_003, 1_000):
            rows = (f'<row r="{n}" s="1"/>' for n in range(start, start + 1_000))
            yield "".join(rows).encode()

    return xlsx_of_lines(lines())


def too_many_rows() -> bytes:
    """40,000, without numbers of their own."""

    def lines() -> Iterator[bytes]:
        yield from heading_and_one_row()
        for _ in range(40):
            yield "".join(f"<row><c><v>{n}</v></c></row>" for n in range(1_000)).encode()

    return xlsx_of_lines(lines())


def bomb() -> bytes:
    """A tenth of a megabyte of file, a hundred megabytes of spaces."""

    def lines() -> Iterator[bytes]:
        yield from heading_and_one_row()
        for _ in range(100):
            yield b" " * 1_000_000

    return xlsx_of_lines(lines())


def bomb_of_strings() -> bytes:
    """A few texts of ten megabytes each, which no cell shows."""
    one = b"<si><t>" + b"A" * 10_000_000 + b"</t></si>"
    texts = unzipped(make("xlsx", GRID))["xl/sharedStrings.xml"]
    return xlsx_with(xl__sharedStrings_dot_xml=texts.replace(b"</sst>", one * 4 + b"</sst>"))


def entities() -> bytes:
    """Billion laughs: a document type whose entities hold each other."""
    sheet = (
        b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + _HEAD.partition(b"?>")[2]
        + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
        + _TAIL
    )
    return xlsx_with(xl__worksheets__sheet1_dot_xml=sheet)


def far_away() -> bytes:
    """A single forgotten cell in the last corner of the sheet."""

    def lines() -> Iterator[bytes]:
        yield from heading_and_one_row()
        yield b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    return xlsx_of_lines(lines())


def column_of_no_name() -> bytes:
    lines = [b'<row r="1"><c r="$A1" t="inlineStr"><is><t>x</t></is></c></row>']
    return xlsx_of_lines(iter([*heading_and_one_row(), *lines]))


def far_below() -> bytes:
    """A line after a billion empty ones."""
    parts = unzipped(make("ods", GRID))
    row = "<table:table-row{}><table:table-cell{}</table:table-row></table:table>"
    empty = row.format(' table:number-rows-repeated="1000000000"', "/>")
    number = row.format("", ' office:value-type="float" office:value="1"/>')
    content = parts["content.xml"].decode().replace("</table:table>", empty)
    content = content.replace("</table:table>", number)
    return zipped({**parts, "content.xml": content.encode()})


def ods_repeated(lines: int, columns: int) -> bytes:
    """One cell that stands there so many times, in a few bytes."""
    parts = unzipped(make("ods", GRID))
    row = (
        f'<table:table-row table:number-rows-repeated="{lines}"><table:table-cell'
        f' table:number-columns-repeated="{columns}" office:value-type="float" office:value="1">'
        "<text:p>1</text:p></table:table-cell></table:table-row>"
    )
    before = '<table:table-row table:number-rows-repeated="1048000">'
    content = parts["content.xml"].decode().replace(before, row + before)
    return zipped({**parts, "content.xml": content.encode()})


def damaged(kind: str, seed: int) -> bytes:
    """The plain workbook with bytes changed, or cut off."""
    data = bytearray(make(kind, GRID))
    for step in range(1, 6):
        data[(seed * 7919 * step) % len(data)] ^= (seed * step) % 255 + 1
    return bytes(data[: len(data) - (seed % 3) * (len(data) // 5)])
