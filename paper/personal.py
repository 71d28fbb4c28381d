"""Places in a text that look like personal data, or like words no paper of ours should carry.

They are pointed at before saving, never refused: a rule of letters cannot know what is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vietnamese.folding import nfc


class FindingKind(StrEnum):
    IDENTITY_NUMBER = "identity number"
    TELEPHONE = "telephone"
    BIRTH_YEAR = "birth year"
    SUBJECT_PERSON = "subject person"
    USE_OF_REPUTABLE_PERSON = "use of reputable person"


MESSAGES = {
    FindingKind.IDENTITY_NUMBER: (
        "Dãy 9 hoặc 12 chữ số giống số định danh, số căn cước của một người."
    ),
    FindingKind.TELEPHONE: "Giống số điện thoại; chỉ để lại nếu là số của cơ quan.",
    FindingKind.BIRTH_YEAR: "Họ tên kèm năm sinh; văn bản nên ghi số lượng, không ghi từng người.",
    FindingKind.SUBJECT_PERSON: (
        "Từ “đối tượng” chỉ người; hãy gọi đúng nhóm người được phục vụ hoặc bỏ đi."
    ),
    FindingKind.USE_OF_REPUTABLE_PERSON: (
        "Câu nói về việc sử dụng người có uy tín; văn bản chỉ nêu vận động, thăm hỏi và chính sách."
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place; `start` counts the characters of the text in NFC."""

    kind: FindingKind
    excerpt: str
    start: int

    @property
    def message(self) -> str:
        return MESSAGES[self.kind]


def findings(text: str) -> tuple[Finding, ...]:
    """What to point at, in the order of the text."""
    text = nfc(text)
    found = [
        Finding(kind, match[0].strip(), match.start())
        for kind, matches in (
            (FindingKind.IDENTITY_NUMBER, _identity_numbers(text)),
            (FindingKind.TELEPHONE, _TELEPHONE.finditer(text)),
            (FindingKind.BIRTH_YEAR, _birth_years(text)),
            (FindingKind.SUBJECT_PERSON, _SUBJECT_PERSON.finditer(text)),
            (FindingKind.USE_OF_REPUTABLE_PERSON, _USE.finditer(text)),
        )
        for match in matches
    ]
    return tuple(sorted(found, key=lambda finding: finding.start))


_BEFORE = r"(?<![\w/,.+-])(?<!\d )"
_AFTER = r"(?![\w/-]|[.,]\d)"
_NOT_MONEY = r"(?!\s*(?:đ|đồng|vnđ|vnd|triệu|tỷ|tỉ|USD|m2|m²|ha)\b)"
_IDENTITY = re.compile(
    rf"{_BEFORE}(?:\d{{9}}(?:\d{{3}})?"
    r"|\d{3}(?P<by>[ .])\d{3}(?P=by)\d{3}(?:(?P=by)\d{3})?"
    r"|\d{3}[ .]\d[ .]\d{2}[ .]\d{6}|\d{3}[ .]\d{3}[ .]\d{6}|\d{4}[ .]\d{4}[ .]\d{4})"
    rf"{_AFTER}(?! \d{{3}}){_NOT_MONEY}",
    re.IGNORECASE,
)
# Grouped by full stops from a digit other than 0, nine digits are a sum; so are three round groups.
_SUM = re.compile(r"[1-9]\d{2}(?:\.\d{3})+|[1-9]\d{2}(?: \d{3})* 000")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ .](?:19|20)\d\d){2}")
_NAMED_NUMBER = re.compile(
    r"(?:CMND|CMT|CCCD|căn cước|định danh|chứng minh nhân dân)\D{0,20}$", re.IGNORECASE
)


def _identity_numbers(text: str) -> Iterator[re.Match[str]]:
    for match in _IDENTITY.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        figure = _SUM.fullmatch(match[0]) or _YEARS.fullmatch(match[0])
        if not figure or _NAMED_NUMBER.search(before):
            yield match


_DATE = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}"
_TELEPHONE = re.compile(
    rf"(?<![\w/,.+-])(?<!\d )(?!{_DATE})"
    r"(?:(?:\+?84|\(\+84\)|0)[ .-]?[35789](?:[ .-]?\d){8}"
    r"|(?:(?:\+?84|\(\+84\))[ .-]?|\(?0)2\d{1,2}\)?(?:[ .-]?\d){7,8})"
    r"(?![\w/]|[ .,-]?\d)",
)

_CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_WORD = rf"\b[{_CAPITALS}][^\W\d_]{{0,15}}\b"
_NAME = rf"{_WORD}(?: {_WORD}){{1,5}}"
_BORN = re.compile(
    rf"{_NAME}\W{{0,4}}(?:\b(?:sinh năm|sinh ngày|sinh|năm sinh|SN|NS)\b[:.]?\s*)"
    r"(?:\d{1,2}[./-]\d{1,2}[./-])?(?:19|20)\d{2}\b"
)
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Lí|Đinh|Đoàn|Trịnh|"
    "Trương|Cao|Tạ|Thái|Tô|Tống|Chu|Châu|Mai|Đào|Lưu|Lương|Lâm|Hà|Quách|Vi|Lô|Lò|Lữ|Kha|Ngân|"
    "Sầm|Cầm|Quàng|Lường|Tòng|Nông|Triệu|Ma|Bế|Hứa|Vàng|Vừ|Và|Lầu|Giàng|Sùng|Thào|Mùa|Hạng|Moong|"
    "Cụt|Xeo|Ksor|Siu|Rơ|Kpă|Thạch|Kim|Danh|Sơn|Viết|Phùng|Khổng|Văn|Đậu"
)
_LISTED = re.compile(
    rf"\b(?:{_SURNAMES})(?: {_WORD}){{1,4}}(?: *\|[^|\n]{{0,12}})? *[(,;|–-] *"
    r"(?:19[2-9]\d|20[01]\d)\b"
)


def _birth_years(text: str) -> Iterator[re.Match[str]]:
    """A name with the words "sinh năm"; two or more names with a bare year are a list."""
    born = list(_BORN.finditer(text))
    listed = list(_LISTED.finditer(text))
    yield from born
    if len(born) + len(listed) > 1:
        yield from listed


# "Đối tượng" of a policy or a rule is not said of suspects.
_SUBJECT_PERSON = re.compile(
    r"\bđối\s+t(?:ượ|uợ|ựơ|ươ)ng\b"
    r"(?!\s+(?:được\s+)?(?:áp dụng|điều chỉnh|thụ hưởng|chính sách|hưởng|bảo trợ|hỗ trợ|thi đua))",
    re.IGNORECASE,
)

_REPUTABLE = r"(?:người có uy tín|NCUT)"
_USE = re.compile(
    rf"\bsử dụng\s+(?:(?!kinh phí|ngân sách|nguồn|kết quả|danh sách)\w+\s+){{0,4}}?{_REPUTABLE}\b"
    rf"|{_REPUTABLE}\b[^.;\n]{{0,60}}?\b(?:do|được)\b[^.;\n]{{0,40}}?\bsử dụng\b"
    rf"|{_REPUTABLE}\b[^.;\n]{{0,60}}?\b(?:phục vụ|giúp|để)\s+nắm\b(?:\s+tình hình)?",
    re.IGNORECASE,
)
