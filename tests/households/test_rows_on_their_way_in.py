"""The lines of a list that waits to be confirmed are rows too: a look at them is in the log."""

from pathlib import Path

import pytest
from django.urls import reverse

from households.rows import looking
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import make_groups
from tests.households.imports import household_list, make_waiting, put_list_in
from tests.households.rows import open_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> None:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]


def test_a_look_at_the_lines_of_a_list_is_in_the_log_and_one_at_counts_is_not(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    open_rows(ward, drafter, by=chair)
    make_groups(ward, 1)
    rows = [("Trần Văn Giả", "Khối 1", "Kinh", 2, 1), ("Lý Thị Giả", "Khối 1", "Tày", 3, 1)]
    listed = put_list_in(ward, household_list(rows), by=drafter)
    counted = make_waiting(ward, drafter)
    reader = signed_in(drafter)
    for imported, looks in ((counted, 0), (listed, 1)):
        seen = looking.log_of(ward).filter(verb=looking.VIEW_LIST)
        before = seen.count()
        address = reverse("households:import", args=[imported.pk])
        assert reader.get(address).status_code == 200
        assert seen.count() == before + looks
    assert seen.latest("sequence").details == {"rows": 2}
