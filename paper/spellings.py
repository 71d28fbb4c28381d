"""The ways in which people write down a document when they look for it."""

import re
from collections.abc import Iterator
from datetime import date

from paper.legislation import of_code
from vietnamese.dates import long_date
from vietnamese.folding import fold

_NUMBER = re.compile(r"(?P<number>\d+\w?)\s*[/-]\s*(?:(?P<year>\d{4})\s*/\s*)?(?P<symbol>.+)")
_SHORT = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban Mặt trận Tổ quốc", "UBMTTQ"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Thủ tướng Chính phủ", "TTg"),
    ("Công an", "CA"),
)


def of_document(
    *, kind: str, number: str, issued_on: date | None, issuer: str, title: str = ""
) -> tuple[str, ...]:
    """`kind` is its code. With the citation in full, short forms of number, date and issuer."""
    day = f"ngày {long_date(issued_on).removeprefix('ngày ')}" if issued_on else ""
    named = f"{of_code(kind).title} số {number} {day} của {issuer} V/v về việc {title}"
    dated = f"ngày {issued_on:%d/%m/%Y}" if issued_on else ""
    return (named, *_of_number(kind, number, issued_on), dated, *of_issuer(issuer)[1:])


def of_issuer(name: str) -> tuple[str, ...]:
    """The name, and with its first words short: UBND tỉnh Nghệ An."""
    folded = fold(name)
    return (
        name,
        *(folded.replace(fold(long), short) for long, short in _SHORT if fold(long) in folded),
    )


def _of_number(kind: str, number: str, issued_on: date | None) -> Iterator[str]:
    """CT 06/2008/CTTTg, 06/CT-TTg, 06/CTTTg; with the year of issue where the number has none."""
    match = _NUMBER.fullmatch(number.strip())
    if match is None:
        return
    plain, symbol = match["number"], match["symbol"]
    year = match["year"] or (str(issued_on.year) if issued_on else "")
    joined = re.sub(r"[\W_]+", "", symbol)
    short = of_code(kind).abbreviation or kind
    yield f"{short} {plain}/{year}/{joined}"
    yield f"{short} {plain}/{joined}"
    yield f"{plain}/{year}/{symbol}"
    yield f"{plain}/{symbol}"
