"""The head of a received paper: number and symbol, place and date, motto (Phụ lục I, II.1-II.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage, Place, Stretch
from paper.citing.numbering import canonical_symbol
from paper.components import date_words
from paper.kinds import Kind
from paper.legislation import of_symbol
from paper.readers.recognition.marks import MOTTO_LINE
from paper.readers.recognition.numbering import find_date, find_number
from paper.sheet import MOTTO

_SEARCHED = 60
"""Lines."""
_NUMBER_LINE = re.compile(
    r"(?P<label>Số\s*(?P<colon>[:.]?))(?P<space>[\s._…]*)(?P<number>\d{1,6}\s?[a-zđ]?)?[\s._…]*"
    r"(?:/\s*(?P<symbol>[^\s\d].*?|(?:19|20)\d\d\s?/.*?))?[\s*.]*$"
)
_COLUMN_END = re.compile(r"\t|\s{3}")
_DIGITS = re.compile(r"ngày(?P<a>\s*)(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*\d{4}")
_SPACED = re.compile(r"\s|[‐‑‒–—_]")


def head(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    """Only a whole file has a head of its own; that of a draft is the program's."""
    if passage.place is Place.FILE:
        yield from _number_line(manuscript, passage)
        yield from _dateline(passage)
        yield from _motto(passage)


def _wording(
    rule: str, message: str, place: Stretch, suggestion: str | None, *, hint: bool = False
) -> Finding:
    severity = Severity.HINT if hint else Severity.ERROR
    return Finding(rule, Group.WORDING, severity, message, place.start, place.end, suggestion)


@dataclass(frozen=True, slots=True)
class _NumberLine:
    start: int
    match: re.Match[str]

    def stretch(self, group: str) -> Stretch:
        return Stretch(self.match[group], self.start + self.match.start(group))


def _number_line(manuscript: Manuscript, passage: Passage) -> Iterator[Finding]:
    for line in passage.lines[:_SEARCHED]:
        found = find_number(line.text)
        if not found:
            continue
        rest = line.text[found.span[0] :]
        start = found.span[0] + len(rest) - len(rest.lstrip(" *\t"))
        column = _COLUMN_END.search(line.text, found.span[1])
        if match := _NUMBER_LINE.match(line.text[start : column.start() if column else None]):
            typed = _NumberLine(line.start + start, match)
            yield from _label(typed)
            yield from _symbol(manuscript, typed)
        return


def _label(typed: _NumberLine) -> Iterator[Finding]:
    match, label = typed.match, typed.stretch("label")
    if match["colon"] != ":":
        message = "Sau từ “Số” có dấu hai chấm (Phụ lục I, mục II.3.c)."
        yield _wording("number-colon", message, label, "Số:" if match["space"] else "Số: ")
    elif match["number"] and not match["space"]:
        message = "Sau “Số:” cách một chữ rồi mới đến số."
        yield _wording("number-spacing", message, label, "Số: ", hint=True)
    if match["number"] and re.fullmatch(r"\d[a-zđ]?", match["number"].strip()):
        message = "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước (Phụ lục I, mục II.3.c)."
        yield _wording("number-padding", message, typed.stretch("number"), f"0{match['number']}")


def _symbol(manuscript: Manuscript, typed: _NumberLine) -> Iterator[Finding]:
    if not typed.match["symbol"]:
        return
    symbol = typed.match["symbol"].strip(" *.")
    place = Stretch(symbol, typed.stretch("symbol").start)
    right = "".join(_SPACED.sub(lambda m: "" if m[0].isspace() else "-", symbol))
    canonical = "/".join(canonical_symbol(part.split("-")) for part in right.split("/"))
    if right != symbol:
        message = "Trong ký hiệu dùng gạch nối (-), không cách chữ (Phụ lục I, mục II.3.c)."
        yield _wording("number-symbol-spacing", message, place, canonical)
    elif canonical != symbol:
        message = "Chữ viết tắt trong ký hiệu chưa đúng (Phụ lục III, mục I)."
        yield _wording("number-symbol-letters", message, place, canonical)
    elif canonical.startswith("CV-"):
        message = (
            "Công văn không có chữ viết tắt tên loại trong ký hiệu: sau tên cơ quan là đơn vị soạn "
            "thảo hoặc lĩnh vực, ví dụ 12/UBND-VX (Phụ lục I, mục II.3.b)."
        )
        yield _wording("letter-symbol", message, place, canonical.removeprefix("CV-"))
    else:
        yield from _kind_in_symbol(manuscript.sheet.kind, place)


def _kind_in_symbol(kind: Kind | None, place: Stretch) -> Iterator[Finding]:
    named = of_symbol(place.text)
    if kind is None or named is None or named.code == kind.code:
        return
    organ = place.text.partition("-")[2]
    right = f"{kind.abbreviation}-{organ}" if kind.abbreviation else organ
    message = f"Ký hiệu là của {named.title.lower()}, văn bản là {kind.title.lower()}."
    yield _wording("number-kind", message, place, right or None)


def _dateline(passage: Passage) -> Iterator[Finding]:
    for line in passage.lines[:_SEARCHED]:
        found = find_date(line.text)
        if not found:
            continue
        start, end = found.span
        typed = line.text[start:end]
        if found.place and not re.search(rf"{re.escape(found.place)}[\s*]*,", typed):
            at = typed.index(found.place) + len(found.place)
            message = "Sau địa danh có dấu phẩy (Phụ lục I, mục II.4.c)."
            place = Stretch("", line.start + start + at)
            yield _wording("dateline-comma", message, place, ",")
        if digits := _DIGITS.search(typed):
            yield from _date_padding(digits, line.start + start, date_words(found.issued))
        return


def _date_padding(typed: re.Match[str], offset: int, right: str) -> Iterator[Finding]:
    if " ".join(typed[0].split()) == right or int(typed["day"]) == 0:
        return
    message = (
        "Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0 phía trước, các tháng khác thì không "
        "(Phụ lục I, mục II.4.b)."
    )
    yield _wording("date-padding", message, Stretch(typed[0], offset + typed.start()), right)


def _motto(passage: Passage) -> Iterator[Finding]:
    for line in passage.lines[:_SEARCHED]:
        found = MOTTO_LINE.search(line.text)
        if found and found[0] != MOTTO:
            message = "Tiêu ngữ viết hoa chữ đầu mỗi cụm từ, giữa các cụm có gạch nối, có cách chữ."
            place = Stretch(found[0], line.start + found.start())
            yield _wording("motto", message, place, MOTTO)
