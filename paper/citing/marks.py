"""What stands between the brackets of a bound citation: `[[70/KH-UBND, 30/01/2026]]`.

A number is enough where one document bears it, a name where one law does; the day, and the issuer
behind it, tell those apart that share it.
"""

import re
from dataclasses import dataclass
from datetime import date

from paper.citing.numbering import number_of
from paper.numbers import DocumentNumber
from vietnamese.dates import read_date, short

_TOLD_APART = re.compile(
    r"(?P<name>.+?)\s*,\s*(?P<day>\d{1,2}/\d{1,2}/\d{4})(?:\s*,\s*(?P<issuer>.+))?"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """`name` is as typed: a number in any spelling, else the name of a law."""

    name: str
    day: date | None = None
    issuer: str = ""

    @classmethod
    def read(cls, text: str) -> "Mark":
        """Never fails: what tells no day apart is all of it the name."""
        found = _TOLD_APART.fullmatch(text.strip())
        day = read_date(found["day"]) if found else None
        if found is None or day is None:
            return cls(text.strip())
        return cls(found["name"], day, found["issuer"] or "")

    @property
    def number(self) -> DocumentNumber | None:
        return number_of(self.name)

    def __str__(self) -> str:
        told = (self.name, short(self.day) if self.day else "", self.issuer)
        return ", ".join(filter(None, told))
