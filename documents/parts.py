"""Finding a piece of a draft by its key, and putting its new text back in its place."""

from dataclasses import dataclass, replace

from documents.content import AnnexText, Content, canonical
from documents.models import Revision
from paper import outline
from paper.blocks import Block


@dataclass(frozen=True, slots=True)
class Keyed:
    """One outline text of a draft with its keys: the main text (annex None) or an annex."""

    annex: int | None
    blocks: tuple[Block, ...]
    keys: tuple[str, ...]


WHOLE_TEXT = "toan-van"
WHOLE_ANNEX = "phu-luc-"


@dataclass(frozen=True, slots=True)
class Part:
    """A block with all that stands under it, named by the block's key; or a whole text."""

    key: str
    annex: int | None
    blocks: tuple[Block, ...]
    span: slice

    @property
    def text(self) -> str:
        return outline.write(self.blocks[self.span])

    @property
    def name(self) -> str:
        """What the drafter would call it: its marker, or the text it stands in."""
        if self.key == WHOLE_TEXT:
            return "toàn văn"
        if self.key.startswith(WHOLE_ANNEX):
            return f"phụ lục {self.key.removeprefix(WHOLE_ANNEX)}"
        marker = self.blocks[self.span][0].marker
        return f"mục {marker.rstrip('.')}" if marker[:1].isalnum() else "đoạn"

    def replaced(self, text: str) -> str:
        """The whole outline text around this part, with `text` in the part's place."""
        before, after = self.blocks[: self.span.start], self.blocks[self.span.stop :]
        return canonical(outline.write((*before, *outline.parse(text), *after)))


def texts_of(revision: Revision) -> list[Keyed]:
    main = Keyed(None, outline.parse(revision.text), tuple(revision.keys))
    annexes = [
        Keyed(index, outline.parse(annex["text"]), tuple(annex["keys"]))
        for index, annex in enumerate(revision.annexes)
    ]
    return [main, *annexes]


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
    annexes[part.annex] = AnnexText(annexes[part.annex].title, whole)
    return replace(content, annexes=tuple(annexes))
