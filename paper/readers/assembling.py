"""From the lines of a paper to the sheet they make."""

from collections.abc import Iterable, Sequence

from paper import outline
from paper.blocks import Block
from paper.kinds import Kind
from paper.readers.limits import MAX_BLOCKS, MAX_CHARACTERS
from paper.readers.received import Received, Unreadable
from paper.readers.recognition.annexes import split_annexes, unlabelled_annex
from paper.readers.recognition.foot import Foot, first_foot_line, read_foot, take_foot_mark
from paper.readers.recognition.head import Head, read_head, take_head_mark
from paper.readers.recognition.lines import Line, bare, has_words, outline_text
from paper.readers.recognition.marks import DRAFT
from paper.readers.recognition.opening import read_enacted, read_opening
from paper.sheet import Annex, Sheet
from vietnamese.numerals import grouped

_LONGEST_FRAME = 1_000
"""Lines of head and foot, which become no blocks."""


def assemble(
    lines: Sequence[Line], *, notes: Sequence[str] = (), margins: Sequence[str] = ()
) -> Received:
    """The sheet of these lines, of footnotes and of the texts in the margins of the pages.

    Raises Unreadable where there is not a word, and above the limit of blocks;
    `refuse_endless` comes before it.
    """
    if not any(has_words(line.text) for line in lines):
        raise Unreadable("Không có chữ nào trong văn bản (có thể chỉ gồm hình ảnh quét).")
    text = outline_text(lines)
    lines, annexes = split_annexes(lines, first_foot_line(lines))
    head, below = read_head(lines)
    authority, addressed_to, below = read_opening(head.kind, below)
    legal_basis, enacting, below = read_enacted(head.kind, below)
    foot, body = read_foot(below)
    annexes = _with_unlabelled(foot, annexes)
    blocks = outline.parse(outline_text(body))
    _refuse_too_many(blocks, annexes)
    marginal = [text for text in margins if not _take_mark(head, foot, text)]
    remains = (*head.left, *foot.left, *_rows(foot.below), *notes, *marginal)
    sheet = Sheet(
        kind=_kind(head, addressed_to),
        blocks=blocks,
        superior=head.superior,
        issuer=head.issuer,
        number=head.number or "",
        symbol=head.symbol,
        place=head.place,
        issued=head.issued,
        subject=head.subject,
        addressed_to=addressed_to,
        authority=authority,
        legal_basis=legal_basis,
        enacting=enacting,
        recipients=tuple(foot.recipients),
        signatures=tuple(foot.signatures),
        annexes=annexes,
        urgency=head.urgency,
        circulation=head.circulation,
        drafter_mark=foot.drafter_mark,
        contact=foot.contact,
        draft=head.draft,
        unplaced=tuple(filter(None, remains)),
    )
    return Received(sheet, sheet.unplaced, text=text)


def _take_mark(head: Head, foot: Foot, text: str) -> bool:
    """DỰ THẢO in the margin repeats what the head may say."""
    if head.draft and DRAFT.fullmatch(text):
        return True
    return take_head_mark(head, text) or take_foot_mark(foot, text)


def _rows(lines: Sequence[Line]) -> list[str]:
    return [bare(row) for line in lines for row in line.text.split("\n")]


def _kind(head: Head, addressed_to: Sequence[str]) -> Kind | None:
    """A numbered paper without a title that addresses someone is a công văn (Mẫu 1.5)."""
    if head.kind is None and head.number is not None and addressed_to:
        return Kind.OFFICIAL_LETTER
    return head.kind


def _with_unlabelled(foot: Foot, annexes: tuple[Annex, ...]) -> tuple[Annex, ...]:
    annex = unlabelled_annex(foot.below)
    if annex is None:
        return annexes
    foot.below.clear()
    return (annex, *annexes)


def refuse_endless(lines: Iterable[str]) -> None:
    """Before anything is recognised: every line that is no table becomes a block or less."""
    characters = count = 0
    for line in lines:
        characters += len(line)
        count += bool(line.strip()) and not line.lstrip().startswith("|")
    if count > MAX_BLOCKS + _LONGEST_FRAME:
        raise _too_many(count)
    if characters > MAX_CHARACTERS:
        raise Unreadable(
            f"Văn bản có {grouped(characters)} chữ cái, nhiều hơn mức {grouped(MAX_CHARACTERS)} "
            "đọc được. Hãy chia thành nhiều văn bản."
        )


def _refuse_too_many(blocks: Sequence[Block], annexes: Sequence[Annex]) -> None:
    count = len(blocks) + sum(len(annex.blocks) for annex in annexes)
    if count > MAX_BLOCKS:
        raise _too_many(count)


def _too_many(count: int) -> Unreadable:
    return Unreadable(
        f"Văn bản có {grouped(count)} đoạn, nhiều hơn mức {grouped(MAX_BLOCKS)} đoạn đọc được. "
        "Hãy chia thành nhiều văn bản hoặc chuyển phần dài thành tệp đính kèm."
    )
