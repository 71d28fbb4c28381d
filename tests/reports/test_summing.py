"""Sums over places and their comparison, against a plain count."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.consolidating.summing import Comparison, Given, Sum, compared, sum_of

TENTHS = st.integers(0, 990).map(lambda tenths: Decimal(tenths) / 10)
AMOUNTS = st.dictionaries(st.integers(1, 6), TENTHS)


@given(AMOUNTS, AMOUNTS)
def test_sums_are_those_of_a_plain_count(
    now: Mapping[int, Decimal], then: Mapping[int, Decimal]
) -> None:
    found, whole, same = compared(now, then), Decimal(0), Decimal(0)
    for place, amount in now.items():
        whole += amount
        same += amount if place in then else 0
    assert sum_of(now) == Sum(whole if now else None, len(now))
    if found is None:
        assert not then
    else:
        assert found.now_same == same
        assert found.same == len([place for place in now if place in then])


def test_a_figure_reads_as_it_was_given() -> None:
    assert [Given(Decimal("1204.50")).shown, Given(words="không nêu").shown, Given().shown] == [
        "1.204,5",
        "không nêu",
        "",
    ]


def test_a_change_is_told_over_the_places_that_gave_both() -> None:
    then = {1: Decimal(100), 2: Decimal(60), 3: Decimal(5)}
    found = compared({1: Decimal(112), 2: Decimal(60), 4: Decimal(900)}, then)
    assert found == Comparison(Sum(Decimal(165), 3), 2, Decimal(172), Decimal(160))
    assert found.told == "tăng 12 (7,5%) trên 2 đơn vị"
    fallen = compared({3: Decimal(4)}, then)
    assert fallen
    assert fallen.told == "giảm 1 (20%) trên 1 đơn vị"
    new = compared({1: Decimal(7)}, {1: Decimal(0)})
    assert new
    assert new.told == "tăng 7 trên 1 đơn vị"
    same = compared({1: Decimal(7)}, {1: Decimal(7)})
    assert same
    assert same.told == "không đổi trên 1 đơn vị"
