"""The private file store: what it takes, how it writes, what it says of damage."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.base import File
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from documents.models import MediaType, Use
from documents.originals import files
from documents.originals.files import ALLOWANCES, FileDamagedError, FileRefused
from documents.originals.shelves import UNFINISHED, Shelf
from officials.models import Official
from tests.documents.pdf_uploads import make_locked, make_scan, make_zip

SCAN = make_scan()
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20
DOCX = make_zip("[Content_Types].xml", "word/document.xml")
XLSX = make_zip("[Content_Types].xml", "xl/workbook.xml")
MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: object) -> Path:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def refusal(data: bytes | File, name: str, use: Use = Use.SCAN) -> str:
    with pytest.raises(FileRefused) as refused:
        files.accept(data, use=use, name=name)
    return refused.value.message


def stored_files(media: Path) -> list[str]:
    return sorted(path.name for path in media.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (SCAN, "ban-chup.pdf", MediaType.PDF),
        (SCAN, "BAN CHUP.PDF", MediaType.PDF),
        (PNG, "anh.png", MediaType.PNG),
        (JPEG, "anh.jpeg", MediaType.JPEG),
        (DOCX, "bao-cao.docx", MediaType.DOCX),
        (XLSX, "so-lieu.xlsx", MediaType.XLSX),
        ("Phường Hoà Hiếu\n".encode(), "ghi-chu.txt", MediaType.TEXT),
        (("ế" * 9000).encode()[1:].lstrip(b"\xba\xbf"), "dai.txt", MediaType.TEXT),
    ],
)
def test_a_file_is_what_its_bytes_are(data: bytes, name: str, expected: MediaType) -> None:
    assert files.accept(data, use=Use.EVIDENCE, name=name).media_type is expected


def test_a_zip_that_calls_itself_a_pdf_is_refused() -> None:
    assert refusal(make_zip(), "ban-chup.pdf") == (
        "Tệp “ban-chup.pdf” không nhận được: cần PDF, ảnh PNG, ảnh JPEG."
    )


def test_a_picture_that_calls_itself_a_pdf_is_named_as_what_it_is() -> None:
    assert refusal(PNG, "ban-chup.pdf") == (
        "Tệp “ban-chup.pdf” là ảnh PNG nhưng tên lại ghi .pdf. "
        "Hãy kiểm tra có đúng tệp không, rồi đổi đuôi tên thành .png."
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "trong.pdf"),
        (b"%PDF-1.7\nkhong phai PDF", "gia.pdf"),
        (SCAN[: len(SCAN) // 3], "cut.pdf"),
        (make_locked(), "khoa.pdf"),
        (make_zip("word/document.xml", "word/vbaProject.bin"), "macro.docx"),
        (b"MZ\x90\0", "chuong-trinh.pdf"),
        (b"<html><script>alert(1)</script>", "trang.pdf"),
    ],
)
def test_what_is_no_paper_is_refused_and_nothing_is_kept(
    media: Path, data: bytes, name: str
) -> None:
    refusal(data, name, Use.EVIDENCE if name.endswith("docx") else Use.SCAN)
    assert stored_files(media) == []


def test_an_encrypted_pdf_is_told_to_lose_its_password() -> None:
    assert refusal(make_locked(), "khoa.pdf") == (
        "Tệp PDF có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi đưa vào lại."
    )


class Unread(File):
    """A file of 200 MB that must not be read."""

    def __init__(self) -> None:
        super().__init__(None, "lon.pdf")
        self.size = 200 * MEGABYTE

    def read(self, *_: object) -> bytes:
        raise AssertionError("read")

    seek = chunks = read  # type: ignore[assignment]


def test_a_scan_of_200_megabytes_is_refused_by_its_size_alone(media: Path) -> None:
    assert refusal(Unread(), "lon.pdf") == "Tệp “lon.pdf” có 200 MB; nhiều nhất là 30 MB."
    assert stored_files(media) == []


def test_the_limits_are_those_of_the_table() -> None:
    limits = {use.value: allowance.size // MEGABYTE for use, allowance in ALLOWANCES.items()}
    expected = {"scan": 30, "signed_pdf": 30, "rendering": 100, "evidence": 10, "directive": 20}
    assert limits == expected


@pytest.mark.django_db
def test_the_same_bytes_are_stored_once_under_their_hash(media: Path, clerk: Official) -> None:
    first = files.put(SCAN, use=Use.SCAN, name="a.pdf", by=clerk)
    second = files.put(SCAN, use=Use.SCAN, name="b.pdf", by=clerk)
    digest = hashlib.sha256(SCAN).hexdigest()

    assert first.sha256 == second.sha256 == digest
    assert stored_files(media) == [digest]
    assert (media / "originals" / digest[:2] / digest[2:4] / digest).read_bytes() == SCAN
    assert files.read(first) == SCAN


@pytest.mark.django_db
def test_missing_or_changed_bytes_are_told(media: Path, clerk: Official) -> None:
    stored = files.put(SCAN, use=Use.SCAN, name="a.pdf", by=clerk)
    path = files.SHELF.path(stored.sha256)

    path.write_bytes(SCAN.replace(b"%PDF-1.", b"%PDF-2."))
    with pytest.raises(FileDamagedError, match="nội dung trên đĩa đã đổi"):
        files.read(stored)
    path.unlink()
    with pytest.raises(FileDamagedError, match="không có trên đĩa"):
        files.read(stored)

    assert files.read(files.put(SCAN, use=Use.SCAN, name="a.pdf", by=clerk)) == SCAN
    assert files.read(stored) == SCAN


@pytest.mark.parametrize("name", ["../../etc/passwd.pdf", "C:\\quet\\passwd.pdf", "/passwd.pdf"])
def test_a_path_in_a_name_is_left_out(name: str) -> None:
    assert files.accept(SCAN, use=Use.SCAN, name=name).name == "passwd.pdf"


def test_a_long_name_keeps_its_ending() -> None:
    name = files.accept(SCAN, use=Use.SCAN, name="ế" * 300 + ".pdf").name
    assert len(name) <= 200
    assert name.endswith(".pdf")


@hypothesis_settings(max_examples=30, deadline=None)
@given(data=st.binary(min_size=1, max_size=300))
def test_random_bytes_are_told_apart_without_a_fault(data: bytes) -> None:
    try:
        accepted = files.accept(data, use=Use.EVIDENCE, name="la.txt")
    except FileRefused:
        return
    assert accepted.media_type is MediaType.TEXT


KILLED_WHILE_WRITING = """
import os, sys, signal
import django
from django.conf import settings
settings.configure(MEDIA_ROOT=sys.argv[1])
from documents.originals.shelves import Shelf
place = Shelf._place
def die(self, file, target):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before the rename":
    Shelf._place = die
def chunks():
    yield b"x" * 100_000
    if sys.argv[2] == "in the middle":
        os.kill(os.getpid(), signal.SIGKILL)
    yield b"y" * 100_000
Shelf("originals").put_by_content(chunks())
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["in the middle", "before the rename", "after the rename"])
def test_a_power_cut_leaves_a_whole_file_or_none(media: Path, moment: str) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WRITING, str(media), moment],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    whole = [path.read_bytes() for path in Shelf("originals").files()]
    unfinished = list((media / "originals" / UNFINISHED).iterdir())

    if moment == "after the rename":
        assert whole == [b"x" * 100_000 + b"y" * 100_000]
        assert unfinished == []
    else:
        assert whole == []
        assert len(unfinished) == 1


def test_what_a_power_cut_left_is_swept_a_day_later(media: Path) -> None:
    shelf = Shelf("originals")
    shelf.put_by_content([b"kept"])
    left = media / "originals" / UNFINISHED / "tmp1"
    left.write_bytes(b"half")

    assert shelf.sweep_unfinished() == 0
    long_ago = time.time() - 25 * 3600
    os.utime(left, (long_ago, long_ago))
    assert shelf.sweep_unfinished() == 1
    assert [path.read_bytes() for path in shelf.files()] == [b"kept"]
