"""What a column is for, by the words of its heading; not wholly understood, it is not read."""

import re
from dataclasses import dataclass
from enum import StrEnum

from households.workbooks.ethnic_names import EthnicNames
from vietnamese.folding import fold


class Field(StrEnum):
    SERIAL = "serial"
    ORDINAL = "ordinal"
    HOUSEHOLD_ORDINAL = "household ordinal"
    GROUP = "group"
    CELL = "cell"
    """Tổ: the group where there is no other column for it."""
    CELLS = "cells"
    ETHNIC = "ethnic"
    HOUSEHOLDS = "households"
    PERSONS = "persons"
    WOMEN = "women"
    MEN = "men"
    SEX = "sex"
    RELATION = "relation"
    FROM_DAY = "from day"
    ERROR = "error"
    PERSONAL = "personal"
    OTHER = "other"


MEASURES = frozenset({Field.HOUSEHOLDS, Field.PERSONS, Field.WOMEN, Field.MEN})


@dataclass(frozen=True, slots=True)
class Heading:
    """`title` is as printed, its lines joined by " – "; `ethnic` the code of a single group."""

    title: str
    field: Field
    ethnic: str = ""


_PERSONAL = re.compile(
    r"\bho (?:va |, ?|& ?)?(?:chu dem|ten)\b|\bho, ten\b|\bh\.? ?ten\b|\bhv ?ten\b"
    r"|\bten\b(?! (?:khoi|thon|ban|xom|ap|buon|lang|to|khu|dan toc|don vi|dia ban)\b)"
    r"|\bchu ho\b|\bdai dien\b|\bnguoi dai dien\b|\btruong (?:khoi|thon|ban|xom|to|ap|khu)\b"
    r"|\bdia chi\b|\bnoi (?:o|cu tru|sinh|dang ky|cap|thuong tru|tam tru|den|di)\b|\bcho o\b"
    r"|\bque\b|\bnguyen quan\b|\bso nha\b|\bduong\b|\bngo\b|\bngach\b|\bhem\b|\btoa do\b"
    r"|\bsinh\b(?! song)|\btuoi\b|\bngay cap\b|\bngay mat\b"
    r"|\bcmt?nd\b|\bcmt\b|\bcccd\b|\bcan cuoc\b|\bdinh danh\b|\bchung minh\b|\bho chieu\b"
    r"|\bgiay to\b|\bid\b|\bho khau\b|\bshk\b|\bso so\b|\bso ho\b.*\bquyen\b"
    r"|\bma (?:so )?(?:ho|cong dan|dinh danh|ca nhan)\b"
    r"|\bbhyt\b|\bbao hiem\b|\bdien thoai\b|\bso dt\b|\bsdt\b|\bdi dong\b|\btel\b"
    r"|\blien (?:he|lac)\b|\be?mail\b|\bzalo\b|\bfacebook\b"
    r"|\bghi chu\b|\bnhan xet\b|\bhoan canh\b|\btinh trang\b|\bdac diem\b|\bnoi dung\b"
    r"|\bnghe\b|\bnghe nghiep\b|\bnoi lam viec\b|\bcong tac\b|\btrinh do\b|\bhoc van\b"
    r"|\bton giao\b|\btheo dao\b|\bdao\b(?= (?:phat|thien|tin|cong|cao))|\btin nguong\b"
    r"|\bdang vien\b|\bdoan vien\b|\bhoi vien\b|\btien (?:an|su)\b|\bdoi tuong\b|\bchinh tri\b"
    r"|\bquoc tich\b|\bhon nhan\b|\bsuc khoe\b|\bbenh\b|\bkhuyet tat\b|\btai khoan\b"
    r"|\bngan hang\b|\bbien so\b|\bho so\b.*\bluu\b|\bvo\b|\bchong\b|\bcha\b|\bbo\b|\bme\b"
)
_LONGEST_NAME = 4
_TELEPHONE = re.compile(r"\bđ\.?t\b")
"""ĐT is điện thoại, DT is dân tộc."""
_HEAD_ETHNIC = re.compile(
    r"(?:thanh phan )?(?:dan toc|dt)(?: (?:cua )?chu ho| ch)?|chu ho (?:la )?dan toc(?: gi)?"
    r"|ten dan toc|thanh phan dan toc|dan toc (?:nao|gi)|chu ho \| (?:dan toc|dt)"
)
_WHOLE: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.SERIAL, r"(?:so|ma) phieu(?: ho)?|phieu so|so phieu he thong"),
        (Field.ERROR, r"loi|ly do loi"),
        (Field.ETHNIC, _HEAD_ETHNIC.pattern),
        (Field.HOUSEHOLD_ORDINAL, r"ho so|(?:stt|tt|so thu tu|so tt|thu tu) (?:cua )?ho|ho thu"),
        (Field.ORDINAL, r"s?tt|so t\.?t\.?|so thu tu|thu tu|no|#"),
        (
            Field.RELATION,
            r"(?:(?:moi )?quan he|qh)(?: (?:voi )?chu ho| gia dinh)?",
        ),
        (Field.SEX, r"gioi tinh|gt|phai|nam ?[/,\-] ?nu|nam hay nu|gioi"),
        (
            Field.FROM_DAY,
            r"(?:(?:co mat|sinh song|cu tru|o day|tinh) )?tu (?:ngay|nam|thang|ngay thang)"
            r"(?: nam)?|(?:ngay|nam|thang|thoi gian|thoi diem)(?: thang)?(?: nam)? "
            r"(?:chuyen |bat dau )?(?:den|tu|o|cu tru|chuyen ve)|tu \| ngay|ngay bat dau"
            r"|thoi diem co mat",
        ),
        (Field.CELLS, r"(?:tong )?so to(?: dan cu| tu quan| lien gia| dan pho)?"),
        (
            Field.GROUP,
            r"(?:ten |thuoc |ma )?(?:khoi(?: pho)?|to dan pho|tdp|thon|ban|xom|ap|buon|lang|khu pho"
            r"|khu dan cu|khom|khu|dia ban|don vi)"
            r"(?:(?: ?[/,;\-–] ?| hoac | )(?:khoi|to dan pho|tdp|to|thon|ban|xom|ap|buon|lang"
            r"|khu pho|khu|khoi pho|dan cu))*",
        ),
        (Field.CELL, r"to(?: so| dan cu| lien gia| tu quan)?"),
    )
)
_WORDS_OF_MEASURES = (
    "tong so luong cong chung trong do tat ca toan bo hien co nhan khau ho gia dinh nguoi nu "
    "nam dan thanh vien gioi la cac theo chia phan toc thuoc ra cua tung moi cu the thuc te le "
    "phu tinh td sl nk"
)
_MEASURE_WORDS = frozenset(_WORDS_OF_MEASURES.split())


def understand(levels: tuple[str, ...], names: EthnicNames) -> Heading:
    """What the lines of a heading say together, from the top down."""
    title = " – ".join(levels)
    plain = [_plain(level) for level in levels]
    whole = " | ".join(plain)
    for field, pattern in () if _TELEPHONE.search(title.casefold()) else _WHOLE:
        if pattern.fullmatch(whole) or (len(plain) > 1 and pattern.fullmatch(plain[-1])):
            is_ours = field in {Field.SERIAL, Field.ERROR}
            return Heading(title, field if is_ours else _unless_personal(field, whole))
    if _PERSONAL.search(whole) or _TELEPHONE.search(title.casefold()):
        return Heading(title, Field.PERSONAL)
    return _measured(title, levels, names)


def _unless_personal(field: Field, whole: str) -> Field:
    """ "Quan hệ với chủ hộ" names nobody, but "Nơi ở – Khối" stands below an address."""
    upper = whole.rpartition(" | ")[0]
    return Field.PERSONAL if _PERSONAL.search(upper.replace("chu ho", "")) else field


def _measured(title: str, levels: tuple[str, ...], names: EthnicNames) -> Heading:
    """Households, persons, women or men, of all or of one ethnic group; in whatever order."""
    parted = [_parted(level, names) for level in levels]
    words = [fold(word) for _, rest in parted for word in rest]
    ethnic = [code for code, _ in parted if code]
    if len(ethnic) > 1 or not _MEASURE_WORDS.issuperset(words):
        return Heading(title, Field.OTHER)
    field = _measure(" ".join(words))
    if field is None and ethnic:
        field = Field.PERSONS
    return Heading(title, field or Field.OTHER, ethnic[0] if ethnic else "")


def _parted(level: str, names: EthnicNames) -> tuple[str, list[str]]:
    """The ethnic group a line of a heading names, "Số hộ dân tộc Thái", and its other words."""
    if code := names.code(level):
        return code, []
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", level)
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        for start in range(len(words) - length + 1):
            span = words[start : start + length]
            if _MEASURE_WORDS.issuperset(map(fold, span)):
                continue
            if code := names.code(" ".join(span)):
                return code, words[:start] + words[start + length :]
    return "", words


def _measure(words: str) -> Field | None:
    """Of "số khẩu, trong đó nữ" the women; of "nhân khẩu của hộ" the persons."""
    for field, pattern in (
        (Field.WOMEN, r"\bnu\b"),
        (Field.MEN, r"\bnam\b"),
        (Field.PERSONS, r"\bkhau\b|\bnk\b|\bnguoi\b|\bdan so\b|\bso dan\b|\bthanh vien\b"),
        (Field.HOUSEHOLDS, r"\bho\b"),
    ):
        if re.search(pattern, words):
            return field
    return None


def _plain(level: str) -> str:
    """Without marks, brackets and numbers of columns: "Số khẩu (người) (3)" is "so khau nguoi"."""
    bare = re.sub(r"\(\s*[\d=+\-]+\s*\)", " ", fold(level))
    return " ".join(re.sub(r"[()\[\]:*\"]", " ", bare).split()).strip(" .,;-")
