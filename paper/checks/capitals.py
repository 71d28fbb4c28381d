"""Viết hoa (Phụ lục II), as far as letters alone can tell: hints, for the rules leave room."""

import re
from collections.abc import Iterator

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Manuscript, Passage, Place

_PEOPLE = re.compile(
    r"(?<!ban )(?<!đồng )(?<!án )(?<!sát )(?<!an )(?<!đội )(?<!sĩ )(?<!giáo )(?<!thuốc )(?<!trang )"
    r"(?<!nhân )(?<!báo )(?<!ước )(?<!BAN )(?<!hạng )nhân dân(?! (?:tệ|hàng đầu|ưu tú))"
)
_STATE = re.compile(r"(?<=của )nhà nước|(?<=Đảng, )nhà nước|(?<=Đảng và )nhà nước")
_PLACE = re.compile(
    r"(?<=[\s(])(?P<word>điều (?=\d{1,3}\s+(?:của\s+)?(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư"
    r"|Quyết định|Pháp lệnh))|mục (?=[IVX]{1,5}\b(?!\.\d))|chương (?=[IVX]{1,5}\b)"
    r"|phần (?=[IVX]{1,5}\b))"
)
_LOWER = re.compile(r"(?<=[a-zà-ỹđ,] )(?P<word>Khoản|Điểm)(?= (?:\d{1,2}|[a-zđ])\b)")
_ARTICLES = {
    "people": "“Nhân dân” viết hoa (Phụ lục II, mục V.1).",
    "state": "“Nhà nước” viết hoa (Phụ lục II, mục V.1).",
    "place": "Phần, chương, mục, điều của một văn bản cụ thể viết hoa (Phụ lục II, mục V.7).",
    "clause": "Khoản, điểm không viết hoa (Phụ lục II, mục V.7).",
}


def capitals(_: Manuscript, passage: Passage) -> Iterator[Finding]:
    if passage.place in {Place.RECIPIENTS, Place.ADDRESSEES}:
        return
    for match in _PEOPLE.finditer(passage.text):
        yield _hint("people", match.start(), match.end(), "Nhân dân")
    for match in _STATE.finditer(passage.text):
        yield _hint("state", match.start(), match.end(), "Nhà nước")
    for match in _PLACE.finditer(passage.text):
        yield _hint("place", match.start(), match.end("word"), match["word"].capitalize())
    for match in _LOWER.finditer(passage.text):
        yield _hint("clause", match.start(), match.end("word"), match["word"].lower())


def _hint(rule: str, start: int, end: int, right: str) -> Finding:
    message = _ARTICLES[rule]
    rule = f"capitals-{rule}"
    return Finding(rule, Group.WORDING, Severity.HINT, message, start, end, right)
