"""The pages of what left the ward: whom it went to, the table for the province, the threshold."""

import re
import zipfile
from html import unescape
from io import BytesIO

import pdfplumber
import pytest
from django.test import Client

from households.models import DisclosureRule, FigureRelease
from officials.models import Official, Organization
from tests.cast import make_member, signed_in
from tests.households.counts import MUONG, TAY, THO
from tests.households.leaving import Office, make_release
from tests.papers import make_document
from vietnamese.dates import short, today

pytestmark = pytest.mark.django_db
QUERIES = 9
PAGE, GIVE, RULE = (f"/so-lieu/da-cung-cap/{part}" for part in ("", "cung-cap/", "nguong/"))


@pytest.fixture
def office(
    ward: Organization, drafter: Official, reviewer: Official, chair: Official, clerk: Official
) -> Office:
    office = Office(ward, drafter, reviewer, chair, clerk)
    office.count({TAY: (20, 90), MUONG: (7, 12), THO: (1, 3)})
    return office


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_the_page_says_to_whom_a_figure_was_shown(office: Office) -> None:
    office.issue(office.draft("Có {{nhan_khau_tay}} người Tày."))
    office.issue(office.draft("Có {{nhan_khau}} người.", recipients=("Sở Nội vụ", "Lưu: VT")))
    client = signed_in(office.chair)
    assert "UBND tỉnh" in text_of(client, PAGE)
    assert "Sở Nội vụ" in text_of(client, PAGE)
    asked = text_of(client, f"{PAGE}?so=nhan_khau_tay")
    assert "UBND tỉnh" in asked
    assert "Sở Nội vụ" not in asked
    assert "<strong>90</strong>" in asked


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    office: Office, django_assert_num_queries: object
) -> None:
    document = make_document(office.ward, office.drafter)
    client = signed_in(office.drafter)
    make_release(document, office.drafter)
    client.get(PAGE)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(PAGE)
    for _ in range(20):
        make_release(document, office.drafter)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]
        client.get(PAGE)


def test_the_table_is_looked_at_and_then_given(office: Office, province: Organization) -> None:
    client = signed_in(office.drafter)
    asked = {"on": short(today()), "recipient": province.pk}
    looked_at = client.get(GIVE, asked).content.decode()
    assert "Mường và dân tộc khác</th><td>8</td><td>15</td>" in looked_at
    assert FigureRelease.objects.count() == 0
    answer = client.post(GIVE, asked)
    release = FigureRelease.objects.get()
    assert answer.url == f"{PAGE}{release.pk}/"  # type: ignore[attr-defined]
    assert "Đã gộp" in text_of(client, answer.url)  # type: ignore[attr-defined]


def test_the_office_above_sees_what_it_was_given_and_nothing_folded(
    office: Office, province: Organization, province_reviewer: Official, ward_police: Official
) -> None:
    asked = {"on": short(today()), "recipient": province.pk}
    signed_in(office.drafter).post(GIVE, asked)
    release = FigureRelease.objects.get()
    client = signed_in(province_reviewer)
    assert f'href="{PAGE}"' in text_of(client, "/")
    assert "phường Hoà Hiếu" in text_of(client, PAGE)
    page = text_of(client, f"{PAGE}{release.pk}/")
    assert "Mường và dân tộc khác" in page
    assert "Thổ" not in page
    assert "Đã gộp" not in page
    assert signed_in(ward_police).get(f"{PAGE}{release.pk}/").status_code == 404


def test_another_province_office_sees_nothing(
    office: Office, province: Organization, province_unit: object
) -> None:
    signed_in(office.drafter).post(GIVE, {"on": short(today()), "recipient": province.pk})
    release = FigureRelease.objects.get()
    police = Organization.objects.create(
        unit=province.unit, name="Công an tỉnh Nghệ An", kind=Organization.Kind.POLICE
    )
    official = make_member("ca.tinh", "Cao Văn Không Thấy", police, "reviewer")  # type: ignore[arg-type]
    client = signed_in(official)
    assert client.get(f"{PAGE}{release.pk}/").status_code == 404
    assert client.get(f"{PAGE}{release.pk}/bang.xlsx").status_code == 404
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_no_file_holds_a_folded_number_or_name(office: Office, suffix: str) -> None:
    release = make_release(make_document(office.ward, office.drafter), office.drafter)
    file = signed_in(office.drafter).get(f"{PAGE}{release.pk}/bang.{suffix}").content
    words = words_of(file, suffix)
    assert {"Tày", "Mường", "32", "80"} <= {*words}
    assert not {"Thổ", "31", "77"} & {*words}


def test_the_chair_sets_the_threshold(office: Office) -> None:
    client = signed_in(office.chair)
    client.post(RULE, {"smallest": "8", "valid_from": short(today())})
    assert DisclosureRule.objects.get().smallest == 8
    refused = client.post(RULE, {"smallest": "3", "valid_from": short(today())})
    assert "từ 5 đến 50" in refused.content.decode().lower()


def words_of(file: bytes, suffix: str) -> list[str]:
    """Of a workbook everything in it, properties and all."""
    if suffix == "pdf":
        with pdfplumber.open(BytesIO(file)) as pdf:
            return " ".join(page.extract_text() for page in pdf.pages).split()
    with zipfile.ZipFile(BytesIO(file)) as packed:
        parts = [unescape(packed.read(name).decode()) for name in packed.namelist()]
    return re.sub(r"<[^>]*>", " ", " ".join(parts)).split()
