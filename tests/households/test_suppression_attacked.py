"""An exact attacker on random wards and their releases; in full number in `bin/bench privacy`."""

import os
from dataclasses import replace
from random import Random

import pytest

from households.disclosure.suppression import (
    KINH,
    Cell,
    Release,
    Standing,
    Table,
    protect,
)
from tests.households.attacker import (
    HOUSEHOLDS,
    PERSONS,
    Seen,
    a_ward,
    attack,
    sums_tell_nothing_new,
)

WARDS = int(os.environ.get("BINHAN_WARDS", "10"))
LEAST_VALUES = {PERSONS: 4, HOUSEHOLDS: 2}
"""k-1 for the smallest k, and two; two where "under k" is said of all minorities together."""


@pytest.mark.parametrize("seed", range(WARDS))
def test_no_number_that_was_not_given_is_narrowed(seed: int) -> None:
    ward = a_ward(Random(seed))
    is_below = any(one.shown.standing is Standing.BELOW for one in ward)
    for found in attack(ward):
        is_sum = found.code == "minorities"
        assert found.values >= (2 if is_sum or is_below else LEAST_VALUES[found.measure]), found


def test_the_sums_over_wards_are_made_of_what_each_gave() -> None:
    wards = [a_ward(Random(seed)) for seed in range(20)]
    assert sums_tell_nothing_new(wards)


def test_the_attacker_reads_off_what_a_careless_release_tells() -> None:
    """The same figures a second time, with Nùng, which was folded before, given by itself."""
    table = Table({KINH: Cell(10, 100), "03": Cell(9, 40), "07": Cell(4, 12), "24": Cell(1, 3)})
    shown = protect(table, k=5)
    assert shown.folded == {"07", "24"}
    groups = {**shown.groups, "07": table.groups["07"]}
    careless = replace(shown, groups=groups, folded=frozenset({"24"}), other=Cell(1, 3))
    seen = [Seen("ward", "now", one, table) for one in (shown, careless)]
    found = {(one.code, one.measure): (one.least, one.greatest) for one in attack(seen)}
    assert found == {("24", HOUSEHOLDS): (1, 1), ("24", PERSONS): (3, 3)}
    assert protect(table, [Release(shown, table)], k=5) == shown
