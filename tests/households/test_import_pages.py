"""The pages of a workbook: put in, looked at, confirmed, fetched; and what they never tell."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.views import SECONDS_BETWEEN_LOOKS
from history.models import Entry
from households.importing import folder, previewing, rules
from households.importing.stages import State
from households.models import Import
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import make_ethnic_groups, make_groups
from tests.households.imports import (
    CLOSING,
    cells_of,
    counts,
    household_list,
    looked_at,
    make_waiting,
    put_counts_in,
    put_list_in,
    written,
)
from tests.households.rows import open_rows

pytestmark = pytest.mark.django_db
NAME = "Lường Thị Ví Dụ"
ROWS = [(NAME, "Khối 1", "Thái", 5, 3), ("Trần Văn Giả", "Khối 2", "Kinh", 2, 1)]
NEW_COUNTS = "/so-lieu/nhap-tep/moi/phieu-so-lieu/"
NEW_LIST = "/so-lieu/nhap-tep/moi/danh-sach-ho/"


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, settings: object) -> Path:
    settings.IMPORTS_FOLDER = tmp_path / "waiting"  # type: ignore[attr-defined]
    return tmp_path / "waiting"


@pytest.fixture
def khoi(ward: Organization) -> list[ResidentialGroup]:
    make_ethnic_groups()
    return make_groups(ward, 3)


@pytest.fixture
def rows_open(
    ward: Organization,
    drafter: Official,
    chair: Official,
    khoi: list[ResidentialGroup],
    settings: object,
) -> None:
    settings.HOUSEHOLD_ROWS_ON_SHARED_SERVER = True  # type: ignore[attr-defined]
    open_rows(ward, drafter, by=chair)


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def told(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def sent(
    client: Client, address: str, data: bytes, name: str = "so-lieu.xlsx", **typed: str
) -> str:
    """What the page says, wherever it leads."""
    file = SimpleUploadedFile(name, data)
    fields = {"closes_on": "30/6/2026", "source": "Rà soát tháng 6", "secret": "khong", **typed}
    return client.post(address, {**fields, "file": file}, follow=True).content.decode()


def test_a_workbook_is_put_in_looked_at_and_written(
    client: Client, ward: Organization, khoi: list[ResidentialGroup]
) -> None:
    page = sent(client, NEW_COUNTS, counts([("Khối 1", "Kinh", 300, 1200, 610)]))
    assert "Đang đọc và so với sổ" in page
    imported = looked_at(Import.objects.get())
    address = reverse("households:import", args=[imported.pk])
    page = told(client, address)
    assert "Sẽ ghi 1 dòng" in page
    assert "1.200 khẩu, trong đó 610 nữ" in page
    answer = client.post(f"{address}xac-nhan/", {"seen": imported.seen}, follow=True)
    assert "Đang ghi vào sổ" in answer.content.decode()
    assert answer["Refresh"] == str(SECONDS_BETWEEN_LOOKS)


def test_what_is_typed_wrong_stays_and_the_file_is_asked_for_again(
    client: Client, ward: Organization, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    page = sent(client, NEW_COUNTS, counts([]), closes_on="31/13/2026")
    assert "Rà soát tháng 6" in page
    assert "hãy chọn lại tệp này" in page
    assert not waiting.exists()
    page = sent(client, NEW_COUNTS, b"x", name="so-lieu.doc")
    assert "Cần tệp bảng tính có đuôi" in page
    assert not Import.objects.exists()


def test_the_secrecy_question_stops_it_and_nothing_is_kept(
    client: Client, ward: Organization, khoi: list[ResidentialGroup], waiting: Path
) -> None:
    page = sent(client, NEW_COUNTS, counts([]), secret="co")
    assert "Dừng lại" in page
    assert not waiting.exists()
    assert not Import.objects.exists()


def test_a_large_workbook_is_never_laid_down_in_a_folder_for_everybody(
    client: Client,
    ward: Organization,
    khoi: list[ResidentialGroup],
    tmp_path: Path,
    settings: object,
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "not-there"  # type: ignore[attr-defined]
    page = sent(client, NEW_COUNTS, b"x" * 4_000_000, name="lon.csv")
    assert "Đang đọc" in page


def test_a_list_is_looked_at_without_a_name_on_the_page(
    client: Client, ward: Organization, drafter: Official, rows_open: None
) -> None:
    page = sent(client, NEW_LIST, household_list(ROWS), name=f"{NAME}.xlsx", way="add")
    imported = looked_at(Import.objects.get())
    page += told(client, reverse("households:import", args=[imported.pk]))
    assert NAME not in page
    assert "“Họ và tên chủ hộ”" in page
    assert "Không giá trị nào của các cột này được lưu" in page
    assert "Khối 1 · Thái" in page
    entry = Entry.objects.of(imported.organization_id).first()
    assert entry
    assert (entry.verb, entry.details) == ("households.view_rows", {"rows": 2})


def test_the_workbook_with_serials_goes_to_who_sent_it_and_the_history_says_so(
    client: Client, ward: Organization, drafter: Official, rows_open: None
) -> None:
    done = written(put_list_in(ward, household_list(ROWS), by=drafter), by=drafter)
    page = told(client, reverse("households:import", args=[done.pk]))
    assert "Tải ngay tệp có cột “Số phiếu”" in page
    answer = client.get(reverse("households:import_returned", args=[done.pk]))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="co-so-phieu-{done.pk}.xlsx"'
    assert cells_of(answer.content)[1][1] == NAME
    assert Entry.objects.of(ward.pk).first().verb == "households.fetch_workbook"  # type: ignore[union-attr]
    client.post(reverse("households:import_clear", args=[done.pk]))
    assert client.get(reverse("households:import_returned", args=[done.pk])).status_code == 404
    page = told(client, reverse("households:import", args=[done.pk]))
    assert "Tệp có số phiếu không còn ở máy chủ" in page


def test_what_is_to_be_mended_stands_first_and_in_the_file(
    client: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    waiting = make_waiting(ward, drafter)
    address = reverse("households:import", args=[waiting.pk])
    page = told(client, address)
    assert "Còn 1 dòng phải sửa" in page
    assert "Dòng 3" in page
    assert "Dòng 2" not in page
    assert "Dòng 2" in told(client, f"{address}?loai=moi")
    answer = client.get(reverse("households:import_faults", args=[waiting.pk]))
    headings, _, wrong = cells_of(answer.content)
    assert "Khối" in str(wrong[headings.index("Lỗi")])


def test_a_file_without_serials_over_rows_names_two_ways_out(
    client: Client, ward: Organization, drafter: Official, rows_open: None
) -> None:
    written(put_list_in(ward, household_list(ROWS), by=drafter), by=drafter)
    refused = put_list_in(ward, household_list(ROWS[:1]), by=drafter)
    page = told(client, reverse("households:import", args=[refused.pk]))
    assert "Dùng tệp đã được trả lại" in page
    assert f"{NEW_LIST}?cach=replace" in page
    form = told(client, f"{NEW_LIST}?cach=replace")
    assert re.search(r'value="replace"[^>]*checked', form)


def test_confirming_what_is_not_what_was_seen_says_so(
    client: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    imported = put_counts_in(ward, counts([("Khối 1", "Kinh", 3, 12, 6)]), by=drafter)
    confirm = reverse("households:import_confirm", args=[imported.pk])
    answer = client.post(confirm, {"seen": "x"}, follow=True)
    assert "Bản xem trước đã được làm lại" in answer.content.decode()


def test_where_another_confirms_the_button_says_why(
    client: Client, ward: Organization, drafter: Official, chair: Official, khoi: object
) -> None:
    rules.set_rule(ward, second_official=True, by=chair)
    imported = put_counts_in(ward, counts([("Khối 1", "Kinh", 3, 12, 6)]), by=drafter)
    page = told(client, reverse("households:import", args=[imported.pk]))
    assert "Cơ quan quy định người khác xác nhận" in page


def test_the_chair_sets_the_rule_on_its_page(chair: Official, ward: Organization) -> None:
    client = signed_in(chair)
    client.post("/so-lieu/nhap-tep/quy-dinh/", {"second_official": "on"})
    assert rules.second_official_needed(ward)
    assert "Người khác, không phải người đưa tệp lên" in told(client, "/so-lieu/nhap-tep/")
    client.post("/so-lieu/nhap-tep/quy-dinh/", {})
    assert not rules.second_official_needed(ward)


@pytest.mark.parametrize("role", ["reviewer", "chair", "clerk", "ward_police", "stranger"])
def test_lists_of_households_are_not_there_for_those_whom_nobody_named(
    request: pytest.FixtureRequest,
    ward: Organization,
    drafter: Official,
    rows_open: None,
    role: str,
) -> None:
    done = written(put_list_in(ward, household_list(ROWS), by=drafter), by=drafter)
    other = signed_in(request.getfixturevalue(role))
    for view in ("import", "import_faults", "import_returned"):
        assert other.get(reverse(f"households:{view}", args=[done.pk])).status_code == 404
    for view in ("import_confirm", "import_cancel", "import_clear"):
        assert other.post(reverse(f"households:{view}", args=[done.pk])).status_code == 404
    assert other.get(NEW_LIST).status_code == 404
    assert other.post(NEW_LIST, {"secret": "khong"}).status_code == 404
    overview = other.get("/so-lieu/nhap-tep/").content.decode()
    assert "danh-sach-ho" not in overview
    assert "Danh sách hộ" not in overview
    assert folder.read(done.returned)


def test_a_confirming_official_may_not_fetch_what_somebody_else_sent(
    ward: Organization, drafter: Official, reviewer: Official, khoi: list[ResidentialGroup]
) -> None:
    waiting = make_waiting(ward, drafter)
    answer = signed_in(reviewer).get(reverse("households:import_faults", args=[waiting.pk]))
    assert answer.status_code == 403
    assert "Tệp chỉ trả lại cho người đã đưa lên" in answer.content.decode()


def test_lines_come_fifty_at_a_time_in_as_many_queries_for_any_number(
    client: Client, ward: Organization, drafter: Official, rows_open: None
) -> None:
    many = [("Hộ", f"Khối {1 + n % 3}", "Kinh", 1 + n % 7, None) for n in range(120)]
    queries = []
    for some in (many[:2], many):
        imported = put_list_in(ward, household_list(some), by=drafter, closes_on=CLOSING)
        address = reverse("households:import", args=[imported.pk])
        told(client, address)
        with CaptureQueriesContext(connection) as looking:
            page = told(client, address)
        queries.append(len(looking))
        client.post(f"{address}huy/")
    assert page.count('<li><div class="row-main"') == 50
    assert queries[0] == queries[1]


def test_the_list_of_imports_is_asked_for_once(
    client: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    queries = []
    for total in (1, 6):
        while Import.objects.count() < total:
            imported = make_waiting(ward, drafter)
            client.post(reverse("households:import_cancel", args=[imported.pk]))
        with CaptureQueriesContext(connection) as looking:
            told(client, "/so-lieu/nhap-tep/")
        queries.append(len(looking))
    assert queries[0] == queries[1]


def test_while_it_is_read_the_page_says_how_far(
    client: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    imported = make_waiting(ward, drafter)
    Import.objects.filter(pk=imported.pk).update(state=State.READING)
    folder.report(imported.held, folder.Progress(30, 120))
    page = told(client, reverse("households:import", args=[imported.pk]))
    assert 'max="120" value="30"' in page
    previewing.preview(imported.pk)


def test_a_workbook_of_the_ward_before_is_not_there_after_a_day(
    client: Client, ward: Organization, drafter: Official, khoi: list[ResidentialGroup]
) -> None:
    imported = make_waiting(ward, drafter)
    folder.delete(imported.held)
    answer = client.get(reverse("households:import_faults", args=[imported.pk]))
    assert answer.status_code == 404
    assert timedelta(hours=24) == folder.LONGEST
