"""Reading .ods, as a stream. A line or cell that stands there many times is written once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from households.workbooks.formats.book import Book, Fault, Gauge, Line, Sheet, Value
from households.workbooks.formats.package import (
    ENCRYPTED,
    Attributes,
    Markup,
    Package,
    local,
)
from households.workbooks.formats.xlsx import number
from households.workbooks.limits import MAX_COLUMN, MAX_SHEETS, MAX_TEXT
from paper.readers.received import Unreadable

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT = "content.xml"
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d{3}")
_CELLS = {"table-cell", "covered-table-cell"}
_ASIDE = {"annotation", "tracked-changes", "shapes", "named-expressions"}


def read(package: Package, *, longest: int = MAX_TEXT) -> Book:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Unreadable(ENCRYPTED)
    listing = _Listing()
    _run(package, listing)
    sheets = [
        Sheet(name, partial(_lines, package, place, name, longest), hidden)
        for place, (name, hidden) in enumerate(listing.sheets)
    ]
    return Book(".ods", tuple(sheets[:MAX_SHEETS]))


@dataclass(slots=True)
class _Listing:
    """The sheets, and which of them a style hides."""

    sheets: list[tuple[str, bool]] = field(default_factory=list)
    hiding: set[str] = field(default_factory=set)
    style: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        if tag == "style":
            self.style = attributes.get("style:name", "")
        elif tag == "table-properties" and attributes.get("table:display") == "false":
            self.hiding.add(self.style)
        elif tag == "table":
            hidden = attributes.get("table:style-name") in self.hiding
            self.sheets.append((attributes.get("table:name", ""), hidden))


def _run(package: Package, listing: _Listing) -> None:
    markup = Markup()
    markup.handle(start=listing.start)
    for chunk in package.chunks(_CONTENT):
        markup.feed(chunk)
    markup.feed(b"", last=True)


def _lines(package: Package, place: int, name: str, longest: int) -> Iterator[Line]:
    handler = _Table(place, Gauge(name), longest)
    markup = Markup()
    markup.handle(start=handler.start, end=handler.end, text=handler.text)
    for chunk in package.chunks(_CONTENT):
        markup.feed(chunk)
        yield from handler.take()
        if handler.table > place:
            return
    markup.feed(b"", last=True)
    yield from handler.take()


@dataclass(slots=True)
class _Table:
    """The lines of the table at `place`; what stands aside, such as notes, is passed over."""

    place: int
    gauge: Gauge
    longest: int
    ready: list[tuple[int, Line]] = field(default_factory=list)
    cells: dict[int, Value] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    attributes: Attributes = field(default_factory=dict)
    table: int = -1
    aside: int = 0
    line: int = 0
    lines: int = 1
    column: int = 0
    in_cell: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        if tag == "table":
            self.table += 1
        elif self.table != self.place:
            return
        elif tag in _ASIDE:
            self.aside += 1
        elif not self.aside:
            self._start_within(tag, attributes)

    def end(self, name: str) -> None:
        tag = local(name)
        if self.table != self.place:
            return
        if tag in _ASIDE:
            self.aside -= 1
        elif not self.aside and tag in _CELLS:
            self._end_cell()
        elif not self.aside and tag == "table-row":
            self._end_line()

    def text(self, text: str) -> None:
        if self.in_cell and not self.aside:
            self.pieces.append(text)

    def take(self) -> Iterator[Line]:
        """A line that is repeated is given as often, each time counted."""
        ready, self.ready = self.ready, []
        for times, line in ready:
            for further in range(times):
                yield self.gauge.check(Line(line.number + further, line.cells))

    def _start_within(self, tag: str, attributes: Attributes) -> None:
        if tag == "table-row":
            self.lines = _times(attributes.get("table:number-rows-repeated"))
            self.column, self.cells = 0, {}
        elif tag in _CELLS:
            self.attributes, self.in_cell = attributes, True
            self.pieces.clear()
            self.gauge.add_cells()
        elif tag == "p" and self.pieces:
            self.pieces.append("\n")
        elif tag == "s" and self.in_cell:
            self.pieces.append(" ")
        elif tag in {"tab", "line-break"} and self.in_cell:
            self.pieces.append("\n")

    def _end_cell(self) -> None:
        self.in_cell = False
        times = _times(self.attributes.get("table:number-columns-repeated"))
        value = self._value("".join(self.pieces))
        if value is not None:
            last = min(self.column + times, MAX_COLUMN + 1)
            self.cells.update(dict.fromkeys(range(self.column, last), value))
            if self.column >= MAX_COLUMN:
                self.cells[self.column] = value
        self.column += times

    def _end_line(self) -> None:
        if self.cells:
            self.ready.append((self.lines, Line(self.line + 1, self.cells)))
        self.line += self.lines

    def _value(self, text: str) -> Value | None:
        kind = self.attributes.get("office:value-type", "")
        is_error = self.attributes.get("calcext:value-type") == "error"
        if is_error or ("table:formula" in self.attributes and _ERROR.fullmatch(text)):
            return Fault(text[:12])
        if kind in {"float", "percentage", "currency"}:
            return number(self.attributes.get("office:value", text))
        if kind == "date":
            return _day(self.attributes.get("office:date-value", ""), text)
        if kind == "boolean":
            return self.attributes.get("office:boolean-value") == "true"
        return text[: self.longest] if text.strip() else None


def _times(repeated: str | None) -> int:
    """Cut after twelve digits: however many more there are, it is too often."""
    digits = (repeated or "")[:12]
    return max(1, int(digits)) if digits.isascii() and digits.isdecimal() else 1


def _day(iso: str, text: str) -> Value | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return text or None
