"""The first page names a workbook that waits: to whoever may confirm it, and to nobody else."""

from pathlib import Path

import pytest

from households.importing import rules
from households.importing.waiting import to_confirm
from households.models import Import
from officials.models import Official, Organization, Role
from tests.cast import make_appointment, signed_in
from tests.households.counts import make_ethnic_groups, make_groups
from tests.households.imports import (
    confirmed,
    counts,
    household_list,
    make_waiting,
    put_counts_in,
    put_list_in,
)
from tests.households.rows import open_rows

pytestmark = pytest.mark.django_db
TITLE = "Tệp số liệu chờ anh/chị xác nhận"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: object) -> None:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]


def told(official: Official) -> list[Import]:
    return to_confirm(Official.objects.get(pk=official.pk))  # posts are read once


def test_counts_wait_for_a_second_official_of_the_ward(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    ward_police: Official,
    province_reviewer: Official,
    stranger: Official,
) -> None:
    make_ethnic_groups()
    make_groups(ward)
    rules.set_rule(ward, second_official=True, by=chair)
    sheet = counts([("Khối 1", "Kinh", 300, 1200, 600)])
    imported = put_counts_in(ward, sheet, by=drafter)
    everybody = (drafter, reviewer, clerk, chair, ward_police, province_reviewer, stranger)
    assert {one: told(one) for one in everybody if told(one)} == {reviewer: [imported]}
    page = signed_in(reviewer).get("/").content.decode()
    assert TITLE in page
    assert f"/so-lieu/nhap-tep/{imported.pk}/" in page
    assert TITLE not in signed_in(drafter).get("/").content.decode()
    confirmed(imported, by=reviewer)
    assert told(reviewer) == []


def test_what_is_to_be_mended_waits_for_nobody_yet(ward: Organization, drafter: Official) -> None:
    make_ethnic_groups()
    make_groups(ward)
    make_waiting(ward, drafter)
    assert told(drafter) == []


def test_a_list_of_households_waits_for_the_named_posts_and_never_for_the_police(
    ward: Organization,
    police: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
) -> None:
    open_rows(ward, drafter, reviewer, by=chair)
    make_groups(ward)
    rules.set_rule(ward, second_official=True, by=chair)
    households = household_list([("Lường Văn Giả Hộ", "Khối 1", "Kinh", 4, 2)])
    imported = put_list_in(ward, households, by=drafter)
    assert told(reviewer) == [imported]
    assert told(clerk) == told(chair) == told(drafter) == []
    assert "Giả Hộ" not in signed_in(reviewer).get("/").content.decode()
    make_appointment(reviewer, police, Role.DRAFTER)
    assert told(reviewer) == []
