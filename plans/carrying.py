"""Last year's plan as this year's draft: what is moved on, and what still speaks of last year.

Only the plan's own year is moved, and never inside a citation: "so với năm 2025" or "thành lập
ngày 01/7/2025" may be facts. Whatever is not moved is listed for a person to decide.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from documents.content import AnnexText, Content
from paper.inline import plain

_DAY = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_CITED = re.compile(rf"\d+[a-zđ]?/(?:\d{{4}}/)?[\w-]*[A-ZĐ][\w()-]*(?:,?\s+ngày\s+{_DAY})?")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a draft that names a year, with the words that stand there."""

    where: str
    text: str


def carry(content: Content, *, year: int, into: int) -> Content:
    """The content with its own year moved on; the day on the paper is blank again."""
    return replace(
        content,
        subject=_moved(content.subject, year, into),
        text=_moved(content.text, year, into),
        annexes=tuple(
            AnnexText(_moved(annex.title, year, into), _moved(annex.text, year, into))
            for annex in content.annexes
        ),
        dated_on=None,
    )


def left_behind(content: Content, *, year: int) -> tuple[Place, ...]:
    """Where a draft still speaks of `year` or earlier, in the order of the paper."""
    return tuple(place for place in _places(content) if _speaks_of(place.text, year))


def _moved(text: str, year: int, into: int) -> str:
    pieces, end = [], 0
    for cited in _CITED.finditer(text):
        pieces += [_renamed(text[end : cited.start()], year, into), cited[0]]
        end = cited.end()
    return "".join([*pieces, _renamed(text[end:], year, into)])


def _renamed(piece: str, year: int, into: int) -> str:
    return _YEAR.sub(lambda found: str(into) if int(found[0]) == year else found[0], piece)


def _speaks_of(text: str, year: int) -> bool:
    """A citation of that year's papers, or any earlier year outside a citation."""
    cited = " ".join(_CITED.findall(text))
    return str(year) in cited or any(
        int(found) <= year for found in _YEAR.findall(_CITED.sub(" ", text))
    )


def _places(content: Content) -> Iterable[Place]:
    yield Place("Trích yếu", content.subject)
    yield from (Place("Căn cứ", line) for line in content.legal_basis)
    for block in content.blocks:
        yield Place(block.marker or "Đoạn văn", plain(block.text))
    for annex in content.annexes:
        yield Place("Tên phụ lục", annex.title)
        yield from (Place(f"Phụ lục, {b.marker or 'đoạn'}", plain(b.text)) for b in annex.blocks)
    yield from (Place("Nơi nhận", line) for line in content.recipients)
