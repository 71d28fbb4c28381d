"""Papers of every kind begun in the browser, and the list they stand in."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.drafts.beginning import slug_of
from documents.models import Document
from documents.numbers import numbering
from documents.sheets import sheet_of
from history.models import Entry
from officials.models import Official, Organization
from paper.kinds import Kind
from paper.writers import html
from tests.books import make_approved
from tests.cast import signed_in
from tests.papers import CONTENT, make_document
from vietnamese.dates import today

pytestmark = pytest.mark.django_db

LIST, NEW = "/van-ban/", "/van-ban/moi/"
FROM_FILE, FROM_TEXT = f"{NEW}tu-tep/", f"{NEW}tu-van-ban/"
NOT_SECRET = {"subject": "Về việc thành lập Tổ công tác", "secret": "khong"}
DECISION = """\
ỦY BAN NHÂN DÂN
PHƯỜNG HOÀ HIẾU

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác

CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU

Căn cứ Luật Mẫu.

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công tác./.
"""


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PLAN])
def test_a_paper_of_every_kind_is_begun_and_shown(client: Client, kind: Kind) -> None:
    answer = client.post(f"{NEW}{slug_of(kind)}/", NOT_SECRET)
    document = Document.objects.get()
    assert answer.headers["Location"] == f"/van-ban/{document.pk}/"
    assert (document.paper_kind, document.subject) == (kind, NOT_SECRET["subject"])
    assert client.get(f"/van-ban/{document.pk}/").status_code == 200
    assert client.get(f"/van-ban/{document.pk}/the-thuc/").status_code == 200


def test_every_kind_stands_in_the_choice_and_a_plan_is_led_to_the_plans(client: Client) -> None:
    page = client.get(NEW).content.decode()
    assert all(f">{kind.title}</a>" in page for kind in Kind)
    assert 'href="/ke-hoach/moi/"' in page
    assert client.get(f"{NEW}ke-hoach/").status_code == 404
    assert client.get(f"{NEW}khong-co-loai-nay/").status_code == 404


def test_a_secret_paper_is_not_begun(client: Client) -> None:
    answer = client.post(f"{NEW}cong-van/", {**NOT_SECRET, "secret": "co"})
    assert answer.status_code == 403
    assert not Document.objects.exists()
    assert Entry.objects.filter(verb="documents.stop_as_secret").count() == 1


def test_personal_data_in_a_subject_is_pointed_at_before_it_is_saved(client: Client) -> None:
    typed = {**NOT_SECRET, "subject": "Xác minh công dân số 012345678901"}
    answer = client.post(f"{NEW}bao-cao/", typed)
    assert "Có chỗ giống dữ liệu cá nhân" in words(answer)
    assert not Document.objects.exists()
    client.post(f"{NEW}bao-cao/", {**typed, "confirmed": "on"})
    assert Document.objects.get().subject == typed["subject"]


def test_a_new_decision_names_who_decides_and_says_so_on_paper(client: Client) -> None:
    client.post(f"{NEW}quyet-dinh/", NOT_SECRET)
    document = Document.objects.get()
    sheet = sheet_of(document, document.current)
    assert sheet.authority == "ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU"
    assert sheet.enacting == "QUYẾT ĐỊNH:"
    assert [block.marker for block in sheet.blocks] == ["Điều 1.", "Điều 2.", "Điều 3."]


def test_a_pasted_paper_is_begun_as_what_it_says_it_is(client: Client) -> None:
    client.post(FROM_TEXT, {"text": DECISION, "kind": "", "subject": "", "secret": "khong"})
    document = Document.objects.get()
    assert document.paper_kind is Kind.DECISION
    assert document.current.authority == "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOÀ HIẾU"
    assert document.current.legal_basis == ["Căn cứ Luật Mẫu"]
    assert document.current.text == "Điều 1. Thành lập Tổ công tác./.\n"


def test_a_text_without_a_kind_asks_for_it_and_loses_nothing(client: Client) -> None:
    typed = {"text": "Phường có 9 khối.", "kind": "", "subject": "Về 9 khối", "secret": "khong"}
    answer = client.post(FROM_TEXT, typed)
    assert "Chưa nhận ra tên loại" in words(answer)
    assert "Phường có 9 khối." in answer.content.decode()
    client.post(FROM_TEXT, {**typed, "kind": "TB"})
    assert Document.objects.get().paper_kind is Kind.NOTICE


def test_a_pasted_plan_is_sent_to_the_plans(client: Client) -> None:
    plan = "KẾ HOẠCH\nPhòng cháy\n\nPhường có 9 khối.\n"
    answer = client.post(FROM_TEXT, {"text": plan, "kind": "", "subject": "", "secret": "khong"})
    assert "Kế hoạch được soạn ở mục Kế hoạch" in words(answer)
    assert not Document.objects.exists()


def test_a_file_is_shown_before_anything_is_kept(client: Client) -> None:
    file = SimpleUploadedFile("quyet-dinh.txt", DECISION.encode())
    answer = client.post(FROM_FILE, {"file": file, "secret": "khong"})
    assert "Tên loại Quyết định" in words(answer)
    assert "Thành lập Tổ công tác./." in answer.content.decode()
    assert not Document.objects.exists()


def test_minutes_are_signed_by_the_secretary_and_the_chair(
    client: Client, ward: Organization, drafter: Official, chair: Official
) -> None:
    post = chair.appointments.get()
    cosigners = ("Thư ký: Trần Thị Thử",)
    content = replace(CONTENT, signer=post, cosigners=cosigners)
    document = make_document(ward, drafter, content, kind=Kind.MINUTES)
    sheet = sheet_of(document, document.current)
    assert [(one.authority, one.signer) for one in sheet.signatures] == [
        (("THƯ KÝ",), "Trần Thị Thử"),
        (("CHỦ TỌA",), chair.full_name),
    ]
    assert (sheet.place, sheet.issued) == ("", None)
    assert document.current.content.cosigners == cosigners


def components_of(document: Document, **typed: object) -> dict[str, object]:
    return {"base": document.current.number, "subject": document.subject, **typed}


def test_a_cosigner_without_a_part_is_asked_for_it(
    client: Client, ward: Organization, drafter: Official
) -> None:
    document = make_document(ward, drafter, kind=Kind.MINUTES)
    address = f"/van-ban/{document.pk}/the-thuc/"
    answer = client.post(address, components_of(document, cosigners="Trần Thị Thử"))
    assert "hãy ghi tư cách ký, dấu hai chấm" in words(answer)
    client.post(address, components_of(document, cosigners="- Thư ký: Trần Thị Thử"))
    document.refresh_from_db()
    assert document.current.cosigners == ["Thư ký: Trần Thị Thử"]


def test_a_draft_takes_its_field_from_those_of_the_office_s_deputies(
    client: Client, ward: Organization, drafter: Official, deputy: Official
) -> None:
    document = make_document(ward, drafter)
    address = f"/van-ban/{document.pk}/the-thuc/"
    assert 'name="field_of_work"' not in client.get(address).content.decode()
    deputy.appointments.update(field_of_work="Kinh tế; Y tế")
    assert "Không ghi Kinh tế Y tế" in words(client.get(address))
    answer = client.post(address, components_of(document, field_of_work="Quốc phòng"))
    assert "Quốc phòng" in words(answer)
    client.post(address, components_of(document, field_of_work="Y tế"))
    document.refresh_from_db()
    assert document.current.content.field_of_work == "Y tế"
    deputy.appointments.update(field_of_work="")
    assert "Không ghi Y tế" in words(client.get(address))


def test_what_a_kind_does_not_have_is_not_asked_for(
    client: Client, ward: Organization, drafter: Official
) -> None:
    def asked(kind: Kind) -> set[str]:
        document = make_document(ward, drafter, kind=kind)
        page = client.get(f"/van-ban/{document.pk}/the-thuc/").content.decode()
        return {name for name in ("authority", "cosigners") if f'name="{name}"' in page}

    assert asked(Kind.REPORT) == set()
    assert asked(Kind.DECISION) == {"authority"}
    assert asked(Kind.MINUTES) == {"cosigners"}


def test_an_introduction_prints_no_subject(ward: Organization, drafter: Official) -> None:
    document = make_document(ward, drafter, kind=Kind.INTRODUCTION)
    sheet = sheet_of(document, document.current)
    assert sheet.subject == ""
    assert document.subject == CONTENT.subject
    assert "Giấy giới thiệu" in html.page_body(sheet)


def titles(client: Client, asked: str) -> list[str]:
    page = client.get(f"{LIST}{asked}").content.decode()
    return re.findall(r'class="row-title" href="/van-ban/\d+/">([^<]+)<', page)


def test_the_list_is_searched_without_marks_and_by_kind_and_state(
    client: Client, ward: Organization, other_ward: Organization, drafter: Official,
    stranger: Official,
) -> None:  # fmt: skip
    make_document(ward, drafter, replace(CONTENT, subject="Phòng cháy"), kind=Kind.REPORT)
    make_document(ward, drafter, replace(CONTENT, subject="Thu gom rác"), kind=Kind.NOTICE)
    make_document(other_ward, stranger, replace(CONTENT, subject="Của người khác"))
    assert titles(client, "") == ["Thu gom rác", "Phòng cháy"]
    assert titles(client, "?q=phong+chay") == ["Phòng cháy"]
    assert titles(client, "?loai=TB") == ["Thu gom rác"]
    assert titles(client, "?trang-thai=issued") == []
    assert titles(client, "?trang-thai=drafting&loai=BC") == ["Phòng cháy"]


def test_papers_of_one_subject_are_told_apart_by_their_numbers(
    client: Client, ward: Organization, drafter: Official, clerk: Official
) -> None:
    make_document(ward, drafter)
    numbering.give_number(make_approved(ward, drafter), on=today(), by=clerk)
    page = client.get(LIST).content.decode()
    assert f"Kế hoạch số 01/KH-UBND · {ward}" in page
    assert f"Kế hoạch · {ward}" in page


def test_the_list_costs_the_same_however_many_papers_there_are(
    client: Client, ward: Organization, drafter: Official
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(LIST).status_code == 200
        return len(counted)

    make_document(ward, drafter)
    client.get(LIST)
    before = cost()
    for _ in range(5):
        make_document(ward, drafter)
    assert cost() == before
