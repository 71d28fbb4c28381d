"""Lists of plans: whose they are, how they are searched, what they cost."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Document, Revision
from officials.models import Official, Organization
from plans.models import Plan, PlanPaper
from tests.cast import signed_in
from tests.papers import CONTENT, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def make_many(ward: Organization, by: Official, count: int) -> None:
    """Plans as `make_plan` makes them, without their history, all at once."""
    documents = Document.objects.bulk_create(
        Document(organization=ward, kind="KH", drafted_by=by) for _ in range(count)
    )
    for number, document in enumerate(documents):
        document.head = Revision(
            document=document, number=1, subject=f"Kế hoạch {number:04}", saved_by=by
        )
    Revision.objects.bulk_create(document.head for document in documents if document.head)
    Document.objects.bulk_update(documents, ["head"], batch_size=500)
    plans = Plan.objects.bulk_create(
        Plan(organization=ward, year=2020 + number % 7, created_by=by) for number in range(count)
    )
    PlanPaper.objects.bulk_create(
        PlanPaper(plan=plan, document=document)
        for plan, document in zip(plans, documents, strict=True)
    )


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize(
    ("address", "count"),
    [("/", 26), ("/ke-hoach/", 9), ("/ke-hoach/?q=ke+hoach", 9), ("/ke-hoach/moi/", 10)],
)
def test_a_list_costs_as_many_queries_for_1_000_plans_as_for_10(
    client: Client, ward: Organization, drafter: Official, address: str, count: int
) -> None:
    make_many(ward, drafter, 10)
    assert queries(client, address) == count
    make_many(ward, drafter, 990)
    assert queries(client, address) == count


def test_a_page_costs_the_same_queries_with_many_revisions(
    client: Client, ward: Organization, drafter: Official
) -> None:
    plan = make_plan(ward, drafter)
    address = f"/van-ban/{plan.original.pk}/lan-luu/"
    few = queries(client, address)
    Revision.objects.bulk_create(
        Revision(document=plan.original, number=number, subject="Khác", saved_by=drafter)
        for number in range(2, 200)
    )
    assert queries(client, address) == few


def subjects(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'class="row-title"[^>]*>([^<]*)<', page)


def test_every_plan_is_on_exactly_one_page_newest_year_first(
    client: Client, ward: Organization, drafter: Official
) -> None:
    make_many(ward, drafter, 120)
    address, seen = "/ke-hoach/", []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r"Kế hoạch (\d{4})<", page)
        following = re.search(r'href="(\?sau=\d+)"', page)
        address = f"/ke-hoach/{following[1]}" if following else ""
    assert sorted(seen) == [f"{number:04}" for number in range(120)]
    assert [int(number) % 7 for number in seen] == sorted(
        (number % 7 for number in range(120)), reverse=True
    )


@pytest.mark.parametrize("asked", ["đảm", "dam", "BẢO ĐẢM", "hoà bình", "hòa", "tự hoa"])
def test_plans_are_found_with_marks_and_without(
    client: Client, ward: Organization, drafter: Official, asked: str
) -> None:
    make_plan(ward, drafter, type(CONTENT)(subject="Bảo đảm trật tự ở khối Hòa Bình"))
    make_plan(ward, drafter, type(CONTENT)(subject="Phòng cháy"))
    assert subjects(client, f"/ke-hoach/?q={asked}") == ["Bảo đảm trật tự ở khối Hòa Bình"]


def test_nothing_found_says_so_and_a_strange_key_is_taken_for_the_first_page(
    client: Client, ward: Organization, drafter: Official
) -> None:
    make_plan(ward, drafter)
    assert "Không tìm thấy kế hoạch nào" in client.get("/ke-hoach/?q=zz").content.decode()
    assert subjects(client, "/ke-hoach/?sau=x'--") == [CONTENT.subject]


def test_one_sees_the_plans_of_one_s_own_ward_and_of_those_it_inherited(
    ward: Organization, other_ward: Organization, drafter: Official, stranger: Official
) -> None:
    make_plan(ward, drafter)
    assert subjects(signed_in(stranger), "/ke-hoach/") == []
    ward.successor = other_ward
    ward.save(update_fields=["successor"])
    assert subjects(signed_in(stranger), "/ke-hoach/") == [CONTENT.subject]
