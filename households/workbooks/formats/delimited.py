"""Reading .csv: commas, semicolons or tabs, in whatever encoding Vietnamese was ever saved."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import partial

from households.workbooks.formats.book import BROKEN, Book, Gauge, Line, Sheet
from households.workbooks.limits import MAX_TEXT
from paper.readers.decoding import decode
from paper.readers.received import Unreadable

_SEPARATORS = ",;\t|"
_SAMPLE = 60
_STATED = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)


def read(data: bytes, *, longest: int = MAX_TEXT) -> Book:
    text = _text(data)
    first = 0
    if stated := _STATED.match(text):
        separator, first = stated[1], 1
    else:
        separator = _separator(text)
    text = re.sub(rf'(?m)(?<![^{separator}\n])"(?=[{separator}\r\n])', '""""', text)
    lines = text.splitlines(keepends=True)[first:]
    return Book(".csv", (Sheet("", partial(_lines, lines, separator, first, longest)),))


def _text(data: bytes) -> str:
    """What the decoder stumbles over must not go with the refusal as its cause."""
    try:
        return decode(data).replace("\0", "")
    except Unreadable as error:
        message = error.message
    raise Unreadable(message)


def _separator(text: str) -> str:
    """The one that parts the first lines into most cells."""
    sample = text[: _SAMPLE * 500].splitlines(keepends=True)[:_SAMPLE]
    return max(_SEPARATORS, key=lambda separator: _cells(sample, separator))


def _cells(sample: Sequence[str], separator: str) -> int:
    try:
        return sum(len(row) for row in csv.reader(sample, delimiter=separator))
    except csv.Error:
        return 0


def _lines(lines: Sequence[str], separator: str, first: int, longest: int) -> Iterator[Line]:
    gauge = Gauge("csv")
    rows = csv.reader(lines, delimiter=separator)
    for number, row in enumerate(_read(rows), start=first + 1):
        gauge.add_cells(len(row))
        cells = {column: text[:longest] for column, text in enumerate(row) if text.strip()}
        if cells:
            yield gauge.check(Line(number, dict(cells)))


def _read(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error:
        raise Unreadable(BROKEN) from None
