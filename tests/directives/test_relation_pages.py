"""Writing down in the browser what one document does to another."""

from datetime import date

import pytest
from django.test import Client

from directives.loading import load
from directives.models import Certainty, Directive, Relation
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.directives.making import make_directive, make_relation
from tests.directives.test_register_pages import LIST, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(clerk: Official) -> Client:
    return signed_in(clerk)


def test_a_relation_is_typed_by_the_number_of_the_other_document(
    client: Client, ward: Organization, clerk: Official
) -> None:
    load()
    decision = Directive.objects.get(number="12/2018/QĐ-TTg")
    make_directive(ward, clerk, number="77/UBND-NC")
    typed = {
        "direction": "by_other",
        "kind": "guides",
        "other": "số 77/ubnd-nc",
        "source": "Bản giấy",
        "certainty": "certain",
    }

    page = client.post(f"{LIST}{decision.pk}/quan-he/", typed, follow=True)

    assert "Công văn số 77/UBND-NC ngày 02/03/2026 hướng dẫn văn bản này" in text_of(page)
    relation = Relation.objects.get(kept_by=ward)
    assert (relation.earlier, relation.certainty) == (decision, Certainty.CERTAIN)


def test_of_several_documents_of_one_number_one_is_picked(
    client: Client, ward: Organization, clerk: Official
) -> None:
    directive = make_directive(ward, clerk, number="1/UBND-NC")
    old = make_directive(ward, clerk, number="5/UBND-NC", issued_on=date(2024, 1, 5))
    make_directive(ward, clerk, number="5/UBND-NC", issued_on=date(2025, 1, 5))
    typed = {
        "direction": "of_this",
        "kind": "replaces",
        "other": "5/UBND-NC",
        "source": "Bản giấy",
        "certainty": "certain",
    }
    address = f"{LIST}{directive.pk}/quan-he/"

    page = client.post(address, typed)
    assert "Chọn một trong các văn bản cùng số" in text_of(page)
    client.post(address, {**typed, "which": old.pk})

    assert Relation.objects.get().earlier == old


@pytest.mark.parametrize(
    ("other", "direction", "reason"),
    [
        ("99/UBND-NC", "by_other", "Trong sổ chưa có văn bản “99/UBND-NC”"),
        ("2/UBND-NC", "by_other", "thành vòng"),
    ],
)
def test_a_relation_that_cannot_be_is_refused_with_the_reason(
    client: Client, ward: Organization, clerk: Official, other: str, direction: str, reason: str
) -> None:
    first, second = (make_directive(ward, clerk, number=f"{n}/UBND-NC") for n in (1, 2))
    make_relation(first, second, by=clerk)
    typed = {
        "direction": direction,
        "kind": "replaces",
        "other": other,
        "part": "khoản 2 Mục II",
        "source": "Bản giấy gõ dở",
        "certainty": "certain",
    }

    page = client.post(f"{LIST}{first.pk}/quan-he/", typed)

    assert reason in text_of(page)
    assert "khoản 2 Mục II" in page.content.decode()
    assert "Bản giấy gõ dở" in page.content.decode()
    assert Relation.objects.count() == 1
