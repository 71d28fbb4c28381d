"""Two officials at the same row at the same moment: one waits for the other and is told."""

from datetime import date

import pytest
from django.db import connection

from households.models import Household
from households.rows import recording, standing
from households.rows.content import RowChange
from officials.models import Official, Organization
from tests.documents.test_deciding_at_once import one_after_the_other
from tests.households.counts import make_groups
from tests.households.rows import Event, content, make_row, open_rows, state_of

pytestmark = pytest.mark.django_db(transaction=True)
MARCH = date(2024, 3, 1)


@pytest.fixture
def row(ward: Organization, drafter: Official, chair: Official) -> Household:
    open_rows(ward, drafter, by=chair)
    return make_row(ward, content(make_groups(ward, 1)[0]), by=drafter)


def test_who_comes_second_is_told_and_nothing_is_recorded_twice(
    ward: Organization, drafter: Official, row: Household
) -> None:
    seen = state_of(row).pk

    def leave() -> object:
        told = RowChange(Event.LEFT, MARCH, household=row.pk, base=seen)
        return recording.apply(ward, [told], by=Official.objects.get(pk=drafter.pk))

    first, second = one_after_the_other(leave, leave)
    assert first == ""
    assert "vừa có biến động khác" in second
    assert row.states.count() == 2


def test_two_batches_over_the_same_rows_do_not_block_each_other(
    ward: Organization, drafter: Official, row: Household
) -> None:
    other = make_row(ward, content(state_of(row).group), by=drafter)  # type: ignore[arg-type]

    def changed(*rows: Household) -> list[RowChange]:
        group = state_of(row).group
        assert group is not None
        return [RowChange(Event.CHANGED, MARCH, content(group), serial=one.serial) for one in rows]

    there, back = changed(row, other), changed(other, row)
    connection.close()
    by = Official.objects.get(pk=drafter.pk)
    told = one_after_the_other(
        lambda: recording.apply(ward, there, by=by), lambda: recording.apply(ward, back, by=by)
    )
    assert told == ["", ""]
    assert standing.states_on(ward, on=MARCH).count() == 2
