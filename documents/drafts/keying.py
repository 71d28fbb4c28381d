"""The keys by which the blocks of a draft are known from one save to the next."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from documents.drafts.content import AnnexText, Content
from paper import alignment, outline, references
from paper.blocks import Block


def keys_of(blocks: Sequence[Block], *, text: str = "", keys: Sequence[str] = ()) -> list[str]:
    """One key per block: that of the same block in the earlier text, or a new one."""
    old = list(zip(keys, outline.parse(text), strict=True))
    carried = alignment.carry_keys(old, blocks, new_key=lambda: secrets.token_hex(6))
    return _with_rewritten(old, list(zip(carried, blocks, strict=True)))


def _with_rewritten(
    old: Sequence[tuple[str, Block]], new: Sequence[tuple[str, Block]]
) -> list[str]:
    """A block with not a word in common stands for the one of its rank in whose place it is."""
    place = {key: index for index, (key, _) in enumerate(old)}
    used = {key for key, _ in new}
    found: list[str] = []
    for key, block in new:
        behind = place.get(found[-1], len(old)) + 1 if found else 0
        if key not in place and behind < len(old):
            was, before = old[behind]
            if was not in used and before.rank is block.rank:
                key = was
        found.append(key)
    return found


def with_moved_places(content: Content, *, before: str, keys: Sequence[str]) -> Content:
    """The content with "khoản 2 Mục II" renamed where that place of the text has moved."""
    if not any(True for _ in references.references(before)):
        return content
    old = list(zip(keys, outline.parse(before), strict=True))
    new = list(zip(keys_of(content.blocks, text=before, keys=keys), content.blocks, strict=True))
    blocks = references.followed(old, new)
    return content if blocks == content.blocks else replace(content, text=outline.write(blocks))


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
    large = {"is_large": True} if annex.is_large else {}
    return {"title": annex.title, "text": annex.text, "keys": keys, **large}
