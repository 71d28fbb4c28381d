"""The number book on paper and in a spreadsheet: each line of it, and no other."""

import io
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook

from documents.models import BookEntry, NumberBook, Series
from documents.numbers import books
from documents.numbers import prints as book_prints
from documents.numbers.entering import SECRET, Particulars, Wanted, Way
from documents.numbers.numbering import give_number, number_elsewhere, void
from documents.numbers.prints import Form, Span, register_of
from officials.models import Official, Organization
from tests.books import (
    LETTER,
    NOW,
    TODAY,
    YESTERDAY,
    Mode,
    Scheme,
    make_approved,
    make_decision,
)
from tests.cast import signed_in
from tests.paper.pdf_files import words_of

pytestmark = pytest.mark.django_db
REPORT = Particulars(
    kind="BC",
    subject="Kết quả quý I năm 2026",
    signer="Lê Văn Thử",
    recipients=("UBND tỉnh (để báo cáo)", "Công an phường", "Lưu: VT"),
    keeper="Văn thư",
    copies=3,
)

REPORT_2 = Particulars(
    kind="BC", subject="Kết quả quý II năm 2026", signer="Lê Văn Thử", recipients=("UBND tỉnh",)
)


def make_lines(ward: Organization, drafter: Official, clerk: Official) -> NumberBook:
    """A plan drafted here, a letter written elsewhere and voided, a report."""
    give_number(make_approved(ward, drafter), on=YESTERDAY, by=clerk, now=NOW)
    letter = number_elsewhere(ward, LETTER, on=YESTERDAY, by=clerk, now=NOW)
    void(letter, reason="Ghi nhầm trích yếu", by=clerk)
    number_elsewhere(ward, REPORT, on=TODAY, by=clerk, now=NOW)
    return NumberBook.objects.get()


@pytest.fixture
def book(ward: Organization, drafter: Official, clerk: Official) -> NumberBook:
    return make_lines(ward, drafter, clerk)


def test_every_line_of_the_book_is_a_row_in_the_order_of_its_numbers(book: NumberBook) -> None:
    assert register_of(book).rows == (
        (
            "01/KH-UBND",
            "09/3/2026",
            "Kế hoạch Bảo đảm an ninh, trật tự năm 2026",
            "",  # nobody is named as signer in the draft of the tests
            "UBND tỉnh (để báo cáo); Lưu: VT, VHXH",
            "",
            "",
            "",
            "",
            "",
        ),
        (
            "02/UBND",
            "09/3/2026",
            "Công văn Về việc trực lễ\n(hủy: Ghi nhầm trích yếu)",
            "Lê Văn Thử",
            "Các khối",
            "",
            "",
            "",
            "",
            "hủy",
        ),
        (
            "03/BC-UBND",
            "10/3/2026",
            "Báo cáo Kết quả quý I năm 2026",
            "Lê Văn Thử",
            "UBND tỉnh (để báo cáo); Công an phường; Lưu: VT",
            "Văn thư",
            "3",
            "",
            "",
            "",
        ),
    )


def test_the_cover_tells_office_year_days_and_numbers(book: NumberBook) -> None:
    register = register_of(book)
    assert (register.superior, register.issuer) == ("", ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOÀ HIẾU"))
    assert (register.year, register.series, register.extract) == (2026, "", False)
    assert (register.since, register.until) == (YESTERDAY, TODAY)
    assert (register.first, register.last, register.voided) == ("01", "03", 1)


def test_days_chosen_hold_the_lines_of_these_days(book: NumberBook) -> None:
    first = register_of(book, span=Span(date(2026, 3, 1), YESTERDAY))
    assert [row[0] for row in first.rows] == ["01/KH-UBND", "02/UBND"]
    assert (first.since, first.until, first.last) == (date(2026, 3, 1), YESTERDAY, "02")
    second = register_of(book, span=Span(since=TODAY))
    assert [row[0] for row in second.rows] == ["03/BC-UBND"]
    assert second.voided == 0
    assert register_of(book, span=Span(date(2026, 4, 1))).rows == ()


def test_what_is_sent_by_post_has_a_row_for_each_recipient(book: NumberBook) -> None:
    posted = register_of(book, Form.POSTED)
    assert [row[1:3] for row in posted.rows] == [
        ("01/KH-UBND", "UBND tỉnh"),
        ("03/BC-UBND", "UBND tỉnh"),
        ("03/BC-UBND", "Công an phường"),
    ]
    assert {row[0] + "".join(row[3:]) for row in posted.rows} == {""}
    assert posted.empty_rows == 0


def test_the_book_of_file_copies_is_ruled_to_be_written_in(book: NumberBook) -> None:
    lent = register_of(book, Form.LENT)
    assert lent.rows == ()
    assert lent.empty_rows > 5
    assert lent.form.title == "Sổ sử dụng bản lưu"


def test_a_book_kept_elsewhere_prints_as_an_extract(
    ward: Organization, drafter: Official, clerk: Official, administrator: Official
) -> None:
    make_decision(ward, administrator, mode=Mode.ELSEWHERE)
    number_elsewhere(ward, REPORT, on=TODAY, by=clerk, now=NOW, wanted=Wanted(Way.TYPED, number=57))
    register = register_of(NumberBook.objects.get())
    assert register.extract
    assert register.first == register.last == "57"


def test_a_book_of_one_kind_names_it_on_the_cover(
    ward: Organization, drafter: Official, clerk: Official, administrator: Official
) -> None:
    make_decision(ward, administrator, scheme=Scheme.BY_KIND)
    number_elsewhere(ward, REPORT, on=TODAY, by=clerk, now=NOW)
    assert register_of(NumberBook.objects.get()).series == "Báo cáo"


def test_a_secret_paper_prints_with_number_and_day_only(
    ward: Organization, clerk: Official
) -> None:
    series = books.series_of_secret_papers(ward)
    number_elsewhere(ward, SECRET, on=TODAY, by=clerk, series=series, now=NOW)
    (row,) = register_of(NumberBook.objects.get()).rows
    assert [cell for cell in row if cell] == ["01", "10/3/2026"]


def test_an_advisory_body_stands_under_its_office(ward: Organization, clerk: Official) -> None:
    series = Series.objects.create(
        organization=ward, use=Series.Use.ADVISORY, name="Hội đồng mẫu", symbol="HĐM"
    )
    number_elsewhere(ward, REPORT, on=TODAY, by=clerk, series=series, now=NOW)
    register = register_of(NumberBook.objects.get())
    assert register.superior == "ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU"
    assert register.issuer == ("HỘI ĐỒNG MẪU",)
    assert register.series == ""


# In the browser ----------------------------------------------------------------------------


def test_the_clerk_takes_the_book_home_as_pdf(book: NumberBook, clerk: Official) -> None:
    answer = signed_in(clerk).get(f"/so-van-ban/{book.pk}/in.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    name = "so-dang-ky-van-ban-di-nam-2026.pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    words = words_of(answer.content)
    assert {"01/KH-UBND", "02/UBND", "03/BC-UBND", "hủy"} <= set(words)


def test_and_as_a_workbook_of_some_days(book: NumberBook, clerk: Official) -> None:
    client = signed_in(clerk)
    answer = client.get(f"/so-van-ban/{book.pk}/in.xlsx?tu=10/3/2026&den=31/3/2026")
    assert answer["Content-Disposition"].startswith("attachment")
    table = load_workbook(io.BytesIO(answer.content))["Sổ"]
    assert [table["A3"].value, table["A4"].value] == ["03/BC-UBND", None]


def test_the_page_offers_the_three_forms_and_the_days(book: NumberBook, clerk: Official) -> None:
    page = signed_in(clerk).get(f"/so-van-ban/{book.pk}/in/").content.decode()
    for form in Form:
        assert form.label in page
    assert f'formaction="/so-van-ban/{book.pk}/in.xlsx"' in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tu=31/3/2026&den=1/3/2026", "phải từ"),
        ("tu=hom-qua", "Từ ngày"),
        ("mau=so-la", "Mẫu sổ"),
    ],
)
def test_days_that_make_no_sense_come_back_on_the_form(
    book: NumberBook, clerk: Official, asked: str, told: str
) -> None:
    answer = signed_in(clerk).get(f"/so-van-ban/{book.pk}/in.pdf?{asked}")
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Chưa in được" in page
    assert told in page


def test_another_suffix_is_no_address(book: NumberBook, clerk: Official) -> None:
    assert signed_in(clerk).get(f"/so-van-ban/{book.pk}/in.csv").status_code == 404


def test_a_long_book_is_printed_in_the_background(
    book: NumberBook,
    clerk: Official,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(book_prints, "LONG", 2)
    client: Client = signed_in(clerk)
    address = f"/so-van-ban/{book.pk}/in.pdf"
    ordered = client.get(address)
    assert ordered.status_code == 302
    waiting = client.get(ordered["Location"])
    assert waiting.status_code == 202
    assert "Refresh" in waiting.headers
    book_prints.print_in_background.call(book_id=book.pk, form="van-ban-di", since=None, until=None)
    assert client.get(ordered["Location"])["Content-Type"] == "application/pdf"
    # A line added meanwhile makes it another print, which is ordered anew.
    number_elsewhere(book.organization, REPORT_2, on=TODAY, by=clerk, now=NOW)
    assert client.get(ordered["Location"]).status_code == 302
    assert client.get(f"{address}?den=9/3/2026").status_code == 200


def test_a_thousand_lines_are_read_with_few_queries(
    book: NumberBook, clerk: Official, django_assert_max_num_queries: object
) -> None:
    lines = [
        BookEntry(
            book=book,
            organization=book.organization,
            year=2026,
            number=number,
            symbol="BC-UBND",
            issuer=book.series.issuer,
            issued_on=TODAY,
            kind="BC",
            subject=f"Báo cáo số {number}",
            recipients=["UBND tỉnh"],
            given_by=clerk,
        )
        for number in range(4, 1004)
    ]
    BookEntry.objects.bulk_create(lines)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        register = register_of(book)
    assert len(register.rows) == 1003
    assert register.last == "1003"


def test_the_page_of_a_book_leads_to_its_prints(book: NumberBook, clerk: Official) -> None:
    page = signed_in(clerk).get(f"/so-van-ban/{book.pk}/").content.decode()
    assert f'href="/so-van-ban/{book.pk}/in/"' in page
