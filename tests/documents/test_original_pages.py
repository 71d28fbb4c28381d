"""The pages of the signed paper: recording ink, putting files in, issuing, opening originals."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from documents import frozen, homes
from documents.models import Document, InkSignature, Original, StoredFile
from documents.originals import files
from documents.originals.uploads import LARGEST_REQUEST
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.documents.pdf_uploads import make_scan, make_scan_of, make_signed, make_zip
from tests.situations import TOKEN, Office
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = Document.State
SCAN = make_scan()


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Office:
    return Office(ward, drafter, reviewer, clerk, chair)


@pytest.fixture
def client(clerk: Official) -> Client:
    return signed_in(clerk)


@pytest.fixture
def send(client: Client) -> Callable[..., str]:
    """Post to a page of the paper and give what is read afterwards."""

    def sent(document: Document, name: str, **fields: object) -> str:
        address = reverse(f"documents:{name}", args=[document.pk])
        answer = client.post(address, fields, follow=True)
        document.refresh_from_db()
        return answer.content.decode()

    return sent


def upload(data: bytes, name: str = "ban-chup.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def panel(client: Client, document: Document) -> str:
    page = client.get(homes.page_of(document)).content.decode()
    return page.partition('id="ban-giay"')[2].partition("</section>")[0]


def test_a_paper_goes_from_the_pen_to_its_issue_by_the_panel(
    office: Office, client: Client, send: Callable[..., str]
) -> None:
    document = office.approved()
    assert "In bản để ký" in panel(client, document)
    assert "In số và ngày" not in panel(client, document)

    send(document, "record_ink", signed_on=today().isoformat(), scan=upload(SCAN))
    after_ink = panel(client, document)
    assert f"Đã ký giấy: {office.signer}" in after_ink
    assert f"({office.clerk} ghi lại)" in after_ink
    assert "Không phải bản gốc." in after_ink
    assert "Văn bản chưa được cấp số." in after_ink

    send(document, "give_number", on=today().isoformat())
    assert "In số và ngày lên bản đã ký" in panel(client, document)
    send(document, "issue")
    assert document.state == State.ISSUED
    assert "Bản in của chương trình" in panel(client, document)


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"khong phai", "quet.pdf", "Tệp “quet.pdf” không nhận được: cần PDF, ảnh PNG, ảnh JPEG."),
        (make_zip(), "quet.pdf", "Tệp “quet.pdf” không nhận được: cần PDF, ảnh PNG, ảnh JPEG."),
        (b"%PDF-1.4 hong", "quet.pdf", "Tệp không phải là PDF đọc được, hoặc đã hỏng."),
        (b"", "quet.pdf", "Tệp “quet.pdf” rỗng."),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_and_nothing_moves(
    office: Office, send: Callable[..., str], media: Path, data: bytes, name: str, message: str
) -> None:
    document = office.approved()
    page = send(document, "record_ink", signed_on=today().isoformat(), scan=upload(data, name))

    assert message in page
    assert today().isoformat() in page
    assert not InkSignature.objects.exists()
    assert not StoredFile.objects.exists()
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_scan_over_its_limit_is_refused_and_the_day_stays_typed(
    office: Office, send: Callable[..., str]
) -> None:
    document = office.approved()
    data = SCAN + b"\0" * (30_000_000)
    page = send(document, "record_ink", signed_on=today().isoformat(), scan=upload(data))
    assert "Tệp “ban-chup.pdf” có 30 MB; nhiều nhất là 30 MB." in page
    assert document.state == State.APPROVED
    assert not InkSignature.objects.exists()


class Sent(io.RawIOBase):
    """A body of 200 MB, of which a megabyte at most is asked for at a time."""

    left = 200_000_000

    def read(self, size: int = -1) -> bytes:
        assert 0 <= size <= 1024 * 1024
        given = min(size, self.left)
        self.left -= given
        return bytes(given)


def test_a_request_of_200_megabytes_is_refused_and_kept_nowhere(
    office: Office, client: Client, media: Path
) -> None:
    document, body = office.approved(), Sent()
    with override_settings(FILE_UPLOAD_TEMP_DIR=media):
        answer = client.generic(
            "POST",
            reverse("documents:record_ink", args=[document.pk]),
            content_type="multipart/form-data; boundary=x",
            **{"CONTENT_LENGTH": str(body.left), "wsgi.input": body},
        )
    page = answer.content.decode()

    assert answer.status_code == 413
    assert "Vừa gửi lên 200 MB; chương trình nhận mỗi tệp nhiều nhất 40 MB." in page
    assert answer["Connection"] == "close"
    assert list(media.iterdir()) == []
    document.refresh_from_db()
    assert document.state == State.APPROVED
    assert not InkSignature.objects.exists()


def test_the_largest_scan_fits_into_a_request() -> None:
    assert LARGEST_REQUEST > 30_000_000


def test_a_signed_pdf_that_differs_is_shown_and_confirmed_without_sending_it_again(
    office: Office, send: Callable[..., str]
) -> None:
    document = office.numbered(TOKEN)
    sheet = frozen.sheet_of(document)
    first, *rest = sheet.blocks
    other = replace(first, text=first.text.replace("9", "10"))
    signed = make_signed(replace(sheet, blocks=(other, *rest)))
    page = send(document, "put_in_signed", signed=upload(signed, "da-ky.pdf"))

    assert "1 chỗ khác với văn bản đã duyệt" in page
    assert "<del>9</del>" in page
    assert "<ins>10</ins>" in page
    assert not Original.objects.exists()

    held = re.search(r'name="held" value="([^"]+)"', page)
    assert held
    assert "Vì sao vẫn nhận" in send(document, "put_in_signed", held=held[1], explanation="")
    assert "quá lâu" in send(document, "put_in_signed", held=f"{held[1]}x", explanation="Có lý do")
    page = send(document, "put_in_signed", held=held[1], explanation="Sửa theo biên bản họp.")
    original = Original.objects.get()
    assert files.read(original.file) == signed
    assert original.explanation == "Sửa theo biên bản họp."
    assert "Chữ ký số: chưa kiểm tra." in page


def test_a_stored_file_opens_in_one_click_and_can_do_nothing(
    office: Office, client: Client
) -> None:
    document = office.issued()
    scan = make_scan_of(document, office.clerk)
    answer = client.get(reverse("documents:original", args=[document.pk, scan.pk]))

    assert b"".join(answer.streaming_content) == files.read(scan.file)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="ban-chup.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer["Cache-Control"] == "private, no-store"


def test_a_file_is_reached_only_through_its_own_paper(
    office: Office, client: Client, stranger: Official
) -> None:
    document, other = office.issued(), office.issued()
    scan = make_scan_of(document, office.clerk)
    wrong_paper = reverse("documents:original", args=[other.pk, scan.pk])
    right_paper = reverse("documents:original", args=[document.pk, scan.pk])

    assert client.get(wrong_paper).status_code == 404
    assert signed_in(stranger).get(right_paper).status_code == 404
    assert Client().get(right_paper).status_code == 302


def test_nothing_is_printed_of_a_paper_that_is_not_approved(office: Office, client: Client) -> None:
    document = office.awaiting_approval()
    for name, further in (("copy", ["ban-ky"]), ("copy", ["ban-doc"]), ("figures", [])):
        address = reverse(f"documents:{name}", args=[document.pk, *further])
        assert client.get(address).status_code == 404
    assert 'id="ban-giay"' not in client.get(homes.page_of(document)).content.decode()


def test_a_recalled_paper_says_so_on_its_page_and_names_the_later_one(
    office: Office, client: Client
) -> None:
    document = office.make("revoked")
    shown = panel(client, document)
    assert "ĐÃ THU HỒI" in shown
    later = document.later_relations.get().paper
    assert reverse("documents:detail", args=[later.pk]) in shown


def test_of_two_clerks_at_once_the_second_is_told_on_the_page_of_the_paper(
    office: Office, client: Client
) -> None:
    document = office.numbered()
    for name, said in (
        ("record_ink", "Chưa làm gì: Văn bản đã có số 01/KH-UBND; phải hủy số trước."),
        ("give_number", "Chưa làm gì: Văn bản đã có số 01/KH-UBND; phải hủy số trước."),
        ("issue", "Đã phát hành."),
        ("issue", "Chưa làm gì: có người vừa chuyển văn bản này."),
        ("supersede", "Chưa làm gì: Chưa phát hành văn bản thay thế văn bản này."),
    ):
        answer = client.post(reverse(f"documents:{name}", args=[document.pk]), follow=True)
        assert answer.status_code == 200
        assert said in answer.content.decode(), name
