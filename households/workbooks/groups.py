"""Residential groups as workbooks name them: "Khối 5", "K.05", "khối V", "5"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from vietnamese.folding import fold, nfc
from vietnamese.numerals import from_roman

_SORTS = {
    "khoi pho": "khoi",
    "khoi": "khoi",
    "k": "khoi",
    "to dan pho": "to",
    "tdp": "to",
    "to dan cu": "to",
    "to": "to",
    "thon": "thon",
    "ban": "ban",
    "xom": "xom",
    "ap": "ap",
    "buon": "buon",
    "lang": "lang",
    "khu pho": "khu",
    "khu dan cu": "khu",
    "kp": "khu",
    "khu": "khu",
    "khom": "khom",
    "tieu khu": "tieu khu",
    "sok": "sok",
    "phum": "phum",
}
_SORT = re.compile(rf"(?:({'|'.join(sorted(_SORTS, key=len, reverse=True))})\b[ .:]*|k[.]?(?=\d))")
_NUMBERING = re.compile(r"^(?:[ivx]{1,5}|\d{1,2}|[a-h])[.)/ -]+\s*", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:[:(,;–]|\s-\s).*$|\s*[.:]+$", re.DOTALL)
_MOST_WORDS = 4
_MOST_DIGITS = 3
_OF_PERSONS = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "nha", "ho"})
T = TypeVar("T")


class GroupNames:
    """The known groups by what may be typed for them."""

    def __init__(self, known: Sequence[str]) -> None:
        self._by_key = _only_once([(_key(name), name) for name in known])
        self._by_rest = _only_once([(_key(name)[1], name) for name in known])
        self._exact = {_squeezed(name): name for name in known}
        self._find = lru_cache(maxsize=5_000)(self._found)

    def known(self, typed: str) -> str:
        """The name of the register; "" where it is none, or could be several."""
        return self._find(typed)

    def heading(self, typed: str) -> str:
        """The group that a line by itself names, "II. KHỐI 5 (40 hộ)"; as typed where unknown."""
        bare = _TAIL.sub("", nfc(typed).strip())
        for name in (bare, _NUMBERING.sub("", bare)):
            if found := self._with_sort(name):
                return found
        return ""

    def is_name(self, typed: str) -> bool:
        """Whether it looks like the name of a group: a word such as "khối", and little more."""
        plain = fold(typed)
        sort = _SORT.match(plain)
        if not sort or not re.fullmatch(r"[\w .\-']+", plain):
            return False
        rest = plain[sort.end() :].split()
        if not 1 <= len(rest) <= _MOST_WORDS or _OF_PERSONS & set(rest):
            return False
        return len(re.findall(r"\d", plain)) <= _MOST_DIGITS

    def _with_sort(self, name: str) -> str:
        if not self.is_name(name):
            return self._exact.get(_squeezed(name), "")
        return self.known(name) or name

    def _found(self, typed: str) -> str:
        if exact := self._exact.get(_squeezed(typed)):
            return exact
        sort, rest = _key(typed)
        return self._by_key.get((sort, rest), "") if sort else self._by_rest.get(rest, "")


def _squeezed(name: str) -> str:
    return " ".join(nfc(name).casefold().split())


def _key(name: str) -> tuple[str, str]:
    """What sort of group, "" where that is not said, and which."""
    plain = fold(name).strip(" .,;:")
    sort = _SORT.match(plain)
    rest = plain[sort.end() :] if sort else plain
    words = [_number(word) for word in re.findall(r"\w+", rest) if word != "so"]
    return (_SORTS.get(sort[1] or "k", "") if sort else "", " ".join(words))


def _number(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    roman = from_roman(word.upper()) if set(word) <= set("ivx") else None
    return str(roman) if roman else word


def _only_once(named: list[tuple[T, str]]) -> dict[T, str]:
    names: dict[T, set[str]] = {}
    for key, name in named:
        names.setdefault(key, set()).add(name)
    return {key: found.pop() for key, found in names.items() if len(found) == 1}
