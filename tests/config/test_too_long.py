"""A text that is longer than a request may be."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from documents.originals.uploads import LARGEST_REQUEST

ROOT = Path(__file__).resolve().parents[2]
TOO_LONG = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
SECONDS = 120


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_text_too_long_is_answered_with_what_to_do(kind: str) -> None:
    if kind == "multipart/form-data":
        answer = Client().post("/dang-nhap/", {"username": TOO_LONG})
    else:
        data = urlencode({"username": TOO_LONG})
        answer = Client().post("/dang-nhap/", data, content_type=kind)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Nội dung gửi lên quá dài" in page
    assert "Chưa có gì được lưu" in page


@pytest.mark.django_db
def test_a_form_of_too_many_fields_is_answered_the_same_way() -> None:
    answer = Client().post("/dang-nhap/", {f"f{n}": "" for n in range(1_001)})
    assert answer.status_code == 413


def test_the_page_names_the_limit_of_the_settings() -> None:
    page = (ROOT / "templates" / "400_too_long.html").read_text("utf-8")
    assert f"{settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)} MB" in page


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server as `bin/run` starts it."""
    var = tmp_path_factory.mktemp("var")
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.set_inheritable(True)
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--no-control-socket", "--workers", "1"),
                *("--timeout", "120"),
                *("--bind", f"fd://{listening.fileno()}", "config.wsgi"),
            ],
            cwd=ROOT,
            env={**os.environ, "BINHAN_LOCAL": "1", "BINHAN_VAR": str(var)},
            pass_fds=[listening.fileno()],
        )
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/dang-nhap/"
        server.terminate()
        server.wait(SECONDS)


def test_a_file_too_large_is_answered_and_not_cut_off(address: str) -> None:
    size = LARGEST_REQUEST + 1
    sent = urllib.request.Request(address, Zeros(size), {"Content-Length": str(size)})
    status, page = answer(urllib.request.build_opener(), sent)
    assert status == 413
    assert "Tệp quá lớn" in page


def answer(browser: urllib.request.OpenerDirector, sent: urllib.request.Request) -> tuple[int, str]:
    try:
        with browser.open(sent, timeout=SECONDS) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


class Zeros:
    """A file of so many bytes that needs no disk."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, most: int) -> bytes:
        given = min(most, self.left)
        self.left -= given
        return bytes(given)


def test_a_browser_still_sending_gets_the_page_and_no_broken_connection(address: str) -> None:
    # The form's page gives the cookie without which nothing that is sent would be looked at.
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    answer(browser, urllib.request.Request(address))
    data = urlencode({"username": TOO_LONG}).encode()
    status, page = answer(browser, urllib.request.Request(address, data))
    assert status == 413
    assert "Nội dung gửi lên quá dài" in page
