"""A signed PDF of a long paper is compared in the background, and taken by what was found."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from documents import frozen, rendering
from documents.models import Document, Original
from documents.numbers import numbering
from documents.originals import files
from officials.models import Official, Organization
from paper.sheet import Sheet
from tests.cast import signed_in
from tests.documents.pdf_uploads import make_scan, make_signed
from tests.lifecycle import approve, make_signed_draft
from tests.papers import CONTENT
from tests.situations import TOKEN
from vietnamese.dates import today

# The worker closes its connection after each task.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


@pytest.fixture(autouse=True)
def every_paper_is_long() -> Iterator[None]:
    """From a hundred characters on, so that nothing large is printed here."""
    whole, rendering.LONG = rendering.LONG, 100
    yield
    rendering.LONG = whole


@pytest.fixture
def paper(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Document:
    document = make_signed_draft(ward, drafter, signer=chair, content=CONTENT)
    approve(document, drafter=drafter, reviewer=reviewer, way=TOKEN)
    document.refresh_from_db()
    numbering.give_number(document, on=today(), by=clerk)
    return document


@pytest.fixture
def client(clerk: Official) -> Client:
    return signed_in(clerk)


def work() -> None:
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def put_in(client: Client, document: Document, data: bytes) -> Any:
    """Send the file; gives the page that waits."""
    sent = {"signed": SimpleUploadedFile("da-ky.pdf", data, content_type="application/pdf")}
    return client.post(f"/van-ban/{document.pk}/pdf-da-ky/", sent, follow=True)


def words(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def held_in(answer: Any) -> str:
    found = re.search(r'name="held" value="([^"]+)"', answer.content.decode())
    assert found
    return found[1]


def changed(sheet: Sheet) -> Sheet:
    first, *rest = sheet.blocks
    return replace(sheet, blocks=(replace(first, text=first.text.replace("9", "10")), *rest))


def test_the_page_waits_and_then_asks_to_take_a_file_that_agrees(
    client: Client, paper: Document
) -> None:
    data = make_signed(frozen.sheet_of(paper))
    waiting = put_in(client, paper, data)
    assert (waiting.status_code, waiting["Refresh"]) == (202, "3")
    address = waiting.redirect_chain[-1][0]
    assert client.get(address).status_code == 202
    work()
    ready = client.get(address)
    assert "Tệp khớp văn bản đã duyệt" in words(ready)
    assert not Original.objects.exists()
    client.post(f"/van-ban/{paper.pk}/pdf-da-ky/", {"held": held_in(ready)})
    original = Original.objects.get(kind=Original.Kind.SIGNED)
    assert files.read(original.file) == data
    assert original.differences == []


def test_a_file_that_differs_is_taken_only_with_an_explanation(
    client: Client, paper: Document
) -> None:
    waiting = put_in(client, paper, make_signed(changed(frozen.sheet_of(paper))))
    work()
    ready = client.get(waiting.redirect_chain[-1][0])
    assert "1 chỗ khác với văn bản đã duyệt" in words(ready)
    address, held = f"/van-ban/{paper.pk}/pdf-da-ky/", held_in(ready)
    assert "Vì sao vẫn nhận" in words(client.post(address, {"held": held}))
    assert not Original.objects.exists()
    client.post(address, {"held": held, "explanation": "Sửa theo biên bản họp."})
    assert Original.objects.get().explanation == "Sửa theo biên bản họp."


def test_a_file_without_a_signature_is_refused_when_it_was_read(
    client: Client, paper: Document
) -> None:
    waiting = put_in(client, paper, make_scan())
    work()
    page = words(client.get(waiting.redirect_chain[-1][0]))
    assert "Hãy đưa vào là bản chụp" in page
    assert "Tệp PDF đã ký số" in page
    assert not Original.objects.exists()


def test_a_number_voided_meanwhile_leads_back_to_the_paper(
    client: Client, clerk: Official, paper: Document
) -> None:
    waiting = put_in(client, paper, make_signed(frozen.sheet_of(paper)))
    work()
    entry = numbering.entry_of(paper)
    assert entry
    numbering.void(entry, reason="Ghi nhầm", by=clerk)
    page = client.get(waiting.redirect_chain[-1][0], follow=True)
    assert "chưa được cấp số" in words(page)
    assert not Original.objects.exists()


def test_a_file_that_is_gone_is_asked_for_again(client: Client, paper: Document) -> None:
    page = words(client.get(f"/van-ban/{paper.pk}/pdf-da-ky/?held=khong-co"))
    assert "Đã quá lâu; hãy đưa tệp vào lại." in page
    assert "Tệp PDF đã ký số" in page
