"""Putting marks into a draft: in the place of numbers typed by hand, and as its first paragraph."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from documents.drafts import drafting
from documents.drafts.content import Content
from documents.drafts.drafting import StaleError
from documents.drafts.parts import Keyed, texts_of
from documents.models import Document, Revision
from households.figures.opening import opening, read_with
from households.figures.standing import Standing
from households.figures.typed import TypedFigure, spots, typed_in
from officials.models import Official
from paper import outline
from paper.blocks import Block, Rank
from paper.kinds import Kind

OPENED_KINDS = frozenset({Kind.PLAN, Kind.REPORT})
"""Papers that begin with what the ward is like."""
_PEOPLE = frozenset({"ho", "nhan_khau"})
_PUT = "Thay số gõ tay bằng số liệu"
_OPENED = "Đặt đoạn mở đầu từ số liệu"


class GoneError(Exception):
    """What was offered is no longer there: the draft has changed, or the register."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The paragraph that the register writes: with marks, as it reads, and what it may replace."""

    text: str
    reads: str
    instead_of: str


def typed_of(standing: Standing) -> tuple[TypedFigure, ...]:
    """Figures of the ward typed by hand, in the order of the paper."""
    ward = standing.ward
    if ward is None:
        return ()
    return tuple(
        found
        for keyed in texts_of(standing.revision)
        for key, block in zip(keyed.keys, keyed.blocks, strict=True)
        for found in typed_in(key, block, ward)
    )


def opening_of(standing: Standing) -> Opening | None:
    """For a plan or report that does not say yet how many live in the ward by the register."""
    revision = standing.revision
    named = {line.figure.name for line in standing.lines if line.figure}
    if revision.document.paper_kind not in OPENED_KINDS or named & _PEOPLE:
        return None
    text = opening(standing.ward)
    if not (text and standing.ward):
        return None
    place = _opening_place(outline.parse(revision.text))
    before = outline.parse(revision.text)[place].text if place is not None else ""
    return Opening(text, read_with(standing.ward, text), before)


def put(document: Document, ids: Collection[str], *, base: int, by: Official) -> Revision:
    """Marks in the place of numbers typed by hand, as a save on `base`.

    Raises StaleError or GoneError, and changes nothing then.
    """
    current = _current(document, base)
    wanted = [one for one in typed_of(Standing(current)) if one.id in ids]
    if not wanted:
        raise GoneError

    def changed(key: str, block: Block) -> Block:
        return replace(block, text=_marked(block.text, [one for one in wanted if one.key == key]))

    content = _with_blocks(current, changed)
    return drafting.save(document, content, base=base, by=by, note=_PUT)


def put_opening(document: Document, *, instead: bool, base: int, by: Official) -> Revision:
    """The paragraph from the register as the first one, or in the place of the one that tells the
    same by hand. Raises StaleError or GoneError, and changes nothing then."""
    current = _current(document, base)
    offered = opening_of(Standing(current))
    if offered is None or (instead and not offered.instead_of):
        raise GoneError
    blocks = list(outline.parse(current.text))
    place = (_opening_place(blocks) if instead else None) or 0
    blocks[place : place + instead] = outline.parse(offered.text)
    content = replace(current.content, text=outline.write(blocks))
    return drafting.save(document, content, base=base, by=by, note=_OPENED)


def _current(document: Document, base: int) -> Revision:
    current = document.current
    if current.number != base:
        raise StaleError(current)
    return current


def _marked(text: str, found: Sequence[TypedFigure]) -> str:
    for one in sorted(found, key=lambda one: one.spot.start, reverse=True):
        text = f"{text[: one.spot.start]}{one.mark}{text[one.spot.end :]}"
    return text


def _with_blocks(revision: Revision, changed: Callable[[str, Block], Block]) -> Content:
    main, *annexes = (_written(keyed, changed) for keyed in texts_of(revision))
    content = revision.content
    told = zip(content.annexes, annexes, strict=True)
    return replace(
        content, text=main, annexes=tuple(replace(annex, text=text) for annex, text in told)
    )


def _written(keyed: Keyed, changed: Callable[[str, Block], Block]) -> str:
    pairs = zip(keyed.keys, keyed.blocks, strict=True)
    return outline.write(changed(key, block) for key, block in pairs)


def _opening_place(blocks: Sequence[Block]) -> int | None:
    """The paragraph before the first section that tells by hand how many live in the ward."""
    for index, block in enumerate(blocks):
        if block.rank is not Rank.PARAGRAPH:
            return None
        if _PEOPLE & {spot.name for spot in spots(block.text)}:
            return index
    return None
