"""A list of households: rows match by serial only, and the ward's own workbook comes back."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from households.importing import applying, confirming, folder, returning
from households.importing.lines import AT_ONCE
from households.models import Household, HouseholdState, Import, ImportLine
from households.rows import standing
from households.rows.content import Event
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import make_groups
from tests.households.imports import (
    CLOSING,
    LIST_HEADINGS,
    cells_of,
    confirmed,
    findings,
    household_list,
    looked_at,
    made,
    outcomes,
    put_list_in,
    written,
)
from tests.households.rows import KINH, TAY, change, content, make_row, open_rows

pytestmark = pytest.mark.django_db
THREE = [
    ("Nguyễn Văn Mẫu", "Khối 1", "Kinh", 4, 2),
    ("Lường Thị Ví Dụ", "Khối 1", "Thái", 5, 3),
    ("Trần Văn Giả", "Khối 2", "Kinh", 2, 1),
]
LATER = CLOSING + timedelta(days=30)
SERIAL, ERROR = "Số phiếu", "Lỗi"


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> Path:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def khoi(
    ward: Organization, drafter: Official, chair: Official, settings: object
) -> list[ResidentialGroup]:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    open_rows(ward, drafter, by=chair)
    return make_groups(ward, 3)


def files(waiting: Path) -> list[str]:
    return [file.name for file in waiting.iterdir() if file.name != folder.TAG]


def came_back(imported: Import) -> list[list[object]]:
    data = folder.read(imported.returned)
    assert data is not None
    return cells_of(data)


def mended(cells: Sequence[Sequence[object]], *changes: tuple[int, int, object]) -> bytes:
    """The workbook that came back, with some cells typed over: (row, column, value)."""
    rows = [list(row) for row in cells]
    for row, column, value in changes:
        rows[row][column] = value
    return made([str(cell or "") for cell in rows[0]], rows[1:])


def persons(ward: Organization, on: date = LATER) -> list[int]:
    rows = [standing.content_of(state) for state in standing.states_on(ward, on=on)]
    return sorted(row.persons for row in rows if row)


@pytest.fixture
def first(ward: Organization, drafter: Official, khoi: list[ResidentialGroup]) -> Import:
    """Three households, written, with their workbook handed back."""
    return written(put_list_in(ward, household_list(THREE), by=drafter), by=drafter)


def test_each_row_becomes_a_household_and_gets_its_serial_in_the_ward_s_own_file(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = put_list_in(ward, household_list(THREE), by=drafter)
    assert (imported.state, outcomes(imported)) == ("ready", {"new": 3})
    assert imported.unread == ["Họ và tên chủ hộ"]
    assert Household.objects.count() == 0
    done = written(imported, by=drafter)
    assert (done.state, done.held, files(waiting)) == ("done", "", [done.returned])
    states = HouseholdState.objects.order_by("pk")
    assert [(one.event, one.from_day, one.head_group_id) for one in states] == [
        ("found", CLOSING, "01"),
        ("found", CLOSING, "03"),
        ("found", CLOSING, "01"),
    ]
    headings, *rows = came_back(done)
    assert [row[1] for row in rows] == [row[0] for row in THREE]
    serials = [row[headings.index(SERIAL)] for row in rows]
    assert serials == [row.serial for row in Household.objects.order_by("pk")]
    assert not ImportLine.objects.exists()


def test_the_file_that_came_back_changes_nothing_when_it_goes_in_again(
    ward: Organization, drafter: Official, first: Import
) -> None:
    again = put_list_in(ward, mended(came_back(first)), by=drafter, closes_on=LATER)
    assert (outcomes(again), again.absent) == ({"same": 3}, 0)
    with pytest.raises(PermissionDenied, match="không có gì để ghi"):
        confirming.confirm(again, seen=again.seen, by=drafter)


def test_what_was_mended_in_it_changes_and_a_row_without_serial_is_new(
    ward: Organization, drafter: Official, first: Import
) -> None:
    cells = came_back(first)
    cells.append([4, "Hộ mới", "Khối 3", "Tày", 3, 1])
    data = mended(cells, (1, LIST_HEADINGS.index("Số khẩu"), 6), (3, 2, "Khối 3"))
    imported = put_list_in(ward, data, by=drafter, closes_on=LATER)
    assert outcomes(imported) == {"new": 1, "changed": 2, "same": 1}
    told = {number: found for number, _, found in findings(imported)}
    assert told[2] == [["Số khẩu", "4 → 6"]]
    assert told[4][0][1] == "Khối 2 → Khối 3"
    written(imported, by=drafter)
    assert persons(ward) == [2, 3, 5, 6]
    assert persons(ward, on=CLOSING) == [2, 4, 5]
    events = HouseholdState.objects.filter(from_day=LATER).values_list("event", flat=True)
    assert sorted(events) == ["arrived", "changed", "changed"]


def test_women_that_the_file_does_not_speak_of_stay_known(
    ward: Organization, drafter: Official, first: Import
) -> None:
    cells = [row[:5] + row[6:] for row in came_back(first)]
    imported = put_list_in(ward, mended(cells), by=drafter, closes_on=LATER)
    assert outcomes(imported) == {"same": 3}


def test_what_a_form_changed_meanwhile_is_kept_where_the_file_still_says_the_old(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], first: Import
) -> None:
    row = Household.objects.order_by("pk")[0]
    change(row, Event.CHANGED, LATER, content(khoi[0], {KINH: (7, 3)}), by=drafter)
    same = put_list_in(ward, mended(came_back(first)), by=drafter, closes_on=LATER)
    assert outcomes(same) == {"same": 3}
    assert findings(same)[0][2][0][1].startswith("Tệp còn số của lần nhập trước")
    confirming.cancel(same, by=drafter)
    both = put_list_in(ward, mended(came_back(first), (1, 4, 5)), by=drafter, closes_on=LATER)
    assert outcomes(both) == {"same": 2, "conflicting": 1}
    assert "sửa cả trong sổ lẫn trong tệp" in findings(both)[0][2][0][1]


def test_a_household_that_went_or_moved_on_after_the_closing_day_is_in_conflict(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], first: Import
) -> None:
    gone = Household.objects.order_by("pk")[0]
    change(gone, Event.LEFT, LATER, by=drafter)
    imported = put_list_in(ward, mended(came_back(first), (1, 4, 5)), by=drafter, closes_on=LATER)
    assert outcomes(imported) == {"same": 2, "conflicting": 1}
    assert "thôi ở đây từ ngày 30/7/2026" in findings(imported)[0][2][0][1]
    with pytest.raises(PermissionDenied, match="Còn 1 dòng phải sửa"):
        confirming.confirm(imported, seen=imported.seen, by=drafter)


def test_serials_that_are_unknown_or_twice_are_pointed_at(
    ward: Organization, drafter: Official, first: Import
) -> None:
    cells = came_back(first)
    column = cells[0].index(SERIAL)
    data = mended(cells, (1, column, cells[2][column]), (3, column, "CCCCCCCCCC"))
    imported = put_list_in(ward, data, by=drafter, closes_on=LATER)
    assert outcomes(imported) == {"conflicting": 2, "wrong": 1}


def test_another_file_without_serials_is_refused_with_two_ways_out(
    ward: Organization, drafter: Official, first: Import, waiting: Path
) -> None:
    imported = put_list_in(ward, household_list(THREE[:2]), by=drafter, closes_on=LATER)
    assert (imported.state, imported.lacks_serials) == ("refused", True)
    assert imported.fault.startswith("Sổ đã có 3 dòng hộ")
    assert files(waiting) == [first.returned]
    assert persons(ward) == [2, 4, 5]


def test_replacing_ends_all_rows_on_the_day_and_draws_new_serials(
    ward: Organization, drafter: Official, first: Import
) -> None:
    before = set(Household.objects.values_list("serial", flat=True))
    data = household_list([("Hộ khác", "Khối 2", "Kinh", 9, None)])
    replace = Import.Way.REPLACE
    imported = put_list_in(ward, data, by=drafter, way=replace, closes_on=LATER)
    assert (outcomes(imported), imported.absent) == ({"new": 1}, 3)
    done = written(imported, by=drafter)
    assert (persons(ward, on=LATER - timedelta(days=1)), persons(ward)) == ([2, 4, 5], [9])
    serial = came_back(done)[1][-2:]
    assert before.isdisjoint(map(str, serial))


def test_nothing_is_replaced_before_what_was_recorded_later(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], first: Import
) -> None:
    make_row(ward, content(khoi[1], {TAY: (3, 1)}), by=drafter, from_day=LATER)
    data = household_list([("Hộ khác", "Khối 2", "Kinh", 9, None)])
    imported = put_list_in(ward, data, by=drafter, way=Import.Way.REPLACE)
    assert imported.state == "refused"
    assert "đến ngày 30/7/2026" in imported.fault
    assert not imported.lacks_serials


def test_a_row_that_came_in_between_is_seen_before_all_are_replaced(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], first: Import
) -> None:
    data = household_list([("Hộ khác", "Khối 2", "Kinh", 9, None)])
    imported = put_list_in(ward, data, by=drafter, way=Import.Way.REPLACE, closes_on=LATER)
    confirmed(imported, by=drafter)
    make_row(ward, content(khoi[1], {TAY: (3, 1)}), by=drafter)
    applying.apply_confirmed(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, imported.absent) == ("ready", 4)
    assert persons(ward) == [2, 3, 4, 5]


def test_wrong_rows_are_told_in_a_column_of_the_ward_s_own_file(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    rows = [*THREE, ("Hộ sai", "Khối 9", "Kinh", 4, 2), ("Hộ sai", "Khối 1", "Kinh", 2, 3)]
    imported = put_list_in(ward, household_list(rows), by=drafter)
    assert outcomes(imported) == {"new": 3, "wrong": 2}
    headings, *back = cells_of(returning.with_faults(imported))
    told = [row[headings.index(ERROR)] for row in back]
    assert told[:3] == [None, None, None]
    assert "Khối" in str(told[3])
    assert "nữ" in str(told[4]).lower()


def test_rows_are_not_for_those_whom_nobody_named(
    ward: Organization, drafter: Official, reviewer: Official, khoi: list[ResidentialGroup]
) -> None:
    with pytest.raises(PermissionDenied):
        put_list_in(ward, household_list(THREE), by=reviewer)
    imported = put_list_in(ward, household_list(THREE), by=drafter)
    assert not Import.objects.visible_to(reviewer).exists()
    assert list(Import.objects.visible_to(drafter)) == [imported]


def test_where_rows_are_off_no_list_is_taken(
    ward: Organization, drafter: Official, waiting: Path
) -> None:
    with pytest.raises(PermissionDenied):
        put_list_in(ward, household_list(THREE), by=drafter)
    assert not waiting.exists()


def test_the_same_list_is_not_taken_twice(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    data = household_list(THREE)
    written(put_list_in(ward, data, by=drafter), by=drafter)
    with pytest.raises(ValidationError, match="Đúng tệp này đã được ghi"):
        put_list_in(ward, data, by=drafter, way=Import.Way.REPLACE)


def test_the_number_of_queries_is_that_of_the_batches(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    few = queries_for(ward, drafter, 3)
    many = queries_for(ward, drafter, 200)
    assert AT_ONCE > 200
    # The inserts of one batch are cut by what one statement of SQLite may hold.
    assert many[0] - few[0] <= 6
    assert many[1] - few[1] <= 12


def queries_for(ward: Organization, drafter: Official, rows: int) -> tuple[int, int]:
    """Of the preview and of the writing."""
    data = household_list(("Hộ", f"Khối {1 + n % 3}", "Kinh", 1 + n % 7, None) for n in range(rows))
    imported = put_list_in(ward, data, by=drafter, way=Import.Way.REPLACE)
    Import.objects.filter(pk=imported.pk).update(state=Import.State.READING)
    with CaptureQueriesContext(connection) as looking:
        looked_at(imported)
    confirmed(imported, by=drafter)
    with CaptureQueriesContext(connection) as writing:
        applying.apply_confirmed(imported.pk)
    imported.refresh_from_db()
    assert imported.state == Import.State.DONE
    return len(looking), len(writing)
