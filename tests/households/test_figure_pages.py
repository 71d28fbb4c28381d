"""The pages of named figures: beside a draft, to pick from, and the list of all names."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from django.urls import reverse

from documents.models import Document
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import END_OF_2024, KINH, THAI, make_groups, make_sheet
from tests.papers import CONTENT, key_of, make_document

pytestmark = pytest.mark.django_db
TEXT = "Phường có {{ho}} hộ, {{nhan_khau}} nhân khẩu.\n1. Việc một./."
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def groups(ward: Organization, drafter: Official) -> list[ResidentialGroup]:
    found = make_groups(ward, 2)
    for group in found:
        make_sheet(group, ward, drafter)
    return found


@pytest.fixture
def draft(ward: Organization, drafter: Official, groups: object) -> Document:
    return make_document(ward, drafter, replace(CONTENT, text=TEXT))


@pytest.fixture
def moved(
    draft: Document, groups: list[ResidentialGroup], ward: Organization, drafter: Official
) -> Document:
    lines = {KINH: (310, 1240), THAI: (5, 26)}
    make_sheet(groups[0], ward, drafter, lines=lines, closes_on=END_OF_2024)
    return draft


def page(document: Document, official: Official) -> str:
    address = reverse("documents:detail", args=[document.pk])
    return signed_in(official).get(address).content.decode()


def post(view: str, document: Document, by: Official, **data: object) -> str:
    """What the page says afterwards."""
    address = reverse(f"households:{view}", args=[document.pk])
    answer = signed_in(by).post(address, {"base": "1", **data}, follow=True)
    assert answer.status_code == 200
    document.refresh_from_db()
    return answer.content.decode()


def test_each_figure_shows_its_value_its_day_and_its_source(
    draft: Document, drafter: Official
) -> None:
    html = page(draft, drafter)
    assert "2 số, không số nào đã đổi." in html
    assert "2 số đúng như số liệu" in html
    assert "Số liệu ngày 31/12/2023, cộng 2 phiếu số liệu (Phiếu giấy của khối trưởng)." in html
    assert "Đã đổi" not in html


def test_a_figure_that_moved_says_so_and_has_a_button(moved: Document, drafter: Official) -> None:
    html = page(moved, drafter)
    assert html.count("Đã đổi") == 2
    assert "nay là <strong>619</strong>" in html
    said = post("take_figures", moved, drafter, ten="ho")
    assert "Đã lấy số liệu mới (lần lưu 2)." in said
    assert said.count("Đã đổi") == 1
    assert "Phường có 619 hộ, 2.440 nhân khẩu." in said


def test_a_stale_button_changes_nothing_and_says_who_was_faster(
    moved: Document, drafter: Official
) -> None:
    post("take_figures", moved, drafter, ten="ho")
    said = post("take_figures", moved, drafter, ten="nhan_khau")
    assert "Chưa làm gì: Nguyễn Văn Mẫu vừa lưu văn bản này." in said
    assert moved.revisions.count() == 2


def test_all_are_taken_as_of_a_day_that_is_typed(moved: Document, drafter: Official) -> None:
    said = post("take_figures_as_of", moved, drafter, day="")
    assert "Phường có 619 hộ, 2.486 nhân khẩu." in said
    said = post("take_figures_as_of", moved, drafter, day="30/06/2024", base="2")
    assert "Phường có 608 hộ, 2.440 nhân khẩu." in said
    assert "30/06/2024</strong> (ngày đã chọn)" in said


@pytest.mark.parametrize("day", ["31/02/2024", "mai", "31/12/2099"])
def test_a_day_that_is_none_or_is_to_come_takes_nothing(
    moved: Document, drafter: Official, day: str
) -> None:
    said = post("take_figures_as_of", moved, drafter, day=day)
    assert "Chưa lấy số: hãy ghi ngày như 31/12/2025, không sau hôm nay." in said
    assert moved.revisions.count() == 1


def test_where_nothing_moved_the_button_says_so(draft: Document, drafter: Official) -> None:
    assert "Không có số liệu nào khác" in post("take_figures", draft, drafter)


def test_numbers_typed_by_hand_are_ticked_and_replaced(
    ward: Organization, drafter: Official, groups: object
) -> None:
    text = "Phường có dân số 608 hộ, 2.400 nhân khẩu./."
    document = make_document(ward, drafter, replace(CONTENT, text=text))
    html = page(document, drafter)
    assert "2 chỗ gõ tay có trong số liệu" in html
    assert html.count("Khác số liệu") == 1
    key = key_of(document.current, "Phường có")
    start = text.index("2.400")
    said = post("put_figures", document, drafter, cho=f"{key}.{start}")
    assert "Đã thay số gõ tay bằng số liệu (lần lưu 2)." in said
    assert document.current.text == "Phường có dân số 608 hộ, {{nhan_khau}} nhân khẩu./.\n"


def test_the_opening_is_shown_before_it_is_put(
    ward: Organization, drafter: Official, groups: object
) -> None:
    document = make_document(ward, drafter, replace(CONTENT, text="1. Việc một./."))
    words = "Tính đến ngày 31/12/2023, phường Hoà Hiếu có 608 hộ, 2.440 nhân khẩu"
    assert f"<ins>{words}" in page(document, drafter)
    said = post("put_opening", document, drafter, cach="truoc")
    assert "Đã đặt đoạn mở đầu từ số liệu (lần lưu 2)." in said
    assert document.current.text.startswith("Tính đến ngày {{ngay_so_lieu}}, phường Hoà Hiếu")


def test_the_names_are_picked_while_a_piece_is_typed(draft: Document, drafter: Official) -> None:
    client = signed_in(drafter)
    key = key_of(draft.current, "Việc một")
    address = reverse("households:figures_of_draft", args=[draft.pk])
    form = client.get(reverse("documents:edit", args=[draft.pk, key])).content.decode()
    assert f'hx-get="{address}"' in form
    assert f'href="{address}"' in form
    choices = client.get(address, **HTMX).content.decode()
    assert '<button type="button" class="choice" data-mark="{{ho}}">Số hộ: ' in choices
    assert "<html" not in choices
    assert "{{ho_thai}}" in choices
    assert "{{ho_muong}}" not in choices
    assert "<code>{{ho_dtts}}</code>" in client.get(address).content.decode()


def test_every_name_stands_on_one_page_with_its_value_on_a_day(
    moved: Document, drafter: Official
) -> None:
    client, address = signed_in(drafter), reverse("households:figure_names")
    html = client.get(address).content.decode()
    assert '<th scope="row">Số hộ</th><td>619</td>' in html
    assert "<code>{{bang_dan_toc}}</code>" in html
    told = {
        "01/01/2024": "<td>608</td>",
        "01/01/2020": "Chưa có phiếu số liệu nào",
        "31/02/2024": "Đang hiện số liệu đến ngày",
    }
    for day, words in told.items():
        assert words in client.get(address, {"ngay": day}).content.decode()


def test_a_draft_page_asks_as_often_with_many_figures_as_with_few(
    ward: Organization,
    drafter: Official,
    groups: object,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    marks = ", ".join(f"{{{{{name}}}}}" for name in ("ho", "nhan_khau", "ho_dtts", "so_khoi"))
    few = make_document(ward, drafter, replace(CONTENT, text="1. {{ho_dtts}} hộ."))
    many = make_document(ward, drafter, replace(CONTENT, text=f"1. Số: {marks}.\n" * 30))
    client = signed_in(drafter)
    counts = []
    for document in (few, few, many):
        with django_assert_max_num_queries(200) as counted:
            client.get(reverse("documents:detail", args=[document.pk]))
        counts.append(len(counted))  # type: ignore[arg-type]
    assert counts[1] == counts[2]
