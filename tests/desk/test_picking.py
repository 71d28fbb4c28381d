"""A citation is picked from the register: by number however typed, by title, by organ."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from desk.picking import MOST, choices
from directives import loading
from documents.models import Document
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.directives.making import make_directive
from tests.papers import CONTENT, key_of, make_document

ON = date(2026, 4, 1)
DECISION = "[[12/2018/QĐ-TTg]]"


@pytest.fixture
def document(db: None, ward: Organization, drafter: Official) -> Document:
    loading.load()
    return make_document(ward, drafter, replace(CONTENT, dated_on=ON))


def marks(document: Document, words: str, by: Official) -> list[str]:
    return [choice.mark for choice in choices(document, words, on=ON, by=by)]


@pytest.mark.parametrize(
    "words",
    [
        "12/2018",
        "12/2018/QĐ-TTg",
        "qđ 12",
        "quyet dinh 12/2018",
        "QD-TTG 12",
        "lựa chọn công nhận",
        "thủ tướng tiêu chí",
    ],
)
def test_a_document_is_found_as_people_name_it(
    document: Document, drafter: Official, words: str
) -> None:
    assert DECISION in marks(document, words, drafter)


def test_it_is_offered_in_the_words_that_will_be_printed(
    document: Document, drafter: Official
) -> None:
    (choice,) = (
        one for one in choices(document, "12/2018", on=ON, by=drafter) if one.mark == DECISION
    )
    assert choice.words.startswith("Quyết định số 12/2018/QĐ-TTg ngày 06 tháng 3 năm 2018")
    assert choice.words.endswith("(được sửa đổi, bổ sung bởi Quyết định số 28/2023/QĐ-TTg)")
    assert (choice.state, choice.tone) == ("Đã được sửa đổi", "good")


def test_what_bears_the_number_comes_before_what_speaks_of_it(
    document: Document, drafter: Official
) -> None:
    assert marks(document, "quyet dinh 12/2018", drafter) == [DECISION, "[[28/2023/QĐ-TTg]]"]


def test_a_number_borne_twice_is_offered_with_its_day(
    document: Document, drafter: Official, ward: Organization
) -> None:
    for day in (date(2025, 1, 9), date(2026, 1, 12)):
        make_directive(ward, drafter, kind="KH", number="05/KH-UBND", issued_on=day)
    assert marks(document, "05/KH-UBND", drafter) == [
        "[[05/KH-UBND, 12/01/2026]]",
        "[[05/KH-UBND, 09/01/2025]]",
    ]


def test_no_more_are_offered_than_can_be_read(document: Document, drafter: Official) -> None:
    assert len(marks(document, "quy định", drafter)) <= MOST


def test_the_register_of_another_ward_offers_nothing(
    document: Document, drafter: Official, other_ward: Organization, stranger: Official
) -> None:
    make_directive(other_ward, stranger, number="88/UBND-NC")
    assert marks(document, "88/UBND-NC", drafter) == []


def test_with_a_script_the_choices_are_buttons_and_without_one_a_page(
    document: Document, drafter: Official
) -> None:
    client = signed_in(drafter)
    url = reverse("desk:cite", args=[document.pk])
    fragment = client.get(url, {"tim": "12/2018"}, headers={"HX-Request": "true"}).content.decode()
    assert f'data-mark="{DECISION}"' in fragment
    assert "<html" not in fragment
    page = client.get(url, {"tim": "12/2018"}).content.decode()
    assert f'<code class="row-title">{DECISION}</code>' in page
    assert (
        "Sổ chưa có"
        in client.get(url, {"tim": "khongcogi"}, headers={"HX-Request": "true"}).content.decode()
    )


def test_the_form_of_a_part_and_that_of_the_components_have_the_picker(
    document: Document, drafter: Official
) -> None:
    client, url = signed_in(drafter), reverse("desk:cite", args=[document.pk])
    key = key_of(document.current, "Giữ vững")
    for name, args in (("edit", [document.pk, key]), ("components", [document.pk])):
        page = client.get(reverse(f"documents:{name}", args=args)).content.decode()
        assert f'hx-get="{url}"' in page
