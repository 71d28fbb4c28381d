"""Dictionary order of Vietnamese, as keys that any database compares code point by code point."""

import unicodedata
from collections.abc import Iterator

# The order of CLDR for "vi": marks, digits, then the 29 letters with f j w z slotted in.
_ORDER = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {character: chr(0x21 + place) for place, character in enumerate(_ORDER)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = frozenset("\u0302\u0306\u031b")


def sort_key(text: str) -> str:
    """Letters first over the whole text; the tones (ngang huyền hỏi ngã sắc nặng) break ties.

    The key is printable, at most twice as long as the text and one more.
    """
    letters = list(_letters(" ".join(text.split())))
    ranks = "".join(_RANKS.get(letter, letter) for letter, _ in letters)
    tones = "".join(tone for _, tone in letters)
    return f"{ranks} {tones.rstrip('0')}"


def name_sort_key(full_name: str) -> str:
    """The order of a roll: given name (the last word), then surname, then middle names."""
    words = full_name.split()
    return sort_key(" ".join(words[-1:] + words[:-1]))


def _letters(text: str) -> Iterator[tuple[str, str]]:
    """Each letter with the marks that belong to it, and the digit of its tone."""
    letter, tone = "", "0"
    for mark in unicodedata.normalize("NFD", text.casefold()):
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark in _SHAPES:
            letter += mark
        elif not unicodedata.combining(mark):
            if letter:
                yield unicodedata.normalize("NFC", letter), tone
            letter, tone = mark, "0"
    if letter:
        yield unicodedata.normalize("NFC", letter), tone
