"""The pages on which a draft is edited, as forms are sent to them."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from documents.drafts import drafting
from documents.models import Document
from officials.models import Official, Organization
from plans.models import Plan
from tests.cast import signed_in
from tests.papers import ANNEXED, key_of, keyed, make_document, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter, ANNEXED)


@pytest.fixture
def document(plan: Plan) -> Document:
    return plan.original


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def url(name: str, *args: object) -> str:
    return reverse(f"documents:{name}", args=args)


def words(answer: HttpResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def save_elsewhere(document: Document, by: Official, old: str, new: str) -> None:
    content = document.current.content
    edited = type(content)(
        **{
            name: getattr(content, name)
            for name in content.__dataclass_fields__
            if name not in {"text"}
        },
        text=content.text.replace(old, new),
    )
    drafting.save(document, edited, base=document.current.number, by=by)


def test_a_part_is_saved_and_the_rest_renumbered(
    client: Client, plan: Plan, document: Document
) -> None:
    key = key_of(document.current, "Giữ vững")
    typed = "1. Việc thứ nhất.\n1. Việc chen vào.\na) Chi tiết."
    answer = client.post(url("edit", document.pk, key), {"text": typed, "base": 1})
    assert answer.url.startswith(f"/ke-hoach/{plan.pk}/?doan=")
    document.refresh_from_db()
    lines = [line for line in document.current.text.split("\n") if line]
    assert lines[1:6] == [
        "I. MỤC ĐÍCH",
        "1. Việc thứ nhất.",
        "2. Việc chen vào.",
        "a) Chi tiết.",
        "3. Phân công rõ việc.",
    ]
    assert document.current.note == "Sửa khoản 1"


def test_an_emptied_part_is_taken_out_with_all_under_it(client: Client, document: Document) -> None:
    key = key_of(document.current, "Giữ vững")
    client.post(url("edit", document.pk, key), {"text": " ", "base": 1})
    document.refresh_from_db()
    assert "Hòa giải" not in document.current.text
    assert "1. Phân công rõ việc." in document.current.text


def test_a_stale_save_keeps_what_was_typed_and_the_next_one_goes_through(
    client: Client, document: Document, reviewer: Official
) -> None:
    key = key_of(document.current, "Giữ vững")
    save_elsewhere(document, reviewer, "Phân công rõ việc", "Phân công rõ người")
    typed = "1. Phần tôi gõ <b>dở</b>."
    refused = client.post(url("edit", document.pk, key), {"text": typed, "base": 1})
    page = refused.content.decode()
    assert "Chưa lưu: Trần Thị Ví Dụ vừa lưu văn bản này lúc" in page
    assert "1. Phần tôi gõ &lt;b&gt;dở&lt;/b&gt;." in page
    assert 'name="base" value="2"' in page
    assert document.revisions.count() == 2

    client.post(url("edit", document.pk, key), {"text": typed, "base": 2})
    document.refresh_from_db()
    assert document.current.number == 3
    assert "Phần tôi gõ" in document.current.text
    assert "Phân công rõ người" in document.current.text


def test_a_stale_save_shows_what_the_other_wrote_in_the_same_part_only(
    client: Client, document: Document, reviewer: Official
) -> None:
    mine, theirs = (key_of(document.current, opening) for opening in ("Giữ vững", "Phân công"))
    save_elsewhere(document, reviewer, "Phân công rõ việc", "Phân công rõ người")
    for key, shown in ((mine, False), (theirs, True)):
        page = words(client.post(url("edit", document.pk, key), {"text": "1. Tôi.", "base": 1}))
        assert ("Nội dung hiện nay, người khác vừa lưu" in page) is shown
        assert ("Phân công rõ người" in page) is shown


def test_what_was_typed_for_a_part_that_is_gone_is_given_back(
    client: Client, document: Document, reviewer: Official
) -> None:
    key = key_of(document.current, "Phân công")
    save_elsewhere(document, reviewer, "2. Phân công rõ việc.\n", "")
    for base in (1, 2):
        answer = client.post(url("edit", document.pk, key), {"text": "2. Tôi gõ.", "base": base})
        assert "không còn trong bản hiện nay" in words(answer)
        assert "2. Tôi gõ." in answer.content.decode()
    assert document.revisions.count() == 2
    answer = client.get(url("edit", document.pk, key), follow=True)
    assert "Phần này không còn trong bản hiện nay" in words(answer)


def test_a_save_without_a_change_says_so(client: Client, document: Document) -> None:
    key = key_of(document.current, "Phân công")
    typed = {"text": "2. Phân công rõ việc.", "base": 1}
    answer = client.post(url("edit", document.pk, key), typed, follow=True)
    assert "Không có gì thay đổi" in words(answer)
    assert document.revisions.count() == 1


def test_a_piece_of_the_page_gets_a_fragment_and_a_browser_without_script_a_page(
    client: Client, document: Document
) -> None:
    address = url("edit", document.pk, key_of(document.current, "Phân công"))
    assert "<html" in client.get(address).content.decode()
    fragment = client.get(address, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "<textarea" in fragment


def test_a_save_in_place_brings_back_the_page_of_the_plan_and_the_focus(
    client: Client, document: Document
) -> None:
    key = key_of(document.current, "Phân công")
    typed = {"text": "2. Phân công rõ việc, rõ người.", "base": 1}
    answer = client.post(
        url("edit", document.pk, key), typed, headers={"hx-request": "true"}, follow=True
    )
    assert answer.headers["HX-Retarget"] == answer.headers["HX-Reselect"] == "#noi-dung"
    assert answer.headers["HX-Reswap"] == f"outerHTML show:#doan-{key}:top"
    assert re.search(rf'/sua/{key}/"[^>]* autofocus', answer.content.decode())


def test_the_preview_numbers_what_is_typed_by_what_goes_before(
    client: Client, document: Document
) -> None:
    key = key_of(document.current, "Phân công")
    typed = {"text": "1. Một.\n1. Hai <script>.", "base": 1}
    answer = client.post(url("preview", document.pk, key), typed)
    assert words(answer) == "2. Một. 3. Hai <script>."
    assert "<script>" not in answer.content.decode()
    assert document.revisions.count() == 1


def test_the_whole_text_and_a_whole_annex_are_edited_as_one(
    client: Client, document: Document
) -> None:
    client.post(url("edit", document.pk, "toan-van"), {"text": "I. MỘT", "base": 1})
    client.post(url("edit", document.pk, "phu-luc-2"), {"text": "1. Hai.", "base": 2})
    document.refresh_from_db()
    assert document.current.text == "I. MỘT\n"
    assert [annex["text"] for annex in document.current.annexes][1] == "1. Hai.\n"


COMPONENTS = {
    "subject": "Kế hoạch mới",
    "dated_on": "01/4/2026",
    "addressed_to": "",
    "legal_basis": "Căn cứ Luật;\nCăn cứ Nghị định.",
    "recipients": "- UBND tỉnh (để báo cáo);\n - Lưu: VT, VHXH.",
    "signer": "",
    "unit": "",
    "urgency": "",
    "unplaced": "",
}


def test_lists_are_stored_without_dashes_and_end_marks(client: Client, document: Document) -> None:
    client.post(url("components", document.pk), {**COMPONENTS, "base": 1})
    document.refresh_from_db()
    current = document.current
    assert current.recipients == ["UBND tỉnh (để báo cáo)", "Lưu: VT, VHXH"]
    assert current.legal_basis == ["Căn cứ Luật", "Căn cứ Nghị định"]
    assert f"{current.dated_on}" == "2026-04-01"


def test_components_saved_over_another_s_show_what_the_other_changed(
    client: Client, document: Document
) -> None:
    address = url("components", document.pk)
    client.post(address, {**COMPONENTS, "base": 1})
    late = {**COMPONENTS, "subject": "Trích yếu của tôi", "base": 1}
    page = words(client.post(address, late))
    assert "Người khác vừa sửa" in page
    assert "Trích yếu Kế hoạch mới" in page
    assert "Ngày ghi trên bản thảo 01/04/2026" in page
    client.post(address, {**late, "base": 2})
    document.refresh_from_db()
    assert document.subject == "Trích yếu của tôi"


@pytest.mark.parametrize("count", [500, 501])
def test_the_subject_s_limit_is_told_and_nothing_lost(
    client: Client, document: Document, count: int
) -> None:
    typed = {**COMPONENTS, "subject": "ă" * count, "base": 1}
    answer = client.post(url("components", document.pk), typed)
    document.refresh_from_db()
    assert (document.current.number == 2) is (count == 500)
    if count == 501:
        assert "nhiều nhất 500 ký tự (đang có 501)" in words(answer)
        assert "ă" * 501 in answer.content.decode()


def test_more_blocks_than_the_limit_are_refused_and_kept_on_the_page(
    client: Client, document: Document
) -> None:
    typed = "\n".join(f"- Việc {number}" for number in range(10_001))
    answer = client.post(url("edit", document.pk, "toan-van"), {"text": typed, "base": 1})
    assert "nhiều nhất là 10000 đoạn" in words(answer)
    assert "- Việc 10000" in answer.content.decode()
    assert document.revisions.count() == 1


def test_null_characters_are_dropped(client: Client, document: Document) -> None:
    typed = {"text": "1. Một\x00 hai.", "base": 1}
    client.post(url("edit", document.pk, "toan-van"), typed)
    document.refresh_from_db()
    assert document.current.text == "1. Một hai.\n"


def test_personal_data_is_pointed_at_before_it_is_saved(client: Client, document: Document) -> None:
    address = url("edit", document.pk, "toan-van")
    typed = {"text": "1. Số định danh 040123456789.", "base": 1}
    page = words(client.post(address, typed))
    assert "Dãy 9 hoặc 12 chữ số" in page
    assert "1. Số định danh 040123456789." in page
    assert document.revisions.count() == 1
    client.post(address, {**typed, "confirmed": "on"})
    assert document.revisions.count() == 2


def test_an_annex_is_added_renamed_and_removed(client: Client, document: Document) -> None:
    added = client.post(url("add_annex", document.pk), {"title": "Dự toán", "base": 1})
    assert added.url == url("edit", document.pk, "phu-luc-3")
    client.post(url("annex", document.pk, 3), {"title": "Dự toán kinh phí", "base": 2})
    client.post(url("annex", document.pk, 1), {"title": "x", "remove": "on", "base": 3})
    document.refresh_from_db()
    titles = [annex["title"] for annex in document.current.annexes]
    assert titles == ["Danh mục mô hình", "Dự toán kinh phí"]
    gone = client.post(url("annex", document.pk, 9), {"title": "x", "base": 4})
    assert "không còn" in words(gone)


def test_an_earlier_revision_is_taken_back_as_a_new_one(
    client: Client, document: Document, drafter: Official
) -> None:
    first = document.current
    save_elsewhere(document, drafter, "Phân công rõ việc", "Phân công rõ người")
    client.post(url("restore", document.pk, 1))
    document.refresh_from_db()
    assert document.current.number == 3
    assert document.current.text == first.text
    assert keyed(document.current).keys() == keyed(first).keys()
    assert document.current.note == "Lấy lại lần lưu 1"


def test_an_unknown_figure_is_seen_on_the_paper_and_listed(
    client: Client, plan: Plan, document: Document
) -> None:
    client.post(url("edit", document.pk, "toan-van"), {"text": "1. Có {{ho_x}} hộ.", "base": 1})
    page = words(client.get(f"/ke-hoach/{plan.pk}/"))
    assert "Có «{{ho_x}}» hộ." in page
    assert "Chưa có giá trị Không có số liệu nào mang tên này." in page
    assert page.count("{{ho_x}}") == 2


def test_who_only_reads_is_told_of_an_unknown_figure_too(
    client: Client, plan: Plan, document: Document, chair: Official
) -> None:
    client.post(url("edit", document.pk, "toan-van"), {"text": "1. Có {{ho_x}} hộ.", "base": 1})
    page = words(signed_in(chair).get(f"/ke-hoach/{plan.pk}/"))
    assert "Số liệu chưa có giá trị" in page
    assert page.count("{{ho_x}}") == 2


def test_a_paper_of_a_plan_is_at_home_on_the_page_of_the_plan(
    client: Client, plan: Plan, document: Document, ward: Organization, drafter: Official
) -> None:
    assert client.get(url("detail", document.pk)).url == f"/ke-hoach/{plan.pk}/"
    alone = make_document(ward, drafter)
    assert client.get(url("detail", alone.pk)).status_code == 200


def test_those_who_may_not_edit_see_why_and_no_way_in(
    plan: Plan, document: Document, clerk: Official
) -> None:
    client = signed_in(clerk)
    page = client.get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert "Chỉ người được giao soạn thảo" in page
    assert "/sua/" not in page
    answer = client.get(url("edit", document.pk, "toan-van"))
    assert answer.status_code == 403
    assert "Chỉ người được giao soạn thảo" in words(answer)
