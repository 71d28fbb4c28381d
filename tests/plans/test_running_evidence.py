"""Tài liệu minh chứng: what is taken, who may open it, what goes out with a report."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documents.models import StoredFile
from history.models import Entry
from officials.models import Official, Organization
from plans.models import Plan, StepFile, TaskTurn
from plans.tasks import evidence
from plans.tasks.drafting import Cast, Somebody
from tests.cast import make_member, signed_in
from tests.papers import make_plan
from tests.tasks import make_evidence, make_turn
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
TOO_LARGE = PICTURE + b"\0" * 10_000_000
SAID = {"words": "Đã phát 120 tờ rơi.", "on": short(today())}


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


@pytest.fixture
def turn(plan: Plan, ward: Organization, clerk: Official, police: Organization) -> TaskTurn:
    """Led by the clerk, by name, with the ward's police."""
    cast = Cast(lead=Somebody(ward, official=clerk), partners=(Somebody(police),))
    return make_turn(plan, cast=cast)


@pytest.fixture
def client(clerk: Official) -> Client:
    return signed_in(clerk)


def sent(client: Client, turn: TaskTurn, *files: tuple[str, bytes], **more: object) -> object:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(f"/nhiem-vu/{turn.pk}/viec/bao-cao/", {**SAID, "sent": uploads, **more})


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("to-roi.png", TOO_LARGE, "Tệp “to-roi.png” có 10 MB; nhiều nhất là 10 MB."),
        ("may-tinh.pdf", b"MZ\x90\0" + b"\0" * 64, "Tệp “may-tinh.pdf” không nhận được"),
        ("anh.pdf", PICTURE, "Tệp “anh.pdf” là ảnh PNG"),
        ("trong.txt", b"", "Tệp “trong.txt” rỗng."),
    ],
)
def test_a_file_is_refused_by_name_and_nothing_else_is_lost(
    turn: TaskTurn, client: Client, name: str, data: bytes, told: str
) -> None:
    text = sent(client, turn, ("anh.png", PICTURE), (name, data)).content.decode()
    assert told in text
    assert SAID["words"] in text
    assert not turn.steps.exists()
    assert not StoredFile.objects.exists()
    token = re.search(r'name="held" value="([^"]+)"', text)
    assert token
    assert "anh.png" in text
    assert sent(client, turn, held=[token[1]]).status_code == 302
    assert [kept.file.name for kept in StepFile.objects.all()] == ["anh.png"]


def test_fifty_megabytes_are_refused_before_they_are_read(turn: TaskTurn, client: Client) -> None:
    answer = sent(client, turn, ("phim.png", PICTURE + b"\0" * 50_000_000))
    assert answer.status_code == 413
    assert "Quay lại" in answer.content.decode()
    page = client.get(f"/nhiem-vu/{turn.pk}/viec/bao-cao/").content.decode()
    assert 'data-largest="10000000"' in page
    assert "js/file_sizes.js" in page
    assert not turn.steps.exists()


def test_three_files_at_a_time_and_their_names_are_looked_at_too(
    turn: TaskTurn, client: Client
) -> None:
    four = [(f"anh-{number}.png", PICTURE) for number in range(4)]
    assert "Nhiều nhất 3 tệp" in sent(client, turn, *four).content.decode()
    text = sent(client, turn, ("danh sách đối tượng.png", PICTURE)).content.decode()
    assert "Chỗ cần xem lại trước khi lưu" in text
    assert not turn.steps.exists()
    assert sent(client, turn, *four[:3], for_report="on").status_code == 302
    assert StepFile.objects.filter(is_for_report=True).count() == 3


def test_a_file_stays_in_the_ward_unless_it_is_ticked(
    turn: TaskTurn, client: Client, clerk: Official, drafter: Official, ward_police: Official
) -> None:
    kept = make_evidence(turn, clerk)
    address = f"/nhiem-vu/{turn.pk}/tep/{kept.pk}/"
    answer = signed_in(ward_police).get(address)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"Da lam xong."
    assert "sandbox" in answer["Content-Security-Policy"]
    assert signed_in(ward_police).post(f"{address}gui-kem/", {"gui": "1"}).status_code == 403
    for official, ticked in ((clerk, "1"), (drafter, "")):
        data = {"gui": ticked} if ticked else {}
        assert signed_in(official).post(f"{address}gui-kem/", data).status_code == 302
        kept.refresh_from_db()
        assert kept.is_for_report is bool(ticked)
    told = Entry.objects.filter(verb="tasks.tick_file").values_list("details", flat=True)
    assert [details["for_report"] for details in told] == [True, False]


def test_no_office_outside_the_territory_sees_a_file_even_where_it_takes_part(
    plan: Plan, ward: Organization, other_ward: Organization, clerk: Official, stranger: Official
) -> None:
    cast = Cast(lead=Somebody(ward, official=clerk), partners=(Somebody(other_ward),))
    turn = make_turn(plan, cast=cast)
    kept = make_evidence(turn, clerk, "bien-ban.txt")
    page = signed_in(stranger).get(f"/nhiem-vu/{turn.pk}/")
    assert page.status_code == 200
    assert "bien-ban.txt" not in page.content.decode()
    assert signed_in(stranger).get(f"/nhiem-vu/{turn.pk}/tep/{kept.pk}/").status_code == 403
    assert not evidence.may_open(turn, stranger)


def test_a_file_is_opened_by_the_task_it_belongs_to_and_no_other(
    plan: Plan, turn: TaskTurn, clerk: Official, client: Client
) -> None:
    kept = make_evidence(turn, clerk)
    other = make_turn(plan)
    assert client.get(f"/nhiem-vu/{other.pk}/tep/{kept.pk}/").status_code == 404


def test_an_office_that_inherited_the_plan_opens_its_files(
    turn: TaskTurn, clerk: Official, ward: Organization, province: Organization
) -> None:
    make_evidence(turn, clerk)
    heir = make_member("ke-thua", "Mai Thị Kế Thừa", province, "DRAFTER")
    assert not evidence.may_open(turn, heir)
    ward.successor = province
    ward.save(update_fields=["successor"])
    again = Official.objects.get(pk=heir.pk)
    assert TaskTurn.objects.visible_to(again).exists()
    assert evidence.may_open(TaskTurn.objects.get(pk=turn.pk), again)
