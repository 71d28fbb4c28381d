"""Last year's plan as this year's draft: what is moved on, and what still speaks of the past.

Only the plan's own year is moved, and never inside a citation or the title it cites: what happened
in an earlier year may be a fact. What is not moved is listed for a person to decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.drafts.content import Content
from documents.drafts.parts import Keyed, name_of, texts_of
from documents.models import Revision
from paper.inline import plain
from vietnamese.folding import fold

_DAY = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_NUMBER = r"\d+[a-zđ]?\s?(?:/\s?(?:\d{4}\s?/\s?)?|-)[\w-]*[A-ZĐ][\w()/&-]*"
_TITLE = r"(?:\s+của\s(?:[^;.\n]|\.(?=\d))*?\svề\s(?:[^;.\n]|\.(?=\d))*)?"
_CITED = re.compile(rf"{_NUMBER}(?:,?\s+ngày\s+{_DAY})?{_TITLE}")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_AROUND = 60
"""Characters shown before and after the words in question."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft speaks of the past, with the words around; `key` names a block of the text."""

    where: str
    text: str
    key: str = ""


def carry(content: Content, *, year: int, into: int) -> Content:
    """The content with its own year moved on; the day on the paper is blank again."""
    return replace(
        content,
        subject=_moved(content.subject, year, into),
        text=_moved(content.text, year, into),
        annexes=tuple(
            replace(
                annex,
                title=_moved(annex.title, year, into),
                text=_moved(annex.text, year, into),
            )
            for annex in content.annexes
        ),
        dated_on=None,
    )


def left_behind(
    revision: Revision, *, year: int, since: int, former: str = ""
) -> tuple[Place, ...]:
    """Where a plan of `year`, carried on from that of `since`, speaks of years before its own.

    Papers cited from before `since` are taken for standing ones. `former` is the name of the unit
    whose plan it was, if it was another's. In the order of the paper.
    """
    found = ((place, _start(place.text, year, since, former)) for place in _places(revision))
    return tuple(
        replace(place, text=_around(place.text, start)) for place, start in found if start >= 0
    )


def _moved(text: str, year: int, into: int) -> str:
    pieces, end = [], 0
    for cited in _CITED.finditer(text):
        pieces += [_renamed(text[end : cited.start()], year, into), cited[0]]
        end = cited.end()
    return "".join([*pieces, _renamed(text[end:], year, into)])


def _renamed(piece: str, year: int, into: int) -> str:
    return _YEAR.sub(lambda found: str(into) if int(found[0]) == year else found[0], piece)


def _start(text: str, year: int, since: int, former: str) -> int:
    """Where the first words that speak of the past begin; -1 where there are none."""
    cited = [match.span() for match in _CITED.finditer(text)]
    for found in _YEAR.finditer(text):
        in_citation = any(start <= found.start() < end for start, end in cited)
        if (since if in_citation else 0) <= int(found[0]) < year:
            return found.start()
    return fold(text).find(fold(former)) if former else -1


def _around(text: str, start: int) -> str:
    """Some words on both sides, cut at spaces."""
    first = text.rfind(" ", 0, start - _AROUND) + 1 if start > _AROUND else 0
    last = text.find(" ", start + _AROUND)
    return ("… " if first else "") + text[first : last if last > 0 else None] + " …" * (last > 0)


def _places(revision: Revision) -> Iterator[Place]:
    main, *annexes = texts_of(revision)
    yield Place("Trích yếu", revision.subject)
    yield from (Place("Căn cứ", line) for line in revision.legal_basis)
    yield from _blocks(main)
    for annex, keyed in zip(revision.annexes, annexes, strict=True):
        yield Place("Tên phụ lục", annex["title"])
        yield from _blocks(keyed, within="Phụ lục, ")
    yield from (Place("Nơi nhận", line) for line in revision.recipients)


def _blocks(keyed: Keyed, *, within: str = "") -> Iterator[Place]:
    for key, block in zip(keyed.keys, keyed.blocks, strict=True):
        name = f"{within}{name_of(block)}"
        yield Place(name[:1].upper() + name[1:], plain(block.text), key)
