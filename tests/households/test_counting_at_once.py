"""Two officials record the sheet of one group in the same moment, on both databases."""

import pytest

from households.counting.recording import StaleSheetError
from households.models import GroupCount
from officials.models import Official, Organization
from tests.documents.test_saving_at_once import WRITERS, at_once
from tests.households.counts import KINH, make_ethnic_groups, make_groups, make_sheet


@pytest.mark.django_db(transaction=True)
def test_of_several_who_saw_no_sheet_exactly_one_records_it(
    ward: Organization, drafter: Official
) -> None:
    make_ethnic_groups()
    group = make_groups(ward, 1)[0]

    def record(writer: int) -> str:
        lines = {KINH: (300, 1200 + writer)}
        try:
            return str(make_sheet(group, ward, drafter, lines=lines, base=0).persons)
        except StaleSheetError as stale:
            return f"after {stale.latest.pk}"

    outcomes = at_once(record)
    count = GroupCount.objects.get()
    assert sorted(outcomes) == sorted([str(count.persons), *[f"after {count.pk}"] * (WRITERS - 1)])
