"""Two texts word by word: where one says something else than the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 5
"""Words shown before a difference, so that it can be found on paper."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`before` are the words that lead up to it; `removed` or `added` may be empty."""

    before: str
    removed: str
    added: str


def differences(expected: Sequence[str], found: Sequence[str]) -> tuple[Difference, ...]:
    """In the order of the expected text. Words that only stand elsewhere are no difference:
    programs order the two columns of a head in different ways."""
    start, end = _alike(expected, found)
    changes = _changes(
        expected[start : len(expected) - end], found[start : len(found) - end], expected[:start]
    )
    return _without_moved(tuple(changes))


def _alike(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words at the beginning and at the end are the same."""
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if one[-1 - i] != other[-1 - i]), rest)
    return start, end


def _changes(
    expected: Sequence[str], found: Sequence[str], lead: Sequence[str]
) -> Iterator[Difference]:
    words = [*lead[-AROUND:], *expected]
    shift = len(words) - len(expected)
    for tag, a, b, c, d in SequenceMatcher(None, expected, found).get_opcodes():
        if tag != "equal":
            before = words[max(0, a + shift - AROUND) : a + shift]
            yield Difference(" ".join(before), " ".join(expected[a:b]), " ".join(found[c:d]))


def _without_moved(changes: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Without the pairs where the same words are missing in one place and added in another."""
    left = list(changes)
    for change in changes:
        if change.added or change not in left:
            continue
        twin = next((c for c in left if c.added == change.removed and not c.removed), None)
        if twin:
            left.remove(change)
            left.remove(twin)
    return tuple(left)
