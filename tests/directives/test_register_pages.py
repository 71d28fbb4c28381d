"""The pages of the register: list, one directive, writing it down, what is refused and why."""

import io
import re
from datetime import date, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from directives.loading import load
from directives.models import Directive, Relation
from documents.models import StoredFile
from history.models import Entry
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.directives.making import directive_of, make_directive, make_relation
from tests.documents.pdf_uploads import make_scan

pytestmark = pytest.mark.django_db
LIST, NEW = "/van-ban-chi-dao/", "/van-ban-chi-dao/moi/"
TYPED = {
    "kind": "CV",
    "number": "số: 1502 / UBND-NC",
    "issuer": "Ủy ban nhân dân tỉnh Ví Dụ",
    "issued_on": "02/3/2026",
    "title": "về việc xây dựng phong trào ở cơ sở",
    "text": "",
    "source": "Bản giấy tỉnh gửi",
    "certainty": "certain",
    "secret": "khong",
}


@pytest.fixture
def client(clerk: Official) -> Client:
    return signed_in(clerk)


def text_of(answer: object) -> str:
    page = answer.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def word_file(*paragraphs: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def assert_everything_typed_is_there(page: str, typed: dict[str, str]) -> None:
    for name, value in typed.items():
        if name not in {"secret", "kind", "certainty"}:
            assert escape(value) in page, name
    assert '<option value="CV" selected' in page


def test_the_list_shows_the_shared_directives_with_their_validity(client: Client) -> None:
    load()

    shown = text_of(client.get(LIST))

    assert "Quyết định 12/2018/QĐ-TTg" in shown
    assert "Chưa kiểm chứng" in shown
    assert "Hết hiệu lực" in shown


def test_the_list_is_narrowed_by_kind_and_by_register(
    client: Client, ward: Organization, clerk: Official
) -> None:
    load()
    make_directive(ward, clerk)

    assert "1502/UBND-NC" in text_of(client.get(LIST, {"so": "co-quan", "loai": "CV"}))
    assert "12/2018" not in text_of(client.get(LIST, {"so": "co-quan"}))
    assert "tỉnh Ví Dụ" not in text_of(client.get(LIST, {"so": "dung-chung"}))
    assert "Không có văn bản nào như vậy" in text_of(client.get(LIST, {"loai": "ThC"}))


def make_many(ward: Organization, by: Official, count: int) -> None:
    made = Directive.objects.bulk_create(
        directive_of(
            number=f"{number}/UBND-NC",
            issued_on=date(2026, 3, 2) - timedelta(number // 7),
            kept_by=ward,
            recorded_by=by,
        )
        for number in range(Directive.objects.count() + 1, Directive.objects.count() + count + 1)
    )
    Relation.objects.bulk_create(
        Relation(kind="amends", later=made[0], earlier=earlier, kept_by=ward, source="Bản giấy")
        for earlier in made[1:]
    )


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize("address", [LIST, f"{LIST}?loai=CV&so=co-quan"])
def test_the_list_costs_as_many_queries_for_1_000_directives_as_for_10(
    client: Client, ward: Organization, clerk: Official, address: str
) -> None:
    make_many(ward, clerk, 10)
    assert queries(client, address) == 7
    make_many(ward, clerk, 990)
    assert queries(client, address) == 7


def test_a_directive_costs_the_same_queries_with_many_others_beside_it(
    client: Client, ward: Organization, clerk: Official
) -> None:
    make_many(ward, clerk, 10)
    row = Directive.objects.order_by("pk")
    address = f"{LIST}{row[5].pk}/"
    few = queries(client, address)
    make_many(ward, clerk, 990)
    Relation.objects.bulk_create(
        Relation(kind="guides", later=later, earlier=row[5], kept_by=ward, source="Bản giấy")
        for later in row[20:70]
    )
    assert queries(client, address) == few


def test_the_list_goes_on_behind_the_fiftieth_and_loses_none(
    client: Client, ward: Organization, clerk: Official
) -> None:
    make_many(ward, clerk, 120)
    seen: list[str] = []
    address: str | None = LIST
    pages = 0
    while address:
        page = client.get(address).content.decode()
        pages += 1
        seen += re.findall(r'row-title" href="/van-ban-chi-dao/(\d+)/', page)
        following = re.search(r'href="(\?[^"]*sau=\d+)"', page)
        address = LIST + following[1].replace("&amp;", "&") if following else None

    newest_first = Directive.objects.order_by("-issued_on", "-pk").values_list("pk", flat=True)
    assert pages == 3
    assert seen == [str(pk) for pk in newest_first]


def test_a_directive_shows_its_validity_on_a_typed_day(client: Client) -> None:
    load()
    decision = Directive.objects.get(number="12/2018/QĐ-TTg")
    address = f"{LIST}{decision.pk}/"

    assert "đã được sửa đổi, bổ sung" in text_of(client.get(address))
    for day, expected in [
        ("01/3/2018", "chưa ban hành"),
        ("10/3/2018", "chưa có hiệu lực (có hiệu lực từ ngày 24/4/2018)"),
        ("1-5-2018", "Ngày 01/5/2018: đang có hiệu lực."),
        ("10/01/2024", "đã có Quyết định số 28/2023/QĐ-TTg ngày 23/11/2023 sửa đổi, bổ sung"),
        ("2024-01-20", "sửa đổi, bổ sung từ ngày 15/01/2024."),
        ("01/11/2026", "Chưa kiểm chứng: Tháng 3 năm 2026 đã có dự thảo Nghị định"),
        ("hôm qua", "Chưa hiểu ngày “hôm qua”"),
    ]:
        assert expected in text_of(client.get(address, {"ngay": day})), day


def test_the_documents_that_replaced_one_another_are_named_in_a_row(
    client: Client, ward: Organization, clerk: Official
) -> None:
    first, second, third = (
        make_directive(ward, clerk, number=f"{number}/UBND-NC") for number in (1, 2, 3)
    )
    make_relation(second, first, by=clerk)
    make_relation(third, second, by=clerk)

    shown = text_of(client.get(f"{LIST}{first.pk}/"))

    assert (
        "Văn bản thay thế: Công văn số 02/UBND-NC ngày 02/03/2026; văn bản này lại được thay thế "
        "bằng Công văn số 03/UBND-NC ngày 02/03/2026." in shown
    )


def test_a_directive_is_written_down_with_its_number_in_the_decree_s_spelling(
    client: Client, ward: Organization
) -> None:
    answer = client.post(NEW, TYPED, follow=True)

    directive = Directive.objects.get()
    assert (directive.number, directive.kept_by) == ("1502/UBND-NC", ward)
    assert directive.issued_on == date(2026, 3, 2)
    assert "Đã ghi văn bản vào sổ." in text_of(answer)


def test_a_law_typed_without_its_word_is_named_in_full(client: Client) -> None:
    typed = {
        **TYPED,
        "kind": "L",
        "number": "33/2024/QH15",
        "issuer": "Quốc hội",
        "title": "Lưu trữ",
        "issued_on": "21/6/2024",
    }

    client.post(NEW, typed)

    assert Directive.objects.get().title == "Luật Lưu trữ"


def test_kind_and_symbol_that_disagree_are_refused(client: Client) -> None:
    answer = client.post(NEW, {**TYPED, "kind": "QĐ", "number": "12/2018/CT-TTG"})

    assert "Ký hiệu CT-TTg là của chỉ thị, không phải của quyết định" in text_of(answer)
    assert not Directive.objects.exists()


def test_a_second_row_is_refused_with_a_link_to_the_first_and_nothing_typed_is_lost(
    client: Client, ward: Organization, clerk: Official
) -> None:
    first = make_directive(ward, clerk)
    typed = {**TYPED, "text": "1. Đoạn đã gõ rất lâu."}

    answer = client.post(NEW, {**typed, "file": upload("goc.txt", b"Cong van")})

    page = answer.content.decode()
    assert f"Văn bản này đã có trong sổ: <a href='/van-ban-chi-dao/{first.pk}/'>" in page
    assert_everything_typed_is_there(page, typed)
    assert "Tệp “goc.txt” đã nhận và còn giữ" in text_of(answer)
    assert Directive.objects.count() == 1


def test_a_file_that_was_taken_is_not_sent_again_when_a_field_is_corrected(client: Client) -> None:
    first = client.post(NEW, {**TYPED, "title": "", "file": upload("goc.pdf", make_scan())})
    held = re.search(r'name="held" value="([^"]+)"', first.content.decode())
    assert held

    client.post(NEW, {**TYPED, "held": held[1]})

    stored = Directive.objects.get().file
    assert stored is not None
    assert stored.name == "goc.pdf"


def test_the_text_of_a_word_file_becomes_the_text_of_the_directive(client: Client) -> None:
    file = upload("cong-van.docx", word_file("1. Giao Công an tỉnh hướng dẫn.", "2. Báo cáo."))

    client.post(NEW, {**TYPED, "file": file})

    directive = Directive.objects.get()
    assert "1. Giao Công an tỉnh hướng dẫn." in directive.text
    assert len(directive.keys) == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("anh.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100, "không nhận được: cần PDF, văn bản Word"),
        ("chuong-trinh.exe", b"MZ" + bytes(100), "không nhận được"),
        ("gia.docx", b"khong phai Word", "là văn bản thuần (TXT) nhưng tên lại ghi .docx"),
        ("hong.pdf", b"%PDF-1.7 rac", "PDF"),
        ("rong.pdf", b"", "rỗng"),
        ("lon.pdf", b"%PDF-1.4" + bytes(20_000_000), "nhiều nhất là 20 MB"),
    ],
)
def test_a_file_that_is_no_document_or_too_large_is_refused_and_nothing_typed_is_lost(
    client: Client, name: str, data: bytes, reason: str
) -> None:
    typed = {**TYPED, "text": "1. Đoạn đã gõ rất lâu."}

    answer = client.post(NEW, {**typed, "file": upload(name, data)})

    assert reason in text_of(answer)
    assert_everything_typed_is_there(answer.content.decode(), typed)
    assert not Directive.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("answer", ["co", "chua-ro"])
def test_the_secrecy_question_stops_it_and_only_the_stop_is_kept(
    client: Client, answer: str
) -> None:
    typed = {**TYPED, "text": "1. Đoạn đã gõ rất lâu.", "secret": answer}

    page = client.post(NEW, {**typed, "file": upload("goc.txt", b"Cong van")})

    assert page.status_code == 403
    assert "Đã dừng, chưa lưu gì" in text_of(page)
    assert_everything_typed_is_there(page.content.decode(), typed)
    assert "đã nhận và còn giữ" not in text_of(page)
    assert not Directive.objects.exists()
    assert [entry.verb for entry in Entry.objects.all()] == ["documents.stop_as_secret"]
    assert "gõ rất lâu" not in str(Entry.objects.get().details)


def test_without_an_answer_nothing_is_kept_not_even_the_file(client: Client) -> None:
    unanswered = {name: value for name, value in TYPED.items() if name != "secret"}

    page = client.post(NEW, {**unanswered, "file": upload("goc.txt", b"Cong van")})

    assert page.status_code == 200
    assert "đã nhận và còn giữ" not in text_of(page)
    assert not Directive.objects.exists()


def test_personal_data_is_pointed_at_before_it_is_saved(client: Client) -> None:
    typed = {**TYPED, "text": "1. Gọi số 0912345678 để báo tin."}

    page = client.post(NEW, typed)
    assert "Chỗ cần xem lại trước khi lưu" in text_of(page)
    assert not Directive.objects.exists()

    client.post(NEW, {**typed, "confirmed": "on"})
    assert Directive.objects.count() == 1


def test_what_somebody_saved_meanwhile_is_not_overwritten(
    client: Client, ward: Organization, clerk: Official
) -> None:
    directive = make_directive(ward, clerk)
    address = f"{LIST}{directive.pk}/sua/"
    client.post(address, {**TYPED, "title": "về việc người kia", "version": 1})

    page = client.post(address, {**TYPED, "title": "về việc của tôi", "version": 1})

    directive.refresh_from_db()
    assert directive.title == "về việc người kia"
    assert "người khác đã lưu thay đổi" in text_of(page)
    assert "về việc của tôi" in page.content.decode()
    assert 'name="version" value="2"' in page.content.decode()


def test_the_file_comes_back_as_it_was_put_in(
    client: Client, ward: Organization, clerk: Official
) -> None:
    directive = make_directive(ward, clerk, file=b"Cong van mau")

    answer = client.get(f"{LIST}{directive.pk}/tep/")

    assert answer.getvalue() == b"Cong van mau"
    assert answer["X-Content-Type-Options"] == "nosniff"
