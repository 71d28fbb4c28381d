"""Serials of rows: random, and read back from paper or a workbook without doubt."""

import secrets
from collections.abc import Iterable

from households.models import SERIAL_LENGTH, Household

DIGITS = "34679"
LETTERS = "CDFGHJKMNPQRTVWX"
"""Nothing that looks like another (0 O, 1 I L, 2 Z, 5 S, 8 B); no vowels, so that no serial is a
word, nor a month or a power of ten to a spreadsheet.
"""


def draw() -> str:
    """One serial, by chance alone; it begins with a letter, so that it stays text."""
    rest = (secrets.choice(LETTERS + DIGITS) for _ in range(SERIAL_LENGTH - 1))
    return secrets.choice(LETTERS) + "".join(rest)


def draw_unused(count: int) -> list[str]:
    """That many, none of which any row bears; one query, as a rule."""
    found: dict[str, None] = {}
    while len(found) < count:
        drawn = {draw(): None for _ in range(count - len(found))}
        taken = set(_taken(drawn))
        found |= {serial: None for serial in drawn if serial not in taken}
    return list(found)


def read(text: str) -> str:
    """A serial as somebody typed it: blanks, dashes and small letters do not matter."""
    return "".join(text.replace("-", "").split()).upper()


def _taken(serials: Iterable[str]) -> Iterable[str]:
    return Household.objects.filter(serial__in=list(serials)).values_list("serial", flat=True)  # type: ignore[return-value]
