"""Two texts word by word: where one says something else than the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 5
"""Words shown before a difference, so that it can be found on paper."""
HEAD = 40
"""Words within which programs order the two columns of a head in different ways."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` are the words that lead up to it; `removed` or `added` may be empty."""

    before: str
    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class _Change:
    at: int
    removed: tuple[str, ...]
    added: tuple[str, ...]


def differences(expected: Sequence[str], found: Sequence[str]) -> tuple[Difference, ...]:
    """In the order of the expected text. Within the head, the same words in another order are no
    difference; anywhere else they are."""
    return tuple(
        Difference(
            " ".join(expected[max(0, change.at - AROUND) : change.at]),
            " ".join(change.removed),
            " ".join(change.added),
        )
        for change in _without_moved(list(_changes(expected, found)))
    )


def _changes(expected: Sequence[str], found: Sequence[str]) -> Iterator[_Change]:
    start, end = _alike(expected, found)
    one, other = expected[start : len(expected) - end], found[start : len(found) - end]
    for tag, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes():
        if tag != "equal":
            yield _Change(start + a, tuple(one[a:b]), tuple(other[c:d]))


def _alike(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words at the beginning and at the end are the same."""
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if one[-1 - i] != other[-1 - i]), rest)
    return start, end


def _without_moved(changes: list[_Change]) -> list[_Change]:
    """Without the pairs where the same words are missing in one place of the head and added in
    another."""
    left = list(changes)
    for change in [c for c in changes if c.at < HEAD and not c.added]:
        moved = (c for c in left if c.at < HEAD and c.added == change.removed and not c.removed)
        if twin := next(moved, None):
            left.remove(change)
            left.remove(twin)
    return left
