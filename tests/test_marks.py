"""In a demonstration every page and every file that is made says so; elsewhere none does.

The addresses are those of access/: a new print without the mark is found here.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator

import pdfplumber
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, page_not_found, permission_denied, server_error
from openpyxl import load_workbook

from officials.apps import INVENTED
from officials.http import MEDIA_TYPES, PDF
from officials.models import Official
from paper.writers import marking
from tests.access_table import ROLES, lines
from tests.cast import signed_in
from tests.test_access import address_of, clients, rows
from tests.test_house import ROOT, sources

__all__ = ["clients", "rows"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.only("sqlite")]
# One line for each address: whose row it is about makes no difference here.
ANSWERED = [line for line in lines() if line.method == "GET" and 200 in line.expected]
LINES = {line.name: line for line in reversed(ANSWERED)}
OF_THE_WARD = {"households:import_faults", "households:import_returned"}
"""Its own workbook comes back with answers in some cells; no other byte of it is ours."""
FOOTERS = {"word/contact.xml", "word/bare.xml"}


@pytest.fixture
def demonstration(settings: object) -> Iterator[None]:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    with marking.marked(INVENTED):
        yield


def in_page(data: bytes) -> bool:
    """A piece of a page stands in one."""
    text = data.decode()
    return INVENTED in text or "<html" not in text


def in_pdf(data: bytes) -> bool:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return all(INVENTED in page.extract_text() for page in file.pages)


def in_docx(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        found = [file.read(name).decode() for name in FOOTERS & {*file.namelist()}]
    return len(found) == len(FOOTERS) and all(INVENTED in footer for footer in found)


def in_xlsx(data: bytes) -> bool:
    sheets = load_workbook(io.BytesIO(data)).worksheets
    return all(sheet.oddFooter.center.text == INVENTED for sheet in sheets)


def in_text(data: bytes) -> bool:
    return INVENTED in data.decode()


BEARS: dict[str, Callable[[bytes], bool]] = {
    "text/html": in_page,
    "text/calendar": in_text,
    PDF: in_pdf,
    MEDIA_TYPES[".docx"]: in_docx,
    MEDIA_TYPES[".xlsx"]: in_xlsx,
}


def answers(
    clients: dict[str, Client], rows: dict[str, dict[str, object]]
) -> Iterator[tuple[str, str, bytes]]:
    """Name, kind and content of everything that is answered to the first who may ask for it."""
    for line in LINES.values():
        role = ROLES[line.expected.index(200)]
        answer = clients[role].get(address_of(line, rows))
        content = answer.getvalue()
        # What is handed out as it was put in is not ours to mark.
        if not answer.streaming:
            yield line.name, answer.headers["Content-Type"], content


@pytest.mark.usefixtures("demonstration")
def test_every_page_and_every_file_bears_the_mark(
    clients: dict[str, Client], rows: dict[str, dict[str, object]]
) -> None:
    found = [
        (name, kind)
        for name, kind, content in answers(clients, rows)
        if name not in OF_THE_WARD and not BEARS[kind.partition(";")[0]](content)
    ]
    assert found == []


@pytest.mark.usefixtures("demonstration")
def test_so_do_the_pages_that_refuse() -> None:
    asked = RequestFactory().get("/khong-co/")
    asked.user = AnonymousUser()
    for answer in (
        bad_request(asked, SuspiciousOperation()),
        permission_denied(asked, PermissionDenied()),
        page_not_found(asked, Http404()),
        server_error(asked),
    ):
        assert INVENTED in answer.content.decode()


def test_elsewhere_no_page_says_so(drafter: Official) -> None:
    """Files: paper/test_marking.py, desk/test_agenda_feed.py."""
    for client in (Client(), signed_in(drafter)):
        for address in ("/", "/dang-nhap/", "/khong-co/"):
            assert INVENTED not in client.get(address).content.decode()


WRITERS = {
    r"\bweasyprint\.HTML\(": {"paper/writers/pdf.py"},
    r"\b[Ww]orkbook\.save\(": {"paper/writers/workbook.py"},
    r"\bZipFile\(.*\"w\"": {
        *("paper/writers/docx/package.py", "paper/writers/workbook.py"),
        *("households/workbooks/filling.py", "households/workbooks/rewriting.py"),
    },
}
"""The one place of each format that marks it, and what hands the ward's own workbook back."""


@pytest.mark.parametrize("writes", WRITERS)
def test_no_file_is_written_past_the_writers(writes: str) -> None:
    """What no address of access/ asks for passes there too."""
    found = [path for path in sources() if re.search(writes, path.read_text("utf-8"))]
    assert {path.relative_to(ROOT).as_posix() for path in found} == WRITERS[writes]
