"""Số, ký hiệu: the numbers by which documents are known (NĐ 30/2020, Phụ lục I, II.3)."""

import re
from dataclasses import dataclass

from paper.kinds import Kind

_CAPITAL = "A-ZĐƯƠÔÊÂĂ"
# QĐ, TTg, QyĐ, CTr, QH15, V05, NQ, UBTVQH15, KTN&MT
_WORD = rf"[{_CAPITAL}](?:[{_CAPITAL}0-9&.]*[{_CAPITAL}0-9])?(?:[a-zđ][{_CAPITAL}]*)?"
_SYMBOL = rf"{_WORD}(?: - [{_CAPITAL}]{{2,}}|-{_WORD})(?:-{_WORD})*(?:\([{_CAPITAL}0-9]+\))?"
_STATE = r"(?P<number>\d{1,5})(?P<suffix>[a-zđ]?)\s?/\s?(?:(?P<year>\d{4})\s?/\s?)?"
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?:{_STATE}(?P<symbol>{_SYMBOL}|(?(year)(?:UBTV)?QH\d{{1,2}}|(?!)))"
    # Documents of the Party: 05-CT/TW, 27-NQ/TW, 12-KH/ĐU.
    rf"|(?P<party_number>\d{{1,4}})-(?P<party_symbol>{_WORD}/{_WORD}))(?!\w|/\w)"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """One number as a value: 15a/KH-UBND is 15, "a", no year, "KH-UBND"."""

    number: int
    symbol: str
    suffix: str = ""
    year: int | None = None
    separator: str = "/"

    @classmethod
    def parse(cls, text: str) -> "DocumentNumber | None":
        match = _NUMBER.fullmatch(text.strip())
        if match is None:
            return None
        if match["party_number"]:
            return cls(int(match["party_number"]), match["party_symbol"], separator="-")
        symbol = re.sub(r"\s*-\s*", "-", match["symbol"])
        year = int(match["year"]) if match["year"] else None
        return cls(int(match["number"]), symbol, match["suffix"], year)

    @property
    def text(self) -> str:
        """The form the decree asks for: 06/2008/CT-TTg, 1502/UBND-NC."""
        year = f"{self.year}/" if self.year else ""
        return f"{self.number:02}{self.suffix}{self.separator}{year}{self.symbol}"

    def __str__(self) -> str:
        return self.text


def find(text: str) -> tuple[str, ...]:
    """The document numbers of a text as typed, in order, each once."""
    return tuple(dict.fromkeys(match[0] for match in _NUMBER.finditer(text)))


def symbol_for(kind: Kind, organ: str, unit: str = "") -> str:
    """KH-UBND; for a kind without abbreviation the drafting unit follows the organ: UBND-VX."""
    parts = (kind.abbreviation, organ) if kind.abbreviation else (organ, unit)
    return "-".join(part for part in parts if part)


def padded(number: str) -> str:
    """Numbers under 10 are written with a zero before them: "5" → "05", "5a" → "05a"."""
    return f"0{number}" if re.fullmatch(r"\d[a-zđ]?", number) else number
