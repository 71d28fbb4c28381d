"""The pages of the rows, by those to whom they are open: what is typed, what is answered."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from history.models import Entry
from households.models import GroupCount, Household, RowsDecision
from households.rows import erasing, standing, switching
from localities import grouping
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import (
    KINH,
    MUONG,
    TAY,
    THAI,
    make_groups,
    make_sheet,
)
from tests.households.rows import content, make_row, open_rows, state_of
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def khoi(ward: Organization) -> list[ResidentialGroup]:
    return make_groups(ward, 2)


@pytest.fixture
def reader(ward: Organization, drafter: Official, chair: Official) -> Client:
    open_rows(ward, drafter, by=chair)
    return signed_in(drafter)


def of(name: str, *arguments: object) -> str:
    return reverse(f"households:{name}", args=arguments)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def typed(
    group: ResidentialGroup, *lines: tuple[str, object, object], **more: object
) -> dict[str, object]:
    """What stands on the form: "05/3/2026", the group, the head's, and a line for each."""
    found: dict[str, object] = {
        "from_day": "05/3/2024",
        "group": group.pk,
        "head": lines[0][0],
        "lines": 3,
        **more,
    }
    for number, (code, persons, women) in enumerate(lines, start=1):
        found |= {
            f"code_{number}": code,
            f"persons_{number}": persons,
            f"women_{number}": "" if women is None else women,
        }
    return found


def test_a_new_household_is_recorded_and_its_serial_said(
    reader: Client, khoi: list[ResidentialGroup]
) -> None:
    assert "hộ tính theo dân tộc của chủ hộ, khẩu tính theo dân tộc của từng người" in page(
        reader, of("row_new")
    )
    told = typed(khoi[0], (KINH, 3, 2), (TAY, 1, None), event="arrived")
    answer = reader.post(of("row_new"), told, follow=True).content.decode()
    row = Household.objects.get()
    assert f"Số phiếu: {row.serial}" in answer
    state = state_of(row)
    assert (state.event, state.from_day) == ("arrived", date(2024, 3, 5))
    assert standing.content_of(state) == content(khoi[0], {KINH: (3, 2), TAY: (1, None)})


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([(KINH, 2, 3)], "Số nữ không được lớn hơn số khẩu."),
        ([(KINH, 2, 1), (KINH, 1, 1)], "Dân tộc này đã có ở dòng trên"),
        ([(KINH, "", "")], "Ghi số khẩu."),
        ([(KINH, "ba", "")], "Ghi số khẩu bằng chữ số"),
        ([(KINH, 400, "")], "99"),
        ([("", 2, 1)], "Chọn dân tộc của dòng này."),
    ],
)
def test_a_slip_on_the_form_is_told_beside_it_and_loses_nothing(
    reader: Client,
    khoi: list[ResidentialGroup],
    lines: list[tuple[str, object, object]],
    said: str,
) -> None:
    told = typed(khoi[0], *lines, event="found", head=KINH)
    answer = reader.post(of("row_new"), told).content.decode()
    assert said in answer
    assert 'value="05/3/2024"' in answer
    assert not Household.objects.exists()


def test_more_lines_are_put_on_the_form_without_a_script_and_without_blame(
    reader: Client, khoi: list[ResidentialGroup]
) -> None:
    told = typed(khoi[0], (KINH, 3, 2), event="found", them="1")
    answer = reader.post(of("row_new"), told).content.decode()
    assert 'name="code_6"' in answer
    assert "error-summary" not in answer
    assert 'name="persons_1" value="3"' in answer
    assert not Household.objects.exists()


def test_a_change_is_recorded_and_one_based_on_an_older_state_is_not(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    base = state_of(row).pk
    told = typed(khoi[1], (KINH, 5, 3), base=base)
    assert reader.post(of("row_change", row.pk), told).status_code == 302
    assert standing.content_of(state_of(row)) == content(khoi[1], {KINH: (5, 3)})
    late = reader.post(of("row_change", row.pk), told).content.decode()
    assert "vừa có biến động khác" in late
    assert row.states.count() == 2


def test_a_split_is_typed_for_the_part_that_goes_and_adds_up(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0], {KINH: (4, 2), TAY: (2, 1)}), by=drafter)
    told = typed(khoi[1], (TAY, 2, 1), rest_head=KINH, base=state_of(row).pk)
    assert reader.post(of("row_split", row.pk), told).status_code == 302
    part = Household.objects.latest("pk")
    assert standing.content_of(state_of(row)) == content(khoi[0], {KINH: (4, 2)})
    assert standing.content_of(state_of(part)) == content(khoi[1], {TAY: (2, 1)})
    assert f"Từ hộ: {row.serial}" in page(reader, of("row", part.pk))
    again = typed(khoi[1], (MUONG, 1, 0), rest_head=KINH)
    assert "hơn cả hộ" in reader.post(of("row_split", row.pk), again).content.decode()
    all_of_them = typed(khoi[1], (KINH, 4, 2), rest_head=KINH)
    assert "phải còn người" in reader.post(of("row_split", row.pk), all_of_them).content.decode()


def test_a_merger_takes_the_others_by_their_serials(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row, other = (
        make_row(ward, content(khoi[0], {code: (2, 1)}), by=drafter) for code in (KINH, THAI)
    )
    told = {"others": f"{other.serial}"[:4].lower() + f" {other.serial}"[5:], "head": THAI}
    given = {**told, "from_day": "05/3/2024", "base": state_of(row).pk}
    assert reader.post(of("row_merge", row.pk), given).status_code == 302
    both = content(khoi[0], {KINH: (2, 1), THAI: (2, 1)}, head=THAI)
    assert standing.content_of(state_of(row)) == both
    assert standing.content_of(state_of(other)) is None
    assert "không còn trong danh sách" in page(reader, of("row", other.pk))
    unknown = reader.post(of("row_merge", row.pk), {**given, "others": "XXXX"}).content.decode()
    assert "Không có dòng hộ mang số phiếu XXXX" in unknown


def test_a_household_leaves_and_a_leaving_by_mistake_is_struck(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    given = {"from_day": "05/3/2024", "base": state_of(row).pk}
    assert reader.post(of("row_leave", row.pk), given).status_code == 302
    left = state_of(row)
    assert not left.is_here
    assert reader.get(of("row_change", row.pk)).status_code == 302
    assert reader.post(of("row_strike", row.pk, left.pk)).status_code == 302
    assert standing.content_of(state_of(row)) == content(khoi[0])
    assert "<s>Chuyển đi, 05/03/2024</s>" in page(reader, of("row", row.pk))


def test_a_split_by_mistake_is_struck_for_both_rows(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0], {KINH: (4, 2)}), by=drafter)
    reader.post(of("row_split", row.pk), typed(khoi[1], (KINH, 1, 1), rest_head=KINH))
    part = Household.objects.latest("pk")
    assert reader.post(of("row_strike", row.pk, state_of(row).pk)).status_code == 302
    assert standing.content_of(state_of(row)) == content(khoi[0], {KINH: (4, 2)})
    assert list(standing.states_on(ward, on=today()).values_list("household", flat=True)) == [
        row.pk
    ]
    assert part.states.counting().count() == 0


def test_numbers_recorded_wrongly_are_corrected_in_their_place(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    told = typed(khoi[1], (TAY, 6, None), from_day="01/02/2024")
    first = state_of(row)
    assert reader.post(of("row_correct", row.pk, first.pk), told).status_code == 302
    state = state_of(row)
    assert (state.event, state.from_day) == ("found", date(2024, 2, 1))
    assert standing.content_of(state) == content(khoi[1], {TAY: (6, None)})
    assert reader.get(of("row_correct", row.pk, first.pk)).status_code == 404


def test_the_list_shows_rows_by_group_and_serial_and_fifty_at_a_time(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    here = [make_row(ward, content(khoi[0]), by=drafter) for _ in range(52)]
    there = make_row(ward, content(khoi[1]), by=drafter)
    first = page(reader, of("row_list"))
    assert first.count('class="row-title serial"') == 50
    assert (
        page(reader, f"{of('row_list')}?sau={here[49].pk}").count('class="row-title serial"') == 3
    )
    only = page(reader, f"{of('row_list')}?khoi={khoi[1].pk}")
    assert there.serial in only  # type: ignore[operator]
    assert only.count('class="row-title serial"') == 1
    assert page(reader, f"{of('row_list')}?so={there.serial}").count("row-title serial") == 1
    assert "Không có hộ nào như vậy" in page(reader, f"{of('row_list')}?so=CCCC")


def test_rows_of_a_group_that_was_renamed_stand_under_its_new_name(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    naming = grouping.Naming.of("Khối Hòa Bình")
    renamed = grouping.rename(khoi[0], naming=naming, on=date(2025, 1, 1))
    assert row.serial in page(reader, f"{of('row_list')}?khoi={renamed.pk}")  # type: ignore[operator]
    assert "1 hộ, 4 khẩu" in page(reader, of("rows_reconcile"))


def test_rows_of_a_group_that_was_split_wait_under_its_old_name(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_row(ward, content(khoi[0]), by=drafter)
    into = [grouping.Naming.of(f"Khối 1{letter}") for letter in "AB"]
    grouping.split(khoi[0], into=into, on=date(2025, 1, 1))
    assert "còn ghi ở khối cũ" in page(reader, of("rows_reconcile"))


def test_the_sums_of_the_rows_stand_beside_the_sheets_and_become_one(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    make_row(ward, content(khoi[0], {KINH: (3, 1), TAY: (2, 1)}), by=drafter)
    lines = {KINH: (1, 4, 1), TAY: (0, 1, 1)}
    make_sheet(khoi[0], ward, drafter, lines=lines, closes_on=date(2025, 6, 30))
    shown = page(reader, of("rows_reconcile"))
    assert "Lệch" in shown
    assert "Lấy làm phiếu số liệu" in shown
    address = of("rows_take_sheet", khoi[0].pk, "31-12-2025")
    assert reader.post(address).status_code == 302
    sheet = GroupCount.objects.latest("pk")
    assert (sheet.basis, sheet.closes_on) == ("rows", date(2025, 12, 31))
    assert (sheet.households, sheet.persons, sheet.women) == (1, 5, 2)
    said = {one.ethnic_group_id: (one.households, one.persons) for one in sheet.lines.all()}
    assert said == {KINH: (1, 3), TAY: (0, 2)}
    assert "Khớp" in page(reader, of("rows_reconcile"))
    assert "Lệch" in page(reader, f"{of('rows_reconcile')}?ngay=30/6/2025")


def test_erasing_takes_the_serial_and_leaves_what_was_counted(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    serial = row.serial or ""
    before = standing.counted(standing.states_on(ward, on=today()))
    assert reader.post(of("row_erase", row.pk)).status_code == 302
    row.refresh_from_db()
    assert row.serial is None
    assert row.erased_at is not None
    assert standing.counted(standing.states_on(ward, on=today())) == before
    assert serial not in page(reader, of("row", row.pk))
    assert serial not in page(reader, of("row_list"))
    assert not any(serial in str(vars(entry)) for entry in Entry.objects.all())


def test_once_off_rows_are_kept_blind_until_the_chair_erases_all_of_them(
    ward: Organization,
    chair: Official,
    drafter: Official,
    reader: Client,
    khoi: list[ResidentialGroup],
) -> None:
    rows = [make_row(ward, content(khoi[0]), by=drafter) for _ in range(3)]
    client = signed_in(chair)
    assert client.post(of("rows_erase_all")).status_code == 403
    switching.switch_off(RowsDecision.objects.get(), reason="Xong việc", by=chair)
    shown = page(client, of("rows"))
    assert "Còn giữ 3 dòng có số phiếu" in shown
    assert reader.get(of("row", rows[0].pk)).status_code == 403
    assert "Còn giữ" not in page(reader, of("rows"))
    yesterday = today() - timedelta(days=1)
    before = standing.counted(standing.states_on(ward, on=yesterday))
    assert client.post(of("rows_erase_all")).status_code == 302
    assert erasing.rows_with_serials(ward) == 0
    assert standing.counted(standing.states_on(ward, on=yesterday)) == before
    assert not standing.states_on(ward, on=today()).exists()


def test_a_file_of_one_group_is_taken_along_and_written_down(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0], {KINH: (3, 1), TAY: (2, None)}), by=drafter)
    make_row(ward, content(khoi[1]), by=drafter)
    answer = reader.get(f"{of('row_export')}?khoi={khoi[0].pk}")
    table = load_workbook(BytesIO(answer.content))["Sổ"]
    cells = [tuple(cell.value for cell in line) for line in table.iter_rows(min_row=3, max_row=3)]
    assert cells == [(row.serial, "Kinh", "5", None, "Kinh 3, Tày 2", "01/01/2024")]
    entry = Entry.objects.of(ward.pk).first()
    assert entry is not None
    assert (entry.verb, entry.details) == ("households.export_rows", {"rows": 1})
    assert reader.get(of("row_export")).status_code == 302


def test_no_page_of_rows_is_kept_by_a_browser(
    reader: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    row = make_row(ward, content(khoi[0]), by=drafter)
    for address in (of("row_list"), of("row", row.pk), of("rows_reconcile")):
        assert "no-store" in reader.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("name", ["row_list", "rows_reconcile", "row"])
def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(
    reader: Client,
    ward: Organization,
    drafter: Official,
    khoi: list[ResidentialGroup],
    name: str,
) -> None:
    def queries(number: int) -> int:
        rows = [make_row(ward, content(khoi[0]), by=drafter) for _ in range(number)]
        address = of(name, rows[0].pk) if name == "row" else of(name)
        with CaptureQueriesContext(connection) as captured:
            page(reader, address)
        return len(captured)

    queries(1)
    assert queries(2) == queries(40)
