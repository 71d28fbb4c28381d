"""The keys by which the blocks of a draft are known from one save to the next."""

import secrets
from collections.abc import Sequence

from documents.content import AnnexText
from paper import alignment, outline
from paper.blocks import Block


def keys_of(blocks: Sequence[Block], *, text: str = "", keys: Sequence[str] = ()) -> list[str]:
    """One key per block: that of the same block in the earlier text, or a new one."""
    old = list(zip(keys, outline.parse(text), strict=True))
    return list(alignment.carry_keys(old, blocks, new_key=lambda: secrets.token_hex(6)))


def keyed_annexes(
    annexes: Sequence[AnnexText], *, before: Sequence[dict[str, object]]
) -> list[dict[str, object]]:
    """The annexes as they are stored, each with the keys of the annex it was before."""
    left = list(before)
    # Those that kept their title choose first: what was renamed takes from what is left over.
    was = {index: _take(left, annex) for index, annex in enumerate(annexes)}
    return [
        _keyed(annex, was[index] or (left.pop(0) if left else None))
        for index, annex in enumerate(annexes)
    ]


def _take(left: list[dict[str, object]], annex: AnnexText) -> dict[str, object] | None:
    for index, old in enumerate(left):
        if old["title"] == annex.title or (annex.text and old["text"] == annex.text):
            return left.pop(index)
    return None


def _keyed(annex: AnnexText, was: dict[str, object] | None) -> dict[str, object]:
    earlier = {"text": was["text"], "keys": was["keys"]} if was else {}
    keys = keys_of(annex.blocks, **earlier)  # type: ignore[arg-type]
    return {"title": annex.title, "text": annex.text, "keys": keys}
