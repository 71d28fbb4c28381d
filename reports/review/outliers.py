"""Places of a report that a reviewer should look at, each in words with its reason.

A figure of work is compared with the last period; of ethnic groups and religions only sums that do
not add up are pointed at (docs/bounds.md, 4). What counts people or is typed freely may be such a
figure without saying so, and is left alone.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from documents.drafts.parts import opening_of
from documents.review.quoting import KeyedBlocks, words_of
from paper.blocks import Block, Rank
from reports.models import AskedFigure
from reports.review.figures import Row, by_code
from reports.submitting.looking_over import wrong_sums
from vietnamese.numerals import decimal

Source = AskedFigure.Source
OF_WORK = frozenset({Source.TASKS, Source.SESSIONS, Source.MODELS, Source.COMMENDATIONS})
"""Counts of what was done, whatever it is called."""
PEOPLE = re.compile(r"\b(hộ|khẩu|người|nữ)\b|%", re.IGNORECASE)
GROUPS = re.compile(
    r"dân tộc|dtts|đồng bào|tôn giáo|tín ngưỡng|tín đồ|theo đạo|công giáo|tin lành|phật",
    re.IGNORECASE,
)
TIMES, LEAST = 3, 10
"""A jump: three times as much or a third, and a difference of ten at least."""
COPIED_WORDS = 15
"""Shorter pieces read alike without having been copied."""


@dataclass(frozen=True, slots=True)
class Outlier:
    """At a figure (`code`) or a piece (`key`); `name` where the words do not say which."""

    words: str
    name: str = ""
    code: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What one place sent: its text, then its annexes."""

    place: str
    texts: Sequence[Sequence[Block]]


def of_figures(rows: Sequence[Row]) -> Iterator[Outlier]:
    yield from sums(rows)
    yield from jumps(rows)
    yield from unlike_last_year(rows)


def sums(rows: Sequence[Row]) -> Iterator[Outlier]:
    """The one thing that is pointed at in every kind of figure."""
    given = by_code(rows)
    for row in rows:
        for words in wrong_sums([row.asked], given):
            yield Outlier(words, code=row.asked.code)


def jumps(rows: Iterable[Row]) -> Iterator[Outlier]:
    """Against the last period; where there is none, against the same period of last year."""
    for row in rows:
        if not is_of_work(row.asked) or row.sent is None or row.sent.amount is None:
            continue
        named, before = _compared(row)
        if before is not None and _is_jump(before, row.sent.amount):
            words = f"{_change(before, row.sent.amount)} so với {named} ({decimal(before)})."
            yield Outlier(words, row.asked.name, row.asked.code)


def unlike_last_year(rows: Iterable[Row]) -> Iterator[Outlier]:
    """The report tells another figure of last year than was handed in then."""
    for row in rows:
        told = row.sent.earlier if row.sent else None
        sent = row.year_before.amount if row.year_before else None
        if is_of_work(row.asked) and told is not None and sent is not None and told != sent:
            words = f"Cùng kỳ năm trước ghi {decimal(told)}, báo cáo khi ấy là {decimal(sent)}."
            yield Outlier(words, row.asked.name, row.asked.code)


def copied(
    now: Iterable[KeyedBlocks],
    before: Iterable[KeyedBlocks],
    period: str,
    given: Collection[str] = (),
) -> Iterator[Outlier]:
    """Pieces that read word for word as in the report of the last period; not what is `given` to
    everybody."""
    old = {words for _, _, words in _prose(before)} - {*given}
    for key, opening, words in _prose(now):
        if words in old:
            yield Outlier(f"{opening}… giống nguyên văn báo cáo {period}.", key=key)


def shared(
    now: Sequence[KeyedBlocks], place: str, others: Iterable[Told], given: Collection[str] = ()
) -> Iterator[Outlier]:
    """Pieces that read as what other places sent, but for the name of the place itself."""
    mine = {
        key: (opening, _nameless(words, place))
        for key, opening, words in _prose(_between(now))
        if words not in given
    }
    whose = _places_of({words for _, words in mine.values()}, others)
    for key, (opening, words) in mine.items():
        if places := whose.get(words):
            more = f" và {len(places) - 1} đơn vị khác" if len(places) > 1 else ""
            yield Outlier(f"{opening}… giống nguyên văn báo cáo của {places[0]}{more}.", key=key)


def _places_of(wanted: Collection[str], others: Iterable[Told]) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for other in others if wanted else ():
        blocks = (block for blocks in other.texts for block in blocks)
        pieces = {_nameless(words_of(one), other.place) for one in blocks if _is_prose(one)}
        for words in pieces.intersection(wanted):
            found[words].append(other.place)
    return found


def _between(texts: Sequence[KeyedBlocks]) -> Iterator[KeyedBlocks]:
    """Without the first and the last sentence of the text, which the program writes for all."""
    for keys, blocks in texts[:1]:
        yield keys[1:-1], blocks[1:-1]
    yield from texts[1:]


def _nameless(words: str, place: str) -> str:
    return words.casefold().replace(place.casefold(), "")


def is_of_work(asked: AskedFigure) -> bool:
    if asked.source in OF_WORK or asked.source == Source.REGISTER:
        return asked.source in OF_WORK
    if GROUPS.search(f"{asked.heading} {asked.name} {asked.key}"):
        return False
    return asked.source == Source.ATTENDANTS or not PEOPLE.search(asked.unit)


def _compared(row: Row) -> tuple[str, Decimal | None]:
    if row.last is not None:
        return "kỳ trước", row.last.amount
    return "cùng kỳ năm trước", row.sent.earlier if row.sent else None


def _is_jump(before: Decimal, now: Decimal) -> bool:
    low, high = sorted((before, now))
    return high - low >= LEAST and high >= TIMES * low


def _change(before: Decimal, now: Decimal) -> str:
    if not before:
        return f"{decimal(now)}: mới có"
    if not now:
        return "0: không còn"
    more = now > before
    times = (now / before if more else before / now).quantize(Decimal("0.1"))
    return f"{decimal(now)}: {'tăng' if more else 'giảm'} {decimal(times)} lần"


def _prose(texts: Iterable[KeyedBlocks]) -> Iterator[tuple[str, str, str]]:
    """Key, first words and all words of the pieces that somebody wrote in sentences."""
    for keys, blocks in texts:
        for key, block in zip(keys, blocks, strict=True):
            if _is_prose(block):
                yield key, opening_of(block), words_of(block)


def _is_prose(block: Block) -> bool:
    return block.rank is not Rank.TABLE and len(block.text.split()) >= COPIED_WORDS
