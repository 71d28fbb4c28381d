"""Ethnic groups as workbooks spell them.

The register names the groups; here stand the spellings and other names that wards use besides, by
the code of QĐ 121-TCTK/PPCĐ. A name that several groups go by ("Mán", "Xá", "Trại") is none.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from vietnamese.folding import fold, nfc

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "01": ("Việt", "Kinh Việt"),
    "02": ("Tầy",),
    "03": ("Thái Đen", "Thái Trắng"),
    "04": ("Hán",),
    "05": ("Khmer", "Khơ mer"),
    "08": ("Mông", "Hơ Mông", "Mèo"),
    "09": ("Dao Đỏ", "Dao Tiền"),
    "10": ("Jarai", "Jrai", "Gia Lai"),
    "12": ("Ra đê", "Rhade"),
    "13": ("Bahnar",),
    "14": ("Sơ Đăng", "Xê Đăng"),
    "15": ("Cao Lan", "Sán Chỉ", "Sán Chí"),
    "16": ("K'ho", "Kơ ho", "Cờ ho"),
    "17": ("Chàm",),
    "19": ("Hơ rê",),
    "20": ("Mơ nông",),
    "21": ("Raglay", "Rắc lây"),
    "22": ("Stiêng",),
    "23": ("Vân Kiều", "Bru"),
    "24": ("Đan Lai",),
    "25": ("Dáy", "Nhắng"),
    "26": ("Ka tu",),
    "27": ("Giẻ Triêng", "Dẻ Triêng"),
    "28": ("Châu Mạ",),
    "29": ("Khmú",),
    "30": ("Cor", "Kor"),
    "31": ("Pa cô", "Pa kô"),
    "32": ("Châu ro",),
    "34": ("Sinh Mun",),
    "47": ("Cơ Lao", "Cờ Lao"),
    "53": ("Tày Hạt",),
}
_LONG_ENOUGH = 4
_SEPARATORS = re.compile(r"[\s'’‘`´\-–.]+")
_CALLED = re.compile(r"^(?:(?:người|đồng bào|dân tộc|dt|đb)\b[\s.:]*)+|\s*\(.*\)$", re.IGNORECASE)


class EthnicNames:
    """Codes by name: as typed with its marks first, then without them where only one group fits."""

    def __init__(self, registered: Mapping[str, str]) -> None:
        codes = set(registered.values())
        others = [(n, code) for code, names in OTHER_NAMES.items() for n in names if code in codes]
        self._exact = {_key(name): code for name, code in (*others, *registered.items())}
        self._folded = _unambiguous(
            [(_plain(name), code) for name, code in (*registered.items(), *others)]
        )
        self._find = lru_cache(maxsize=2_000)(self._found)

    def code(self, typed: str) -> str:
        """ "" where the name is none of the register's."""
        return self._find(typed)

    def _found(self, typed: str) -> str:
        for name in (typed, _CALLED.sub("", nfc(typed).strip())):
            if code := self._exact.get(_key(name)) or self._without_marks(name):
                return code
        return ""

    def _without_marks(self, name: str) -> str:
        """ "Muong", "Mừơng"; but "Có" is not Co: short names need all their marks, or none."""
        plain = _plain(name)
        if len(plain) < _LONG_ENOUGH and not name.isascii():
            return ""
        return self._folded.get(plain, "")


def _key(name: str) -> str:
    return _SEPARATORS.sub("", nfc(name).casefold())


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", fold(name))


def _unambiguous(names: list[tuple[str, str]]) -> dict[str, str]:
    """A name without its marks, where it can mean one group only."""
    codes: dict[str, set[str]] = {}
    for name, code in names:
        codes.setdefault(name, set()).add(code)
    return {name: found.pop() for name, found in codes.items() if len(found) == 1}
