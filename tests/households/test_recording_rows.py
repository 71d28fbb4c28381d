"""Rows: what is recorded of them, what is refused, and in how many queries."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from history.models import Entry
from households.models import Household, HouseholdState
from households.rows import recording, serials, standing
from households.rows.content import RowChange
from households.rows.recording import RefusedChangesError
from households.tallies import Tally
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.households.counts import make_groups
from tests.households.rows import (
    KINH,
    LONG_PAST,
    TAY,
    Event,
    change,
    content,
    make_row,
    open_rows,
    state_of,
)
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)


@pytest.fixture
def khoi(
    ward: Organization, drafter: Official, chair: Official, settings: object
) -> list[ResidentialGroup]:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    open_rows(ward, drafter, by=chair)
    return make_groups(ward, 2)


def test_a_new_row_gets_a_serial_nobody_can_misread(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    assert re.fullmatch(r"[CDFGHJKMNPQRTVWX][34679CDFGHJKMNPQRTVWX]{9}", row.serial or "")
    assert serials.read(f" {row.serial[:5].lower()}-{row.serial[5:]} ") == row.serial  # type: ignore[index]


def test_serials_come_by_chance_and_only_once() -> None:
    drawn = serials.draw_unused(2_000)
    assert len(set(drawn)) == 2_000
    assert len({serial[0] for serial in drawn}) > 10


def test_a_household_counts_by_its_head_and_a_person_by_their_own_group(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_row(ward, content(khoi[0], {KINH: (3, 1), TAY: (2, 2)}, head=TAY), by=drafter)
    make_row(ward, content(khoi[0], {KINH: (4, 2)}), by=drafter)
    counted = standing.counted(standing.states_on(ward, on=today()))
    assert set(counted) == {khoi[0].pk}
    assert counted[khoi[0].pk].lines == {KINH: Tally(1, 7, 3), TAY: Tally(1, 2, 2)}
    assert counted[khoi[0].pk].stated == Tally(2, 9, 5)


def test_women_are_unknown_in_the_sum_where_one_row_does_not_know_them(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_row(ward, content(khoi[0], {KINH: (4, 2)}), by=drafter)
    make_row(ward, content(khoi[0], {KINH: (3, None)}), by=drafter)
    counted = standing.counted(standing.states_on(ward, on=today()))
    assert counted[khoi[0].pk].stated == Tally(2, 7, None)


def test_what_a_row_said_on_a_day_stays_when_it_changes_and_goes(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0], {KINH: (4, 2)}), by=drafter)
    change(row, Event.CHANGED, MARCH, content(khoi[1], {KINH: (5, 3)}), by=drafter)
    change(row, Event.LEFT, JUNE, by=drafter)

    def on(day: date) -> dict[int, int]:
        counted = standing.counted(standing.states_on(ward, on=day))
        return {group: told.stated.persons for group, told in counted.items()}

    assert on(LONG_PAST - timedelta(days=1)) == {}
    assert on(MARCH - timedelta(days=1)) == {khoi[0].pk: 4}
    assert on(JUNE - timedelta(days=1)) == {khoi[1].pk: 5}
    assert on(JUNE) == {}


def test_one_wrong_change_keeps_the_whole_batch_out_and_is_named_by_its_place(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    good = RowChange(Event.FOUND, LONG_PAST, content(khoi[0]))
    tomorrow = today() + timedelta(days=1)
    unknown = "Không có dòng hộ mang số phiếu này."
    wrong: list[tuple[RowChange, str]] = [
        (RowChange(Event.FOUND, tomorrow, content(khoi[0])), "Ngày không được ở tương lai."),
        (RowChange(Event.LEFT, MARCH, serial="CCCCCCCCCC"), unknown),
        (RowChange(Event.LEFT, MARCH, household=0), unknown),
        (
            RowChange(Event.FOUND, MARCH, content(khoi[0], {"99": (1, 0)})),
            "Có mã dân tộc không nằm trong danh mục 54 dân tộc.",
        ),
        (
            RowChange(Event.FOUND, MARCH, content(khoi[0], {KINH: (2, 3)})),
            "Số nữ không được lớn hơn số khẩu.",
        ),
        (
            RowChange(Event.FOUND, MARCH, content(khoi[0], {KINH: (0, 0)})),
            "Số khẩu của mỗi dân tộc trong một hộ từ 1 đến 99.",
        ),
        (
            RowChange(Event.FOUND, MARCH, content(khoi[0], {KINH: (1, 0)}, head=TAY)),
            "Dân tộc của chủ hộ phải có ít nhất một nhân khẩu trong hộ.",
        ),
        (
            RowChange(Event.CHANGED, MARCH, content(khoi[0])),
            "“Thay đổi” không ghi được cho dòng này.",
        ),
        (
            RowChange(Event.FOUND, MARCH),
            "“Có từ trước” thiếu hoặc thừa số liệu của hộ.",
        ),
    ]
    batch = [good, *(told for told, _ in wrong)]
    with pytest.raises(RefusedChangesError) as refused:
        recording.apply(ward, batch, by=drafter)
    assert refused.value.by_place == dict(enumerate((reason for _, reason in wrong), start=1))
    assert recording.objections(ward, batch) == refused.value.by_place
    assert not Household.objects.exists()


def test_a_group_of_another_ward_and_one_that_had_ended_are_refused(
    ward: Organization, other_ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    elsewhere = make_groups(other_ward, 1)[0]
    khoi[0].valid_to = MARCH
    khoi[0].save(update_fields=["valid_to"])
    found = recording.objections(
        ward,
        [
            RowChange(Event.FOUND, MARCH, content(elsewhere)),
            RowChange(Event.FOUND, JUNE, content(khoi[0])),
            RowChange(Event.FOUND, MARCH, content(khoi[0])),
        ],
    )
    assert found == {
        0: "Khối, tổ dân phố, thôn, bản này không thuộc địa bàn.",
        1: "Khối 1 đã kết thúc ngày 01/3/2024; hãy chọn khối hiện nay.",
    }


def test_nothing_is_recorded_before_what_is_known_nor_after_a_row_has_gone(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter, from_day=MARCH)
    early = RowChange(Event.LEFT, LONG_PAST, serial=row.serial)
    twice = [RowChange(Event.LEFT, day, serial=row.serial) for day in (MARCH, JUNE)]
    assert recording.objections(ward, [early]) == {
        0: "Đã có biến động ngày 01/3/2024; ghi từ ngày ấy trở đi, hoặc sửa biến động ấy."
    }
    assert recording.objections(ward, twice) == {
        1: "Hộ này không còn trong danh sách từ ngày 01/3/2024."
    }


def test_who_looked_at_an_older_state_is_refused(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    seen = state_of(row).pk
    change(row, Event.CHANGED, MARCH, content(khoi[1]), by=drafter)
    late = RowChange(Event.LEFT, JUNE, household=row.pk, base=seen)
    assert "vừa có biến động khác" in recording.objections(ward, [late])[0]


def test_only_those_to_whom_rows_are_open_record_them(
    ward: Organization, clerk: Official, khoi: list[ResidentialGroup]
) -> None:
    with pytest.raises(PermissionDenied):
        make_row(ward, content(khoi[0]), by=clerk)
    with pytest.raises(PermissionDenied):
        recording.end_all(ward, from_day=today(), by=clerk)


def test_the_history_holds_how_many_rows_and_nothing_of_them(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    rows = recording.apply(
        ward, [RowChange(Event.FOUND, MARCH, content(khoi[0], {TAY: (7, 3)}))] * 3, by=drafter
    )
    entry = Entry.objects.of(ward.pk).first()
    assert entry is not None
    assert (entry.verb, entry.details) == ("households.record_rows", {"rows": 3, "found": 3})
    assert not any(row.serial in str(vars(entry)) for row in rows)


def test_all_rows_are_closed_at_once_and_their_past_stays(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    recording.apply(ward, [RowChange(Event.FOUND, LONG_PAST, content(khoi[0]))] * 3, by=drafter)
    assert recording.end_all(ward, from_day=MARCH, by=drafter) == 3
    assert not standing.states_on(ward, on=MARCH).exists()
    assert standing.states_on(ward, on=MARCH - timedelta(days=1)).count() == 3
    assert recording.end_all(ward, from_day=MARCH, by=drafter) == 0


def test_a_list_is_not_replaced_from_a_day_before_something_recorded(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_row(ward, content(khoi[0]), by=drafter, from_day=JUNE)
    with pytest.raises(Exception, match="Đã ghi biến động ngày 01/6/2024"):
        recording.end_all(ward, from_day=MARCH, by=drafter)


@pytest.mark.parametrize("kind", ["new", "changed"])
def test_a_batch_takes_as_many_queries_for_ten_rows_as_for_a_hundred(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup], kind: str
) -> None:
    def queries(number: int) -> int:
        changes = [RowChange(Event.FOUND, LONG_PAST, content(khoi[0]))] * number
        if kind == "changed":
            rows = recording.apply(ward, changes, by=drafter)
            said = content(khoi[1], {KINH: (5, 2)})
            changes = [RowChange(Event.CHANGED, MARCH, said, serial=row.serial) for row in rows]
        with CaptureQueriesContext(connection) as captured:
            recording.apply(ward, changes, by=drafter)
        return len(captured)

    queries(1)  # the first also looks up the official's posts
    assert queries(10) == queries(100) <= 25


def test_where_rows_stand_is_read_by_serial_in_four_queries(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    rows = [make_row(ward, content(khoi[0], {TAY: (2, 1)}), by=drafter) for _ in range(3)]
    change(rows[0], Event.LEFT, MARCH, by=drafter)
    with CaptureQueriesContext(connection) as captured:
        found = standing.latest(ward, serials=[row.serial or "" for row in rows])
    assert len(captured) == 4
    assert found[rows[0].serial or ""].content is None
    assert found[rows[1].serial or ""].content == content(khoi[0], {TAY: (2, 1)})


def test_states_are_never_written_over(
    ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    state = state_of(make_row(ward, content(khoi[0]), by=drafter))
    with pytest.raises(Exception, match="chỉ được ghi thêm"):
        HouseholdState.objects.filter(pk=state.pk).update(from_day=JUNE)
