"""Numerals of administrative texts."""

import re
from decimal import Decimal

# NĐ 30/2020, Phụ lục I, II.6: points go "theo thứ tự bảng chữ cái tiếng Việt"; its own text
# passes over ă â ê ô ơ ư and f j w z, but not over đ.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST_ROMAN = 3999
_GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]+(,[0-9]+)?")
_WITH_A_POINT = re.compile(r"-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)\.[0-9]+")


def roman(number: int) -> str:
    """The Roman numeral of 1 to 3999 in capitals; ValueError outside."""
    if not 1 <= number <= _LARGEST_ROMAN:
        raise ValueError(f"No Roman numeral for {number}")
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def from_roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals, else None ("IIII", "iv", "c")."""
    number, rest = 0, text
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            number, rest = number + value, rest[len(letters) :]
    well_formed = not rest and 1 <= number <= _LARGEST_ROMAN and roman(number) == text
    return number if well_formed else None


def grouped(number: int) -> str:
    """12922 → "12.922"."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal) -> str:
    """As administrative papers write it, without idle zeros: "4,59", "1.204,5"."""
    whole, _, part = f"{number:f}".partition(".")
    part = part.rstrip("0")
    return f"{grouped(int(whole))},{part}" if part else grouped(int(whole))


def read_decimal(text: str) -> Decimal | None:
    """The number as people type or paste it, else None: "1.500" is 1500, "12,5" and "12.5" 12.5."""
    typed = "".join(text.split())
    if _GROUPED.fullmatch(typed) or _PLAIN.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    return Decimal(typed.replace(",", "")) if _WITH_A_POINT.fullmatch(typed) else None
