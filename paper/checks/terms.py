"""Words that the law has replaced, and organs that are no more, on the day of the paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from paper.checks.finding import Finding, Group, Severity
from paper.checks.manuscript import Passage

END_OF_DISTRICTS = date(2025, 7, 1)
_REORGANIZED = date(2025, 3, 1)


@dataclass(frozen=True, slots=True)
class Term:
    """`words` in its stead, None where that depends; `source` says since when and why."""

    pattern: re.Pattern[str]
    since: date
    source: str
    words: str | None = None
    rule: str = "outdated-term"


def _term(pattern: str, since: date, source: str, words: str | None = None) -> Term:
    return Term(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), since, source, words)


def _organ(pattern: str, since: date, source: str, words: str | None = None) -> Term:
    # "Quận 1" and names of streets are capitals of their own; abbreviations are capitals always.
    compiled = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
    return Term(compiled, since, source, words, rule="organ-gone")


_TWO_TIER = "từ 01/7/2025 chính quyền địa phương có hai cấp, không còn cấp huyện"
_BODY = (
    r"UBND|HĐND|TAND|VKSND|UBMTTQ(?: Việt Nam)?|MTTQ(?: Việt Nam)?|[Ủủ]y ban nhân dân"
    r"|[Uu]ỷ ban nhân dân|[Hh]ội đồng nhân dân|[Cc]ông an|[Ll]ãnh đạo|[Cc]hủ tịch"
    r"|Mặt trận Tổ quốc(?: Việt Nam)?|Tòa án nhân dân|Viện kiểm sát nhân dân"
)
_DISTRICT = r"(?:các )?(?:huyện|quận|thị xã|cấp huyện)"
# Of the cities only those directly under the centre are left.
_CITIES = "Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Đồng Nai"
_REPORT = r"(?:UBND|[Ủủ]y ban nhân dân|[Uu]ỷ ban nhân dân) (?:thị xã|huyện|quận)(?= \(để báo cáo\))"

TERMS = (
    _organ(_REPORT, END_OF_DISTRICTS, _TWO_TIER, "UBND tỉnh"),
    _organ(
        rf"(?:{_BODY})(?: và (?:{_BODY}))? {_DISTRICT}"
        rf"|(?:{_BODY}) thành phố (?!(?:{_CITIES})\b)[A-ZĐÀ-Ỹ]\w*"
        r"|Phòng (?:[^\s.;:,]{1,12} ){1,7}?(?:huyện|quận|thị xã)|cấp huyện"
        r"|(?:Thị|Huyện|Quận) (?:ủy|uỷ)|(?:huyện|quận|thị) (?:ủy|uỷ)",
        END_OF_DISTRICTS,
        _TWO_TIER,
    ),
    _organ(
        rf"(?:{_BODY}) (?:thị trấn|xã, thị trấn|phường, thị trấn)",
        END_OF_DISTRICTS,
        "từ 01/7/2025 cấp xã gồm xã, phường, đặc khu, không còn thị trấn",
    ),
    _organ(
        "Ủy ban Dân tộc|Uỷ ban Dân tộc",
        _REORGANIZED,
        "từ 01/3/2025 là Bộ Dân tộc và Tôn giáo",
        "Bộ Dân tộc và Tôn giáo",
    ),
    _organ(
        "Bộ Lao động(?: -|,) Thương binh và Xã hội",
        _REORGANIZED,
        "từ 01/3/2025 nhiệm vụ chuyển về Bộ Nội vụ và các bộ khác",
    ),
    _organ(
        "Bộ Thông tin và Truyền thông",
        _REORGANIZED,
        "từ 01/3/2025 hợp nhất vào Bộ Khoa học và Công nghệ",
    ),
    _organ("Bộ Kế hoạch và Đầu tư", _REORGANIZED, "từ 01/3/2025 hợp nhất vào Bộ Tài chính"),
    _organ("Bộ Giao thông vận tải", _REORGANIZED, "từ 01/3/2025 hợp nhất vào Bộ Xây dựng"),
    _organ(
        "Bộ Tài nguyên và Môi trường|Bộ Nông nghiệp và Phát triển nông thôn",
        _REORGANIZED,
        "từ 01/3/2025 hợp nhất thành Bộ Nông nghiệp và Môi trường",
        "Bộ Nông nghiệp và Môi trường",
    ),
    _term(
        "vùng dân tộc thiểu số",
        date(2024, 12, 1),
        "Nghị định số 127/2024/NĐ-CP gọi là “vùng đồng bào dân tộc thiểu số”",
        "vùng đồng bào dân tộc thiểu số",
    ),
    _term(
        "công chức văn hóa - xã hội|công chức văn hoá - xã hội",
        END_OF_DISTRICTS,
        "từ 01/7/2025 là Phòng Văn hóa - Xã hội của xã, phường (Nghị định số 150/2025/NĐ-CP)",
        "Phòng Văn hóa - Xã hội",
    ),
    _term(
        "căn cước công dân",
        date(2024, 7, 1),
        "từ 01/7/2024 là “căn cước” (Luật Căn cước)",
        "căn cước",
    ),
    _term(
        "công an xã bán chuyên trách|lực lượng bảo vệ dân phố|bảo vệ dân phố",
        date(2024, 7, 1),
        "từ 01/7/2024 là “lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở”",
        "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở",
    ),
    _term("sổ hộ khẩu", date(2023, 1, 1), "từ 01/01/2023 sổ hộ khẩu giấy không còn giá trị"),
)
_FORMER = re.compile(r"(?:nguyên|trước đây(?: là)?|cũ|trước sắp xếp)\W{0,3}$", re.IGNORECASE)
_FORMERLY = re.compile(r"[^.;,()\n]{0,40}(?:\bcũ\b|\btrước đây\b|\btrước sắp xếp\b)", re.IGNORECASE)


def terms(passage: Passage, on: date) -> Iterator[Finding]:
    """Old words in the names of cited papers, and organs called former, are as they should be."""
    taken = bytearray(len(passage.text))
    for citation in passage.citations:
        taken[citation.start : citation.end] = b"\1" * (citation.end - citation.start)
    for term in TERMS:
        if on < term.since:
            continue
        for match in term.pattern.finditer(passage.text):
            start, end = match.span()
            if not (any(taken[start:end]) or _is_excused(passage, match)):
                taken[start:end] = b"\1" * (end - start)
                yield _finding(term, match)


def _is_excused(passage: Passage, match: re.Match[str]) -> bool:
    """Whether it is called former there."""
    start, end = match.span()
    if _FORMER.search(passage.text, max(0, start - 20), start):
        return True
    return _FORMERLY.match(passage.text, end) is not None


def _finding(term: Term, match: re.Match[str]) -> Finding:
    is_organ = term.rule == "organ-gone"
    what = "Cơ quan, cấp chính quyền này" if is_organ else "Cách gọi này"
    return Finding(
        term.rule,
        Group.WORDING,
        Severity.WARNING,
        f"{what} không còn: {term.source}.",
        match.start(),
        match.end(),
        _in_the_case_of(match[0], term.words),
    )


def _in_the_case_of(typed: str, words: str | None) -> str | None:
    if words is None:
        return None
    if typed.isupper() and len(typed) > 1:
        return words.upper()
    return f"{words[0].upper()}{words[1:]}" if typed[0].isupper() else words
