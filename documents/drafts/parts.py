"""Finding a piece of a draft by its key, and putting its new text back in its place."""

from dataclasses import dataclass, replace

from documents.drafts.content import Content, canonical
from documents.models import Revision
from paper import outline
from paper.blocks import Block, Rank
from paper.inline import plain


@dataclass(frozen=True, slots=True)
class Keyed:
    """One outline text of a draft with its keys: the main text (annex None) or an annex."""

    annex: int | None
    blocks: tuple[Block, ...]
    keys: tuple[str, ...]


WHOLE_TEXT = "toan-van"
WHOLE_ANNEX = "phu-luc-"
CALLED = {
    Rank.GROUP: "phần",
    Rank.SECTION: "mục",
    Rank.CLAUSE: "khoản",
    Rank.SUBCLAUSE: "khoản",
    Rank.POINT: "điểm",
    Rank.DASH: "gạch đầu dòng",
    Rank.PLUS: "dấu cộng",
    Rank.TABLE: "bảng",
    Rank.PARAGRAPH: "đoạn văn",
}
"""What an office calls a piece of a text; "Phần I" or "Điều 1" is its own name."""
_OPENING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """A block with all that stands under it, named by the block's key; or a whole text."""

    key: str
    annex: int | None
    blocks: tuple[Block, ...]
    span: slice

    @property
    def is_whole(self) -> bool:
        return self.key == WHOLE_TEXT or self.key.startswith(WHOLE_ANNEX)

    @property
    def text(self) -> str:
        return outline.write(self.blocks[self.span])

    @property
    def name(self) -> str:
        if self.key == WHOLE_TEXT:
            return "toàn văn"
        if self.key.startswith(WHOLE_ANNEX):
            return f"phụ lục {self.key.removeprefix(WHOLE_ANNEX)}"
        return name_of(self.blocks[self.span][0])

    def replaced(self, text: str) -> str:
        """The whole outline text around this part, with `text` in the part's place."""
        before, after = self.blocks[: self.span.start], self.blocks[self.span.stop :]
        return canonical(outline.write((*before, *outline.parse(text), *after)))


def name_of(block: Block) -> str:
    """What the drafter would call it: "mục II", "điểm a", "đoạn văn"."""
    marker = block.marker.rstrip(".)") if block.marker[:1].isalnum() else ""
    return f"{CALLED.get(block.rank, '')} {marker}".strip()


def opening_of(block: Block) -> str:
    """Its name with its first words, to tell it from its neighbours when read aloud."""
    words = plain(block.text.replace("|", " ")).split()
    return f"{name_of(block)}: {' '.join(words[:_OPENING_WORDS])}"


def texts_of(revision: Revision) -> list[Keyed]:
    main = Keyed(None, outline.parse(revision.text), tuple(revision.keys))
    annexes = [
        Keyed(index, outline.parse(annex["text"]), tuple(annex["keys"]))
        for index, annex in enumerate(revision.annexes)
    ]
    return [main, *annexes]


def key_at(revision: Revision, annex: int | None, index: int) -> str:
    """The key of the block at that place; of the last one behind the end, "" in an empty text."""
    keys = next((keyed.keys for keyed in texts_of(revision) if keyed.annex == annex), ())
    return keys[min(index, len(keys) - 1)] if keys else ""


def find(revision: Revision, key: str) -> Part | None:
    for keyed in texts_of(revision):
        if key == whole_key(keyed):
            return Part(key, keyed.annex, keyed.blocks, slice(0, len(keyed.blocks)))
        if key in keyed.keys:
            span = outline.part(keyed.blocks, keyed.keys.index(key))
            return Part(key, keyed.annex, keyed.blocks, span)
    return None


def whole_key(keyed: Keyed) -> str:
    return WHOLE_TEXT if keyed.annex is None else f"{WHOLE_ANNEX}{keyed.annex + 1}"


def put(content: Content, part: Part, text: str) -> Content:
    """The content with a part's text replaced; an empty text takes the part out."""
    whole = part.replaced(text)
    if part.annex is None:
        return replace(content, text=whole)
    annexes = list(content.annexes)
    annexes[part.annex] = replace(annexes[part.annex], text=whole)
    return replace(content, annexes=tuple(annexes))
