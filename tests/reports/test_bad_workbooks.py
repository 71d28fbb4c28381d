"""A workbook that is none, or not the one asked: told in words, and nothing typed is lost."""

import time
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from officials.models import Official, Organization
from paper.readers.received import Unreadable
from reports.models import Report
from reports.regimes.calendar import Due
from reports.submitting import workbooks
from reports.writing.dues import span_of
from tests.cast import signed_in
from tests.households import bad_workbooks as bad
from tests.reporting import a_due, make_regime

pytestmark = pytest.mark.django_db
SECONDS = 30
"""Generous: they take one or two when nothing else runs."""


@pytest.fixture
def due(province: Organization, province_reviewer: Official) -> Due:
    return a_due(make_regime(province, province_reviewer))


@pytest.fixture
def form(due: Due, ward: Organization) -> bytes:
    return workbooks.written(due, ward)


def rows(count: int) -> bytes:
    cell = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>ma_{0}</t></is></c></row>'
    return bad.xlsx_of_lines(cell.format(number).encode() for number in range(1, count + 1))


def hidden(form: bytes) -> bytes:
    """Its sheet hidden; the one that is shown has nothing."""
    book = openpyxl.load_workbook(BytesIO(form))
    book.active.sheet_state = "hidden"
    book.active = book.create_sheet("Trang 2")
    return packed(book)


def packed(book: openpyxl.Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def sent(due: Due, ward: Organization, by: Official, data: bytes) -> HttpResponse:
    """The button that reads the workbook, with a number typed before."""
    address = reverse("reports:enter", args=[due.regime.pk, span_of(due), ward.unit_id])
    file = SimpleUploadedFile("bieu.xlsx", data)
    typed = {"so-so_buoi": "17", "paper_number": "12/BC-UBND", "doc-tep": "1"}
    answer = signed_in(by).post(address, {**typed, "file": file})
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (bad.bomb(), "không phải biểu"),
        (bad.bomb_of_strings(), "không phải biểu"),
        (bad.entities(), "hỏng"),
        (bad.far_away(), "XFD"),
        (b"PK\x03\x04" + bytes(600), "hỏng"),
    ],
    ids=["bomb", "bomb of texts", "entities", "last corner", "no zip after all"],
)
def test_what_is_no_form_is_refused_in_time(
    due: Due, ward: Organization, data: bytes, told: str
) -> None:
    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        workbooks.read("bieu.xlsx", data, due=due, organization=ward)
    assert told in refused.value.message
    assert time.monotonic() - started < SECONDS


def test_of_100_000_lines_no_more_are_read_than_a_form_has(due: Due, ward: Organization) -> None:
    data = rows(100_000)
    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        workbooks.read("bieu.xlsx", data, due=due, organization=ward)
    assert "hơn 500 dòng" in refused.value.message
    assert time.monotonic() - started < SECONDS


def test_the_first_sheet_that_is_shown_is_the_form(
    due: Due, ward: Organization, form: bytes
) -> None:
    with pytest.raises(Unreadable) as refused:
        workbooks.read("bieu.xlsx", hidden(form), due=due, organization=ward)
    assert "Mã biểu" in refused.value.message


@pytest.mark.parametrize("kind", ["cut off", "another period", "another regime's"])
def test_the_page_says_why_and_keeps_what_was_typed(
    due: Due,
    ward: Organization,
    province: Organization,
    province_reviewer: Official,
    form: bytes,
    kind: str,
) -> None:
    other = a_due(make_regime(province, province_reviewer, "Báo cáo khác"))
    data, told = {
        "cut off": (form[: len(form) // 2], "không nhận được"),
        "another period": (workbooks.written(a_due(due.regime, 2025), ward), "kỳ khác"),
        "another regime's": (workbooks.written(other, ward), "chế độ báo cáo khác"),
    }[kind]
    answer = sent(due, ward, province_reviewer, data)
    shown = answer.context["form"]
    assert told in " ".join(shown.errors["file"])
    assert shown["so-so_buoi"].value() == "17"
    assert shown["paper_number"].value() == "12/BC-UBND"
    assert not Report.objects.exists()
