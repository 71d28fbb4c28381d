"""What reads otherwise in one submission than in an earlier one: by piece, then by words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain

from documents.drafts.parts import name_of
from documents.models import Remark, Submission
from documents.review.quoting import keyed_blocks, words_of
from paper.blocks import Block
from paper.sheet import Annex, Sheet, Signature

Keyed = Sequence[tuple[str, Block]]
AROUND = 8
"""Words shown before and behind a difference."""


class ChangeKind(StrEnum):
    ADDED = "thêm"
    REMOVED = "bỏ"
    CHANGED = "sửa"


@dataclass(frozen=True, slots=True)
class Words:
    """Words running that stayed (both true), went (only `before`) or came (only `after`)."""

    text: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One piece or component; `before` or `after` is "" where it was not there."""

    name: str
    before: str
    after: str
    key: str = ""

    @property
    def kind(self) -> ChangeKind:
        if not self.before:
            return ChangeKind.ADDED
        return ChangeKind.CHANGED if self.after else ChangeKind.REMOVED

    @property
    def words(self) -> tuple[Words, ...]:
        """Both readings in one line, told apart word by word."""
        old, new = self.before.split(), self.after.split()
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return tuple(_words(matcher, old, new))

    @property
    def excerpt(self) -> tuple[Words, ...]:
        """The same with long runs that stayed cut to what stands around the differences."""
        words = self.words
        return tuple(
            _cut(one, first=index == 0, last=index == len(words) - 1)
            for index, one in enumerate(words)
        )


def between(before: Submission, after: Submission) -> tuple[Change, ...]:
    """Components first, then text and annexes in their order; numbering alone is no change."""
    components = compare_components(before.pinned, after.pinned)
    return (*components, *compare_blocks(_keyed(before), _keyed(after)))


def besides(changes: Iterable[Change], remarks: Iterable[Remark]) -> tuple[Change, ...]:
    """The changes at pieces to which none of the remarks was pinned: what nobody asked for."""
    asked = {remark.key for remark in remarks if remark.key}
    return tuple(change for change in changes if change.key not in asked)


def compare_blocks(old: Keyed, new: Keyed) -> tuple[Change, ...]:
    """Blocks are the same by their keys. What went stands behind what it stood behind."""
    was, now = dict(old), dict(new)
    changes = (_change(key, was.get(key), now.get(key)) for key in _interleaved(old, new))
    return tuple(change for change in changes if change.before != change.after)


def compare_components(old: Sheet, new: Sheet) -> tuple[Change, ...]:
    """What differs apart from text, number and day."""
    pairs = zip(_components(old), _components(new), strict=True)
    return tuple(
        Change(name, before, after) for (name, before), (_, after) in pairs if before != after
    )


def _change(key: str, old: Block | None, new: Block | None) -> Change:
    named = new or old
    return Change(
        name=name_of(named) if named else "",
        before=words_of(old) if old else "",
        after=words_of(new) if new else "",
        key=key,
    )


def _interleaved(old: Keyed, new: Keyed) -> list[str]:
    staying = {key for key, _ in new}
    gone_behind: dict[str, list[str]] = {}
    last = ""
    for key, _ in old:
        if key in staying:
            last = key
        else:
            gone_behind.setdefault(last, []).append(key)
    together = ([key, *gone_behind.get(key, ())] for key, _ in new)
    return [*gone_behind.get("", ()), *chain.from_iterable(together)]


def _keyed(submission: Submission) -> list[tuple[str, Block]]:
    return [
        pair for keys, blocks in keyed_blocks(submission) for pair in zip(keys, blocks, strict=True)
    ]


def _components(sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield "cơ quan chủ quản", sheet.superior
    yield "cơ quan ban hành", _listed(sheet.issuer)
    yield "ký hiệu", sheet.symbol
    yield "địa danh", sheet.place
    yield "trích yếu", sheet.subject
    yield "kính gửi", _listed(sheet.addressed_to)
    yield "thẩm quyền ban hành", sheet.authority
    yield "căn cứ", _listed(sheet.legal_basis)
    yield "nơi nhận", _listed(sheet.recipients)
    yield "người ký", _listed(_signed(one) for one in sheet.signatures)
    yield "mức độ khẩn", sheet.urgency.value if sheet.urgency else ""
    yield "dòng liên hệ", sheet.contact
    yield "phụ lục", _listed(map(_annex, sheet.annexes))
    yield "phần chưa xếp được chỗ", _listed(sheet.unplaced)


def _signed(signature: Signature) -> str:
    return " ".join((*signature.authority, signature.signer))


def _annex(annex: Annex) -> str:
    return f"{annex.label}: {annex.title}{' (khổ A3)' if annex.is_large else ''}"


def _listed(entries: Iterable[str]) -> str:
    return "; ".join(entries)


def _cut(words: Words, *, first: bool, last: bool) -> Words:
    found = words.text.split()
    if not (words.before and words.after) or len(found) <= 2 * AROUND + 1:
        return words
    ahead, behind = found[:AROUND], found[-AROUND:]
    shown = (*(() if first else ahead), "…", *(() if last else behind))
    return replace(words, text=" ".join(shown))


def _words(
    matcher: "SequenceMatcher[str]", old: Sequence[str], new: Sequence[str]
) -> Iterator[Words]:
    for operation, start, end, begin, stop in matcher.get_opcodes():
        if operation == "equal":
            yield Words(" ".join(old[start:end]), before=True, after=True)
            continue
        if start < end:
            yield Words(" ".join(old[start:end]), before=True, after=False)
        if begin < stop:
            yield Words(" ".join(new[begin:stop]), before=False, after=True)
