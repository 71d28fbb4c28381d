"""Which block of a new text is which block of the old one, so that its key goes with it."""

import re
from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from paper.blocks import Block

Pairs = dict[int, int]
"""From the index of a new block to the index of the old block it is."""

# With less than half its words in common, a block has been written anew.
_ALIKE = 0.5
# In a gap with more pairs than this, only blocks that stand in about the same place are compared,
# and those that share three words running which few others have.
_MOST_COMPARED = 90_000
_ABOUT = 3
_FEW = 4


def carry_keys(
    old: Sequence[tuple[str, Block]], new: Sequence[Block], *, new_key: Callable[[], str]
) -> tuple[str, ...]:
    """One key per new block, each once: those of the old blocks found again, else `new_key()`.

    Markers do not count, since renumbering changes them. First the longest common sequence of
    equal blocks; then, in the gaps between these, the blocks most alike, in order; last, equal
    texts wherever they were moved.
    """
    before = [block for _, block in old]
    pairs = _anchors(before, new)
    pairs |= _alike_in_gaps(before, new, pairs)
    pairs |= _moved(before, new, pairs)
    used = {key for key, _ in old}
    return tuple(
        old[pairs[index]][0] if index in pairs else _fresh(new_key, used)
        for index in range(len(new))
    )


def longest_common(old: Sequence[object], new: Sequence[object]) -> Pairs:
    """One longest common subsequence of hashable values.

    Hyyrö's bit-parallel recurrence: one long integer per row of the table, so that three thousand
    rows of anything take milliseconds.
    """
    places: dict[object, int] = defaultdict(int)
    for index, value in enumerate(old):
        places[value] |= 1 << index
    full = (1 << len(old)) - 1
    rows = [full]
    for value in new:
        row = rows[-1]
        hits = row & places.get(value, 0)
        rows.append(((row + hits) | (row - hits)) & full)
    return dict(_walked_back(rows, len(old)))


def _walked_back(rows: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """A clear bit says that the sequence grows there; it is matched in the row that cleared it."""
    i, j = length - 1, len(rows) - 1
    while i >= 0 and j > 0:
        if rows[j] >> i & 1:
            i -= 1
            continue
        j -= 1
        if rows[j] >> i & 1:
            yield j, i
            i -= 1


def _anchors(old: Sequence[Block], new: Sequence[Block]) -> Pairs:
    was = [(block.rank, block.text) for block in old]
    now = [(block.rank, block.text) for block in new]
    head = _equal_ahead(was, now)
    tail = _equal_ahead(was[head:][::-1], now[head:][::-1])
    middle = longest_common(was[head : len(was) - tail], now[head : len(now) - tail])
    return {
        **{index: index for index in range(head)},
        **{head + right: head + left for right, left in middle.items()},
        **{len(now) - back: len(was) - back for back in range(1, tail + 1)},
    }


def _equal_ahead(old: Sequence[object], new: Sequence[object]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(old), len(new)))


def _alike_in_gaps(old: Sequence[Block], new: Sequence[Block], anchors: Pairs) -> Pairs:
    pairs: Pairs = {}
    i = j = 0
    for next_j, next_i in [*sorted(anchors.items()), (len(new), len(old))]:
        for right, left in _alike_in_order(old[i:next_i], new[j:next_j]):
            pairs[j + right] = i + left
        i, j = next_i + 1, next_j + 1
    return pairs


def _alike_in_order(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """The most alike first, then each next pair that crosses none of those found."""
    was, now = [_words(block) for block in old], [_words(block) for block in new]
    bags_was, bags_now = [frozenset(words) for words in was], [frozenset(words) for words in now]
    compared = ((_likeness(bags_was[i], bags_now[j]), j, i) for j, i in _candidates(was, now))
    alike = sorted((-value, j, i) for value, j, i in compared if value >= _ALIKE)
    found: list[tuple[int, int]] = []
    for _, j, i in alike:
        place = bisect(found, (j, i))
        around = found[max(0, place - 1) : place + 1]
        if all((a < j and b < i) or (j < a and i < b) for a, b in around):
            found.insert(place, (j, i))
    return found


def _candidates(
    was: Sequence[Sequence[str]], now: Sequence[Sequence[str]]
) -> Iterable[tuple[int, int]]:
    if len(was) * len(now) <= _MOST_COMPARED:
        return product(range(len(now)), range(len(was)))
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, words in enumerate(was):
        for run in _threes(words):
            places[run].append(i)
    pairs = {(j, i) for j in range(len(now)) for i in _about(j * len(was) // len(now), len(was))}
    for j, words in enumerate(now):
        found = (places.get(run, []) for run in _threes(words))
        pairs.update((j, i) for indexes in found if len(indexes) <= _FEW for i in indexes)
    return pairs


def _about(place: int, length: int) -> range:
    return range(max(0, place - _ABOUT), min(length, place + _ABOUT + 1))


def _words(block: Block) -> list[str]:
    return re.findall(r"\w+", block.text.lower())


def _threes(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's measure: 1 for the same words, 0 for none in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _moved(old: Sequence[Block], new: Sequence[Block], pairs: Pairs) -> Pairs:
    taken = set(pairs.values())
    left: dict[str, deque[int]] = defaultdict(deque)
    for index, block in enumerate(old):
        if index not in taken:
            left[block.text].append(index)
    unmatched = (index for index in range(len(new)) if index not in pairs)
    return {index: left[new[index].text].popleft() for index in unmatched if left[new[index].text]}


def _fresh(new_key: Callable[[], str], used: set[str]) -> str:
    key = new_key()
    while key in used:
        key = new_key()
    used.add(key)
    return key
