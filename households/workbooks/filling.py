"""Putting texts into cells of a sheet of an .xlsx and leaving every other byte of it alone."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from households.workbooks.formats import xlsx
from households.workbooks.formats.book import column_of, letters
from households.workbooks.formats.package import Attributes, Markup, Package
from households.workbooks.limits import MAX_WRITTEN_TEXT
from vietnamese.folding import clean

_DIGITS = "0123456789"
# Every other encoding of XML has the signs of ASCII, and these name all letters by number.
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
Texts = Mapping[int, Mapping[int, str]]


def fill(data: bytes, place: int, texts: Texts) -> bytes:
    """`place` counts the sheets of the workbook; `texts` are by line from 1 and column from 0.

    An empty text empties a cell that is there. Raises Unreadable.
    """
    package = Package(data)
    path = xlsx.parts(package)[place].path
    filled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(filled, "w") as target:
        for info in source.infolist():
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = info.external_attr
            with target.open(entry, "w", force_zip64=False) as part:
                for chunk in _part(package, info.filename, path, texts):
                    part.write(chunk)
    return filled.getvalue()


def _part(package: Package, name: str, path: str, texts: Texts) -> Iterator[bytes]:
    chunks = package.chunks(name)
    return _Filler(texts).run(chunks) if name == path else chunks


@dataclass(frozen=True, slots=True)
class _Edit:
    """What stands in place of the bytes from `start` to `end`, counted over the whole part."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Filler:
    """Reads the sheet as it passes by and knows at which byte each line and cell begins.

    `open_from` is where something to be replaced began; it ends where the next element does begin.
    """

    texts: Texts
    markup: Markup = field(default_factory=Markup)
    edits: list[_Edit] = field(default_factory=list)
    waiting: dict[int, str] = field(default_factory=dict)
    encoding: str = "ascii"
    prefix: str = ""
    line: int = 0
    column: int = -1
    style: str = ""
    reached: int = 0
    open_from: int | None = None
    replacement: str = ""

    def run(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        self.markup.handle(start=self._start, end=self._end)
        kept, base = b"", 0
        for chunk in chunks:
            self.encoding = _WIDE.get((kept + chunk)[:2], self.encoding)
            kept += chunk
            self.markup.feed(chunk)
            safe = self.reached if self.open_from is None else self.open_from
            yield self._edited(kept, base, safe)
            kept, base = kept[safe - base :], safe
        self.markup.feed(b"", last=True)
        yield self._edited(kept, base, base + len(kept))

    def _edited(self, kept: bytes, base: int, until: int) -> bytes:
        pieces, done = [], base
        for edit in self.edits:
            pieces += [
                kept[done - base : edit.start - base],
                edit.text.encode(self.encoding, "xmlcharrefreplace"),
            ]
            done = edit.end
        self.edits.clear()
        pieces.append(kept[done - base : until - base])
        return b"".join(pieces)

    def _start(self, name: str, attributes: Attributes) -> None:
        prefix, _, tag = name.rpartition(":")
        self.reached = self.markup.position
        if tag == "row":
            self._start_line(prefix, attributes)
        elif tag == "c":
            self._close()
            self._start_cell(attributes)

    def _end(self, name: str) -> None:
        self.reached = self.markup.position
        if name.rpartition(":")[2] == "row":
            self._close()
            self._insert(self.waiting)

    def _start_line(self, prefix: str, attributes: Attributes) -> None:
        self.line = xlsx.whole(attributes.get("r", "")) or self.line + 1
        self.column, self.style = -1, ""
        self.prefix = f"{prefix}:" if prefix else ""
        self.waiting = dict(self.texts.get(self.line, {}))
        if self.waiting and "spans" in attributes:
            # The width it states would no longer be right.
            rest = {name: value for name, value in attributes.items() if name != "spans"}
            written = "".join(f" {name}={quoteattr(value)}" for name, value in rest.items())
            self._replace(f"<{self.prefix}row{written}>")

    def _start_cell(self, attributes: Attributes) -> None:
        name = attributes.get("r", "").rstrip(_DIGITS)
        self.column = column_of(name.upper()) if name else self.column + 1
        self._insert({c: text for c, text in self.waiting.items() if c < self.column})
        self.style = attributes.get("s", "")
        if self.column in self.waiting:
            self._replace(self._cell(self.column, self.waiting.pop(self.column)))

    def _insert(self, texts: Mapping[int, str]) -> None:
        """Before the element that begins or ends here."""
        cells = "".join(self._cell(column, text) for column, text in sorted(texts.items()) if text)
        for column in [*texts]:
            self.waiting.pop(column, None)
        if cells:
            self.edits.append(_Edit(self.markup.position, self.markup.position, cells))

    def _replace(self, text: str) -> None:
        self.open_from, self.replacement = self.markup.position, text

    def _close(self) -> None:
        if self.open_from not in (None, self.markup.position):
            edit = _Edit(self.open_from, self.markup.position, self.replacement)
            self.edits.append(edit)
        self.open_from = None

    def _cell(self, column: int, text: str) -> str:
        """With the look of the cell it replaces, or of the one before it."""
        style = f' s="{int(self.style)}"' if self.style.isdecimal() else ""
        start = f'<{self.prefix}c r="{letters(column)}{self.line}"{style}'
        if not text:
            return f"{start}/>"
        p, written = self.prefix, escape(clean(text)[:MAX_WRITTEN_TEXT])
        inner = f'<{p}t xml:space="preserve">{written}</{p}t>'
        return f'{start} t="inlineStr"><{p}is>{inner}</{p}is></{p}c>'
