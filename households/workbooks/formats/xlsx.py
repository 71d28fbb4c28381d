"""Reading .xlsx: as a stream, with errors of formulas kept as such.

Cells say their column and line; what says none stands after the one before it. Formats of cells
are not read: a date is a number here, and `cells.day` knows it by its column.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from math import isfinite

from households.workbooks.formats.book import (
    BROKEN,
    Book,
    Fault,
    Gauge,
    Line,
    Sheet,
    Value,
    column_of,
)
from households.workbooks.formats.package import (
    Attributes,
    Markup,
    Package,
    elements,
    local,
)
from households.workbooks.limits import MAX_SHEETS, MAX_TEXT, MAX_TEXT_IN_ALL
from paper.readers.received import Unreadable

_DIGITS = "0123456789"
_FROM_1904 = 1_462
_ALMOST = 1e-9
"""Sums of fractions, 3.9999999999999996, are whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet and where it lies in the package."""

    name: str
    path: str
    hidden: bool


def read(package: Package, *, longest: int = MAX_TEXT) -> Book:
    strings = _Strings(package, longest)
    ahead = _days_ahead(package)
    return Book(
        ".xlsx",
        tuple(
            Sheet(part.name, partial(_lines, package, part, strings), part.hidden, ahead)
            for part in parts(package)
        ),
    )


def _days_ahead(package: Package) -> int:
    """Excel for the Macintosh counted days from 01/01/1904."""
    for name, attributes in elements(package.read(workbook_path(package))):
        if name == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            return _FROM_1904
    return 0


def parts(package: Package) -> tuple[Part, ...]:
    """The sheets of cells, in the order of the workbook; no charts, no macro sheets."""
    workbook = workbook_path(package)
    targets = dict(_targets(package, workbook, "worksheet"))
    found = [
        Part(attributes.get("name", ""), targets[key], attributes.get("state") in _HIDDEN)
        for name, attributes in elements(package.read(workbook))
        if name == "sheet" and (key := _relation(attributes)) in targets
    ]
    if not found:
        raise Unreadable(BROKEN)
    return tuple(found[:MAX_SHEETS])


def workbook_path(package: Package) -> str:
    return next((path for _, path in _targets(package, "", "officeDocument")), "xl/workbook.xml")


_HIDDEN = {"hidden", "veryHidden"}


def _relation(attributes: Attributes) -> str:
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _targets(package: Package, source: str, kind: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(source)
    data = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    for _, attributes in elements(data) if data else ():
        if attributes.get("Type", "").endswith(f"/{kind}"):
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            yield attributes.get("Id", ""), posixpath.normpath(target).lstrip("/")


class _Strings:
    """The texts that cells name by number; read when the first sheet needs them."""

    def __init__(self, package: Package, longest: int) -> None:
        self._package = package
        self.longest = longest
        self._texts: list[str] | None = None

    def texts(self) -> list[str]:
        if self._texts is None:
            self._texts = self._read()
        return self._texts

    def _read(self) -> list[str]:
        workbook = workbook_path(self._package)
        handler = _StringHandler(self.longest)
        for _, path in _targets(self._package, workbook, "sharedStrings"):
            _run(self._package, path, handler)
        return handler.texts


@dataclass(slots=True)
class _StringHandler:
    longest: int
    texts: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    characters: int = 0
    reading: bool = False
    aside: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name.endswith("t"):
            self.reading = not self.aside
        elif name.endswith("rPh"):
            self.aside = True

    def end(self, name: str) -> None:
        if name.endswith("si"):
            self._keep("".join(self.pieces)[: self.longest])
            self.pieces.clear()
        elif name.endswith("rPh"):
            self.aside = False
        self.reading = False

    def text(self, text: str) -> None:
        if self.reading:
            self.pieces.append(text)

    def _keep(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > MAX_TEXT_IN_ALL:
            raise Unreadable("Tệp có quá nhiều chữ nên không đọc. Hãy chia thành nhiều tệp.")
        self.texts.append(text)


def _lines(package: Package, part: Part, strings: _Strings) -> Iterator[Line]:
    handler = _SheetHandler(strings.texts(), Gauge(part.name), strings.longest)
    markup = Markup()
    markup.handle(start=handler.start, end=handler.end, text=handler.text)
    for chunk in package.chunks(part.path):
        markup.feed(chunk)
        yield from handler.take()
    markup.feed(b"", last=True)
    yield from handler.take()


def _run(package: Package, path: str, handler: _StringHandler) -> None:
    markup = Markup()
    markup.handle(start=handler.start, end=handler.end, text=handler.text)
    for chunk in package.chunks(path):
        markup.feed(chunk)
    markup.feed(b"", last=True)


@dataclass(slots=True)
class _SheetHandler:
    """Some programs write "x:c" for "c"."""

    strings: list[str]
    gauge: Gauge
    longest: int
    ready: list[Line] = field(default_factory=list)
    cells: dict[int, Value] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    line: int = 0
    column: int = -1
    kind: str = ""
    reading: bool = False
    formula: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        tag = name if ":" not in name else local(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag in {"v", "t"}:
            self.reading = True
        elif tag == "f":
            self.formula = True
        elif tag == "row":
            self.line = whole(attributes.get("r", "")) or self.line + 1
            self.column = -1

    def end(self, name: str) -> None:
        tag = name if ":" not in name else local(name)
        self.reading = False
        if tag == "c":
            self._end_cell()
        elif tag == "row" and self.cells:
            self.ready.append(self.gauge.check(Line(self.line, self.cells)))
            self.cells = {}

    def text(self, text: str) -> None:
        if self.reading:
            self.pieces.append(text)

    def take(self) -> list[Line]:
        ready, self.ready = self.ready, []
        return ready

    def _start_cell(self, attributes: Attributes) -> None:
        self.gauge.add_cells()
        self.column = self._column(attributes.get("r", ""))
        self.kind = attributes.get("t", "n")
        self.formula = False
        self.pieces.clear()

    def _column(self, reference: str) -> int:
        name = reference.rstrip(_DIGITS)
        if not name:
            return self.column + 1
        if name not in self.columns:
            self.columns[name] = column_of(name.upper())
        return self.columns[name]

    def _end_cell(self) -> None:
        value = self._value("".join(self.pieces))
        if value is not None:
            self.cells[self.column] = value

    def _value(self, text: str) -> Value | None:
        if not text:
            return Fault() if self.formula else None
        if self.kind == "s":
            return self._shared(text)
        if self.kind == "n":
            return number(text)
        if self.kind == "e":
            return Fault(text)
        if self.kind == "b":
            return text == "1"
        return text[: self.longest] if not text.isspace() else None

    def _shared(self, text: str) -> str | None:
        place = whole(text)
        if place is None or place >= len(self.strings):
            raise Unreadable(BROKEN)
        found = self.strings[place]
        return found if found and not found.isspace() else None


def whole(text: str) -> int | None:
    """A number of a line, or how often something stands there; None of anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def number(text: str) -> Value:
    """The number as the format writes it, whole where it is; else the text."""
    try:
        value = float(text)
    except ValueError:
        return text[:MAX_TEXT]
    if not isfinite(value):
        return text[:MAX_TEXT]
    whole = abs(value) < 1e15 and abs(value - round(value)) < _ALMOST
    return round(value) if whole else value
