"""Everything that can be read out of an answer: its head, its page, what its file holds."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from django.http.response import HttpResponseBase

PDF, PACKED = b"%PDF", b"PK\x03\x04"
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+|­")


def words_of(answer: HttpResponseBase) -> str:
    """Without spaces: a narrow column breaks a word anywhere."""
    head = " ".join(f"{name}: {value}" for name, value in answer.items())
    cookies = answer.cookies.output()
    told = "\n".join((unquote(head), cookies, *_read(answer.getvalue())))
    return _SPACE.sub("", told)


def _read(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if data.startswith(PDF):
        yield _text_of_pdf(data)
    if data.startswith(PACKED):
        yield from _members(data)


def _members(data: bytes) -> Iterator[str]:
    """Of a workbook or a Word file; a word may run over several runs."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            yield _TAG.sub("", packed.read(name).decode("utf-8", "replace"))


def _text_of_pdf(data: bytes) -> str:
    """With what it says about itself."""
    read = ["pdftotext", "-htmlmeta", "-", "-"]
    return subprocess.run(read, input=data, capture_output=True, check=True).stdout.decode()
