"""The pieces of a paper as it was sent up: a finding may be pinned to each."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from documents.review.pages import pieced_html
from documents.review.quoting import KeyedBlocks, Piece, pieces_in
from paper.blocks import Block
from reports.models import Sending


def texts_of(sending: Sending) -> list[KeyedBlocks]:
    """Text and annexes, each with the keys of its blocks; by their place where it came without."""
    sheet = sending.pinned
    texts = (sheet.blocks, *(annex.blocks for annex in sheet.annexes)) if sheet else ()
    left = list(sending.keys) if has_keys(sending, texts) else _by_place(texts)
    found = []
    for blocks in texts:
        found.append((tuple(left[: len(blocks)]), blocks))
        del left[: len(blocks)]
    return found


def has_keys(sending: Sending, texts: Sequence[Sequence[Block]]) -> bool:
    return len(sending.keys) == sum(map(len, texts))


def pieces_of(sending: Sending) -> dict[str, Piece]:
    return pieces_in(texts_of(sending))


def paper_html(sending: Sending, address: str = "") -> SafeString | None:
    """As it was sent; with a button beside each piece where findings are written to `address`."""
    sheet = sending.pinned
    return pieced_html(sheet, texts_of(sending), address) if sheet else None


def _by_place(texts: Sequence[Sequence[Block]]) -> list[str]:
    return [f"cho-{place}" for place in range(sum(map(len, texts)))]
