"""A workbook of counts: looked at row by row, then recorded as sheets, whole or not at all."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from history.models import Entry
from households.importing import applying, confirming, folder, rules
from households.importing.putting_in import Workbook, put_in
from households.models import GroupCount, Import, ImportLine
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import KINH, THAI, make_ethnic_groups, make_groups, make_sheet
from tests.households.imports import (
    CLOSING,
    COUNT_SOURCE,
    confirmed,
    counts,
    findings,
    household_list,
    outcomes,
    put_counts_in,
    written,
)

pytestmark = pytest.mark.django_db
TWO = [
    ("Khối 1", "Kinh", 300, 1200, 610),
    ("Khối 1", "Thái", 4, 20, 9),
    ("Khối 2", "Kinh", 250, 990, 480),
]


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> Path:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def khoi(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward, 3)


def files(waiting: Path) -> list[str]:
    return [file.name for file in waiting.iterdir() if file.name != folder.TAG]


def test_each_row_becomes_the_sheet_of_its_group(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = put_counts_in(ward, counts(TWO), by=drafter)
    assert (imported.state, outcomes(imported), imported.absent) == ("ready", {"new": 2}, 1)
    assert GroupCount.objects.count() == 0
    done = written(imported, by=drafter)
    assert (done.state, done.held, done.returned) == ("done", "", "")
    first, second = GroupCount.objects.order_by("group")
    assert (first.group, first.closes_on, first.source) == (khoi[0], CLOSING, COUNT_SOURCE)
    assert (first.households, first.persons, first.women) == (304, 1220, 619)
    lines = first.lines.values_list("ethnic_group", "households", "persons", "women")
    assert set(lines) == {(KINH, 300, 1200, 610), (THAI, 4, 20, 9)}
    assert (second.group, second.persons, second.recorded_by) == (khoi[1], 990, drafter)
    assert files(waiting) == []
    assert not ImportLine.objects.exists()


def test_what_the_sheets_say_already_is_the_same_and_the_rest_tells_what_changes(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_sheet(
        khoi[0], ward, drafter, lines={KINH: (300, 1200, 610), THAI: (4, 20, 9)}, closes_on=CLOSING
    )
    make_sheet(khoi[1], ward, drafter, lines={KINH: (250, 985, 480)}, closes_on=CLOSING)
    imported = put_counts_in(ward, counts(TWO), by=drafter)
    assert outcomes(imported) == {"same": 1, "changed": 1}
    assert findings(imported)[1][2] == [["Số khẩu", "985 (chốt 30/6/2026) → 990"]]
    written(imported, by=drafter)
    assert GroupCount.objects.filter(group=khoi[0]).count() == 1
    assert GroupCount.objects.filter(group=khoi[1]).count() == 2


def test_another_closing_day_is_a_new_sheet_and_the_old_one_stays(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    earlier = make_sheet(khoi[1], ward, drafter, lines={KINH: (240, 950, 470)})
    imported = put_counts_in(ward, counts(TWO[2:]), by=drafter)
    assert findings(imported) == [
        (
            2,
            "new",
            [
                ["Số hộ", "240 (chốt 31/12/2023) → 250"],
                ["Số khẩu", "950 (chốt 31/12/2023) → 990"],
            ],
        )
    ]
    written(imported, by=drafter)
    assert set(GroupCount.objects.values_list("closes_on", "persons")) == {
        (earlier.closes_on, 950),
        (CLOSING, 990),
    }


def test_with_one_wrong_row_nothing_is_written(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    rows = [*TWO, ("Khối 9", "Kinh", 10, 40, 20), ("Khối 3", "Kinh", 50, 30, 10)]
    imported = put_counts_in(ward, counts(rows), by=drafter)
    assert outcomes(imported) == {"new": 2, "wrong": 2}
    told = {number: found for number, outcome, found in findings(imported) if outcome == "wrong"}
    assert told[5][0][0].startswith("Khối")
    assert "30 khẩu ít hơn 50 hộ" in told[6][0][1]
    with pytest.raises(PermissionDenied, match="Còn 2 dòng phải sửa"):
        confirming.confirm(imported, seen=imported.seen, by=drafter)
    assert GroupCount.objects.count() == 0


def test_two_rows_of_one_group_are_in_conflict(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    rows = [TWO[0], TWO[2], ("Khối 1", "Tày", 1, 3, 1)]
    imported = put_counts_in(ward, counts(rows), by=drafter)
    assert outcomes(imported) == {"new": 1, "conflicting": 2}


def test_a_file_that_changes_nothing_cannot_be_confirmed(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_sheet(khoi[1], ward, drafter, lines={KINH: (250, 990, 480)}, closes_on=CLOSING)
    imported = put_counts_in(ward, counts(TWO[2:]), by=drafter)
    with pytest.raises(PermissionDenied, match="không có gì để ghi"):
        confirming.confirm(imported, seen=imported.seen, by=drafter)


def test_the_same_file_is_not_taken_twice(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    data = counts(TWO)
    written(put_counts_in(ward, data, by=drafter), by=drafter)
    with pytest.raises(ValidationError, match="Đúng tệp này đã được ghi lúc"):
        put_counts_in(ward, data, by=drafter, name="ten-khac.xlsx")
    assert (GroupCount.objects.count(), files(waiting)) == (2, [])


def test_one_file_of_a_kind_waits_at_a_time(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    first = put_counts_in(ward, counts(TWO), by=drafter)
    with pytest.raises(ValidationError, match="Đang có một tệp cùng loại"):
        put_counts_in(ward, counts(TWO[:2]), by=drafter)
    assert sorted(files(waiting)) == [first.held, f"{first.held}.progress"]
    confirming.cancel(first, by=drafter)
    assert files(waiting) == []
    put_counts_in(ward, counts(TWO[:2]), by=drafter)


def test_what_moved_since_the_preview_is_looked_at_again(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    imported = confirmed(put_counts_in(ward, counts(TWO), by=drafter), by=drafter)
    make_sheet(khoi[0], ward, drafter, lines={KINH: (299, 1190, 600)}, closes_on=CLOSING)
    applying.apply_confirmed(imported.pk)
    imported.refresh_from_db()
    assert (imported.state, imported.confirmed_by) == ("ready", None)
    assert "đã thay đổi" in imported.fault
    assert outcomes(imported) == {"new": 1, "changed": 1}
    assert GroupCount.objects.count() == 1
    written(imported, by=drafter)
    assert GroupCount.objects.count() == 3


def test_a_preview_made_anew_is_not_confirmed_by_the_old_page(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    imported = put_counts_in(ward, counts(TWO), by=drafter)
    with pytest.raises(ValidationError, match="làm lại"):
        confirming.confirm(imported, seen="0" * 64, by=drafter)


def test_where_the_chair_says_so_another_official_confirms(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    khoi: list[ResidentialGroup],
) -> None:
    with pytest.raises(PermissionDenied):
        rules.set_rule(ward, second_official=True, by=drafter)
    rules.set_rule(ward, second_official=True, by=chair)
    imported = put_counts_in(ward, counts(TWO), by=drafter)
    with pytest.raises(PermissionDenied, match="người khác xác nhận"):
        confirming.confirm(imported, seen=imported.seen, by=drafter)
    done = written(imported, by=reviewer)
    assert (done.put_in_by, done.confirmed_by) == (drafter, reviewer)
    assert {count.recorded_by for count in GroupCount.objects.all()} == {reviewer}


def test_who_lost_the_post_meanwhile_has_confirmed_nothing(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    imported = confirmed(put_counts_in(ward, counts(TWO), by=drafter), by=drafter)
    drafter.appointments.update(valid_to=date(2020, 12, 31))
    applying.apply_confirmed(imported.pk)
    imported.refresh_from_db()
    assert imported.state == Import.State.REFUSED
    assert "không còn được giao" in imported.fault
    assert GroupCount.objects.count() == 0


def test_others_put_nothing_in(
    ward: Organization, clerk: Official, stranger: Official, ward_police: Official
) -> None:
    for official in (clerk, stranger, ward_police):
        with pytest.raises(PermissionDenied):
            put_counts_in(ward, counts(TWO), by=official)
    assert not Import.objects.exists()


def test_a_list_of_households_is_not_taken_for_counts(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    data = household_list([("Nguyễn Văn Mẫu", "Khối 1", "Kinh", 4, 2)])
    imported = put_counts_in(ward, data, by=drafter)
    assert (imported.state, files(waiting)) == ("refused", [])
    assert imported.fault == "Tệp này là danh sách hộ, không phải phiếu số liệu theo khối."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("so-lieu.docx", b"x", "Cần tệp bảng tính"),
        ("so-lieu.xlsm", b"x", "Cần tệp bảng tính"),
        ("so-lieu.csv", b"x" * 20_000_001, "Tệp quá lớn"),
    ],
    ids=["text", "macros", "large"],
)
def test_what_is_no_workbook_is_not_kept(
    ward: Organization, drafter: Official, waiting: Path, name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason):
        put_in(
            ward,
            Workbook(name, data),
            kind=Import.Kind.COUNTS,
            closes_on=CLOSING,
            source=COUNT_SOURCE,
            by=drafter,
        )
    assert not waiting.exists()


def test_a_broken_file_is_refused_by_name_and_goes(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    imported = put_counts_in(ward, b"PK not a workbook", by=drafter)
    assert (imported.state, files(waiting)) == ("refused", [])
    assert imported.fault


def test_the_history_tells_of_it_in_counts(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    written(put_counts_in(ward, counts(TWO), by=drafter), by=drafter)
    told = Entry.objects.of(ward.pk).filter(subject__contains="import")
    assert [entry.verb for entry in reversed(told)] == [
        "households.put_in_workbook",
        "households.confirm_workbook",
        "households.write_workbook",
    ]
    assert told[0].details == {"new": 2, "changed": 0, "same": 0, "conflicting": 0, "wrong": 0}
