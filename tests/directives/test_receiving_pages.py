"""Pages and prints of incoming papers: what the recipient sees, and what it never sees."""

import io
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from directives import handing, handling, incoming_books, incoming_prints, receiving
from directives.handling import Charge, Part, Share
from directives.incoming_prints import Form
from directives.models import IncomingBook, IncomingBookDecision, Opinion, Progress, Receipt
from directives.receiving import Arrival
from documents.models import Delivery, DeliveryFact
from documents.numbers.prints import Span
from officials.models import Official, Organization
from paper import registers
from paper.writers import register_pdf, slip_pdf
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_delivery, make_issued, make_receipt, revoke, sent
from tests.directives.making import make_directive
from tests.paper.pdf_files import words_of
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
DAY, NEXT = date(2026, 3, 9), date(2026, 3, 10)
INBOX = "/van-ban-den/"
TEXT = "Giữ vững an ninh, trật tự"


@pytest.fixture
def sender(province: Organization) -> Official:
    return make_clerk(province)


@pytest.fixture
def delivery(province: Organization, ward: Organization, sender: Official) -> Delivery:
    return make_delivery(province, ward, sender)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_the_recipient_reads_the_issued_sheet_and_its_pdf(
    delivery: Delivery, clerk: Official
) -> None:
    client = signed_in(clerk)
    shown = page(client, f"{INBOX}gui-den/{delivery.pk}/")
    assert TEXT in shown
    assert "01/UBND" in shown
    answer = client.get(f"{INBOX}gui-den/{delivery.pk}/ban-in.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.getvalue().startswith(b"%PDF")
    assert delivery.facts.get().kind == DeliveryFact.Kind.OPENED


def test_the_recipient_sees_nothing_else_of_the_sender_s_paper(
    delivery: Delivery, clerk: Official
) -> None:
    client = signed_in(clerk)
    document = delivery.document_id
    shown = page(client, f"{INBOX}gui-den/{delivery.pk}/")
    assert f"/van-ban/{document}/" not in shown
    for rest in ("", "lan-luu/", "lan-luu/1/", "lich-su/", "ban-ky.pdf", "gui/"):
        assert client.get(f"/van-ban/{document}/{rest}").status_code == 404, rest


def test_what_went_to_another_ward_is_not_there(
    delivery: Delivery, stranger: Official, sender: Official
) -> None:
    for somebody in (stranger, sender):
        client = signed_in(somebody)
        for rest in ("", "ban-in.pdf", "vao-so/"):
            assert client.get(f"{INBOX}gui-den/{delivery.pk}/{rest}").status_code == 404
        assert client.post(f"{INBOX}gui-den/{delivery.pk}/vao-so/").status_code == 404
    assert not delivery.facts.exists()


def test_after_a_recall_no_page_and_no_file_shows_the_text(
    delivery: Delivery, clerk: Official, sender: Official
) -> None:
    receipt = receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert delivery.document is not None
    revoke(delivery.document, by=sender)
    client = signed_in(clerk)
    for address in (
        INBOX,
        f"{INBOX}gui-den/{delivery.pk}/",
        f"{INBOX}{receipt.pk}/",
    ):
        shown = page(client, address)
        assert TEXT not in shown
        assert "thu hồi" in shown.lower()
    assert client.get(f"{INBOX}gui-den/{delivery.pk}/ban-in.pdf").status_code == 403
    assert client.get(f"/van-ban-chi-dao/{receipt.directive_id}/").status_code == 404
    assert "số đến" in page(client, f"{INBOX}{receipt.pk}/").lower()


def test_the_clerk_registers_from_the_inbox(delivery: Delivery, clerk: Official) -> None:
    client = signed_in(clerk)
    form = {"on": today().strftime("%d/%m/%Y"), "copies": "1"}
    answer = client.post(f"{INBOX}gui-den/{delivery.pk}/vao-so/", form, follow=True)
    assert "Đã vào sổ: số đến 01." in answer.content.decode()
    assert "Không có văn bản nào chờ vào sổ" in page(client, INBOX)


def test_what_was_typed_stays_where_a_day_is_refused(delivery: Delivery, clerk: Official) -> None:
    form = {"on": "01/01/2020", "copies": "3", "note": "Kèm một đĩa"}
    answer = signed_in(clerk).post(f"{INBOX}gui-den/{delivery.pk}/vao-so/", form)
    shown = answer.content.decode()
    assert "ngày đến từ ngày ấy" in shown
    assert "Kèm một đĩa" in shown
    assert not Receipt.objects.exists()


def test_a_paper_that_came_by_post_is_written_down_and_registered(
    ward: Organization, clerk: Official
) -> None:
    client = signed_in(clerk)
    form = {
        "kind": "CV",
        "number": "1502/UBND-NC",
        "issuer": "Ủy ban nhân dân tỉnh Nghệ An",
        "issued_on": "02/03/2026",
        "title": "về việc xây dựng phong trào",
        "secret": "khong",
        "source": "Bản giấy",
        "certainty": "certain",
    }
    answer = client.post("/van-ban-chi-dao/moi/?den=1", form)
    assert answer.status_code == 302
    address = answer.headers["Location"]
    assert address.endswith("/vao-so-den/")
    arrived = {"on": today().strftime("%d/%m/%Y"), "copies": "1", "channel": "post"}
    assert "số đến 01" in client.post(address, arrived, follow=True).content.decode()
    twice = client.post(address, arrived)
    assert "Văn bản này đã vào sổ: số đến 01" in twice.content.decode()


def test_the_directive_s_page_tells_how_it_came(delivery: Delivery, clerk: Official) -> None:
    receipt = receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    shown = page(signed_in(clerk), f"/van-ban-chi-dao/{receipt.directive_id}/")
    assert f"{INBOX}{receipt.pk}/" in shown
    assert f"/van-ban/{delivery.document_id}/" not in shown


def test_the_province_hands_a_directive_to_all_wards_at_once(
    province: Organization,
    ward: Organization,
    other_ward: Organization,
    police: Organization,
    sender: Official,
) -> None:
    directive = make_directive(province, sender)
    client = signed_in(sender)
    address = f"/van-ban-chi-dao/{directive.pk}/chuyen-xuong/"
    assert "Tất cả UBND xã, phường, đặc khu (2 nơi)" in page(client, address)
    client.post(address, {"whole": ["UBND"]})
    reached = Delivery.objects.values_list("recipient", flat=True)
    assert set(reached) == {ward.pk, other_ward.pk}
    left = page(client, address)
    assert "Tất cả UBND" not in left
    assert police.name in left


def test_the_sender_s_page_tells_what_became_of_each_delivery(
    delivery: Delivery, clerk: Official, sender: Official
) -> None:
    address = f"/van-ban/{delivery.document_id}/"
    assert "chưa mở" in page(signed_in(sender), address)
    receiving.register_delivery(delivery, Arrival(today()), by=clerk)
    assert "đã vào sổ" in page(signed_in(sender), address)


def make_lines(ward: Organization, clerk: Official) -> IncomingBook:
    """Four lines: one dealt with, one struck through, one plain on the next day, one urgent."""
    days = (DAY, DAY, NEXT, NEXT)
    lines = []
    for place, day in enumerate(days, start=1):
        paper = make_directive(
            ward, clerk, number=f"{place:02}/UBND-NC", urgency="URGENT" if place == 4 else ""
        )
        arrival = Arrival(day, Receipt.Channel.POST, note="Bản sao" if place == 3 else "")
        lines.append(receiving.register(ward, paper, arrival, by=clerk, now=NOW))
    opinion = Opinion(
        receipt=lines[0],
        part=Part.LEADER,
        said_by="Lê Văn Thử, Chủ tịch",
        given_on=DAY,
        text="Tham mưu kế hoạch.",
        passed_on=DAY,
    )
    charges = [
        Charge(Share.LEAD, "Phòng Kinh tế", date(2026, 3, 20)),
        Charge(Share.PARTNER, "Công an phường"),
    ]
    handling.say(opinion, charges, by=clerk, now=NOW)
    answered = Progress(
        receipt=lines[0], step=Progress.Step.ANSWERED, on=NEXT, reply_number="05/KH-UBND"
    )
    handling.report(answered, by=clerk, now=NOW)
    receiving.void(lines[1], reason="Ghi nhầm", by=clerk)
    return lines[0].book


@pytest.fixture
def book(ward: Organization, clerk: Official) -> IncomingBook:
    return make_lines(ward, clerk)


def test_the_book_has_the_ten_columns_of_the_decree(book: IncomingBook) -> None:
    register = incoming_prints.register_of(book)
    assert [column.heading for column in register.form.columns] == [
        *("Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản"),
        "Tên loại và trích yếu nội dung văn bản",
        *("Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú"),
    ]
    author, subject = "Ủy ban nhân dân tỉnh Ví Dụ", "Công văn về việc xây dựng phong trào ở cơ sở"
    assert register.rows == (
        (
            *("09/3/2026", "01", author, "01/UBND-NC", "02/3/2026", subject),
            *("Phòng Kinh tế (phối hợp: Công an phường)", "09/3/2026", "", ""),
        ),
        (
            *("09/3/2026", "02", author, "02/UBND-NC", "02/3/2026"),
            *(f"{subject}\n(hủy: Ghi nhầm)", "", "", "", "hủy"),
        ),
        (
            *("10/3/2026", "03", author, "03/UBND-NC", "02/3/2026", subject),
            *("", "", "", "Bản sao"),
        ),
        ("10/3/2026", "04", author, "04/UBND-NC", "02/3/2026", subject, "", "", "", "KHẨN"),
    )
    assert (register.first, register.last, register.voided) == ("01", "04", 1)


def test_the_other_book_has_its_seven(book: IncomingBook) -> None:
    register = incoming_prints.register_of(book, Form.FOLLOWED_UP)
    assert len(register.form.columns) == 7
    assert register.rows[0] == (
        "01",
        "Công văn 01/UBND-NC ngày 02/3/2026 của Ủy ban nhân dân tỉnh Ví Dụ",
        "Phòng Kinh tế (phối hợp: Công an phường)",
        "20/3/2026",
        "Đã trả lời bằng văn bản, 10/3/2026",
        "05/KH-UBND",
        "",
    )


def test_days_chosen_hold_the_lines_of_these_days(book: IncomingBook) -> None:
    register = incoming_prints.register_of(book, span=Span(since=NEXT))
    assert [row[1] for row in register.rows] == ["03", "04"]


def test_both_books_are_printed_as_pdf_and_xlsx(book: IncomingBook, clerk: Official) -> None:
    client = signed_in(clerk)
    for form in Form.values:
        pdf = client.get(f"/so-van-ban-den/{book.pk}/in.pdf?mau={form}")
        assert pdf.content.startswith(b"%PDF")
        xlsx = client.get(f"/so-van-ban-den/{book.pk}/in.xlsx?mau={form}")
        sheet = load_workbook(io.BytesIO(xlsx.content))["Sổ"]
        assert "01" in {cell.value for row in sheet.iter_rows() for cell in row}
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" in " ".join(
        words_of(register_pdf.write(incoming_prints.register_of(book)))
    )


def test_a_book_kept_elsewhere_is_printed_as_an_extract(
    ward: Organization, clerk: Official, chair: Official
) -> None:
    elsewhere = IncomingBookDecision(
        organization=ward, year=2026, mode=IncomingBookDecision.Mode.ELSEWHERE, reference="Biên bản"
    )
    incoming_books.decide(elsewhere, by=chair, now=NOW)
    arrival = Arrival(DAY, Receipt.Channel.POST, number=57)
    paper = make_directive(ward, clerk)
    line = receiving.register(ward, paper, arrival, by=clerk, now=NOW)
    register = incoming_prints.register_of(line.book)
    assert registers.title(register) == "Trích sổ đăng ký văn bản đến"
    assert register.rows[0][1] == "57"


def test_the_stamp_and_the_slip_say_what_is_known(book: IncomingBook) -> None:
    receipt = Receipt.objects.as_lines().get(number=1)
    stamp = incoming_prints.stamp_of(receipt)
    assert (stamp.number, stamp.on, stamp.passed_to) == ("01", "09/3/2026", "Phòng Kinh tế")
    printed = " ".join(words_of(slip_pdf.write(incoming_prints.slip_of(receipt))))
    for words in (
        "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Tham mưu kế hoạch.",
        "Chủ trì: Phòng Kinh tế, thời hạn 20/3/2026",
        "3. Ý kiến đề xuất",
    ):
        assert words in printed


def test_the_inbox_asks_as_many_questions_for_ten_as_for_one(
    province: Organization,
    ward: Organization,
    sender: Official,
    clerk: Official,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(clerk)

    def make_some(numbers: range) -> None:
        for number in numbers:
            sent(make_issued(province, sender), ward, by=sender)
            paper = make_directive(province, sender, number=f"{number}/UBND-NC")
            assert handing.hand_down(paper, [ward], sender=province, by=sender)
            make_receipt(make_directive(ward, clerk, number=f"{number}/UBND-VX"), by=clerk)

    make_some(range(10, 11))
    client.get(INBOX)
    with django_assert_num_queries(17):
        client.get(INBOX)
    make_some(range(11, 15))
    with django_assert_num_queries(17):
        client.get(INBOX)
