"""Papers of a Ban Chỉ đạo made here: its own name, symbol and numbers, till it is closed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from documents import frozen
from documents.models import BookEntry, Document, Series, SeriesClosing
from documents.numbers import books, numbering
from documents.numbers import setup as book_setup
from documents.sheets import sheet_of
from officials.models import Official, Organization
from tests.books import LETTER, NOW, TODAY
from tests.cast import signed_in
from tests.lifecycle import approve, make_signed_draft, sign_in_ink
from tests.papers import CONTENT, make_document
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
NAME = "Ban Chỉ đạo phòng, chống tội phạm phường"


@pytest.fixture
def body(ward: Organization, chair: Official) -> Series:
    return book_setup.add_advisory_body(ward, name=NAME, symbol="BCĐ", by=chair)


def closing(series: Series, day: date) -> SeriesClosing:
    return SeriesClosing(series=series, closed_from=day, reference="Quyết định số 09/QĐ-UBND")


def make_signed(
    ward: Organization, drafter: Official, reviewer: Official, clerk: Official, chair: Official
) -> Document:
    """A plan of the body, approved and signed in ink."""
    content = replace(CONTENT, issuing_body=NAME)
    document = make_signed_draft(ward, drafter, signer=chair, content=content)
    approve(document, drafter=drafter, reviewer=reviewer)
    document.refresh_from_db()
    sign_in_ink(document, clerk)
    return document


def test_a_draft_of_a_body_bears_its_name_and_symbol_beneath_the_office(
    ward: Organization, drafter: Official, body: Series
) -> None:
    document = make_document(ward, drafter, replace(CONTENT, issuing_body=NAME))
    sheet = sheet_of(document, document.current)
    assert sheet.superior == "ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU"
    assert sheet.issuer == (NAME.upper(),)
    assert sheet.symbol == "KH-BCĐ"


def test_the_paper_takes_the_number_of_the_body_and_the_office_counts_on_by_itself(
    ward: Organization,
    drafter: Official,
    reviewer: Official,
    clerk: Official,
    chair: Official,
    body: Series,
) -> None:
    particulars = replace(LETTER, subject="Về việc khác")
    numbering.number_elsewhere(ward, particulars, on=today(), by=clerk)
    numbering.number_elsewhere(ward, LETTER, on=today(), by=clerk)
    document = make_signed(ward, drafter, reviewer, clerk, chair)
    entry = numbering.give_number(document, on=today(), by=clerk)
    assert (str(entry), entry.issuer, entry.book.series) == ("01/KH-BCĐ", NAME, body)
    frozen_sheet = frozen.sheet_of(document)
    assert (frozen_sheet.number, frozen_sheet.symbol) == ("1", "KH-BCĐ")


def test_the_form_offers_the_office_and_its_open_bodies(
    ward: Organization, drafter: Official, chair: Official, body: Series
) -> None:
    document = make_document(ward, drafter)
    address = reverse("documents:components", args=[document.pk])
    assert f'<option value="{NAME}"' in signed_in(drafter).get(address).content.decode()
    typed = {"base": 1, "subject": document.subject, "issuing_body": NAME}
    signed_in(drafter).post(address, typed)
    document.refresh_from_db()
    assert document.current.content.issuing_body == NAME
    book_setup.close_series(closing(body, today()), by=chair)
    other = make_document(ward, drafter)
    page = signed_in(drafter).get(reverse("documents:components", args=[other.pk]))
    assert "issuing_body" not in page.content.decode()
    elsewhere = signed_in(chair).get(reverse("documents:number_elsewhere"))
    assert NAME not in elsewhere.content.decode()


def test_a_closed_series_gives_no_number_from_its_day_on_and_the_old_ones_stay(
    ward: Organization, clerk: Official, chair: Official, body: Series
) -> None:
    def number(on: date) -> BookEntry:
        return numbering.number_elsewhere(ward, LETTER, series=body, on=on, by=clerk, now=NOW)

    first = number(TODAY - timedelta(days=2))
    with pytest.raises(ValidationError, match="hãy đóng từ ngày sau"):
        book_setup.close_series(closing(body, first.issued_on), by=chair)
    book_setup.close_series(closing(body, TODAY), by=chair)
    assert str(number(TODAY - timedelta(days=1))) == "02/BCĐ"
    with pytest.raises(ValidationError, match=r"đã đóng từ ngày 10/3/2026|đã đóng từ ngày 10/03"):
        number(TODAY)
    numbers = BookEntry.objects.filter(book__series=body).values_list("number", flat=True)
    assert list(numbers.order_by("number")) == [1, 2]
    with pytest.raises(PermissionDenied, match="đã đóng"):
        book_setup.close_series(closing(body, TODAY), by=chair)


def test_only_the_series_of_a_body_is_closed_and_for_good(
    ward: Organization, clerk: Official, chair: Official, body: Series
) -> None:
    with pytest.raises(PermissionDenied, match="tổ chức tư vấn"):
        book_setup.close_series(closing(books.series_of_copies(ward), TODAY), by=chair)
    with pytest.raises(PermissionDenied):
        book_setup.close_series(closing(body, TODAY), by=clerk)
    book_setup.close_series(closing(body, TODAY), by=chair)
    with pytest.raises(DatabaseError), transaction.atomic():
        SeriesClosing.objects.update(closed_from=TODAY + timedelta(days=9))


def test_the_head_closes_it_on_the_page_of_the_books(chair: Official, body: Series) -> None:
    client = signed_in(chair)
    address = reverse("documents:close_series", args=[body.pk])
    assert address in client.get(reverse("documents:book_setup")).content.decode()
    typed = {"closed_from": short(today()), "reference": ""}
    assert client.post(address, typed).status_code == 200
    typed["reference"] = "Quyết định số 09/QĐ-UBND"
    assert client.post(address, typed).status_code == 302
    page = client.get(reverse("documents:book_setup")).content.decode()
    assert f"đóng từ {today():%d/%m/%Y}" in page
    assert address not in page
