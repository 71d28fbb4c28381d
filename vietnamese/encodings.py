"""Texts typed for the fonts of before Unicode: TCVN3 (ABC, ".VnTime") and VNI ("VNI-Times").

Such a text reaches us as Latin letters and signs that only its font showed as Vietnamese.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from vietnamese.syllables import is_syllable

# TCVN 5712:1993, VN3. It has no toned capitals: fonts named …H show the small ones as capitals.
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_VNI_ROWS = (
    ("áàảãạ", "aù aø aû aõ aï"),
    ("âấầẩẫậ", "aâ aá aà aå aã aä"),
    ("ăắằẳẵặ", "aê aé aè aú aü aë"),
    ("éèẻẽẹ", "eù eø eû eõ eï"),
    ("êếềểễệ", "eâ eá eà eå eã eä"),
    ("íìỉĩị", "í ì æ ó ò"),
    ("óòỏõọ", "où oø oû oõ oï"),
    ("ôốồổỗộ", "oâ oá oà oå oã oä"),
    ("ơớờởỡợ", "ô ôù ôø ôû ôõ ôï"),
    ("úùủũụ", "uù uø uû uõ uï"),
    ("ưứừửữự", "ö öù öø öû öõ öï"),
    ("ýỳỷỹỵ", "yù yø yû yõ î"),
    ("đ", "ñ"),
)
_VNI = {
    typed: letter
    for letters, row in _VNI_ROWS
    for letter, typed in zip(letters, row.split(), strict=True)
}
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)

_ONLY_IN_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u0303\u0306\u0309\u031b\u0323]")
_WORD = re.compile("[A-Za-z\xa1-\xff]+")

_Reading = Callable[[str], str]


def to_unicode(text: str, *, font: str = "") -> str:
    """The text in Unicode; unchanged if it is so already, or is not Vietnamese.

    The name of an old font settles it. Else the words decide: a line is converted when so read
    it consists of Vietnamese syllables and as it stands it does not; a line too short to tell
    goes with the whole. Hand over whole documents rather than single words.
    """
    if text.isascii():
        return text
    if reading := _reading_of_font(font):
        return reading(text)
    lines = text.split("\n")
    whole = _reading_of_words(lines) or str
    return "\n".join((_reading_of_words([line]) or whole)(line) for line in lines)


def _reading_of_font(font: str) -> _Reading | None:
    name = font.casefold()
    if name.startswith(".vn"):
        return _capitals_from_tcvn3 if name.endswith("h") else _from_tcvn3
    return _from_vni if name.startswith("vni-") else None


def _reading_of_words(lines: Iterable[str]) -> _Reading | None:
    """The reading that makes syllables of the words; None where none is clearly better."""
    words: list[str] = []
    certain = 0
    for line in lines:
        if letters := _ONLY_IN_UNICODE.findall(line):
            certain += len(letters)
        else:
            words += filter(_can_tell, _WORD.findall(line))
    scores = {reading: sum(_is_read(reading, w) for w in words) for reading in _READINGS}
    scores[str] += certain
    best, second = sorted(_READINGS, key=lambda reading: scores[reading], reverse=True)[:2]
    enough = 3 * scores[best] >= 2 * (len(words) + certain) and scores[best] > 2 * scores[second]
    sure = best is str or scores[best] > 1 or len(words[0]) > 2
    return best if enough and sure else None


def _can_tell(word: str) -> bool:
    """Not plain ASCII, and not signs only: "·" between two words is no "ã"."""
    return not word.isascii() and any(c.isascii() for c in word)


@lru_cache(maxsize=50_000)
def _is_read(reading: _Reading, word: str) -> bool:
    return is_syllable(reading(word))


def _from_tcvn3(text: str) -> str:
    return text.translate(_TCVN3)


def _capitals_from_tcvn3(text: str) -> str:
    return _from_tcvn3(text).upper()


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    letter = _VNI[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter


_READINGS: tuple[_Reading, ...] = (str, _from_tcvn3, _from_vni)
