"""The number books on the screen: what the clerk does there, and what each page tells."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import BookEntry, NumberBook, NumberingDecision, NumberingOrder, Series
from documents.numbers import books, numbering
from documents.numbers.numbering import give_number, void
from officials.models import Official, Organization
from tests.books import LETTER, Mode, Permit, make_approved, make_decision, make_order
from tests.cast import signed_in
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_the_desk(clerk: Official) -> Client:
    return signed_in(clerk)


def page_of_book(client: Client, **asked: str) -> str:
    address = reverse("documents:book", args=[NumberBook.objects.get().pk])
    return client.get(address, asked).content.decode()


def test_the_clerk_gives_a_number_and_comes_back_to_the_paper(
    ward: Organization, drafter: Official, at_the_desk: Client
) -> None:
    document = make_approved(ward, drafter, signed_on=today())
    address = reverse("documents:give_number", args=[document.pk])
    asking = at_the_desk.get(address).content.decode()
    assert "Hạn cấp số" in asking
    answer = at_the_desk.post(address, {"on": short(today())}, follow=True)
    assert answer.redirect_chain[0][0] == reverse("documents:detail", args=[document.pk])
    assert "Đã cấp số 01/KH-UBND" in answer.content.decode()
    again = at_the_desk.post(address, {"on": short(today())}, follow=True)
    assert "Chưa làm gì: Văn bản đã có số 01/KH-UBND" in again.content.decode()


def test_a_wrong_date_is_answered_beside_its_field_and_nothing_is_lost(
    ward: Organization, drafter: Official, at_the_desk: Client
) -> None:
    document = make_approved(ward, drafter)
    address = reverse("documents:give_number", args=[document.pk])
    tomorrow = short(today() + timedelta(1))
    page = at_the_desk.post(address, {"on": tomorrow}).content.decode()
    assert f"Ngày {tomorrow} ở tương lai" in page
    assert f'value="{tomorrow}"' in page
    assert not BookEntry.objects.exists()


def test_a_calendar_in_doubt_is_said_to_be_unverified(
    ward: Organization, drafter: Official, at_the_desk: Client
) -> None:
    document = make_approved(ward, drafter, signed_on=today())
    page = at_the_desk.get(reverse("documents:give_number", args=[document.pk])).content.decode()
    assert "chưa kiểm chứng" in page


def test_a_voided_line_stays_in_the_book_struck_through_and_in_words(
    ward: Organization, drafter: Official, clerk: Official, at_the_desk: Client
) -> None:
    entry = give_number(make_approved(ward, drafter), on=today(), by=clerk)
    address = reverse("documents:void_number", args=[entry.pk])
    assert "Cần ghi lý do hủy số." in at_the_desk.post(address, {"reason": " "}).content.decode()
    assert not BookEntry.objects.get().is_void
    at_the_desk.post(address, {"reason": "Ký nhầm trang"})
    page = page_of_book(at_the_desk)
    assert "<s>01/KH-UBND</s>" in page
    assert "Đã hủy số" in page
    assert "Ký nhầm trang" in page


def test_a_paper_written_elsewhere_is_entered(ward: Organization, at_the_desk: Client) -> None:
    address = reverse("documents:number_elsewhere")
    typed = {"series": "papers", "kind": "CV", "subject": "Về việc trực lễ"}
    typed |= {"on": short(today()), "signer": "Lê Văn Thử", "recipients": "- Các khối;\n- Lưu: VT."}
    answer = at_the_desk.post(address, typed, follow=True)
    assert "01/UBND" in answer.content.decode()
    entry = BookEntry.objects.get()
    assert (entry.signer, entry.recipients) == ("Lê Văn Thử", ["Các khối", "Lưu: VT"])


def test_of_a_secret_paper_nothing_else_is_taken(ward: Organization, at_the_desk: Client) -> None:
    address = reverse("documents:number_elsewhere")
    typed = {"series": "secret", "on": short(today())}
    page = at_the_desk.post(address, {**typed, "subject": "Kế hoạch"}).content.decode()
    assert "Văn bản mật chỉ ghi số và ngày" in page
    assert not BookEntry.objects.exists()
    answer = at_the_desk.post(address, typed, follow=True)
    assert "Chỉ ghi số và ngày." in answer.content.decode()


def test_the_book_is_searched_without_tones(
    ward: Organization, drafter: Official, clerk: Official, at_the_desk: Client
) -> None:
    give_number(make_approved(ward, drafter), on=today(), by=clerk)
    numbering.number_elsewhere(ward, LETTER, on=today(), by=clerk)
    page = page_of_book(at_the_desk, q="truc le")
    assert ("02/UBND" in page, "01/KH-UBND" in page) == (True, False)
    assert "02/UBND" in page_of_book(at_the_desk, q="02/ubnd")
    assert "Không tìm thấy" in page_of_book(at_the_desk, q="thi đua")


def test_a_long_book_is_read_fifty_lines_at_a_time_with_few_queries(
    ward: Organization,
    clerk: Official,
    at_the_desk: Client,
    django_assert_max_num_queries: object,
) -> None:
    for _ in range(55):
        void_every_tenth(numbering.number_elsewhere(ward, LETTER, on=today(), by=clerk), clerk)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        page = page_of_book(at_the_desk)
    assert (page.count('<li id="dong-'), "Xem thêm" in page) == (50, True)
    assert page.index("55/UBND") < page.index("54/UBND")
    last = BookEntry.objects.get(number=6).pk
    assert page_of_book(at_the_desk, sau=str(last)).count('<li id="dong-') == 5


def void_every_tenth(entry: BookEntry, clerk: Official) -> None:
    if entry.number % 10 == 0:
        void(entry, reason="Thử hủy", by=clerk)


def test_the_administrator_records_the_head_s_decision_and_orders(
    ward: Organization, administrator: Official
) -> None:
    client = signed_in(administrator)
    decided = {
        "mode": "own",
        "scheme": "by_kind",
        "valid_from": f"01/01/{today().year + 1}",
        "reference": "Quyết định số 02/QĐ-UBND",
    }
    client.post(reverse("documents:decide_numbering"), decided)
    decision = NumberingDecision.objects.get()
    assert (decision.scheme, decision.recorded_by) == ("by_kind", administrator)
    given = {
        "permit": "insert",
        "is_on": "1",
        "ordered_by": "Lê Văn Thử, Chủ tịch",
        "ordered_on": short(today()),
        "reference": "Bút phê",
    }
    client.post(reverse("documents:order_numbering"), given)
    client.post(reverse("documents:add_body"), {"name": "Ban Chỉ đạo an ninh", "symbol": "BCĐ"})
    page = client.get(reverse("documents:book_setup")).content.decode()
    assert "Cho phép, theo Bút phê của Lê Văn Thử, Chủ tịch" in page
    assert "Ban Chỉ đạo an ninh" in page
    assert NumberingOrder.objects.get().permit == Permit.INSERT


def test_a_body_cannot_be_added_twice(ward: Organization, administrator: Official) -> None:
    client = signed_in(administrator)
    body = {"name": "Ban Chỉ đạo an ninh", "symbol": "BCĐ"}
    client.post(reverse("documents:add_body"), body)
    page = client.post(reverse("documents:add_body"), body).content.decode()
    assert "Cơ quan đã có hệ thống số này." in page


def test_the_clerk_closes_the_paper_book_once(ward: Organization, at_the_desk: Client) -> None:
    told = {"kind": "KH", "number": "57", "on": f"05/01/{today().year}", "reference": "Biên bản"}
    address = reverse("documents:carry_numbers")
    at_the_desk.post(address, told)
    typed = {"series": "papers", "kind": "CV", "subject": "X", "on": short(today())}
    at_the_desk.post(reverse("documents:number_elsewhere"), typed)
    assert str(BookEntry.objects.get()) == "58/UBND"
    assert "đã có số" in at_the_desk.post(address, told).content.decode()


def test_ways_to_a_number_are_offered_as_ordered(
    ward: Organization, drafter: Official, clerk: Official, chair: Official, at_the_desk: Client
) -> None:
    document = make_approved(ward, drafter)
    address = reverse("documents:give_number", args=[document.pk])
    assert "Chèn sau" not in at_the_desk.get(address).content.decode()
    numbering.number_elsewhere(ward, LETTER, on=today(), by=clerk)
    make_order(ward, chair, Permit.INSERT)
    assert "Chèn sau" in at_the_desk.get(address).content.decode()
    at_the_desk.post(address, {"on": short(today()), "way": "inserted", "number": "1"})
    assert str(numbering.entry_of(document)) == "01a/KH-UBND"


def test_a_number_is_reserved_where_an_order_allows_it(
    ward: Organization, clerk: Official, chair: Official, at_the_desk: Client
) -> None:
    make_order(ward, chair, Permit.RESERVE)
    numbering.number_elsewhere(ward, LETTER, on=today(), by=clerk)
    book = NumberBook.objects.get()
    address = reverse("documents:reserve_number", args=[book.pk])
    answer = at_the_desk.post(address, {"purpose": "Kế hoạch chờ ký"}, follow=True)
    assert "Số 02: Kế hoạch chờ ký" in answer.content.decode()
    assert books.waiting_reservations(book) == [2]


def test_where_the_book_is_elsewhere_the_clerk_copies_its_number(
    ward: Organization, drafter: Official, administrator: Official, at_the_desk: Client
) -> None:
    make_decision(ward, administrator, mode=Mode.ELSEWHERE)
    document = make_approved(ward, drafter)
    address = reverse("documents:give_number", args=[document.pk])
    assert "Chép từ sổ của cơ quan" in at_the_desk.get(address).content.decode()
    refused = at_the_desk.post(address, {"on": short(today()), "number": "57/KH"})
    assert "không ghi ký hiệu" in refused.content.decode()
    at_the_desk.post(address, {"on": short(today()), "number": "057"})
    assert str(numbering.entry_of(document)) == "57/KH-UBND"
    assert "Trích sổ" in page_of_book(at_the_desk)


def test_a_list_of_books_says_by_what_decision_they_are_kept(
    ward: Organization, at_the_desk: Client
) -> None:
    page = at_the_desk.get(reverse("documents:books")).content.decode()
    assert "Chưa ghi quyết định của người đứng đầu" in page
    assert "Chưa có số nào được cấp" in page
    assert not Series.objects.exists()
