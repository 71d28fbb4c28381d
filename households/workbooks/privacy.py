"""What looks personal by its content, whatever the heading above it says."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise

from households.workbooks.formats.book import Fault, Value
from paper import personal
from vietnamese.folding import fold, nfc

_FAMILIES = (
    "bùi bế cao chu châu cù cầm cụt danh dương già giàng hoàng huỳnh hà hạng hắc hồ hờ hứa kha "
    "khổng kim kiều ksor lang lâm lê lí lò lô lý lưu lương lường lầu lộc lục lữ ma mai moong "
    "mùa mạc nghiêm nguyễn ngân ngô nông phan phùng phạm quàng quách siu sùng sơn sầm thào thái "
    "thạch triệu trương trần trịnh tòng tô tăng tạ tống vi vàng võ văn vũ vương "
    "vừ xeo đinh đoàn đào đậu đặng đồng đỗ"
)
_SURNAMES = frozenset(_FAMILIES.split())
_SURNAMES_WITHOUT_MARKS = frozenset(map(fold, _SURNAMES))
_TITLES = frozenset(["ông", "bà", "cụ", "anh", "chị", "cô", "chú", "bác"])
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,5}")
_ADDRESS = re.compile(r"\b(?:so nha|duong|pho|ngo|ngach|hem|thi xa|huyen|tinh|phuong|xa)\b")
_DIGITS = re.compile(r"[\s.\-()+]*")
_IDENTITY_FROM = 100_000_000
"""Nine digits: the least a number of identity or a telephone has without its zero."""
_BIRTH_YEARS = range(1905, 2031)
_SHARE = 0.3
_SHARE_OF_YEARS = 0.6


def look_personal(values: Iterable[Value]) -> bool:
    """Names, addresses, numbers of identity, telephones; days of birth that are dates."""
    known: list[Value] = [v for v in values if not isinstance(v, Fault | bool)]
    return _share(known, _is_personal) >= _SHARE


def look_like_numbers_of_identity(values: Iterable[Value]) -> bool:
    return _share(list(values), _is_identity) >= _SHARE


def look_like_births(values: Iterable[Value]) -> bool:
    """Years or days of birth where a number of persons should stand."""
    return _share(list(values), _is_year_or_day) >= _SHARE_OF_YEARS


def is_safe(text: str, *, of_known_words: bool = False) -> bool:
    """Whether a text of the workbook, such as a heading, may be shown.

    "Ho va ten" begins like a name of a person, but its words are known.
    """
    if of_known_words:
        return not _is_identity(text) and not personal.findings(text)
    return not _is_personal(text) and not _speaks_of_somebody(text)


def is_person_name(text: str) -> bool:
    if not _NAME.fullmatch(text):
        return False
    first = nfc(text).split()[0].casefold()
    return first in (_SURNAMES_WITHOUT_MARKS if text.isascii() else _SURNAMES)


def _share(values: list[Value], is_so: Callable[[Value], bool]) -> float:
    return sum(map(is_so, values)) / len(values) if values else 0.0


def _is_personal(value: Value) -> bool:
    if isinstance(value, date):
        return value.year < 2015
    if not isinstance(value, str):
        return _is_identity(value)
    text = " ".join(value.split())
    return (
        is_person_name(text)
        or _is_identity(text)
        or ("," in text and _ADDRESS.search(fold(text)) is not None)
        or bool(personal.findings(text))
    )


def _speaks_of_somebody(text: str) -> bool:
    """A title and a name after it, as in “Hộ bà Mẫu”."""
    words = nfc(text).split()
    return any(word.casefold() in _TITLES and name[0].isupper() for word, name in pairwise(words))


def _is_identity(value: Value) -> bool:
    if isinstance(value, str):
        digits = _DIGITS.sub("", value)
        return digits.isdecimal() and len(digits) >= 9
    return isinstance(value, int | float) and abs(value) >= _IDENTITY_FROM


def _is_year_or_day(value: Value) -> bool:
    if isinstance(value, date):
        return True
    if isinstance(value, str):
        return re.fullmatch(r"(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d", value.strip()) is not None
    return isinstance(value, int) and (value in _BIRTH_YEARS or 5_000 < value < 60_000)
