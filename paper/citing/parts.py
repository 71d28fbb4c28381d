"""The pieces around a number: kind, "số", date, who issued it, what it is about."""

import re
from datetime import date

from paper.citing.values import Piece
from paper.legislation import CITED_KINDS, CitedKind, of_title
from vietnamese.dates import read_date
from vietnamese.folding import fold

GAP = r"(?:[ \t\xa0*]{0,40}(?:\n[ \t\xa0*]{0,40})?)"
SPACE = r"(?:[ \t\xa0*]{1,40}(?:\n[ \t\xa0*]{0,40})?|\n[ \t\xa0*]{0,40})"

# Typed without signs too, where the words then mean nothing else before a number.
_PLAIN = "Quyet dinh|Nghi dinh|Nghi quyet|Chi thi|Thong tu|Ke hoach|Cong van|Bao cao|Thong bao"
_ABBREVIATED = {
    "QĐ": "Quyết định",
    "QD": "Quyết định",
    "NĐ": "Nghị định",
    "ND": "Nghị định",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "KH": "Kế hoạch",
    "CV": "Công văn",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "TTr": "Tờ trình",
    "CTr": "Chương trình",
    "KL": "Kết luận",
    "CĐ": "Công điện",
    "QC": "Quy chế",
    "PA": "Phương án",
    "ĐA": "Đề án",
}
_WITHOUT_KIND = "văn bản|VB"
_CONCLUSION = "Thông báo kết luận"


def _spelled(title: str) -> str:
    """A title in any case, over a line break, with either place of its tone mark."""
    words = re.escape(title).replace(r"\ ", SPACE)
    return words.replace("uỷ", "(?:uỷ|ủy)").replace("thỏa", "(?:thỏa|thoả)")


_TITLES = "|".join(
    [_spelled(_CONCLUSION)]
    + [_spelled(t) for t in sorted((k.title for k in CITED_KINDS), key=len, reverse=True)]
    + [_spelled(t) for t in _PLAIN.split("|")]
)
KIND = re.compile(
    rf"(?<![\w[/-])(?:(?P<title>{_TITLES}|{_WITHOUT_KIND})(?![\w])"
    rf"|(?P<short>(?-i:{'|'.join(sorted(_ABBREVIATED, key=len, reverse=True))}))"
    rf"(?={GAP}(?:s[ốo]|\d)))",
    re.IGNORECASE,
)
NUMBER_WORD = re.compile(
    rf"{GAP}(?:(?:liên tịch|tịch|chung){SPACE})?s[ốo](?:{GAP}(?:ký{SPACE}hiệu|hiệu))?"
    rf"{GAP}[:.]?{GAP}",
    re.IGNORECASE,
)
PARTIAL = re.compile(
    r"(?P<number>\d{1,4})(?P<suffix>[a-zđ])?(?:[ ]?[/-][ ]?(?P<year>(?:19|20)\d\d))?"
    r"(?![\w%])(?!\s?[/-]\s?\w)(?![.,]\d)"
)
_COUNTED = re.compile(
    r"\s?(?:năm|tháng|ngày|giờ|hộ|người|khối|tổ|điểm|nội dung|nhiệm vụ|mục|%|đồng|triệu|tỷ|km|m2|"
    r"ha|chỉ tiêu|bản|trang|cuộc|lượt|vụ|đợt|đơn vị|cơ quan|phường|xã|quý|kỳ|giai đoạn|bên)\b",
    re.IGNORECASE,
)


def _day(group: str) -> str:
    by = f"{group}_by"
    return (
        rf"(?P<{group}>\d{{1,2}}[ ]?(?P<{by}>[/.-])[ ]?\d{{1,2}}[ ]?(?P={by})[ ]?"
        r"(?:\d{4}|\d{2})(?![\w/])"
        rf"|\d{{1,2}}{GAP}tháng{GAP}(?:\d{{1,2}}|tư){GAP}năm{GAP}\d{{4}}(?!\d))"
    )


DATE = re.compile(
    rf"{GAP}(?:,{GAP})?(?:\({GAP})?(?:(?:(?:được{SPACE})?(?:ban{SPACE}hành|ký)|đề){SPACE})?"
    rf"(?:ngày{GAP}:?{GAP}{_day('day')}|(?<=[\s(]){_day('bare')})(?:{GAP}\))?",
    re.IGNORECASE,
)
YEAR = re.compile(
    rf"{GAP}(?:,{GAP})?\(?(?:năm{GAP})?(?P<year>(?:19|20)\d\d)(?![\w/.-]|[.,]\d)\)?", re.IGNORECASE
)

_MINISTRIES = (
    "Văn hóa, Thể thao và Du lịch|Văn hoá, Thể thao và Du lịch"
    "|Lao động - Thương binh và Xã hội|Lao động, Thương binh và Xã hội"
)
_CAPITAL = f"[{''.join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())}]"
_MINISTRY = re.compile(rf"\s(?:{_MINISTRIES})")
_ORGAN = re.compile(
    rf"{GAP}(?:,{GAP})?(?:do|của|CỦA|liên{SPACE}(?:bộ|ngành):?){SPACE}"
    rf"(?P<organ>(?!(?:{_TITLES})\b)(?:{_CAPITAL}[^\s,;:.()“”\"\[\]{{}}*|]*"
    r"|phường|xã|tỉnh|thành phố|thị xã|huyện|ủy ban|bộ)(?!\w)(?!\s+(?:này|nói trên)))",
)
_ORGAN_WORD = re.compile(rf"{SPACE}(?![-+•]\s|\d+[.)]|\w[.)])([^\s,;:.()“”\"\[\]{{}}*|]+)")
_ORGAN_STOPS_WORDS = """
về v/v quy hướng sửa phê triển ngày số khóa có tại theo để và hoặc nêu đã được thay đối nhằm ký
do tới gửi cho từ đến trong là thì thực tăng bãi bổ chỉ yêu đề giao xây liên với kèm năm
"""
_ORGAN_STOPS = frozenset(_ORGAN_STOPS_WORDS.split())
_JOINS = frozenset({"và", "-", "–"})
_LONGEST_ORGAN = 16
"""Words."""

_TITLE_OPENS = re.compile(
    rf"{GAP}(?:,{GAP}|;{GAP})?(?P<lead>về{SPACE}việc|về|v/v)?{GAP}:?{GAP}"
    r"(?P<open>[“\"«])?(?P<first>(?(lead)\S|(?(open)\S|(?:quy định|ban hành|sửa đổi|hướng dẫn"
    r"|phê duyệt|triển khai|tăng cường|thực hiện|bảo đảm|đảm bảo|bãi bỏ|bổ sung|đẩy mạnh|phát huy"
    r"|xây dựng|thành lập|công nhận|kiện toàn|phân công|tổ chức|phát động|tuyên truyền"
    r"|mở đợt)\b)))",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(
    r"[.;:?!…](?=[\s\"”»)*]|$)|\./|[”»\"]|[ \t]*\("
    r"|\n[ \t]*(?:\n|[-+*•]|\d+[.)]|[a-zđ]\)|[IVX]+\.|\|)"
    r"|\n(?=[A-ZĐ][^\n]{0,60}:)"
    r"|,\s(?=(?:trọng tâm|cụ thể|trong đó|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Công an|"
    r"Hội đồng|Ban Chỉ|Căn cứ|Thực hiện|đồng thời|gắn với|kết hợp|đề nghị|yêu cầu)\b)"
    rf"|(?:,|,?\svà|;)\s(?=(?:các\s)?(?:{_TITLES})\s(?:s[ốo]\b|\d))"
    r"|\s(?:gắn với việc|bằng các|đến toàn thể|và các văn bản|trên địa bàn phường)\b",
)
_LONGEST_TITLE = 600


def kind_of(match: re.Match[str]) -> CitedKind | None:
    """The kind that a match of KIND names; None for "văn bản"."""
    if match["short"]:
        return of_title(_ABBREVIATED[match["short"]])
    title = " ".join(match["title"].replace("*", " ").split())
    return of_title("Thông báo" if fold(title) == fold(_CONCLUSION) else title)


def names_no_kind(match: re.Match[str]) -> bool:
    return match["title"] is not None and fold(match["title"]) in {"van ban", "vb"}


def is_counted(text: str, at: int) -> bool:
    """Whether a unit follows: "Kế hoạch 5 năm" cites nothing."""
    return _COUNTED.match(text, at) is not None


def opens_paragraph(text: str, start: int, end: int) -> bool:
    """Whether what stands at `end` is of another paragraph: "…\\n\\nNgày 01/3/2024, …"."""
    gap = text[start:end]
    lines = gap.count("\n")
    return lines > 1 or (lines == 1 and re.search(r"\n[ \t]*(?:Ngày|Số)\b", gap) is not None)


def date_at(text: str, at: int) -> tuple[Piece, date, int] | None:
    """The date with which a citation goes on, as typed without "ngày", and where its words end."""
    found = DATE.match(text, at)
    if found is None:
        return None
    group = "day" if found["day"] else "bare"
    if opens_paragraph(text, at, found.start(group)):
        return None
    day = read_date(found[group].replace("*", " "))
    if day is None:
        return None
    return Piece(found[group], found.start(group), found.end(group)), day, found.end()


def issuer_at(text: str, at: int) -> Piece | None:
    """The organ named after "của", as far as its name goes."""
    found = _ORGAN.match(text, at)
    if found is None or opens_paragraph(text, at, found.start("organ")):
        return None
    end = found.end("organ")
    if ministry := _MINISTRY.match(text, end):
        end = ministry.end()
    end = _organ_end(text, end)
    start = found.start("organ")
    return Piece(text[start:end], start, end)


def _organ_end(text: str, end: int) -> int:
    for _ in range(_LONGEST_ORGAN):
        word = _ORGAN_WORD.match(text, end)
        if word is None:
            break
        if word[1] in _JOINS:
            following = _ORGAN_WORD.match(text, word.end())
            if following is None or not following[1][0].isupper():
                break
            if KIND.match(text, following.start(1)):
                break
        elif _ends_organ(text, word):
            break
        end = word.end()
    return end


def _ends_organ(text: str, word: re.Match[str]) -> bool:
    lower = word[1].lower()
    if lower == "ban":
        return text[word.end() : word.end() + 5].strip().lower() == "hành"
    return lower in _ORGAN_STOPS and (lower == "về" or not word[1].istitle())


def title_at(text: str, at: int) -> Piece | None:
    """What a document is about, from behind "về" to where it seems to end."""
    found = _TITLE_OPENS.match(text, at)
    if found is None or opens_paragraph(text, at, found.start("first")):
        return None
    start = found.start("first")
    led = found["lead"] or found["open"]
    if not led and "\n" in text[at:start] and text[start].isupper():
        return None
    limit = min(len(text), start + _LONGEST_TITLE)
    end = _TITLE_ENDS.search(text, start, limit)
    stop = end.start() if end else limit
    title = text[start:stop].rstrip(" \t\n,*")
    return Piece(title, start, start + len(title)) if title else None
