"""The page of the search: who sees what, page after page, and what is kept and taken home."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from desk import search_views
from desk.indexing import refresh_all
from desk.models import ChosenColumns, SavedSearch
from desk.things import Thing
from directives.models import Directive, Duty, Relation
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.desk.things_to_find import make_directive, make_duty, make_letter
from tests.papers import CONTENT, make_plan
from tests.plans.test_lists import make_many

pytestmark = pytest.mark.django_db
PAGE = "/tim-kiem/"


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def titles(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return [unescape(t) for t in re.findall(r'class="found-title"><a href="[^"]*">([^<]*)<', page)]


def every_title(client: Client, address: str) -> Iterator[str]:
    """Page after page, as "Xem thêm" leads."""
    following: re.Match[str] | None
    while True:
        yield from titles(client, address)
        following = re.search(
            r'<a[^>]*href="(\?[^"]*sau=[^"]*)"', client.get(address).content.decode()
        )
        if following is None:
            return
        address = PAGE + unescape(following[1])


def test_nothing_of_another_ward_is_shown_counted_or_suggested(
    ward: Organization,
    other_ward: Organization,
    drafter: Official,
    stranger: Official,
    client: Client,
) -> None:
    theirs = make_letter("77/UBND-VX", kept_by=other_ward, title="Việc riêng của phường khác")
    make_duty(theirs, what="Việc riêng giao ở phường khác", kept_by=other_ward)
    shared = make_directive("31/2024/NĐ-CP", kind="NĐ", title="Việc chung")
    make_duty(shared, what="Việc chung, đọc riêng ở phường khác", kept_by=other_ward)
    make_plan(other_ward, stranger, type(CONTENT)(subject="Việc riêng của kế hoạch khác"))
    for address in (
        f"{PAGE}?q=viec",
        f"{PAGE}?co-quan=ubnd",
        f"{PAGE}?tu=1/1/2000",
        f"{PAGE}?q=77",
    ):
        page = client.get(address).content.decode()
        assert "riêng" not in page, address
        assert "77/UBND" not in page, address
    assert titles(client, f"{PAGE}?q=viec") == ["Nghị định: Việc chung"]
    assert len(titles(signed_in(stranger), f"{PAGE}?q=viec")) == 5


def test_another_ward_s_place_as_a_key_shows_nothing_of_it(
    other_ward: Organization, client: Client
) -> None:
    theirs = make_letter("77/UBND-VX", kept_by=other_ward)
    own = make_directive("05/2010/QĐ-TTg", issued_on=theirs.issued_on - timedelta(1))
    place = Thing.DIRECTIVE.place(theirs.issued_on, theirs.pk)
    address = f"{PAGE}?tu=1/1/2000&sau={place}"
    assert titles(client, address) == [f"Quyết định: {own.title}"]


@pytest.mark.parametrize(
    "key", ["x", "-1", "0", "9" * 30, "1\0", "²", "1e9", "4611686018427387904"]
)
def test_a_strange_key_is_taken_for_the_first_page(client: Client, key: str) -> None:
    directive = make_directive()
    assert titles(client, f"{PAGE}?q=12/2018&sau={key}") == [f"Quyết định: {directive.title}"]


def test_what_another_office_wrote_down_does_not_change_the_validity_here(
    other_ward: Organization, client: Client
) -> None:
    earlier, later = (
        make_directive(),
        make_directive("28/2023/QĐ-TTg", issued_on=date(2023, 11, 23)),
    )
    Relation.objects.create(
        kind="repeals", earlier=earlier, later=later, kept_by=other_ward, certainty="certain"
    )
    assert titles(client, f"{PAGE}?q=12/2018&hieu-luc=het") == []
    assert len(titles(client, f"{PAGE}?q=12/2018&hieu-luc=con")) == 1


def make_everything(ward: Organization, by: Official, count: int) -> None:
    first = Directive.objects.count()
    Directive.objects.bulk_create(
        Directive(
            kind="CV",
            number=f"{first + number}/UBND-NC",
            issuer="Ủy ban nhân dân tỉnh Nghệ An",
            issued_on=date(2020, 1, 1) + timedelta(first + number),
            title=f"Việc chung thứ {first + number}",
            source="tự đặt",
            certainty="certain",
        )
        for number in range(count)
    )
    Duty.objects.bulk_create(
        Duty(
            directive=directive,
            place="khoản 1",
            what=f"Việc được giao thứ {directive.number}",
            addressee="phường",
            addressed_on=directive.issued_on,
        )
        for directive in Directive.objects.filter(duties=None)
    )
    make_many(ward, by, count)
    for thing in Thing:
        refresh_all(thing)


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("q=viec&loai=van-ban&loai=nhiem-vu", 12),
        ("q=ke+hoach&loai=ke-hoach", 14),
        ("q=viec&hieu-luc=con&ngay=1/1/2026", 13),
        ("", 7),
    ],
)
def test_a_page_costs_as_many_queries_for_1_000_things_as_for_10(
    client: Client, ward: Organization, drafter: Official, question: str, count: int
) -> None:
    make_everything(ward, drafter, 10)
    assert queries(client, f"{PAGE}?{question}") == count
    make_everything(ward, drafter, 990)
    assert queries(client, f"{PAGE}?{question}") == count


def test_every_thing_is_on_exactly_one_page(
    client: Client, ward: Organization, drafter: Official
) -> None:
    make_everything(ward, drafter, 90)
    seen = list(every_title(client, f"{PAGE}?q=thu"))
    assert len(seen) == len(set(seen)) == 180


def workbook(client: Client, question: str) -> tuple[list[str], list[tuple[str, ...]], str]:
    """Headings, rows and the line below them."""
    answer = client.get(f"{PAGE}ket-qua.xlsx?{question}")
    sheet: Any = load_workbook(io.BytesIO(answer.content)).active
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    return list(rows[0]), rows[1:-2], rows[-1][0]


def test_the_workbook_holds_the_rows_and_columns_of_the_page(
    client: Client, ward: Organization, drafter: Official
) -> None:
    make_everything(ward, drafter, 40)
    headings, rows, closing = workbook(client, "q=thu")
    assert [row[0] for row in rows] == list(every_title(client, f"{PAGE}?q=thu"))
    page = client.get(f"{PAGE}?q=thu").content.decode()
    assert headings == re.findall(r"columnheader\">([^<]*)<", page)
    assert closing == "Cộng: 80 dòng."


def test_a_longer_answer_is_cut_and_the_workbook_says_so(
    client: Client, ward: Organization, drafter: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_everything(ward, drafter, 20)
    monkeypatch.setattr(search_views, "MOST_EXPORTED", 30)
    monkeypatch.setattr(search_views, "AT_ONCE", 10)
    _, rows, closing = workbook(client, "q=thu")
    assert (len(rows), closing) == (30, "30 dòng đầu; còn nữa.")


@pytest.mark.parametrize("text", ["=1+1", "+84 12", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_what_looks_like_a_formula_is_text_and_the_file_says_nothing_of_its_maker(
    client: Client, text: str
) -> None:
    duty = make_duty(make_directive(source=text), what=text)
    client.post(f"{PAGE}cot/", {"columns": ["source", "lead"]})
    answer = client.get(f"{PAGE}ket-qua.xlsx?q=12/2018&loai=nhiem-vu")
    cell = load_workbook(io.BytesIO(answer.content)).active["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", duty.what, True)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert set(re.findall(r"<(\w+:\w+)", archive.read("docProps/core.xml").decode())) == {
            *("cp:coreProperties", "dc:title", "dc:language")
        }


def test_an_official_keeps_columns_for_themselves(
    client: Client, stranger: Official, drafter: Official
) -> None:
    make_duty(make_directive(), lead="Công an phường")
    answer = client.post(f"{PAGE}cot/", {"columns": ["lead", "day"], "question": "q=12/2018"})
    assert answer.headers["Location"] == f"{PAGE}?q=12%2F2018"
    page = client.get(f"{PAGE}?q=12/2018").content.decode()
    assert re.findall(r"columnheader\">([^<]*)<", page) == ["Nội dung", "Ngày ban hành", "Chủ trì"]
    other = signed_in(stranger).get(f"{PAGE}?q=12/2018").content.decode()
    assert "Hiệu lực</th>" in other
    client.post(f"{PAGE}cot/", {"columns": []})
    assert ChosenColumns.objects.get(official=drafter).columns == []
    assert client.post(f"{PAGE}cot/", {"columns": ["password"]}).status_code == 302
    assert ChosenColumns.objects.get(official=drafter).columns == []


def test_a_search_is_kept_asked_again_and_forgotten(
    client: Client, drafter: Official, stranger: Official
) -> None:
    asked = {"question": "q=hòa giải&hieu-luc=con&tu=1/3/2024&sau=5&x=y"}
    client.post(f"{PAGE}luu/", {"name": "Hòa giải", **asked})
    kept = SavedSearch.objects.get(official=drafter)
    assert kept.question == "q=h%C3%B2a+gi%E1%BA%A3i&tu=01%2F3%2F2024&hieu-luc=con"
    page = client.get(PAGE).content.decode()
    assert f'href="{PAGE}?{kept.question.replace("&", "&amp;")}"' in page
    assert "Hòa giải" not in signed_in(stranger).get(PAGE).content.decode()
    assert signed_in(stranger).post(f"{PAGE}da-luu/{kept.pk}/bo/").status_code == 404
    client.post(f"{PAGE}da-luu/{kept.pk}/bo/")
    assert not SavedSearch.objects.exists()


def test_the_same_name_again_stands_for_the_new_question(client: Client, drafter: Official) -> None:
    for question in ("q=mot", "q=hai"):
        client.post(f"{PAGE}luu/", {"name": "Việc", "question": question})
    assert SavedSearch.objects.get(official=drafter).question == "q=hai"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "Việc", "question": "sau=5"}, "Điều kiện tìm không đọc được"),
        ({"name": "", "question": "q=a"}, "name"),
        ({"name": "Gọi 0912345678", "question": "q=a"}, "giống dữ liệu cá nhân"),
    ],
)
def test_a_name_or_question_that_cannot_be_kept_is_refused_with_everything_typed(
    client: Client, given: dict[str, str], said: str
) -> None:
    answer = client.post(f"{PAGE}luu/", given)
    assert said in answer.content.decode()
    assert given["name"] in answer.content.decode()
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("tu=31/02/2024", "Nhập một ngày hợp lệ"),
        ("tu=2/3/2024&den=1/3/2024", "Ngày cuối không được trước ngày đầu"),
        ("hieu-luc=xyz", "xyz"),
        (f"q={'a' * 400}", "300"),
    ],
)
def test_a_question_that_cannot_be_read_says_why(client: Client, question: str, said: str) -> None:
    answer = client.get(f"{PAGE}?{question}")
    assert said in answer.content.decode()
    assert client.get(f"{PAGE}ket-qua.xlsx?{question}").status_code == 302


def test_every_page_has_the_box(client: Client) -> None:
    for address in ("/", "/ke-hoach/", PAGE, "/van-ban/"):
        assert f'action="{PAGE}" role="search"' in client.get(address).content.decode()
