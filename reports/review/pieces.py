"""The pieces of a paper as it was sent up: a finding may be pinned to each."""

from collections.abc import Mapping, Sequence
from itertools import count

from django.utils.safestring import SafeString

from documents.review.pages import Mark, pieced_html
from documents.review.quoting import KeyedBlocks, Piece, pieces_in
from reports.models import Sending
from reports.submitting.pinning import keyed_texts


def texts_of(sending: Sending) -> list[KeyedBlocks]:
    """Text and annexes, each with the keys of its blocks; by their place where it came without."""
    texts = list(keyed_texts(sending))
    return texts if _is_keyed(texts) else _by_place(texts)


def has_keys(sending: Sending) -> bool:
    """Its pieces have the keys they had in the draft."""
    return _is_keyed(list(keyed_texts(sending)))


def pieces_of(sending: Sending) -> dict[str, Piece]:
    return pieces_in(texts_of(sending))


def paper_html(
    sending: Sending, marks: Mapping[str, Sequence[Mark]], address: str = ""
) -> SafeString | None:
    """As it was sent; with a button beside each piece where findings are written to `address`."""
    sheet = sending.pinned
    return pieced_html(sheet, texts_of(sending), address, marks) if sheet else None


def _is_keyed(texts: Sequence[KeyedBlocks]) -> bool:
    return all(len(keys) == len(blocks) for keys, blocks in texts)


def _by_place(texts: Sequence[KeyedBlocks]) -> list[KeyedBlocks]:
    places = count(1)
    return [(tuple(f"cho-{next(places)}" for _ in blocks), blocks) for _, blocks in texts]
