"""Pages of what was done: entering, correcting, lists and their cost, files, the workbook."""

import io
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officials.models import Official, Organization
from plans.activities import recording
from plans.activities.periods import Period, offered
from plans.models import Activity, Commendation, CommunityModel, ModelStep, Plan, TaskTurn
from tests.activities import (
    HELD,
    PNG,
    make_activity,
    make_commendation,
    make_group,
    make_model,
)
from tests.cast import signed_in
from tests.papers import make_plan
from tests.tasks import make_task
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
TYPED = {"kind": "outreach", "held_on": "10/3/2026", "what": "Tuyên truyền phòng cháy"}


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


@pytest.fixture
def turn(ward: Organization, drafter: Official) -> TaskTurn:
    plan = make_plan(ward, drafter)
    task = make_task(plan, drafter, indicator="Số buổi tuyên truyền", unit="buổi", target=12)
    return TaskTurn.objects.create(task=task, number=1, due_on=date(2026, 12, 15))


def text(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def test_an_activity_is_entered_with_its_task_its_numbers_and_its_files(
    client: Client, ward: Organization, turn: TaskTurn
) -> None:
    group = make_group(ward)
    page = text(client, f"/hoat-dong/moi/?luot={turn.pk}")
    assert f'<option value="{turn.pk}" selected>' in page
    typed = {"group": group.pk, "attendants": "1.204", "turn": turn.pk, "amount": "1,5"}
    sent = [io.BytesIO(PNG), io.BytesIO(PNG)]
    for number, one in enumerate(sent):
        one.name = f"anh-{number}.png"
    answer = client.post(
        "/hoat-dong/moi/", {**TYPED, **typed, "sent": sent, "for_report": "on"}, follow=True
    )
    activity = Activity.objects.get()
    assert answer.redirect_chain == [(f"/hoat-dong/{activity.pk}/", 302)]
    assert (activity.held_on, activity.group, activity.turn) == (HELD, group, turn)
    assert (activity.sessions, activity.attendants) == (1, 1204)
    assert (activity.amount, activity.unit) == (Decimal("1.5"), "buổi")
    assert [kept.is_for_report for kept in activity.files.all()] == [True, True]
    page = text(client, f"/hoat-dong/{activity.pk}/")
    assert "1,5 buổi" in page
    assert "1.204" in page
    assert turn.task.what in page


def test_bad_input_is_told_in_its_place_and_loses_nothing_not_even_a_file(client: Client) -> None:
    good, bad = io.BytesIO(PNG), io.BytesIO(b"MZ\x90\0" + b"\0" * 40)
    good.name, bad.name = "anh.png", "bien-ban.pdf"
    wrong = {
        **TYPED,
        "held_on": f"{today() + timedelta(days=1):%d/%m/%Y}",
        "attendants": "nhiều",
        "amount": "12",
        "what": "<script>alert(1)</script> của đối tượng A",
        "sent": [good, bad],
    }
    page = client.post("/hoat-dong/moi/", wrong).content.decode()
    assert not Activity.objects.exists()
    assert "“nhiều” không phải số đếm" in page
    assert "Kết quả tính bằng gì?" in page
    assert "Tệp “bien-ban.pdf” không nhận được" in page
    assert "Từ “đối tượng” chỉ người" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    token = re.search(r'name="held"\s+value="([^"]+)"', page) or re.search(
        r'value="([^"]+)"[^>]*name="held"', page
    )
    assert token, "the good file is kept"
    mended = {**TYPED, "held_on": wrong["held_on"], "held": token[1]}
    page = client.post("/hoat-dong/moi/", mended).content.decode()
    assert "Ngày này chưa đến" in page
    assert token[1].split(":")[0] in page, "also where only the verb refuses"
    client.post("/hoat-dong/moi/", {**TYPED, "held": token[1]})
    assert [str(kept) for kept in Activity.objects.get().files.all()] == ["anh.png"]


def test_personal_data_is_pointed_at_before_an_activity_is_saved(client: Client) -> None:
    typed = {**TYPED, "what": "Hòa giải cho ông Nguyễn Văn Mẫu, sinh năm 1980"}
    assert "Họ tên kèm năm sinh" in client.post("/hoat-dong/moi/", typed).content.decode()
    assert not Activity.objects.exists()
    assert client.post("/hoat-dong/moi/", {**typed, "confirmed": "on"}).status_code == 302


def test_a_correction_is_traced_on_the_page_and_a_stale_one_keeps_what_was_typed(
    client: Client, ward: Organization, drafter: Official
) -> None:
    activity = make_activity(ward, drafter)
    address = f"/hoat-dong/{activity.pk}/sua/"
    typed = {**TYPED, "version": 1, "attendants": "55", "reason": "Đếm lại"}
    assert client.post(address, typed).status_code == 302
    page = text(client, f"/hoat-dong/{activity.pk}/")
    assert "Đếm lại" in page
    assert "Trước khi sửa, số người dự: 40" in page
    stale = client.post(address, {**typed, "attendants": "66"}).content.decode()
    assert "người khác đã lưu thay đổi" in stale
    assert 'value="66"' in stale
    assert re.search(r'name="version"[^>]*value="2"|value="2"[^>]*name="version"', stale)
    client.post(f"/hoat-dong/{activity.pk}/rut/", {"reason": "Ghi hai lần"})
    page = text(client, f"/hoat-dong/{activity.pk}/")
    assert "Rút: Ghi hai lần" in page
    assert "/sua/" not in page


def test_a_file_is_ticked_opened_and_taken_off_within_the_ward_only(
    client: Client, ward: Organization, drafter: Official, stranger: Official, chair: Official
) -> None:
    activity = make_activity(ward, drafter)
    photo = io.BytesIO(PNG)
    photo.name = "anh.png"
    client.post(f"/hoat-dong/{activity.pk}/tep/", {"sent": [photo]})
    kept = activity.files.get()
    assert not kept.is_for_report
    address = f"/hoat-dong/{activity.pk}/tep/{kept.pk}/"
    opened = signed_in(chair).get(address)
    assert b"".join(opened.streaming_content) == PNG
    assert signed_in(stranger).get(address).status_code == 404
    client.post(f"{address}gui-kem/")
    assert activity.files.get().is_for_report
    client.post(f"{address}bo/")
    assert client.get(address).status_code == 404


def test_a_model_is_entered_and_led_through_its_life(client: Client, ward: Organization) -> None:
    typed = {"name": "Tổ tự quản khối 2", "kind": "order", "on": "05/1/2026"}
    client.post("/mo-hinh/moi/", {**typed, "paper": "Quyết định số 12/QĐ-UBND", "members": "12"})
    model = CommunityModel.objects.get()
    page = f"/mo-hinh/{model.pk}/"
    rules = {"on": "01/2/2026", "paper": "Quyết định số 20/QĐ-UBND"}
    client.post(f"{page}buoc/quy-che/", rules)
    client.post(f"{page}buoc/hoat-dong/", {"on": "01/3/2026", "reason": "Đủ thành viên"})
    early = client.post(f"{page}buoc/dung/", {"on": "28/02/2026", "reason": "Nhầm"})
    assert "Ngày này trước bước" in early.content.decode()
    client.post(f"{page}buoc/dung/", {"on": "01/6/2026", "reason": "Sáp nhập khối"})
    assert (
        "Không thể" in text(client, f"{page}buoc/dung/")
        or client.get(f"{page}buoc/dung/").status_code == 302
    )
    client.post(f"{page}bo-buoc/", {"reason": "Ghi nhầm mô hình"})
    client.post(f"{page}thanh-vien/", {"on": "30/4/2026", "members": "15"})
    told = text(client, page)
    for words in ("Đang hoạt động", "Đã bỏ vì ghi nhầm: Ghi nhầm mô hình", "30/04/2026", "15"):
        assert words in told, words
    before = text(client, "/mo-hinh/?ngay=15/2/2026")
    assert "12 thành viên" in before
    assert "từ 01/02/2026" in before
    assert "Không có mô hình nào" in text(client, "/mo-hinh/?ngay=04/1/2026")
    assert "Không đọc được ngày" in text(client, "/mo-hinh/?ngay=hôm qua")


def test_a_commendation_is_entered_and_counted(client: Client) -> None:
    typed = {
        "number": "45/QĐ-UBND",
        "issued_on": "10/3/2026",
        "issuer": "Chủ tịch UBND phường",
        "form": "merit",
        "published_name": "Tổ hòa giải khối 2",
        "what_for": "Hòa giải tốt ở cơ sở",
    }
    client.post("/khen-thuong/moi/", typed)
    again = client.post("/khen-thuong/moi/", typed).content.decode()
    assert "Khen thưởng này đã được ghi" in again
    page = text(client, "/khen-thuong/?thang=2026-03")
    assert "1 giấy khen" in page
    assert "Tổ hòa giải khối 2" in page
    assert "Chưa có khen thưởng" in text(client, "/khen-thuong/?thang=2026-02")
    made = Commendation.objects.get()
    corrected = {**typed, "published_name": "Tổ hòa giải khối 3", "version": 1}
    client.post(f"/khen-thuong/{made.pk}/sua/", corrected)
    page = text(client, f"/khen-thuong/{made.pk}/")
    assert "khối 3" in page
    assert "khối 2" not in page


def test_the_list_is_narrowed_and_its_totals_leave_out_what_was_withdrawn(
    client: Client,
    ward: Organization,
    police: Organization,
    drafter: Official,
    ward_police: Official,
) -> None:
    make_activity(ward, drafter, attendants=1000, sessions=2)
    make_activity(ward, drafter, attendants=204, held_on=date(2026, 4, 1))
    make_activity(police, ward_police, kind="patrol", attendants=5, what="Tuần tra đêm")
    withdrawn = make_activity(ward, drafter, attendants=777)
    recording.withdraw(withdrawn, reason="Ghi hai lần", by=drafter)
    rows = {
        "2026": "<td>2</td><td>3</td><td>1.204</td>",
        "2026-03": "<td>1</td><td>2</td><td>1.000</td>",
    }
    for period, numbers in rows.items():
        page = text(client, f"/hoat-dong/?thang={period}")
        assert numbers in page, period
        assert "Tuần tra đêm" in page
        assert "Đã rút" in page
    page = text(client, "/hoat-dong/?thang=2026&loai=patrol")
    assert "Tuần tra đêm" in page
    assert "Tuyên truyền phòng cháy" not in page
    assert "Chưa có hoạt động nào" in text(client, "/hoat-dong/?thang=2026-05")


def test_the_workbook_has_the_rows_of_the_list(
    client: Client, ward: Organization, drafter: Official
) -> None:
    make_activity(ward, drafter, what="=1+1", amount=Decimal("2.50"), unit="buổi")
    make_activity(ward, drafter, held_on=date(2026, 4, 1))
    recording.withdraw(make_activity(ward, drafter), reason="Nhầm", by=drafter)
    answer = client.get("/hoat-dong/danh-sach.xlsx?thang=2026-03")
    assert 'filename="hoat-dong-thang-32026.xlsx"' in answer["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Sổ"]
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=4)]
    assert table[0][:5] == ["1", "10/3/2026", str(ward), "Tuyên truyền", "=1+1"]
    assert sheet["E3"].data_type == "s"
    assert table[0][8] == "2,5 buổi"
    assert table[1][0] is None


def make_many(ward: Organization, by: Official, plan: Plan, count: int) -> None:
    """Without their history, all at once."""
    group = make_group(ward, f"Khối {count}")
    task = make_task(plan, by)
    turn = TaskTurn.objects.create(task=task, number=1, due_on=HELD)
    Activity.objects.bulk_create(
        Activity(
            organization=ward,
            kind="outreach",
            held_on=HELD - timedelta(days=number % 60),
            what=f"Việc {number:04}",
            group=group,
            turn=turn,
            recorded_by=by,
        )
        for number in range(count)
    )
    models = CommunityModel.objects.bulk_create(
        CommunityModel(
            organization=ward, name=f"Tổ {number:04}", kind="order", group=group, recorded_by=by
        )
        for number in range(count)
    )
    ModelStep.objects.bulk_create(
        ModelStep(model=model, state="launched", on=HELD, paper="QĐ", by=by) for model in models
    )
    Commendation.objects.bulk_create(
        Commendation(
            organization=ward,
            number=f"{count}-{number}/QĐ",
            issued_on=HELD,
            issuer="Chủ tịch",
            form="merit",
            published_name="Khối 1",
            what_for="Việc tốt",
            recorded_by=by,
        )
        for number in range(count)
    )


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def test_lists_cost_as_many_queries_for_1_000_rows_as_for_10(
    client: Client, ward: Organization, drafter: Official
) -> None:
    plan = make_plan(ward, drafter)
    addresses = [
        *("/hoat-dong/?thang=2026", "/hoat-dong/moi/", "/hoat-dong/danh-sach.xlsx?thang=2026"),
        *("/mo-hinh/", "/khen-thuong/?thang=2026"),
    ]
    make_many(ward, drafter, plan, 10)
    few = [queries(client, address) for address in addresses]
    make_many(ward, drafter, plan, 990)
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 12


def test_every_activity_is_on_exactly_one_page_newest_first(
    client: Client, ward: Organization, drafter: Official
) -> None:
    make_many(ward, drafter, make_plan(ward, drafter), 120)
    address, seen = "/hoat-dong/?thang=2026", []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r">Việc (\d{4})<", page)
        following = re.search(r'class="btn btn-secondary" href="(\?[^"]*sau=\d+)"', page)
        address = f"/hoat-dong/{following[1]}".replace("&amp;", "&") if following else ""
    assert sorted(seen) == [f"{number:04}" for number in range(120)]
    assert [int(number) % 60 for number in seen] == sorted(int(number) % 60 for number in seen)


def test_a_page_of_the_task_tells_its_indicator_and_its_activities(
    client: Client, ward: Organization, drafter: Official, turn: TaskTurn
) -> None:
    served = {"turn": turn, "amount": Decimal("2.5"), "unit": "buổi"}
    make_activity(ward, drafter, what="Họp khối 2", **served)
    page = text(client, f"/nhiem-vu/{turn.pk}/")
    assert "Chỉ tiêu: Số buổi tuyên truyền" in page
    assert "12 buổi" in page
    assert "2,5 buổi" in page
    assert "chưa có" in page
    assert "Họp khối 2" in page
    assert f"/hoat-dong/moi/?luot={turn.pk}" in page


@pytest.mark.parametrize(
    ("asked", "since", "until"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("tat-ca", None, None),
        ("", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-13", date(2026, 1, 1), date(2026, 12, 31)),
        ("1999", date(2026, 1, 1), date(2026, 12, 31)),
        ("²⁰²⁶", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_a_year_a_month_or_all(
    asked: str, since: date | None, until: date | None
) -> None:
    period = Period.asked(asked, today=date(2026, 11, 22))
    assert (period.since, period.until) == (since, until)


def test_periods_are_offered_back_over_the_turn_of_the_year() -> None:
    values = [value for value, _ in offered(Period("2020-05"), today=date(2026, 2, 1))]
    assert values[0] == "2020-05"
    assert values[1:4] == ["2026", "2025", "2024"]
    assert values[4:7] == ["2026-02", "2026-01", "2025-12"]


def test_the_pages_of_models_and_commendations_of_others_are_not_there(
    ward: Organization, drafter: Official, ward_police: Official, province_reviewer: Official
) -> None:
    model, commendation = make_model(ward, drafter), make_commendation(ward, drafter)
    for official in (ward_police, province_reviewer):
        client = signed_in(official)
        assert client.get(f"/mo-hinh/{model.pk}/").status_code == 404
        assert client.get(f"/khen-thuong/{commendation.pk}/").status_code == 404
        assert model.name not in text(client, "/mo-hinh/")
