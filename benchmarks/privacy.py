"""What an exact attacker makes of the figures that left 1,000 random wards: `bin/bench privacy`."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pool
from random import Random

from tests.households.attacker import HOUSEHOLDS, PERSONS, Narrowed, a_ward, attack

WARDS = 1_000
TOLD = 100
"""Wards attacked once more by one who was told which numbers stayed the same: nothing is promised
against him, and he is slow."""
MOST = 10


def main() -> None:
    started = time.monotonic()
    print(f"\n{WARDS:,} wards, 5 releases each\n")
    print("| numbers not given | | one value | 2 or 3 | 4 to 9 | 10 and more |")
    print("|---|---|---|---|---|---|")
    with Pool(2) as pool:
        shown("", [one for ward in pool.imap(attacked, range(WARDS), 10) for one in ward])
        told = pool.imap(attacked_by_one_told, range(TOLD), 5)
        shown(f", by one told ({TOLD} wards)", [one for ward in told for one in ward])
    print(f"\n{time.monotonic() - started:.0f} s")


def attacked(seed: int) -> list[tuple[str, int]]:
    return [_kept(one) for one in attack(a_ward(Random(seed)))]


def attacked_by_one_told(seed: int) -> list[tuple[str, int]]:
    return [_kept(one) for one in attack(a_ward(Random(seed)), told=True)]


def shown(by: str, found: list[tuple[str, int]]) -> None:
    for measure in (PERSONS, HOUSEHOLDS, "minorities"):
        values = [values for kind, values in found if kind == measure]
        columns = " | ".join(f"{count:,}" for count in spread(values))
        print(f"| {measure}{by} | {len(values):,} | {columns} |", flush=True)


def spread(values: list[int]) -> Iterator[int]:
    counts = Counter(values)
    for low, high in ((1, 1), (2, 3), (4, 9), (MOST, 10**10)):
        yield sum(count for value, count in counts.items() if low <= value <= high)


def _kept(one: Narrowed) -> tuple[str, int]:
    return (one.code if one.code == "minorities" else one.measure), one.values


if __name__ == "__main__":
    sys.exit(main())
