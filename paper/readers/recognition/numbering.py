"""Số, ký hiệu and địa danh, thời gian as they stand in heads, filled in or still blank."""

import re
from dataclasses import dataclass
from datetime import date

from paper.readers.recognition.lines import bare
from paper.sheet import IssueDate

_BLANK = r"[\s._…]*"
_COLUMN_END = r"(?=\t|\s{3}|$)"
_SYMBOL = r"(?:(?:19|20)\d\d\s?/\s?)?[A-ZĐƯ][\w&.]*(?:\s?[-–/]\s?[A-ZĐƯ][\w&.]*)*"
_NUMBER = re.compile(
    rf"(?:^|(?<=\t)|(?<=\s\s\s))[\s*]*"
    rf"(?:Số\s*[:.]?{_BLANK}(?:(?P<number>\d{{1,6}}\s?[a-zđ]?\b){_BLANK})?/"
    rf"\s*(?P<symbol>{_SYMBOL})?"
    rf"|Số\s*:{_BLANK}(?P<alone>\d{{1,6}}[a-zđ]?)?(?=[\s._…*]*$)"
    rf"|(?P<bare_number>\d{{1,6}}[a-zđ]?)/(?P<bare_symbol>[A-ZĐƯ][\w&.]*(?:-[A-ZĐƯ][\w&.]*)+)"
    rf"{_COLUMN_END})\**"
)
_DATE = re.compile(
    rf"ngày{_BLANK}(?:(?P<day>\d{{1,2}}){_BLANK})?tháng{_BLANK}(?:(?P<month>\d{{1,2}}){_BLANK})?"
    rf"năm(?:{_BLANK}(?P<year>\d{{4}}))?[\s._…*]*{_COLUMN_END}",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})[\s.*]*" + _COLUMN_END,
    re.IGNORECASE,
)
_COLUMN_GAP = re.compile(r"\t|\s{3,}(?=\S)")
_LONGEST_LINE = 400
_LONGEST_PLACE = 60
_UNPUNCTUATED_PLACE = 4


@dataclass(frozen=True, slots=True)
class Numbered:
    number: str
    symbol: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DatedPlace:
    place: str
    issued: IssueDate
    span: tuple[int, int]


def find_number(text: str) -> Numbered | None:
    """The number line in a line; number "" where it is still blank, without its leading zeros."""
    if len(text) > _LONGEST_LINE or not (found := _NUMBER.search(text)):
        return None
    number = found["number"] or found["alone"] or found["bare_number"] or ""
    symbol = found["symbol"] or found["bare_symbol"] or ""
    return Numbered(
        "".join(number.split()).lstrip("0"),
        re.sub(r"\s*[-–]\s*", "-", symbol).replace(" ", "").rstrip("."),
        found.span(),
    )


def find_date(text: str) -> DatedPlace | None:
    """Place and date at the end of a column; a day, month or year still blank is None."""
    if len(text) > _LONGEST_LINE:
        return None
    if found := _DATE.search(text):
        return _dated_place(text, found)
    if (found := _SLASHED.search(text)) and text[: found.start()].rstrip(" *").endswith(","):
        return _dated_place(text, found)
    return None


def _dated_place(text: str, found: re.Match[str]) -> DatedPlace | None:
    gaps = list(_COLUMN_GAP.finditer(text, 0, found.start()))
    start = gaps[-1].end() if gaps else 0
    before = text[start : found.start()]
    place = bare(before).rstrip(",").rstrip()
    issued = IssueDate(*(int(value) if value else None for value in found.group(1, 2, 3)))
    if not _is_place(place, before) or not _is_possible(issued):
        return None
    return DatedPlace(place, issued, (start, found.end()))


def _is_place(place: str, before: str) -> bool:
    """A name: short, a capital first; without its comma, of capitalised words only."""
    if not place:
        return True
    if len(place) > _LONGEST_PLACE or not place[0].isupper() or place.count(",") > 1:
        return False
    words = place.split()
    capitalised = all(word[0].isupper() for word in words)
    comma = bare(before).endswith(",")
    return comma or (capitalised and len(words) <= _UNPUNCTUATED_PLACE)


def _is_possible(issued: IssueDate) -> bool:
    try:
        date(issued.year or 2000, issued.month or 1, issued.day or 1)
    except ValueError:
        return False
    return True
