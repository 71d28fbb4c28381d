"""The four ways to a new plan, in the browser's requests."""

import io
import re
from html import unescape

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from documents.models import Document, Revision
from history.models import Entry
from officials.models import Official, Organization
from plans.models import Plan, Template
from tests.cast import signed_in
from tests.papers import CONTENT, make_plan

pytestmark = pytest.mark.django_db

PAPER = """\
ỦY BAN NHÂN DÂN
PHƯỜNG HOÀ HIẾU
Số:      /KH-UBND
Hoà Hiếu, ngày 05 tháng 3 năm 2025

KẾ HOẠCH
Phòng cháy, chữa cháy năm 2025

Phường có 9 khối.

I. MỤC ĐÍCH

1. Nâng cao ý thức.

a) Tuyên truyền.

Nơi nhận:
- UBND tỉnh (để báo cáo);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""
REPORT = PAPER.replace("KẾ HOẠCH", "BÁO CÁO").replace("/KH-", "/BC-")
FROM_FILE, FROM_TEXT = "/ke-hoach/moi/tu-tep/", "/ke-hoach/moi/tu-van-ban/"
TYPED = {"text": PAPER, "subject": "", "year": 2026, "secret": "khong"}


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def typed_text(answer: HttpResponse) -> str:
    match = re.search(r"<textarea[^>]*>(.*?)</textarea>", answer.content.decode(), re.DOTALL)
    assert match
    return unescape(match[1])


def upload(client: Client, data: bytes, name: str = "ke-hoach.txt", **typed: str) -> HttpResponse:
    file = SimpleUploadedFile(name, data)
    return client.post(FROM_FILE, {"file": file, "secret": "khong", **typed})


def word_file() -> bytes:
    document = docx.Document()
    for line in PAPER.split("\n"):
        if line.strip():
            document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, word in zip(table._cells, ("Việc", "Đơn vị", "Tuyên truyền", "Công an"), strict=True):
        cell.text = word
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_a_template_becomes_a_plan_of_this_ward_and_year(
    client: Client, ward: Organization
) -> None:
    template = Template.objects.create(
        slug="mau",
        kind="KH",
        title="Mẫu",
        text="KẾ HOẠCH\nAn ninh trên địa bàn {don_vi} năm {nam}\n\nI. MỤC ĐÍCH\n\n1. Việc.",
    )
    answer = client.post(f"/ke-hoach/moi/tu-mau/{template.pk}/", {"year": 2027, "secret": "khong"})
    plan = Plan.objects.get()
    assert answer.url == f"/ke-hoach/{plan.pk}/"
    assert (plan.year, plan.template) == (2027, template)
    assert plan.subject == "An ninh trên địa bàn phường Hoà Hiếu năm 2027"
    assert plan.original.current.text == "I. MỤC ĐÍCH\n\n1. Việc.\n"


def test_last_year_s_plan_becomes_this_year_s_and_what_is_left_is_shown(
    client: Client, ward: Organization, drafter: Official
) -> None:
    previous = make_plan(ward, drafter, CONTENT, year=2026)
    address = f"/ke-hoach/moi/tu-nam-truoc/{previous.pk}/"
    assert 'value="2027"' in client.get(address).content.decode()
    client.post(address, {"year": 2027, "secret": "khong"})
    plan = Plan.objects.exclude(pk=previous.pk).get()
    assert (plan.previous, plan.subject) == (previous, "Bảo đảm an ninh, trật tự năm 2027")
    assert "chỗ nói về năm trước" not in words(client.get(f"/ke-hoach/{plan.pk}/"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ke-hoach.txt", PAPER.encode()),
        ("ke-hoach.txt", PAPER.encode("utf-16")),
        ("ke-hoach.docx", word_file()),
    ],
)
def test_a_file_is_read_shown_and_saved_only_when_looked_over(
    client: Client, name: str, data: bytes
) -> None:
    read = upload(client, data, name)
    assert "Phòng cháy, chữa cháy năm 2025" in words(read)
    assert not Document.objects.exists()
    client.post(FROM_TEXT, {**TYPED, "text": typed_text(read)})
    content = Plan.objects.get().original.current.content
    assert content.subject == "Phòng cháy, chữa cháy năm 2025"
    assert content.text.startswith(
        "Phường có 9 khối.\n\nI. MỤC ĐÍCH\n\n1. Nâng cao ý thức.\n\na) Tuyên truyền.\n"
    )
    assert content.recipients == ("UBND tỉnh (để báo cáo)", "Lưu: VT")
    said = " ".join(content.words)
    assert name.endswith(".txt") or "Tuyên truyền | Công an" in said


def test_a_file_in_tcvn3_is_read_as_vietnamese(client: Client) -> None:
    tcvn3 = "KÕ ho¹ch b¶o ®¶m an ninh, trËt tù\n\n1. Tuyªn truyÒn ®Õn tõng khèi; phßng ch¸y."
    page = words(upload(client, tcvn3.encode("cp1252")))
    assert "Tuyên truyền đến từng khối; phòng cháy." in page


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("trong.txt", b"", "Tệp trống"),
        ("trang.txt", b" \n\n", "trống"),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "tệp hình ảnh"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word đời cũ"),
        ("rac.txt", b"Mot \x01\x02 hai", "ký tự điều khiển"),
        ("gia.docx", b"khong phai Word", "không phải tệp Word"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    client: Client, name: str, data: bytes, message: str
) -> None:
    answer = upload(client, data, name)
    assert answer.status_code == 200
    assert message in words(answer)
    assert not Document.objects.exists()


def test_a_file_of_40_megabytes_is_refused_and_the_limit_named(client: Client) -> None:
    answer = upload(client, b"a" * 40_000_000)
    assert "nhỏ hơn 40 MB" in words(answer)


def test_a_file_is_asked_for_again_when_the_question_was_not_answered(client: Client) -> None:
    assert "hãy chọn lại tệp này" in words(upload(client, PAPER.encode(), secret=""))


def test_pasted_text_too_long_for_a_request_is_refused_and_nothing_stored(client: Client) -> None:
    answer = client.post(FROM_TEXT, {**TYPED, "text": "a" * 13_000_000})
    assert answer.status_code == 413
    assert "quá dài" in words(answer)
    assert not Document.objects.exists()


def test_pasted_text_becomes_a_plan(client: Client, ward: Organization) -> None:
    answer = client.post(FROM_TEXT, TYPED)
    plan = Plan.objects.get()
    assert answer.url == f"/ke-hoach/{plan.pk}/"
    assert (plan.year, plan.organization) == (2026, ward)
    assert f"{plan.original.current.dated_on}" == "2025-03-05"


def test_text_with_control_characters_or_too_many_blocks_is_refused_and_kept(
    client: Client,
) -> None:
    for text, message in (
        (PAPER + "\x01", "ký tự điều khiển"),
        (PAPER.replace("Nơi nhận", "- Việc\n" * 10_001 + "Nơi nhận"), "10.000 đoạn"),
    ):
        answer = client.post(FROM_TEXT, {**TYPED, "text": text})
        assert message in words(answer)
        assert "Nâng cao ý thức." in typed_text(answer)
    assert not Document.objects.exists()


def test_a_report_is_not_taken_for_a_plan(client: Client) -> None:
    answer = client.post(FROM_TEXT, {**TYPED, "text": REPORT})
    assert "Đây là báo cáo, không phải kế hoạch." in words(answer)
    assert typed_text(answer).strip() == REPORT.strip()
    assert not Document.objects.exists()


def test_a_text_without_a_subject_asks_for_one(client: Client) -> None:
    typed = {**TYPED, "text": "I. MỤC ĐÍCH\n\n1. Việc."}
    assert "Chưa tìm thấy trích yếu" in words(client.post(FROM_TEXT, typed))
    client.post(FROM_TEXT, {**typed, "subject": "Trích yếu của tôi"})
    assert Plan.objects.get().subject == "Trích yếu của tôi"


def test_a_subject_too_long_in_the_text_is_refused_and_kept(client: Client) -> None:
    long = PAPER.replace("Phòng cháy, chữa cháy năm 2025", "Phòng cháy " * 46)
    answer = client.post(FROM_TEXT, {**TYPED, "text": long})
    assert "nhiều nhất là 500" in words(answer)
    assert not Document.objects.exists()


@pytest.mark.parametrize("year", ["1999", "2101", "", "abc"])
def test_a_year_that_cannot_be_is_refused(client: Client, year: str) -> None:
    assert client.post(FROM_TEXT, {**TYPED, "year": year}).status_code == 200
    assert not Plan.objects.exists()


PERSONAL = PAPER.replace("Nâng cao ý thức.", "Gọi 0912345678 cho đối tượng.")


def test_personal_data_in_a_file_is_shown_before_anything_is_saved(client: Client) -> None:
    page = words(upload(client, PERSONAL.encode()))
    assert "Giống số điện thoại" in page
    assert "Từ “đối tượng” chỉ người" in page


def test_personal_data_is_saved_only_after_it_was_looked_at(client: Client) -> None:
    typed = {**TYPED, "text": PERSONAL}
    answer = client.post(FROM_TEXT, typed)
    assert "Giống số điện thoại" in words(answer)
    assert "0912345678" in typed_text(answer)
    assert not Document.objects.exists()
    client.post(FROM_TEXT, {**typed, "confirmed": "on"})
    assert "0912345678" in Plan.objects.get().original.current.text


def test_personal_data_of_last_year_s_plan_is_pointed_at_too(
    client: Client, ward: Organization, drafter: Official
) -> None:
    client.post(FROM_TEXT, {**TYPED, "text": PERSONAL, "confirmed": "on"})
    address = f"/ke-hoach/moi/tu-nam-truoc/{Plan.objects.get().pk}/"
    assert "Giống số điện thoại" in words(client.get(address))
    client.post(address, {"year": 2027, "secret": "khong"})
    assert Plan.objects.count() == 1
    client.post(address, {"year": 2027, "secret": "khong", "confirmed": "on"})
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("answer", ["co", "chua-ro"])
@pytest.mark.parametrize("way", ["template", "plan", "file", "text"])
def test_a_secret_or_a_doubt_stops_the_work_and_leaves_only_that_in_the_history(
    client: Client, ward: Organization, drafter: Official, way: str, answer: str
) -> None:
    template = Template.objects.create(slug="mau", kind="KH", title="Mẫu", text=PAPER)
    previous = make_plan(ward, drafter)
    before = Revision.objects.count(), Entry.objects.count()
    address = {
        "template": f"/ke-hoach/moi/tu-mau/{template.pk}/",
        "plan": f"/ke-hoach/moi/tu-nam-truoc/{previous.pk}/",
        "file": FROM_FILE,
        "text": FROM_TEXT,
    }[way]
    file = SimpleUploadedFile("x.txt", PAPER.encode())
    stopped = client.post(address, {**TYPED, "file": file, "secret": answer})
    assert "Dừng lại" in words(stopped)
    assert "Nâng cao ý thức" not in words(stopped)
    assert (Revision.objects.count(), Entry.objects.count()) == (before[0], before[1] + 1)
    entry = Entry.objects.order_by("-pk")[0]
    assert (entry.verb, entry.details) == ("documents.stop_as_secret", {"answer": answer})


@pytest.mark.parametrize("answer", ["", "toi-khong-biet"])
def test_without_an_answer_nothing_is_created(client: Client, answer: str) -> None:
    assert client.post(FROM_TEXT, {**TYPED, "secret": answer}).status_code == 200
    assert not Document.objects.exists()
