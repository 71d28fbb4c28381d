"""Reading Word files (.docx): the paper as it would be printed, with tracked changes accepted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from paper import headings
from paper.blocks import Block
from paper.readers.assembling import assemble, refuse_endless
from paper.readers.received import Received, Unreadable
from paper.readers.recognition.lines import Line, bare
from paper.readers.word.emphasis import without_overall
from paper.readers.word.package import Package
from paper.readers.word.story import Remains, Story
from paper.readers.word.xml import BROKEN, Element, child, children, value
from vietnamese.encodings import to_unicode
from vietnamese.folding import clean

_PAGE_NUMBER = re.compile(r"(?:(?:trang|page)\s*)?[\d\s/–-]*", re.IGNORECASE)
_NOTES = ("footnote", "endnote")


def read(data: bytes) -> Received:
    """The paper in a .docx; Unreadable with a message for its owner where there is none."""
    package = Package(data)
    try:
        return _read(package)
    except RecursionError as error:
        raise Unreadable(BROKEN) from error


def _read(package: Package) -> Received:
    document = package.xml(package.document)
    if document is None or (body := child(document, "body")) is None:
        raise Unreadable(BROKEN)
    story = Story(package)
    written = list(story.lines(body))
    refuse_endless(line.text for line in written)
    lines = _in_unicode(written)
    notes, margins = list(_notes(package, story)), list(_margins(package, story))
    received = assemble(lines, notes=notes, margins=margins)
    return replace(
        _upright_titles(received), notices=tuple(_notices(story.remains, _comments(package, story)))
    )


def _in_unicode(lines: Sequence[Line]) -> Sequence[Line]:
    """Clean lines, also of a text in an old encoding whose fonts do not tell."""
    texts = [line.text.split("\n") for line in lines]
    converted = iter(to_unicode("\n".join("\n".join(text) for text in texts)).split("\n"))
    return [
        replace(line, text="\n".join(clean(next(converted)) for _ in text))
        for line, text in zip(lines, texts, strict=True)
    ]


def _notes(package: Package, story: Story) -> Iterator[str]:
    """Footnotes and endnotes, in the order the text refers to them."""
    written = {
        (kind, value(note, "id")): note
        for kind in _NOTES
        for root in package.related(f"{kind}s")
        for note in children(root, kind)
    }
    for reference in tuple(story.remains.notes):
        if (note := written.get(reference)) is not None:
            yield bare(story.text(note))


def _margins(package: Package, story: Story) -> Iterator[str]:
    """Texts of page heads and feet, each once; not page numbers."""
    seen = set()
    for kind in ("header", "footer"):
        for root in package.related(kind):
            for line in story.flat_lines(root):
                for text in line.columns:
                    if not _PAGE_NUMBER.fullmatch(text) and text not in seen:
                        seen.add(text)
                        yield text


def _comments(package: Package, story: Story) -> list[str]:
    comments: Iterable[Element] = (
        comment for root in package.related("comments") for comment in children(root, "comment")
    )
    return [bare(story.text(comment)) for comment in comments]


def _notices(remains: Remains, comments: Sequence[str]) -> Iterator[str]:
    """What is in the file but not on the paper, in words for its owner."""
    for label, texts in (
        ("Đoạn đã xóa (theo dõi sửa đổi), không nhập", remains.deleted),
        ("Ghi chú bên lề, không nhập", comments),
        ("Chữ ẩn, không nhập", remains.hidden),
    ):
        for text in texts:
            if text.strip():
                yield f"{label}: “{text.strip()}”"
    if remains.pictures:
        yield f"Có {remains.pictures} hình ảnh, biểu đồ không nhập."
    if remains.inserted_files:
        yield f"Có {remains.inserted_files} tệp nhúng trong văn bản không nhập."


def _upright_titles(received: Received) -> Received:
    """Titles without their bold, references of annexes without their italics."""
    sheet = received.sheet
    annexes = tuple(replace(a, blocks=_upright(a.blocks)) for a in sheet.annexes)
    return replace(received, sheet=replace(sheet, blocks=_upright(sheet.blocks), annexes=annexes))


def _upright(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(_as_the_form_sets_it(blocks, index) for index in range(len(blocks)))


def _as_the_form_sets_it(blocks: Sequence[Block], index: int) -> Block:
    block = blocks[index]
    if headings.is_title(blocks, index):
        return replace(block, text=without_overall(block.text, bold=True))
    if index == 0 and bare(block.text).startswith("(Kèm theo"):
        return replace(block, text=without_overall(block.text, italic=True))
    return block
